import {
  type ClosingWrite,
  type Database,
  lockOrder,
  Stale,
  type Transaction,
} from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Checkout } from './checkout.ts'

const columns = `id, cart_id, cart_version, cart_secret_version, state, currency, email, shipping_address, fulfillment, lines,
  subtotal_amount, fulfillment_amount, tax_amount, total_amount, payment_attempts, order_id, version, expires_at, updated_at`

function toCheckout(row: Record<string, unknown>): Checkout {
  const amount = (name: string) => amountFrom(row[name] as string)
  return {
    id: row.id as string,
    cartId: row.cart_id as string,
    cartVersion: row.cart_version as number,
    cartSecretVersion: row.cart_secret_version as number,
    state: row.state as Checkout['state'],
    currency: row.currency as string,
    email: row.email as string,
    shippingAddress: row.shipping_address as Checkout['shippingAddress'],
    fulfillment: row.fulfillment as Checkout['fulfillment'],
    lines: row.lines as Checkout['lines'],
    subtotalAmount: amount('subtotal_amount'),
    fulfillmentAmount: amount('fulfillment_amount'),
    taxAmount: amount('tax_amount'),
    totalAmount: amount('total_amount'),
    paymentAttempts: row.payment_attempts as number,
    orderId: row.order_id as string | null,
    version: row.version as number,
    expiresAt: row.expires_at as Date,
    updatedAt: row.updated_at as Date,
  }
}

/** Whoever moves a checkout holds its row: browser, poller and worker take turns here. */
export async function lockCheckout(tx: Transaction, storeId: string, id: string): Promise<Checkout | null> {
  const [row] = await tx.query({
    name: 'checkouts_lock',
    text: `SELECT ${columns} FROM commerce.checkouts WHERE store_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    values: [storeId, id],
  })
  return row ? toCheckout(row) : null
}

/** The checkout of this cart that holds goods, locked. */
export async function lockOpenCheckout(
  tx: Transaction,
  storeId: string,
  cartId: string,
): Promise<Checkout | null> {
  const [row] = await tx.query({
    name: 'checkouts_lock_open',
    text: `SELECT ${columns} FROM commerce.checkouts
      WHERE store_id = $1 AND cart_id = $2 AND state IN ('held', 'paying') FOR NO KEY UPDATE`,
    values: [storeId, cartId],
  })
  return row ? toCheckout(row) : null
}

export async function readCheckout(tx: Transaction, storeId: string, id: string): Promise<Checkout | null> {
  const [row] = await tx.query({
    name: 'checkouts_read',
    text: `SELECT ${columns} FROM commerce.checkouts WHERE store_id = $1 AND id = $2`,
    values: [storeId, id],
  })
  return row ? toCheckout(row) : null
}

/** `checkouts_one_open` refuses a second one of the same cart that holds goods. */
export function closingNewCheckout(storeId: string, c: Checkout): ClosingWrite {
  return {
    name: 'new_checkout',
    // After `closingCheckout`, which may release the one it replaces in the same statement.
    rank: lockOrder.checkout + 0.5,
    ctes: {
      new_checkout: `
        INSERT INTO commerce.checkouts (store_id, id, cart_id, cart_version, cart_secret_version, state, currency, email,
          shipping_address, fulfillment, lines, subtotal_amount, fulfillment_amount, tax_amount, total_amount, expires_at,
          created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_checkout)',
    // Another quote of this cart came first: the next turn finds and replaces it.
    staleOn: ['checkouts_one_open'],
    values: [
      storeId,
      c.id,
      c.cartId,
      c.cartVersion,
      c.cartSecretVersion,
      c.state,
      c.currency,
      c.email,
      JSON.stringify(c.shippingAddress),
      JSON.stringify(c.fulfillment),
      JSON.stringify(c.lines),
      c.subtotalAmount,
      c.fulfillmentAmount,
      c.taxAmount,
      c.totalAmount,
      c.expiresAt,
      c.updatedAt,
    ],
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
          version = $9
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
    text: `SELECT store_id, id FROM commerce.checkouts
      WHERE id > $3 AND ((state = 'held' AND expires_at <= now())
        OR (state = 'paying' AND (updated_at <= now() - make_interval(secs => $1) OR expires_at <= now())))
      ORDER BY id LIMIT $2`,
    values: [of.silentSeconds, of.limit, of.after],
  })
  return rows.map((row) => ({ storeId: row.store_id, id: row.id }))
}
