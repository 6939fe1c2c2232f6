import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { writeOrderChange } from './change-order.ts'
import { changeRefusals } from './change-refusals.ts'
import type { OrderReturn } from './order-return.ts'
import { closingNewReturns, readReturnDays, readReturnsOf } from './return-queries.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'
import { sellerIdsOf } from './sold-order.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

interface WantedLine {
  id: string
  quantity: number
  reason: string
}

/**
 * Asks to send goods back: a return for each seller whose goods they are, as they go to different places.
 * @param of.evenLate staff may after the time of the store, too
 * @throws Refusal not-found, return-not-possible
 */
export const createReturn = (
  context: Context,
  of: {
    orderId: string
    lines: WantedLine[]
    resolution: OrderReturn['resolution']
    reason: string
    note: string
    evenLate: boolean
  },
): Promise<OrderReturn[]> =>
  inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    const earlier = await readReturnsOf(readsOf(tx), tx.store.id, order.id)
    const days = await readReturnDays(tx.tx, tx.store.id)
    const returnable = returnableLines(order, earlier, days)
    mustBeReturnable(of.lines, returnable, of.evenLate ? null : tx.now)
    const named = order.lines.filter(({ id }) => of.lines.some((wanted) => wanted.id === id))
    const returns = sellerIdsOf(named).map((sellerId): OrderReturn => {
      const lines = named.filter((line) => line.sellerId === sellerId)
      return {
        id: newId('orderReturn'),
        orderId: order.id,
        orderNumber: order.number,
        sellerId,
        state: 'requested',
        resolution: of.resolution,
        reason: of.reason,
        note: of.note,
        decision: '',
        label: null,
        lines: lines.map(({ id, title, variantTitle }) => {
          const { quantity = 0, reason = '' } = of.lines.find((wanted) => wanted.id === id) ?? {}
          const none = { receivedQuantity: 0, acceptedQuantity: 0, restockedQuantity: 0 }
          return { id, title, variantTitle, quantity, ...none, reason, condition: '' }
        }),
        refundId: null,
        editId: null,
        requestedBy: actorName(tx.actor),
        version: 1,
        createdAt: tx.now,
        updatedAt: tx.now,
      }
    })
    tx.tx.atClose(closingNewReturns(tx.store.id, returns))
    let now = order
    for (const each of returns)
      now = writeOrderChange(tx, now, {
        change: {},
        type: 'return.requested',
        payload: {
          returnId: each.id,
          sellerId: each.sellerId,
          number: order.number,
          pieces: each.lines.reduce((sum, { quantity }) => sum + quantity, 0),
        },
        sellerIds: [each.sellerId],
        isForBuyer: true,
      })
    return returns
  })

/** @param now null: whenever. @throws Refusal return-not-possible, naming the lines by their place */
function mustBeReturnable(
  wanted: readonly WantedLine[],
  returnable: readonly ReturnableLine[],
  now: Date | null,
): void {
  const errors = wanted.flatMap(({ id, quantity }, at): FieldProblem[] => {
    const line = returnable.find((each) => each.id === id)
    const problem = (field: string, message: string) => [{ pointer: `/lineItems/${at}/${field}`, message }]
    if (wanted.findIndex((each) => each.id === id) !== at) return problem('id', 'is named twice')
    if (!line) return problem('id', 'nothing of this line can be sent back')
    if (quantity > line.quantity)
      return problem('quantity', `only ${line.quantity} of this line can be sent back`)
    return now !== null && now > line.until ? problem('id', 'the time to send it back is over') : []
  })
  if (errors.length > 0) throw new Refusal(changeRefusals.returnNotPossible, { errors })
}
