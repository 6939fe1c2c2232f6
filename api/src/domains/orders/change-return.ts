import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type ToldChange, writeOrderChange } from './change-order.ts'
import { changeRefusals, onlyPieces } from './change-refusals.ts'
import type { OrderReturn } from './order-return.ts'
import { closingReturn, readReturn } from './return-queries.ts'
import { nextReturnState, type ReturnCause } from './return-state.ts'
import type { SoldOrder } from './sold-order.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

/** Which return is meant, and by whom. */
export interface NamedReturn {
  returnId: string
  /** For a seller: of others there is none. Null: staff */
  sellerId: string | null
  /** For a buyer: of this order only. Null: of whichever */
  orderId: string | null
  ifMatch: number | undefined
}

type ReturnEvent = Extract<ToldChange['type'], `return.${string}`>

/** What becomes of a return besides its state, and the event that tells of it. */
interface ChangedReturn<T extends ReturnEvent> {
  change: Partial<Pick<OrderReturn, 'decision' | 'label' | 'lines' | 'editId'>>
  told: Omit<ToldChange<T>, 'sellerIds' | 'isForBuyer'>
}

/** @throws Refusal not-found, version-conflict */
export async function lockReturn(
  tx: TxContext,
  of: NamedReturn,
): Promise<{ order: SoldOrder; found: OrderReturn }> {
  const seen = await readReturn(readsOf(tx), tx.store.id, of.returnId)
  // Whoever changes a return holds its order's row: what is read after it is how it is.
  const order = seen && (await lockSoldOrder(tx.tx, tx.store.id, seen.orderId))
  const found = order && (await readReturn(readsOf(tx), tx.store.id, of.returnId))
  const isTheirs =
    (of.sellerId === null || found?.sellerId === of.sellerId) &&
    (of.orderId === null || found?.orderId === of.orderId)
  if (!order || !found || !isTheirs) throw new Refusal(platformRefusals.notFound)
  if (of.ifMatch !== undefined && of.ifMatch !== found.version)
    throw new Refusal(platformRefusals.preconditionFailed)
  return { order, found }
}

/** Moves a return that is locked, and tells it. @throws Refusal return-not-in-that-state */
export function moveReturn<T extends ReturnEvent>(
  tx: TxContext,
  of: { order: SoldOrder; found: OrderReturn; cause: ReturnCause } & ChangedReturn<T>,
): { moved: OrderReturn; order: SoldOrder } {
  const state = nextReturnState(of.found.state, of.cause)
  if (state === null) throw new Refusal(changeRefusals.returnMoved)
  const moved: OrderReturn = {
    ...of.found,
    ...of.change,
    state,
    version: of.found.version + 1,
    updatedAt: tx.now,
  }
  tx.tx.atClose(closingReturn(tx.store.id, moved))
  const order = writeOrderChange(tx, of.order, {
    ...of.told,
    sellerIds: [moved.sellerId],
    isForBuyer: true,
  } as ToldChange<T>)
  return { moved, order }
}

/**
 * Locks a return, moves it, and tells it. @throws Refusal not-found, version-conflict, return-not-in-that-state, and what
 * `decide` throws
 */
export const changeReturn = <T extends ReturnEvent>(
  context: Context | TxContext,
  of: NamedReturn & { cause: ReturnCause },
  decide: (
    found: OrderReturn,
    order: SoldOrder,
    tx: TxContext,
  ) => Promise<ChangedReturn<T>> | ChangedReturn<T>,
): Promise<OrderReturn> =>
  inTransaction(context, async (tx) => {
    const { order, found } = await lockReturn(tx, of)
    if (nextReturnState(found.state, of.cause) === null) throw new Refusal(changeRefusals.returnMoved)
    const decided = await decide(found, order, tx)
    return moveReturn(tx, { order, found, cause: of.cause, ...decided }).moved
  })

/** What every event of a return says. */
export const tellingOf = ({ id, sellerId, orderNumber }: OrderReturn) => ({
  returnId: id,
  sellerId,
  number: orderNumber,
})

/** @throws Refusal return-lines-do-not-fit when a line is not of the return, or is named twice */
export function mustBeOfReturn(
  { lines }: OrderReturn,
  named: readonly { id: string; quantity: number }[],
  most: (line: OrderReturn['lines'][number]) => number,
): void {
  const errors = named.flatMap(({ id, quantity }, at) => {
    const line = lines.find((each) => each.id === id)
    if (!line) return [{ pointer: `/lineItems/${at}/id`, message: 'is no line of this return' }]
    if (named.findIndex((each) => each.id === id) !== at)
      return [{ pointer: `/lineItems/${at}/id`, message: 'is named twice' }]
    return quantity > most(line)
      ? [{ pointer: `/lineItems/${at}`, message: `${onlyPieces(most(line))} there` }]
      : []
  })
  if (errors.length > 0) throw new Refusal(changeRefusals.returnLines, { errors })
}
