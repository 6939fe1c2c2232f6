import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { getOrder } from '../orders/index.ts'
import { sellerOf } from '../sellers/index.ts'
import { drawDocument } from './draw-document.ts'
import { packingSlip, sellerPackingSlip } from './packing-slip.ts'
import { listDocuments, readDocument, readDocumentsOf } from './queries.ts'
import { documentRefusals } from './refusals.ts'
import { requestInvoice } from './request-invoice.ts'
import {
  documentListQuery,
  documentListSchema,
  documentParams,
  documentsOfOrderSchema,
  packingSlipQuery,
  pdfSchema,
  presentDocument,
} from './schemas.ts'

export const documentsRouter = createRouter()

const orderParams = z.object({ orderId: idInput('order') })
const aPdf = { status: 200, schema: pdfSchema, contentType: 'application/pdf' } as const
const whoMay =
  "For staff, the order's customer, and, where a guest bought, whoever has the order's secret: nobody else proves who a guest is."

/** @throws Refusal not-found: a customer's documents open to their session, not to everybody with the link of the order */
async function mayReadDocuments(
  context: Context,
  of: { orderId: string; orderSecret: string | undefined },
): Promise<void> {
  const { order, known } = await getOrder(context, of)
  if (!known && order.customerId !== null) throw new Refusal(platformRefusals.notFound)
}

route(
  documentsRouter,
  {
    operationId: 'listDocumentsOfOrder',
    tag: 'Orders',
    summary: 'List the invoices of an order',
    description: `And its credit notes. They appear a moment after the order is placed or money is given back, where the store issues invoices. ${whoMay}`,
    method: 'get',
    path: '/v1/orders/{orderId}/documents',
    policy: policies.orderHolder,
    params: orderParams,
    success: { status: 200, description: 'Its documents.', schema: documentsOfOrderSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, presented }) => {
    await mayReadDocuments(context, { ...params, orderSecret: presented.orderSecret })
    const items = await readDocumentsOf(context.db, context.store.id, params.orderId)
    return { items: items.map(presentDocument) }
  },
)

route(
  documentsRouter,
  {
    operationId: 'getDocumentPdf',
    tag: 'Orders',
    summary: 'Get an invoice or credit note as PDF',
    description: `Drawn from what was frozen when it was issued. ${whoMay}`,
    method: 'get',
    path: '/v1/orders/{orderId}/documents/{documentId}/pdf',
    policy: policies.orderHolder,
    params: documentParams,
    success: { ...aPdf, description: 'The PDF.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, presented }) => {
    await mayReadDocuments(context, { ...params, orderSecret: presented.orderSecret })
    const document = await readDocument(context.db, context.store.id, params)
    if (!document) throw new Refusal(platformRefusals.notFound)
    return new Reply({ bytes: await drawDocument(document, context.store) })
  },
)

route(
  documentsRouter,
  {
    operationId: 'listOrderDocuments',
    tag: 'Admin',
    summary: 'List invoices and credit notes',
    description: 'Of all orders, newest first.',
    method: 'get',
    path: '/v1/admin/documents',
    policy: policies.staff('orders:read'),
    query: documentListQuery,
    success: { status: 200, description: 'One page of documents.', schema: documentListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const of = `documents|${query.kind ?? ''}`
    const { items, last } = await listDocuments(context.db, context.store.id, {
      kind: query.kind ?? null,
      limit: query.limit,
      after: decodeCursor(of, 'instant', query.cursor),
    })
    return { items: items.map(presentDocument), nextCursor: last && encodeCursor(of, last) }
  },
)

route(
  documentsRouter,
  {
    operationId: 'requestInvoice',
    tag: 'Admin',
    summary: 'Have the invoice of an order issued',
    description:
      'For orders of before the store issued invoices: the invoices of others come by themselves. The worker issues it in a moment, once, however often it is asked for.',
    method: 'post',
    path: '/v1/admin/orders/{orderId}/invoice',
    policy: policies.staff('orders:write'),
    params: orderParams,
    success: { status: 204, description: 'It will be issued.' },
    refusals: [platformRefusals.notFound, documentRefusals.notInvoicing, documentRefusals.nothingToInvoice],
  },
  async ({ context, params }) => requestInvoice(context, params),
)

route(
  documentsRouter,
  {
    operationId: 'getPackingSlip',
    tag: 'Admin',
    summary: 'Get a packing slip as PDF',
    description: 'What goes into a parcel and where it goes, without prices: a page for each address.',
    method: 'get',
    path: '/v1/admin/orders/{orderId}/packing-slip',
    policy: policies.staff('orders:read'),
    params: orderParams,
    query: packingSlipQuery,
    success: { ...aPdf, description: 'The PDF.' },
    refusals: [platformRefusals.notFound, documentRefusals.nothingToPack],
  },
  async ({ context, params, query }) =>
    new Reply({ bytes: await packingSlip(context, { ...params, fulfillmentId: query.fulfillmentId }) }),
)

route(
  documentsRouter,
  {
    operationId: 'getSellerPackingSlip',
    tag: 'Seller',
    summary: 'Get a packing slip of the own goods as PDF',
    description: 'What of the own lines goes into a parcel and where it goes, without prices.',
    method: 'get',
    path: '/v1/seller/orders/{orderId}/packing-slip',
    policy: policies.seller('seller-orders:read'),
    params: orderParams,
    query: packingSlipQuery,
    success: { ...aPdf, description: 'The PDF.' },
    refusals: [platformRefusals.notFound, documentRefusals.nothingToPack],
  },
  async ({ context, params, query }) => {
    const sellerId = sellerOf(context.actor)
    const of = { ...params, sellerId, fulfillmentId: query.fulfillmentId }
    return new Reply({ bytes: await sellerPackingSlip(context, of) })
  },
)
