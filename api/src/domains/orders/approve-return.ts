import type { Context } from '../../platform/context.ts'
import { changeReturn, type NamedReturn, tellingOf } from './change-return.ts'
import type { OrderReturn, ReturnLabel } from './order-return.ts'

/** The goods may come; with the label to send them, where there is one. @throws as `changeReturn` */
export const approveReturn = (
  context: Context,
  of: NamedReturn & { label: ReturnLabel | null },
): Promise<OrderReturn> =>
  changeReturn(context, { ...of, cause: 'approved' }, (found) => ({
    change: { label: of.label },
    told: { change: {}, type: 'return.approved', payload: tellingOf(found) },
  }))
