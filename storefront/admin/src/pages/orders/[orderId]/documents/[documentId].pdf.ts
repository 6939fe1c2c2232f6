import { pdfReply } from '@tradepost/desk/pdf-reply.ts'
import type { APIRoute } from 'astro'

export const GET: APIRoute = async ({ params, locals, redirect }) => {
  const { orderId = '', documentId = '' } = params
  const pdf = await locals.desk.api.getDocumentPdf.try({ orderId, documentId })
  return pdfReply(pdf, 'document', () => redirect(`/orders/${orderId}`, 303))
}
