import { cartKeyOf, keepCart, readCart, takeUpCart, type Visit } from './cart.server.ts'

/**
 * Puts an order into the visitor's cart once more, or into a new one when there is none or it has become an order.
 * @throws ConnectionProblem
 */
export async function orderAgain(visit: Visit, of: { orderId: string; orderSecret: string | undefined }) {
  const { shop } = visit.locals
  const key = cartKeyOf(visit)
  const open = key && (await readCart(visit)) ? key : undefined
  const again = await shop.orderAgain.try({ ...of, ...open })
  if (!again.ok || again.data.secret === null) return again
  keepCart(visit, { cartId: again.data.cart.id, cartSecret: again.data.secret })
  if (await visit.locals.session.current()) await takeUpCart(visit)
  return again
}
