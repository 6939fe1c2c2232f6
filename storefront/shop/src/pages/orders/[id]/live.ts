import type { APIRoute } from 'astro'
import { liveOrder } from '../../../features/order/live-order.ts'
import { isOrderId, orderKeyName } from '../../../features/order/order-key.ts'

/** News of one order for its page, as server-sent events. */
export const GET: APIRoute = async ({ params, cookies, locals, request }) => {
  const orderId = params.id ?? ''
  const orderSecret = cookies.get(orderKeyName)?.value
  const mayAsk =
    isOrderId(orderId) && (orderSecret !== undefined || (await locals.session.current()) !== null)
  if (!mayAsk) return new Response(null, { status: 204 })
  const lastEventId = request.headers.get('last-event-id') ?? undefined
  return liveOrder(locals.shop, { orderId, orderSecret, lastEventId, signal: request.signal })
}
