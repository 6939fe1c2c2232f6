import {
  type ClosingWrite,
  type Database,
  lockOrder,
  Stale,
  type Statement,
  type Transaction,
} from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { ExplainedStep } from '../pricing/index.ts'
import type { Checkout, QuotedLine } from './checkout.ts'
import type { Holder } from './holder.ts'
import type { QuoteTotals } from './quoted-prices.ts'
import type { SellerTerms } from './sale-parts.ts'

/**
 * States in which a checkout holds goods. Sent as a value where one cart's is looked for: written out, it would let a plan
 * that was made while few were open read all that are open.
 */
const open = ['held', 'paying']

/** A checkout is opened by what opens its cart now, so every read of one brings the cart's key along. */
const checkoutText = `SELECT k.id, k.cart_id, k.cart_version, k.state, k.currency, k.email, k.shipping_address, k.fulfillment,
    k.lines, k.priced, k.subtotal_amount, k.discount_amount, k.fulfillment_amount, k.fulfillment_discount_amount,
    k.tax_amount, k.tax_added_amount, k.tax_relieved_amount, k.total_amount, k.billing_address, k.company, k.vat_number,
    k.note, k.destinations, k.payment_attempts, k.order_id, k.version, k.expires_at, k.updated_at, c.secret_version, c.customer_id,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'isHouse', s.is_house,
        'commissionPartsPerMillion', s.commission_parts_per_million)), '[]')
      FROM commerce.sellers s WHERE s.store_id = $1
        AND s.id = ANY (ARRAY(SELECT (l ->> 'sellerId')::uuid FROM jsonb_array_elements(k.lines) l))) AS seller_terms
  FROM commerce.checkouts k JOIN commerce.carts c ON c.store_id = $1 AND c.id = k.cart_id
  WHERE k.store_id = $1`

function toCheckout(row: Record<string, unknown>): Checkout {
  return {
    id: row.id as string,
    cartId: row.cart_id as string,
    cartVersion: row.cart_version as number,
    cartSecretVersion: row.secret_version as number,
    customerId: row.customer_id as string | null,
    state: row.state as Checkout['state'],
    currency: row.currency as string,
    email: row.email as string,
    shippingAddress: row.shipping_address as Checkout['shippingAddress'],
    destinations: row.destinations as Checkout['destinations'],
    fulfillment: row.fulfillment as Checkout['fulfillment'],
    lines: (row.lines as QuotedLine[]).map((line) => ({ ...plainLine, ...line })),
    priced: row.priced as Checkout['priced'],
    sellers: row.seller_terms as SellerTerms[],
    billingAddress: row.billing_address as Checkout['billingAddress'],
    company: row.company as string | null,
    vatNumber: row.vat_number as string | null,
    note: row.note as string,
    ...totalsFromRow(row),
    paymentAttempts: row.payment_attempts as number,
    orderId: row.order_id as string | null,
    version: row.version as number,
    expiresAt: row.expires_at as Date,
    updatedAt: row.updated_at as Date,
  }
}

export const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** What lines did not say before promotions were kept, and before there were several destinations. */
const plainLine = {
  cartLineId: null,
  destination: 0,
  kind: 'goods' as const,
  discountAmount: 0,
  taxAmount: 0,
  taxAddedAmount: 0,
  taxRelievedAmount: 0,
  isGift: false,
  note: '',
}

/** Of a row with the columns that quotes and orders share. */
export function totalsFromRow(row: Record<string, unknown>): QuoteTotals {
  const amount = (name: string) => amountFrom(row[name] as string)
  return {
    subtotalAmount: amount('subtotal_amount'),
    discountAmount: amount('discount_amount'),
    fulfillmentAmount: amount('fulfillment_amount'),
    fulfillmentDiscountAmount: amount('fulfillment_discount_amount'),
    taxAmount: amount('tax_amount'),
    taxAddedAmount: amount('tax_added_amount'),
    taxRelievedAmount: amount('tax_relieved_amount'),
    totalAmount: amount('total_amount'),
  }
}

/** Whoever moves a checkout holds its row: browser, poller and worker take turns here. */
export async function lockCheckout(tx: Transaction, storeId: string, id: string): Promise<Checkout | null> {
  const [row] = await tx.query(lockingCheckout(storeId, id))
  return row ? toCheckout(row) : null
}

/** What {@link lockCheckout} asks: to be sent ahead. */
export const lockingCheckout = (storeId: string, id: string): Statement => ({
  name: 'checkouts_lock',
  text: `${checkoutText} AND k.id = $2 FOR NO KEY UPDATE OF k`,
  values: [storeId, id],
})

/** The checkout of this cart that holds goods, locked. */
export async function lockOpenCheckout(
  tx: Transaction,
  storeId: string,
  cartId: string,
): Promise<Checkout | null> {
  const [row] = await tx.query(lockingOpenCheckout(storeId, cartId))
  return row ? toCheckout(row) : null
}

/** What {@link lockOpenCheckout} asks: to be sent ahead. */
export const lockingOpenCheckout = (storeId: string, cartId: string): Statement => ({
  name: 'checkouts_lock_open',
  text: `${checkoutText} AND k.cart_id = $2 AND k.state = ANY ($3) FOR NO KEY UPDATE OF k`,
  values: [storeId, cartId, open],
})

/** Which checkout of this cart holds goods, without a lock. */
export async function readOpenCheckoutId(
  tx: Transaction,
  storeId: string,
  cartId: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    name: 'checkouts_open_id',
    text: 'SELECT id FROM commerce.checkouts WHERE store_id = $1 AND cart_id = $2 AND state = ANY ($3)',
    values: [storeId, cartId, open],
  })
  return row?.id ?? null
}

export async function readCheckout(tx: Transaction, storeId: string, id: string): Promise<Checkout | null> {
  const [row] = await tx.query({
    name: 'checkouts_read',
    text: `${checkoutText} AND k.id = $2`,
    values: [storeId, id],
  })
  return row ? toCheckout(row) : null
}

/**
 * `checkouts_one_open` refuses a second one of the same cart that holds goods; `checkouts_holder_place` a second one in
 * the same place of a holder, who has a few. Written only if there is a place; the one it replaces leaves its own.
 */
export function closingNewCheckout(
  storeId: string,
  of: {
    checkout: Checkout
    explanation: readonly ExplainedStep[]
    holder: Holder | null
    replaces: string | null
    full: () => Error
  },
): ClosingWrite {
  const { checkout: c, holder } = of
  return {
    name: 'new_checkout',
    // After `closingCheckout`, which may release the one it replaces in the same statement.
    rank: lockOrder.checkout + 0.5,
    ctes: {
      free_place: `
        SELECT n FROM unnest($18::int[]) n
        WHERE n NOT IN (SELECT h.holder_place FROM commerce.checkouts h
          WHERE h.store_id = $1 AND h.holder_hash = $17 AND h.holder_place IS NOT NULL AND h.state IN ('held', 'paying')
            AND h.id IS DISTINCT FROM $19::uuid)
        ORDER BY random() LIMIT 1`,
      new_checkout: `
        INSERT INTO commerce.checkouts (store_id, id, cart_id, cart_version, state, currency, email,
          shipping_address, fulfillment, lines, subtotal_amount, fulfillment_amount, tax_amount, total_amount, expires_at,
          created_at, updated_at, holder_hash, holder_place, discount_amount, fulfillment_discount_amount, tax_added_amount,
          tax_relieved_amount, priced, explanation, billing_address, company, vat_number, note, destinations)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::timestamptz, $16::timestamptz,
          $16::timestamptz, $17, CASE WHEN $17::text IS NOT NULL THEN n END, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29,
          $30
        FROM free_place RETURNING 1`,
    },
    returns: `json_build_array((SELECT count(*) FROM new_checkout), EXISTS (SELECT 1 FROM commerce.checkouts o
      WHERE o.store_id = $1 AND o.cart_id = $3 AND o.state = ANY ($31) AND o.id IS DISTINCT FROM $19::uuid))`,
    // Another quote of this cart, or one for this place, came first: the next turn finds it.
    staleOn: ['checkouts_one_open', 'checkouts_holder_place'],
    values: [
      storeId,
      c.id,
      c.cartId,
      c.cartVersion,
      c.state,
      c.currency,
      c.email,
      JSON.stringify(c.shippingAddress),
      jsonOrNull(c.fulfillment),
      JSON.stringify(c.lines),
      c.subtotalAmount,
      c.fulfillmentAmount,
      c.taxAmount,
      c.totalAmount,
      c.expiresAt,
      c.updatedAt,
      holder?.hash ?? null,
      Array.from({ length: holder?.places ?? 1 }, (_, n) => n + 1),
      of.replaces,
      c.discountAmount,
      c.fulfillmentDiscountAmount,
      c.taxAddedAmount,
      c.taxRelievedAmount,
      jsonOrNull(c.priced),
      JSON.stringify(of.explanation),
      jsonOrNull(c.billingAddress),
      c.company,
      c.vatNumber,
      c.note,
      JSON.stringify(c.destinations),
      open,
    ],
    check: (result) => {
      const [made, hasAnother] = result as [made: number, hasAnother: boolean]
      if (made === 1) return
      throw hasAnother ? new Stale('another quote of this cart has the place') : of.full()
    },
    expects: [1, false],
  }
}

/** Writes the state of a locked checkout whose version was `of.from`. */
export function closingCheckout(storeId: string, of: { from: Checkout; to: Checkout }): ClosingWrite {
  const { from, to } = of
  return {
    name: 'checkout',
    rank: lockOrder.checkout,
    ctes: {
      checkout: `
        UPDATE commerce.checkouts SET state = $4, payment_attempts = $5, order_id = $6, expires_at = $7, updated_at = $8,
          version = $9, holder_hash = CASE WHEN $4 IN ('held', 'paying') THEN holder_hash END,
          holder_place = CASE WHEN $4 IN ('held', 'paying') THEN holder_place END
        WHERE store_id = $1 AND id = $2 AND version = $3 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM checkout)',
    values: [
      storeId,
      from.id,
      from.version,
      to.state,
      to.paymentAttempts,
      to.orderId,
      to.expiresAt,
      to.updatedAt,
      to.version,
    ],
    check: (count) => {
      if (count !== 1) throw new Stale('the checkout changed meanwhile')
    },
    expects: 1,
  }
}

/**
 * Checkouts of all stores that somebody must look after: held ones past their time, and paying ones that have been
 * silent for too long; oldest first, those after the given id. For the worker, which crosses stores here only to learn their names.
 */
export async function readOverdueCheckouts(
  db: Database,
  of: { silentSeconds: number; limit: number; after: string },
): Promise<{ storeId: string; id: string }[]> {
  const rows = await db.lookUp<{ store_id: string; id: string }>({
    name: 'checkouts_overdue',
    // Each by the clock of its store: that of a test twin may have been moved.
    text: `SELECT c.store_id, c.id FROM commerce.checkouts c
      JOIN commerce.stores s ON s.store_id = c.store_id AND s.status <> 'deleted'
      CROSS JOIN LATERAL (SELECT now() + make_interval(secs => s.clock_offset_seconds) AS now) clock
      WHERE c.id > $3 AND ((c.state = 'held' AND c.expires_at <= clock.now) OR (c.state = 'paying'
        AND (c.updated_at <= clock.now - make_interval(secs => $1) OR c.expires_at <= clock.now)))
      ORDER BY c.id LIMIT $2`,
    values: [of.silentSeconds, of.limit, of.after],
  })
  return rows.map((row) => ({ storeId: row.store_id, id: row.id }))
}

/** Whether this buyer has ordered before, as a customer or as a guest, and the address by which their uses count. */
export async function readPastOrders(
  tx: Transaction,
  storeId: string,
  of: { customerId: string | null; email: string },
): Promise<{ email: string; hasOrdered: boolean }> {
  const [row] = await tx.query<{ account: string | null; hasOrdered: boolean }>({
    name: 'orders_of_buyer_before',
    text: `SELECT c.email AS account, EXISTS (SELECT 1 FROM commerce.orders o WHERE o.store_id = $1 AND o.customer_id = $2)
          OR EXISTS (SELECT 1 FROM commerce.orders o WHERE o.store_id = $1 AND lower(o.email) = ANY (ARRAY[lower($3), lower(c.email)]))
          AS "hasOrdered"
      FROM (SELECT 1) one LEFT JOIN commerce.customers c ON c.store_id = $1 AND c.id = $2`,
    values: [storeId, of.customerId, of.email],
  })
  return { email: row?.account ?? of.email, hasOrdered: row?.hasOrdered ?? false }
}
