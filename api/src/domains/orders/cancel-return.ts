import type { Context } from '../../platform/context.ts'
import { changeReturn, type NamedReturn, tellingOf } from './change-return.ts'
import type { OrderReturn } from './order-return.ts'

/** The goods are not sent back after all; they can be asked for again. @throws as `changeReturn` */
export const cancelReturn = (context: Context, of: NamedReturn): Promise<OrderReturn> =>
  changeReturn(context, { ...of, cause: 'canceled' }, (found) => ({
    change: {},
    told: { change: {}, type: 'return.canceled', payload: tellingOf(found) },
  }))
