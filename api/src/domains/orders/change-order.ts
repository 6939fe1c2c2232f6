import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type EventPayloads, type EventType, recordEvent } from '../events/index.ts'
import { type SoldOrder, sellerIdsOf } from './sold-order.ts'
import {
  type ChangeOfOrder,
  closingOrderChange,
  lockSoldOrder,
  type OrderChange,
} from './sold-order-queries.ts'

/** One change of an order and the event that tells of it. */
export interface ToldChange<T extends EventType = EventType> {
  change: OrderChange
  type: T
  payload: EventPayloads[T]
  /** Which sellers see it; absent: all that have goods in the order. Empty: none */
  sellerIds?: readonly string[]
  /** Whether it is for the customer, too */
  isForBuyer: boolean
}

/**
 * Writes a change of an order that is locked, with its event. Several in one transaction are one after the other: the next
 * is of the order that this returns.
 */
export function writeOrderChange<T extends EventType>(
  context: TxContext,
  order: SoldOrder,
  told: ToldChange<T>,
): SoldOrder {
  const version = order.version + 1
  const item: ChangeOfOrder = { order, change: told.change }
  context.tx.collectAtClose('order_change', item, (items) =>
    closingOrderChange(context.store.id, items as ChangeOfOrder[], context.now),
  )
  recordEvent(context, {
    type: told.type,
    aggregate: 'order',
    aggregateId: order.id,
    version,
    payload: told.payload,
    audience: {
      customerId: told.isForBuyer ? order.customerId : null,
      sellerIds: told.sellerIds ?? sellerIdsOf(order.lines),
    },
  })
  return { ...order, version }
}

/**
 * Locks an order, lets `decide` say what becomes of it, and writes that with its event; null: it is so already.
 * @throws Refusal not-found, version-conflict, and what `decide` throws
 */
export async function changeOrder<T extends EventType>(
  context: Context | TxContext,
  of: { orderId: string; ifMatch: number | undefined },
  decide: (order: SoldOrder, tx: TxContext) => ToldChange<T> | null,
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== order.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const told = decide(order, tx)
    if (told) writeOrderChange(tx, order, told)
  })
}
