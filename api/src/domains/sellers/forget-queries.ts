import type { Database } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'

/** Forgets invitations of all stores, and with them the addresses, thirty days after their time. For the worker. */
export const forgetOldSellerInvitations = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'sellers_forget_invitations',
    table: 'seller_invitations',
    over: `t.expires_at < now() - interval '30 days'`,
  })

const storesAtOnce = 100

/**
 * Forgets who applied, in all stores, thirty days after they were refused: address, website and words. That there was an
 * application of this name stays. For the worker.
 * @returns how many
 */
export async function forgetRefusedApplicants(db: Database): Promise<number> {
  for (let forgotten = 0; ; ) {
    const stores = await db.lookUp<{ store_id: string }>({
      name: 'sellers_stores_to_forget_in',
      text: `SELECT DISTINCT store_id FROM commerce.sellers
        WHERE status = 'refused' AND email IS NOT NULL AND decided_at < now() - interval '30 days' LIMIT $1`,
      values: [storesAtOnce],
    })
    for (const { store_id } of stores) {
      const rows = await db.read(store_id, {
        name: 'sellers_forget_refused',
        text: `UPDATE commerce.sellers SET email = NULL, website = NULL, description = '', version = version + 1,
            updated_at = now()
          WHERE store_id = $1 AND status = 'refused' AND email IS NOT NULL
            AND decided_at < now() - interval '30 days' RETURNING 1`,
        values: [store_id],
      })
      forgotten += rows.length
    }
    if (stores.length < storesAtOnce) return forgotten
  }
}
