import { pdfReply } from '@tradepost/desk/pdf-reply.ts'
import type { APIRoute } from 'astro'

/** A document of an order, as a file that is called by its number. */
export const GET: APIRoute = async ({ params, locals, redirect }) => {
  const { orderId = '', documentId = '' } = params
  const { api } = locals.desk
  const [pdf, documents] = await Promise.all([
    api.getDocumentPdf.try({ orderId, documentId }),
    api.listDocumentsOfOrder.try({ orderId }),
  ])
  const found = documents.ok ? documents.data.items.find(({ id }) => id === documentId) : undefined
  return pdfReply(pdf, found?.number ?? 'document', () => redirect(`/orders/${orderId}`, 303))
}
