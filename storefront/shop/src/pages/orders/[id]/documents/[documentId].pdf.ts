import type { APIRoute } from 'astro'
import { isOrderId, orderKeyName } from '../../../../features/order/order-key.ts'

/** An invoice or credit note of an order, for whoever may see it. */
export const GET: APIRoute = async ({ params, cookies, locals, rewrite }) => {
  const { id: orderId = '', documentId = '' } = params
  const orderSecret = cookies.get(orderKeyName)?.value
  const mayAsk =
    isOrderId(orderId) && (orderSecret !== undefined || (await locals.session.current()) !== null)
  const pdf = mayAsk ? await locals.shop.getDocumentPdf.try({ orderId, documentId, orderSecret }) : null
  if (!pdf?.ok) {
    if (pdf && !['not-found', 'invalid-request', 'not-authenticated'].includes(pdf.refusal.code))
      throw pdf.refusal
    return rewrite('/404')
  }
  const documents = await locals.shop.listDocumentsOfOrder.try({ orderId, orderSecret })
  const found = documents.ok ? documents.data.items.find(({ id }) => id === documentId) : undefined
  const name = (found?.number ?? 'document').replaceAll(/[^\w.-]+/g, '_')
  return new Response(pdf.data, {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` },
  })
}
