import type { Context } from '../../platform/context.ts'
import { changeReturn, mustBeOfReturn, type NamedReturn, tellingOf } from './change-return.ts'
import type { OrderReturn } from './order-return.ts'

/**
 * The parcel has come. @param of.lines what was in it; null: all that was announced
 * @throws Refusal return-lines-do-not-fit, and as `changeReturn`
 */
export const receiveReturn = (
  context: Context,
  of: NamedReturn & { lines: { id: string; quantity: number }[] | null },
): Promise<OrderReturn> =>
  changeReturn(context, { ...of, cause: 'received' }, (found) => {
    const came = of.lines ?? found.lines
    mustBeOfReturn(found, came, ({ quantity }) => quantity)
    const lines = found.lines.map((line) => ({
      ...line,
      receivedQuantity: came.find(({ id }) => id === line.id)?.quantity ?? 0,
    }))
    return {
      change: { lines },
      told: {
        change: { returned: lines.map(({ id, receivedQuantity }) => ({ id, quantity: receivedQuantity })) },
        type: 'return.received',
        payload: {
          ...tellingOf(found),
          pieces: lines.reduce((sum, { receivedQuantity }) => sum + receivedQuantity, 0),
        },
      },
    }
  })
