import type { APIRoute } from 'astro'
import { orderAgain } from '../../../features/cart/order-again.server.ts'
import { paths, withQuery } from '../../../features/catalog/paths.ts'
import { isOrderId, orderKeyName } from '../../../features/order/order-key.ts'

/** What was bought goes into the visitor's cart once more. */
export const POST: APIRoute = async (visit) => {
  const { params, cookies, locals, rewrite, redirect } = visit
  const orderId = params.id ?? ''
  const orderSecret = cookies.get(orderKeyName)?.value
  const mayAsk =
    isOrderId(orderId) && (orderSecret !== undefined || (await locals.session.current()) !== null)
  if (!mayAsk) return rewrite('/404')
  const again = await orderAgain(visit, { orderId, orderSecret })
  if (!again.ok) return redirect(withQuery(paths.order(orderId), { notice: again.refusal.code }), 303)
  const news = again.data.leftOut.length > 0 ? 'ordered-again-partly' : 'ordered-again'
  return redirect(withQuery(paths.cart, { news }), 303)
}

export const GET: APIRoute = ({ params, redirect }) => redirect(paths.order(params.id ?? ''), 303)
