import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'

export interface CartLine {
  id: string
  offerId: string
  quantity: number
}

export interface Cart {
  id: string
  currency: string
  status: 'open' | 'completing' | 'completed'
  version: number
  secretVersion: number
  metadata: Record<string, string>
  updatedAt: Date
  expiresAt: Date
  lines: CartLine[]
}

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
  const [row] = await tx.query<Record<string, never>>({
    name: 'cart_read',
    text: `SELECT c.id, c.currency, c.status, c.version, c.secret_version AS "secretVersion", c.metadata,
        c.updated_at AS "updatedAt", c.expires_at AS "expiresAt",
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offerId', l.offer_id, 'quantity', l.quantity)
          ORDER BY l.added_at, l.id) FROM commerce.cart_lines l WHERE l.store_id = $1 AND l.cart_id = $2), '[]') AS lines
      FROM commerce.carts c WHERE c.store_id = $1 AND c.id = $2 AND c.expires_at > $3`,
    values: [storeId, cartId, now],
  })
  return (row as unknown as Cart) ?? null
}

export interface CartWrite {
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
        UPDATE commerce.carts SET version = version + 1, updated_at = $4, expires_at = $5
        WHERE store_id = $1 AND id = $2 AND version = $3 AND status = 'open' RETURNING 1`,
      cart_set: `
        INSERT INTO commerce.cart_lines AS l (store_id, cart_id, id, offer_id, quantity, added_at)
        SELECT $1, $2, s.id, s."offerId", s.quantity, $4
        FROM jsonb_to_recordset($6) AS s (id uuid, "offerId" uuid, quantity int)
        WHERE s.quantity > 0 AND EXISTS (SELECT 1 FROM cart_version)
        ON CONFLICT (store_id, cart_id, id) DO UPDATE SET quantity = excluded.quantity RETURNING 1`,
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
    ],
    check: (changed) => {
      if (changed !== 1) throw new Stale('the cart changed meanwhile')
    },
  }
}

export function closingNewCart(storeId: string, cart: Cart): ClosingWrite {
  return {
    name: 'new_cart',
    rank: lockOrder.cart,
    ctes: {
      new_cart: `
        INSERT INTO commerce.carts (store_id, id, currency, metadata, created_at, updated_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $5, $6) RETURNING 1`,
      new_lines: `
        INSERT INTO commerce.cart_lines (store_id, cart_id, id, offer_id, quantity, added_at)
        SELECT $1, $2, s.id, s."offerId", s.quantity, $5
        FROM jsonb_to_recordset($7) AS s (id uuid, "offerId" uuid, quantity int) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_cart)',
    values: [
      storeId,
      cart.id,
      cart.currency,
      JSON.stringify(cart.metadata),
      cart.updatedAt,
      cart.expiresAt,
      JSON.stringify(cart.lines),
    ],
  }
}

/** Moves the cart from one status to the next, if it is there and at this version. */
export function closingCartStatus(
  storeId: string,
  of: {
    cartId: string
    from: Cart['status']
    to: Cart['status']
    version?: number
    check: (moved: boolean) => void
  },
): ClosingWrite {
  return {
    name: 'cart_status',
    rank: lockOrder.cart,
    ctes: {
      cart_status: `
        UPDATE commerce.carts SET status = $4
        WHERE store_id = $1 AND id = $2 AND status = $3 AND version = coalesce($5::int, version) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM cart_status)',
    values: [storeId, of.cartId, of.from, of.to, of.version ?? null],
    check: (count) => of.check(count === 1),
  }
}
