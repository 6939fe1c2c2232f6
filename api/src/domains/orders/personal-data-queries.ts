import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { BuyerFacts } from './checkout.ts'
import type { CheckoutState } from './checkout-state.ts'
import type { Order } from './order.ts'
import { orderText, toOrder } from './order-queries.ts'

/** Whose: the customer's own, and what was ordered as a guest with the address that is theirs. */
export interface Buyer {
  customerId: string
  /** Lower case */
  email: string
}

/** Of a buyer whose address is not known any more: no order has it. */
export const noEmail = ''

/** Stands where an e-mail address was. `.invalid` leads nowhere (RFC 2606). */
export const erasedEmail = 'erased@erased.invalid'

const theirOrders = `(o.customer_id = $2 OR (o.customer_id IS NULL AND lower(o.email) = $3))`

/** Every order of a buyer, newest first. */
export async function readOrdersOf(tx: Transaction, storeId: string, buyer: Buyer): Promise<Order[]> {
  const rows = await tx.query({
    name: 'orders_of_buyer',
    text: `${orderText} AND ${theirOrders} ORDER BY o.placed_at DESC, o.id DESC`,
    values: [storeId, buyer.customerId, buyer.email],
  })
  return rows.map(toOrder)
}

/** A quote, as far as it tells of its buyer. */
export interface QuoteOfBuyer extends BuyerFacts {
  id: string
  state: CheckoutState
  email: string
  shippingAddress: PostalAddress
  destinations: PostalAddress[]
  totalAmount: number
  currency: string
  createdAt: Date
}

/** Quotes of their own carts, and of carts of guests with their address: each found by its own index. */
const ofOwnCarts = `SELECT q.id FROM commerce.carts c JOIN commerce.checkouts q ON q.store_id = $1 AND q.cart_id = c.id
  WHERE c.store_id = $1 AND c.customer_id = $2 AND q.order_id IS NULL`
const ofGuestsCarts = `SELECT q.id FROM commerce.checkouts q JOIN commerce.carts c ON c.store_id = $1 AND c.id = q.cart_id
  WHERE q.store_id = $1 AND lower(q.email) = $3 AND c.customer_id IS NULL AND q.order_id IS NULL`

/** Quotes of a buyer that have become no order, newest first. */
export async function readQuotesOf(tx: Transaction, storeId: string, buyer: Buyer): Promise<QuoteOfBuyer[]> {
  const rows = await tx.query({
    name: 'checkouts_of_buyer',
    text: `SELECT k.id, k.state, k.email, k.shipping_address, k.destinations, k.total_amount, k.currency, k.created_at,
        k.billing_address, k.company, k.vat_number, k.note
      FROM commerce.checkouts k WHERE k.store_id = $1 AND k.id = ANY(ARRAY(${ofOwnCarts} UNION ALL ${ofGuestsCarts}))
      ORDER BY k.created_at DESC, k.id DESC`,
    values: [storeId, buyer.customerId, buyer.email],
  })
  return rows.map((row) => ({
    id: row.id as string,
    state: row.state as CheckoutState,
    email: row.email as string,
    shippingAddress: row.shipping_address as PostalAddress,
    destinations: row.destinations as PostalAddress[],
    totalAmount: amountFrom(row.total_amount as string),
    currency: row.currency as string,
    billingAddress: row.billing_address as BuyerFacts['billingAddress'],
    company: row.company as string | null,
    vatNumber: row.vat_number as string | null,
    note: row.note as string,
    createdAt: row.created_at as Date,
  }))
}

export interface OrderOfBuyer {
  id: string
  version: number
  status: Order['status']
}

/** Every order that still tells who a buyer is, locked. */
export async function lockOrdersOf(tx: Transaction, storeId: string, buyer: Buyer): Promise<OrderOfBuyer[]> {
  return tx.query<OrderOfBuyer & Record<string, unknown>>({
    name: 'orders_lock_of_buyer',
    text: `SELECT o.id, o.version, o.status FROM commerce.orders o
      WHERE o.store_id = $1 AND ${theirOrders} AND o.email <> $4
      ORDER BY o.id FOR NO KEY UPDATE`,
    values: [storeId, buyer.customerId, buyer.email, erasedEmail],
  })
}

/** What is left of an address: where goods were taxed. In the form that the contract gives an address. */
const erasedAddress = (column: string) => `jsonb_build_object('fullName', 'Erased', 'streetAddress', 'Erased',
  'addressLocality', 'Erased', 'addressCountry', ${column} -> 'addressCountry')`

/** Each of several addresses, in its place. */
const erasedAddresses = (
  column: string,
) => `(SELECT coalesce(jsonb_agg(${erasedAddress('address')} ORDER BY place), '[]')
    FROM jsonb_array_elements(${column}) WITH ORDINALITY AS each (address, place))`

/** Where goods were billed to stays as far as its country; what else the buyer has said goes. */
const erasedFacts = (column: string) =>
  `billing_address = CASE WHEN ${column} IS NOT NULL THEN ${erasedAddress(column)} END, company = NULL, vat_number = NULL, note = ''`

const withoutNotes = (column: string) =>
  `(SELECT coalesce(jsonb_agg(line || '{"note": ""}' ORDER BY place), '[]')
    FROM jsonb_array_elements(${column}) WITH ORDINALITY AS each (line, place))`

/** What a price was not taxed for stays, without the paper or the VAT number that said so. */
const withoutEvidence = `priced = jsonb_set(k.priced, '{taxes}', (SELECT coalesce(jsonb_agg(
      CASE WHEN jsonb_typeof(tax -> 'relief') = 'object' THEN jsonb_set(tax, '{relief}', tax -> 'relief' ||
        CASE WHEN tax -> 'relief' ? 'vatNumber' THEN '{"vatNumber": ""}'::jsonb ELSE '{"reference": ""}'::jsonb END)
      ELSE tax END ORDER BY place), '[]') FROM jsonb_array_elements(k.priced -> 'taxes') WITH ORDINALITY AS each (tax, place))),
    explanation = CASE WHEN k.explanation IS NOT NULL THEN (SELECT coalesce(jsonb_agg(
      CASE WHEN step -> 'inputs' ? 'evidence' THEN jsonb_set(step, '{inputs,evidence}', 'null') ELSE step END
      ORDER BY place), '[]') FROM jsonb_array_elements(k.explanation) WITH ORDINALITY AS each (step, place)) END`

/** Takes out of locked orders who bought them. Amounts, lines, parcels and the country stay; no link opens them. */
export function closingErasedOrders(storeId: string, of: { orderIds: string[]; now: Date }): ClosingWrite {
  return {
    name: 'erased_orders',
    rank: lockOrder.order,
    ctes: {
      erased_orders: `
        UPDATE commerce.orders SET email = $3, hold_reason = '', shipping_address = ${erasedAddress('shipping_address')},
          destinations = ${erasedAddresses('destinations')},
          ${erasedFacts('billing_address')}, metadata = '{}',
          secret_expires_at = least(secret_expires_at, now()), confirmed_at = coalesce(confirmed_at, now()),
          version = version + 1, updated_at = $4
        WHERE store_id = $1 AND id = ANY($2::uuid[]) RETURNING 1`,
      erased_notes: `
        UPDATE commerce.order_lines SET note = ''
        WHERE store_id = $1 AND order_id = ANY($2::uuid[]) AND note <> '' RETURNING 1`,
      erased_order_notes: `
        UPDATE commerce.order_notes SET body = '[erased]'
        WHERE store_id = $1 AND order_id = ANY($2::uuid[]) RETURNING 1`,
      erased_returns: `
        UPDATE commerce.order_returns SET note = '' WHERE store_id = $1 AND order_id = ANY($2::uuid[]) AND note <> '' RETURNING 1`,
      erased_edit_notes: `
        UPDATE commerce.order_edits SET note = '' WHERE store_id = $1 AND order_id = ANY($2::uuid[]) AND note <> '' RETURNING 1`,
      erased_refund_notes: `
        UPDATE commerce.refunds SET note = '' WHERE store_id = $1 AND order_id = ANY($2::uuid[]) AND note <> '' RETURNING 1`,
      erased_lookups: `
        UPDATE commerce.order_access_codes SET used_at = now()
        WHERE store_id = $1 AND order_id = ANY($2::uuid[]) AND used_at IS NULL RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM erased_orders)',
    values: [storeId, of.orderIds, erasedEmail, of.now],
  }
}

/**
 * Takes a buyer out of their quotes, and of those of the given orders; but for quotes of guests that may still be paid:
 * they need the address. Written at once: what else a transaction says of a checkout touches other columns.
 */
export async function eraseQuotesOf(
  tx: Transaction,
  storeId: string,
  of: Buyer & { orderIds: string[] },
): Promise<void> {
  await tx.query({
    name: 'checkouts_erase_buyer',
    text: `UPDATE commerce.checkouts k SET email = $4, shipping_address = ${erasedAddress('k.shipping_address')},
        destinations = ${erasedAddresses('k.destinations')},
        ${erasedFacts('k.billing_address')}, lines = ${withoutNotes('k.lines')}, ${withoutEvidence}
      WHERE k.store_id = $1 AND k.email <> $4 AND k.id = ANY(ARRAY(
        SELECT o.checkout_id FROM commerce.orders o WHERE o.store_id = $1 AND o.id = ANY($5::uuid[])
        UNION ALL ${ofOwnCarts} UNION ALL ${ofGuestsCarts} AND q.state = 'released'))`,
    values: [storeId, of.customerId, of.email, erasedEmail, of.orderIds],
  })
}

const quotesAtOnce = 500

/**
 * Takes the buyers out of quotes of all stores that ended thirty days ago without an order. For the worker.
 * @returns how many
 */
export async function forgetOldQuotes(db: Database): Promise<number> {
  for (let forgotten = 0; ; ) {
    const due = await db.lookUp<{ store_id: string; ids: string[] }>({
      name: 'checkouts_to_forget',
      text: `SELECT k.store_id, array_agg(k.id) AS ids FROM (SELECT c.store_id, c.id FROM commerce.checkouts c
          WHERE c.state = 'released' AND c.email <> '${erasedEmail}' AND c.updated_at < now() - interval '30 days'
          ORDER BY c.updated_at LIMIT $1) k
        GROUP BY k.store_id`,
      values: [quotesAtOnce],
    })
    for (const { store_id, ids } of due)
      await db.read(store_id, {
        name: 'checkouts_forget_buyers',
        text: `UPDATE commerce.checkouts k SET email = $3, shipping_address = ${erasedAddress('k.shipping_address')},
            destinations = ${erasedAddresses('k.destinations')},
            ${erasedFacts('k.billing_address')}, lines = ${withoutNotes('k.lines')}, ${withoutEvidence}
          WHERE k.store_id = $1 AND k.id = ANY($2::uuid[]) AND k.state = 'released'`,
        values: [store_id, ids, erasedEmail],
      })
    const found = due.reduce((sum, { ids }) => sum + ids.length, 0)
    forgotten += found
    if (found < quotesAtOnce) return forgotten
  }
}
