import { pdfReply } from '@tradepost/desk/pdf-reply.ts'
import type { APIRoute } from 'astro'

/** What of the own goods goes into a parcel, or is left to be shipped. */
export const GET: APIRoute = async ({ params, url, locals, redirect }) => {
  const { orderId = '' } = params
  const fulfillmentId = url.searchParams.get('parcel') ?? undefined
  const pdf = await locals.desk.api.getSellerPackingSlip.try({ orderId, fulfillmentId })
  return pdfReply(pdf, 'packing-slip', () => redirect(`/orders/${orderId}`, 303))
}
