import type { Context } from '../../platform/context.ts'
import type { ChangedCart } from './change-cart.ts'
import { changeCartLine } from './change-cart-line.ts'

/**
 * Takes a line out of the cart.
 * @throws Refusal not-found, cart-not-open, version-conflict
 */
export const removeCartLine = (
  context: Context,
  of: { cartId: string; secret: string | undefined; ifMatch: number | undefined; lineId: string },
): Promise<ChangedCart> => changeCartLine(context, { ...of, quantity: 0 })
