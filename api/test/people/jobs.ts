import type { TestStore } from '../../../test/api.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import type { RowWriter } from './rows.ts'

/** A job of the store that has failed for the last time, and a feed that reaches back to its beginning. */
export async function createJobScene(store: TestStore, rows: RowWriter, of: { canary: string }) {
  const storeId = store.context.store.id
  const [id, customerId] = [newId('failedJob'), newId('customer')]
  await rows.insert('failed_jobs', {
    store_id: storeId,
    id,
    task: 'linkGuestOrders',
    job_key: `linkGuestOrders:${storeId}:${customerId}`,
    payload: JSON.stringify({ storeId, customerId }),
    error: `no answer ${of.canary}`,
    attempts: 15,
    failed_at: new Date(),
  })
  await rows.insert('feed_horizons', {
    store_id: storeId,
    type: 'cart.changed',
    position: 0,
    kept_since: new Date(0),
  })
  return { failedJobId: toWire('failedJob', id), task: 'linkGuestOrders' }
}
