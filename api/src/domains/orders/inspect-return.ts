import type { Context } from '../../platform/context.ts'
import { restock } from '../inventory/index.ts'
import { changeReturn, mustBeOfReturn, type NamedReturn, tellingOf } from './change-return.ts'
import type { OrderReturn } from './order-return.ts'
import { readSoldFrom, type SoldFrom } from './sold-order-queries.ts'

/** What was found of one line. */
export interface InspectedLine {
  id: string
  /** Pieces for which money is given back */
  acceptedQuantity: number
  /** Pieces that are good enough to be sold again */
  restockedQuantity: number
  condition: string
}

/**
 * The goods were looked at: what of them is paid back, and what of them goes back on the shelf.
 * @param of.lines null: all of it is as good as new; a line that is not named is not accepted
 * @throws Refusal return-lines-do-not-fit, and as `changeReturn`
 */
export const inspectReturn = (
  context: Context,
  of: NamedReturn & { lines: InspectedLine[] | null; decision: string },
): Promise<OrderReturn> =>
  changeReturn(context, { ...of, cause: 'inspected' }, async (found, order, tx) => {
    const seen = of.lines ?? found.lines.map(asNew)
    const most = seen.map(({ id, acceptedQuantity, restockedQuantity }) => ({
      id,
      quantity: Math.max(acceptedQuantity, restockedQuantity),
    }))
    mustBeOfReturn(found, most, ({ receivedQuantity }) => receivedQuantity)
    const lines = found.lines.map((line) => {
      const {
        acceptedQuantity = 0,
        restockedQuantity = 0,
        condition = '',
      } = seen.find(({ id }) => id === line.id) ?? {}
      return { ...line, acceptedQuantity, restockedQuantity, condition }
    })
    const soldFrom = await readSoldFrom(tx.tx, tx.store.id, order.id)
    const back = backOnShelf(lines, soldFrom)
    restock(tx, { reference: found.id, kind: 'returned', lines: back })
    const sum = (pick: (line: InspectedLine) => number) => lines.reduce((all, line) => all + pick(line), 0)
    return {
      change: { lines, decision: of.decision },
      told: {
        change: {},
        type: 'return.inspected',
        payload: {
          ...tellingOf(found),
          accepted: sum(({ acceptedQuantity }) => acceptedQuantity),
          restocked: sum(({ restockedQuantity }) => restockedQuantity),
          productIds: [...new Set(back.map(({ productId }) => productId))],
        },
      },
    }
  })

const asNew = ({ id, receivedQuantity }: OrderReturn['lines'][number]): InspectedLine => ({
  id,
  acceptedQuantity: receivedQuantity,
  restockedQuantity: receivedQuantity,
  condition: '',
})

/** Pieces by the place they were sold from. */
function backOnShelf(inspected: readonly InspectedLine[], soldFrom: readonly SoldFrom[]) {
  return inspected.flatMap(({ id, restockedQuantity }) => {
    const place = soldFrom.find(({ lineId }) => lineId === id)
    return place && restockedQuantity > 0 ? [{ ...place, quantity: restockedQuantity }] : []
  })
}
