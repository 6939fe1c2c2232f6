import type { Context } from '../../platform/context.ts'
import { changeReturn, type NamedReturn, tellingOf } from './change-return.ts'
import type { OrderReturn } from './order-return.ts'

/** The goods stay with the buyer, who is told why. @throws as `changeReturn` */
export const refuseReturn = (
  context: Context,
  of: NamedReturn & { decision: string },
): Promise<OrderReturn> =>
  changeReturn(context, { ...of, cause: 'refused' }, (found) => ({
    change: { decision: of.decision },
    told: { change: {}, type: 'return.refused', payload: tellingOf(found) },
  }))
