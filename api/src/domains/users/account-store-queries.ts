import type { Transaction } from '../../platform/database.ts'

/** Notes that an account works in this store, as staff or for a seller. */
export async function noteStoreOfAccount(tx: Transaction, storeId: string, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_note_store',
    text: 'INSERT INTO commerce.account_stores (account_id, store_id) VALUES ($2, $1) ON CONFLICT DO NOTHING',
    values: [storeId, accountId],
  })
}

/** The same of everybody on the staff of this store. */
export async function noteStoreOfStaff(tx: Transaction, storeId: string): Promise<void> {
  await tx.query({
    name: 'users_note_store_of_staff',
    text: `INSERT INTO commerce.account_stores (account_id, store_id)
      SELECT m.account_id, $1 FROM commerce.staff_memberships m WHERE m.store_id = $1 ORDER BY m.account_id
      ON CONFLICT DO NOTHING`,
    values: [storeId],
  })
}
