import { newId, toWire } from '../../src/platform/ids.ts'
import type { RowWriter } from './rows.ts'

const states = ['requested', 'approved', 'received', 'inspected', 'refused'] as const

/** A return in each state that something can be done in, of one line of a shipped order, with nothing that has come yet. */
export async function createReturns(
  rows: RowWriter,
  of: { storeId: string; orderId: string; orderLineId: string; sellerId: string },
): Promise<Record<(typeof states)[number], string>> {
  const ids = { requested: '', approved: '', received: '', inspected: '', refused: '' }
  for (const state of states) {
    const id = newId('orderReturn')
    ids[state] = toWire('orderReturn', id)
    await rows.insert('order_returns', {
      store_id: of.storeId,
      id,
      order_id: of.orderId,
      seller_id: of.sellerId,
      state,
      resolution: 'refund',
      reason: 'Too small',
      requested_by: 'shopper:test',
    })
    await rows.insert('order_return_lines', {
      store_id: of.storeId,
      return_id: id,
      order_id: of.orderId,
      order_line_id: of.orderLineId,
      quantity: 1,
    })
  }
  return ids
}
