import type { Transaction } from '../../platform/database.ts'

/** Notes that an account works in this store, as staff or for a seller. */
export async function noteStoreOfAccount(tx: Transaction, storeId: string, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_note_store',
    text: 'INSERT INTO commerce.account_stores (account_id, store_id) VALUES ($2, $1) ON CONFLICT DO NOTHING',
    values: [storeId, accountId],
  })
}
