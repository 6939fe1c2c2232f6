import {
  type ClosingWrite,
  lockOrder,
  Stale,
  type Statement,
  type Transaction,
} from '../../platform/database.ts'
import { readingOffersOfCart } from '../discovery/index.ts'
import type { TaxExemption } from '../pricing/index.ts'

export interface CartLine {
  id: string
  offerId: string
  quantity: number
  /** True: kept for later, not bought with the rest */
  isSaved: boolean
  /** Of the shopper, such as what to write on a card; may be empty */
  note: string
  /** What a piece cost when the shopper last changed the line; null: not known */
  seenPriceAmount: number | null
}

/** `merged`: its lines have gone into another cart of its customer. */
export type CartStatus = 'open' | 'completing' | 'completed' | 'merged'

export interface Cart {
  id: string
  currency: string
  /** Whose it is: then nothing but their session opens it. Null: whoever has its secret. */
  customerId: string | null
  status: CartStatus
  version: number
  secretVersion: number
  /** Of the shopper, for whoever packs it; may be empty */
  note: string
  /** As `normalizedCode` writes them, oldest first */
  codes: string[]
  metadata: Record<string, string>
  updatedAt: Date
  expiresAt: Date
  lines: CartLine[]
}

const lineShape =
  'id uuid, "offerId" uuid, quantity int, "isSaved" boolean, note text, "seenPriceAmount" bigint'

const cartText = `SELECT c.id, c.currency, c.customer_id AS "customerId", c.status, c.version,
    c.secret_version AS "secretVersion", c.note, c.codes, c.metadata, c.updated_at AS "updatedAt", c.expires_at AS "expiresAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offerId', l.offer_id, 'quantity', l.quantity,
        'isSaved', l.is_saved, 'note', l.note, 'seenPriceAmount', l.seen_price_amount)
      ORDER BY l.added_at, l.id) FROM commerce.cart_lines l WHERE l.store_id = $1 AND l.cart_id = c.id), '[]') AS lines
  FROM commerce.carts c WHERE c.store_id = $1`

/**
 * The cart and its lines in one snapshot, without a lock: `closingCart` writes only if the version is still this one.
 * A cart past its expiry does not exist any more.
 */
export async function readCart(
  tx: Transaction,
  storeId: string,
  cartId: string,
  now: Date,
): Promise<Cart | null> {
  const [row] = await tx.query<Cart>(readingCart(storeId, cartId))
  return row && row.expiresAt > now ? row : null
}

/** What {@link readCart} asks: to be sent ahead. */
export const readingCart = (storeId: string, cartId: string): Statement => ({
  name: 'cart_read',
  text: `${cartText} AND c.id = $2`,
  values: [storeId, cartId],
})

/** What a cart and its prices are read from, and those of offers that are to be added: to be sent ahead. */
export const readingCartAndOffers = (
  store: { id: string; currency: string },
  of: { cartId: string; offerIds: string[] },
): Statement[] => [readingCart(store.id, of.cartId), readingOffersOfCart(store, of)]

/** The one cart that a customer has open or is paying, in one snapshot, also past its expiry. */
export async function readCartOfCustomer(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<Cart | null> {
  const [row] = await tx.query<Cart>({
    name: 'cart_read_of_customer',
    text: `${cartText} AND c.customer_id = $2 AND c.status IN ('open', 'completing')`,
    values: [storeId, customerId],
  })
  return row ?? null
}

/** Pieces of each offer that the open checkout of a cart has set aside. */
export async function readHeldForCart(
  tx: Transaction,
  storeId: string,
  cartId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ offerId: string; quantity: number }>({
    name: 'cart_held',
    text: `SELECT h.offer_id AS "offerId", sum(h.quantity)::int AS quantity
      FROM commerce.checkouts k JOIN commerce.holds h ON h.store_id = $1 AND h.reference = k.id AND h.state = 'held'
      WHERE k.store_id = $1 AND k.cart_id = $2 AND k.state IN ('held', 'paying') GROUP BY h.offer_id`,
    values: [storeId, cartId],
  })
  return new Map(rows.map(({ offerId, quantity }) => [offerId, quantity]))
}

/** Until the transaction ends nobody changes, quotes or pays this cart. @returns false when it is not as it was read */
export async function lockCart(
  tx: Transaction,
  storeId: string,
  of: { cartId: string; version: number },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'cart_lock',
    text: `SELECT 1 FROM commerce.carts
      WHERE store_id = $1 AND id = $2 AND version = $3 AND status = 'open' FOR NO KEY UPDATE`,
    values: [storeId, of.cartId, of.version],
  })
  return rows.length === 1
}

export interface CartWrite {
  /** Codes, note, metadata and currency as they will be; lines and version as they were read */
  cart: Cart
  /** Quantities to set; 0 removes the line. New lines have no quantity in `cart.lines`. */
  set: CartLine[]
  now: Date
  expiresAt: Date
}

/** Writes lines and raises the version, if it is still the one that was read; otherwise everything runs again. */
export function closingCart(storeId: string, write: CartWrite): ClosingWrite {
  return {
    name: 'cart',
    rank: lockOrder.cart,
    ctes: {
      cart_version: `
        UPDATE commerce.carts SET version = version + 1, updated_at = $4, expires_at = $5, codes = $7, note = $8,
          metadata = $9, currency = $10
        WHERE store_id = $1 AND id = $2 AND version = $3 AND status = 'open' RETURNING 1`,
      cart_set: `
        INSERT INTO commerce.cart_lines AS l (store_id, cart_id, id, offer_id, quantity, added_at, is_saved, note, seen_price_amount)
        SELECT $1, $2, s.id, s."offerId", s.quantity, $4, s."isSaved", s.note, s."seenPriceAmount"
        FROM jsonb_to_recordset($6) AS s (${lineShape})
        WHERE s.quantity > 0 AND EXISTS (SELECT 1 FROM cart_version)
        ON CONFLICT (store_id, cart_id, id) DO UPDATE SET quantity = excluded.quantity, is_saved = excluded.is_saved,
          note = excluded.note, seen_price_amount = excluded.seen_price_amount RETURNING 1`,
      cart_removed: `
        DELETE FROM commerce.cart_lines l USING jsonb_to_recordset($6) AS s (id uuid, quantity int)
        WHERE l.store_id = $1 AND l.cart_id = $2 AND l.id = s.id AND s.quantity = 0
          AND EXISTS (SELECT 1 FROM cart_version) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM cart_version)',
    values: [
      storeId,
      write.cart.id,
      write.cart.version,
      write.now,
      write.expiresAt,
      JSON.stringify(write.set),
      write.cart.codes,
      write.cart.note,
      JSON.stringify(write.cart.metadata),
      write.cart.currency,
    ],
    check: changedOnce,
    expects: 1,
  }
}

function changedOnce(changed: unknown): void {
  if (changed !== 1) throw new Stale('the cart changed meanwhile')
}

export function closingNewCart(storeId: string, cart: Cart): ClosingWrite {
  return {
    name: 'new_cart',
    rank: lockOrder.cart,
    ctes: {
      new_cart: `
        INSERT INTO commerce.carts (store_id, id, currency, metadata, created_at, updated_at, expires_at, customer_id, note, codes)
        VALUES ($1, $2, $3, $4, $5, $5, $6, $8, $9, $10) RETURNING 1`,
      new_lines: `
        INSERT INTO commerce.cart_lines (store_id, cart_id, id, offer_id, quantity, added_at, is_saved, note, seen_price_amount)
        SELECT $1, $2, s.id, s."offerId", s.quantity, $5, s."isSaved", s.note, s."seenPriceAmount"
        FROM jsonb_to_recordset($7) AS s (${lineShape}) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_cart)',
    // The customer opened another one at the same moment: the next turn finds it.
    staleOn: ['carts_one_open'],
    values: [
      storeId,
      cart.id,
      cart.currency,
      JSON.stringify(cart.metadata),
      cart.updatedAt,
      cart.expiresAt,
      JSON.stringify(cart.lines),
      cart.customerId,
      cart.note,
      cart.codes,
    ],
  }
}

/** Ends a cart whose lines go into another: it is left empty. Nothing is written when it is not as it was read. */
export function closingMergedCart(storeId: string, of: { cart: Cart; now: Date }): ClosingWrite {
  return {
    name: 'merged_cart',
    rank: lockOrder.cart,
    ctes: {
      merged_cart: `
        UPDATE commerce.carts SET status = 'merged', version = version + 1, updated_at = $4
        WHERE store_id = $1 AND id = $2 AND version = $3 AND status = 'open' RETURNING 1`,
      merged_lines: `
        DELETE FROM commerce.cart_lines
        WHERE store_id = $1 AND cart_id = $2 AND EXISTS (SELECT 1 FROM merged_cart) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM merged_cart)',
    values: [storeId, of.cart.id, of.cart.version, of.now],
    check: changedOnce,
    expects: 1,
  }
}

/**
 * Gives an open cart to a customer: its secret is another from now on, and it takes the lines of the cart that
 * `closingMergedCart` ends in the same statement, which must come first: a customer has one open cart.
 */
export function closingBoundCart(
  storeId: string,
  of: { from: Cart; to: Cart; set: CartLine[]; merges: boolean },
): ClosingWrite {
  const { from, to } = of
  return {
    name: of.merges ? 'bound_cart_merging' : 'bound_cart',
    rank: lockOrder.cart + 0.5,
    ctes: {
      bound_cart: `
        UPDATE commerce.carts SET customer_id = $4, secret_version = $5, version = $6, updated_at = $7, expires_at = $8,
          codes = $10, note = $11
        WHERE store_id = $1 AND id = $2 AND version = $3 AND status = 'open' AND customer_id IS NULL
          ${of.merges ? 'AND EXISTS (SELECT 1 FROM merged_cart)' : ''} RETURNING 1`,
      bound_lines: `
        INSERT INTO commerce.cart_lines AS l (store_id, cart_id, id, offer_id, quantity, added_at, is_saved, note, seen_price_amount)
        SELECT $1, $2, s.id, s."offerId", s.quantity, $7, s."isSaved", s.note, s."seenPriceAmount"
        FROM jsonb_to_recordset($9) AS s (${lineShape})
        WHERE EXISTS (SELECT 1 FROM bound_cart)
        ON CONFLICT (store_id, cart_id, id) DO UPDATE SET quantity = excluded.quantity, is_saved = excluded.is_saved,
          note = excluded.note, seen_price_amount = excluded.seen_price_amount RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM bound_cart)',
    staleOn: ['carts_one_open'],
    values: [
      storeId,
      to.id,
      from.version,
      to.customerId,
      to.secretVersion,
      to.version,
      to.updatedAt,
      to.expiresAt,
      JSON.stringify(of.set),
      to.codes,
      to.note,
    ],
    check: changedOnce,
    expects: 1,
  }
}

/** Moves the cart from one status to the next, or keeps it in its own, if it is there and at this version. */
export function closingCartStatus(
  storeId: string,
  of: {
    cartId: string
    from: CartStatus
    to: CartStatus
    version?: number
    check: (moved: boolean) => void
  },
): ClosingWrite {
  const wanted = 'store_id = $1 AND id = $2 AND status = $3 AND version = coalesce($4::int, version)'
  const stays = of.from === of.to
  const name = stays ? 'cart_pinned' : 'cart_status'
  return {
    name,
    rank: lockOrder.cart,
    ctes: {
      [name]: stays
        ? `SELECT 1 FROM commerce.carts WHERE ${wanted} FOR NO KEY UPDATE`
        : `UPDATE commerce.carts SET status = $5 WHERE ${wanted} RETURNING 1`,
    },
    returns: `(SELECT count(*)::int FROM ${name})`,
    values: [storeId, of.cartId, of.from, of.version ?? null, ...(stays ? [] : [of.to])],
    check: (count) => of.check(count === 1),
    expects: 1,
  }
}

/** Whether anybody ever opened a cart in the store. */
export async function hasCarts(tx: Transaction, storeId: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'cart_any',
    text: 'SELECT 1 FROM commerce.carts WHERE store_id = $1 LIMIT 1',
    values: [storeId],
  })
  return rows.length > 0
}

/** Who a customer is to prices: their groups, the papers that free them from tax, whether they ever ordered from a cart. */
export interface CustomerToPrice {
  email: string
  groupIds: string[]
  hasOrdered: boolean
  exemptions: TaxExemption[]
}

interface ExemptionRow {
  reference: string
  tax_classes: string[]
  countries: string[]
  valid_from: string | null
  valid_until: string | null
}

export async function readBuyer(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<CustomerToPrice | null> {
  const [row] = await tx.query<Omit<CustomerToPrice, 'exemptions'> & { exemptions: ExemptionRow[] }>({
    name: 'cart_buyer',
    text: `SELECT k.email, ARRAY(SELECT m.group_id FROM commerce.customer_group_members m
          WHERE m.store_id = $1 AND m.customer_id = $2) AS "groupIds",
        EXISTS (SELECT 1 FROM commerce.carts c
          WHERE c.store_id = $1 AND c.customer_id = $2 AND c.status = 'completed') AS "hasOrdered",
        coalesce((SELECT jsonb_agg(to_jsonb(e)) FROM commerce.tax_exemptions e
          WHERE e.store_id = $1 AND e.customer_id = $2), '[]') AS exemptions
      FROM commerce.customers k WHERE k.store_id = $1 AND k.id = $2`,
    values: [storeId, customerId],
  })
  return row ? { ...row, exemptions: row.exemptions.map(toExemption) } : null
}

const toExemption = (row: ExemptionRow): TaxExemption => ({
  reference: row.reference,
  taxClasses: row.tax_classes,
  countries: row.countries,
  from: row.valid_from === null ? null : new Date(row.valid_from),
  until: row.valid_until === null ? null : new Date(row.valid_until),
})
