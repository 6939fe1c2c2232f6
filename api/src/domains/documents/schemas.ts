import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { OrderDocument } from './document.ts'

const kind = z
  .enum(['invoice', 'credit_note'])
  .openapi({ description: '`credit_note`: takes something of an invoice back, as a refund does.' })

const example = {
  id: 'doc_01h455vb4pex5vsknk084sn02q',
  kind: 'invoice',
  number: 'NL-1042',
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  orderNumber: 'K7M4-2Q9X',
  total: { amount: 17290, currency: 'EUR' },
  tax: { amount: 2761, currency: 'EUR' },
  locale: 'en-DE',
  issuedAt: '2026-11-23T09:30:00.000Z',
} as const

export const documentSchema = z
  .object({
    id: wireId('orderDocument'),
    kind,
    number: z.string().openapi({ description: 'Of its series, without gaps.' }),
    orderId: wireId('order'),
    orderNumber: z.string().openapi({ description: 'Of the order, for people.' }),
    total: moneySchema,
    tax: moneySchema.openapi({ description: 'Contained in the total.' }),
    locale: z.string().openapi({ description: 'BCP 47: in which language it is written.' }),
    issuedAt: timestamp,
  })
  .openapi('OrderDocument', { example })

export const documentsOfOrderSchema = z
  .object({ items: z.array(documentSchema).openapi({ description: 'The oldest first.' }) })
  .openapi('DocumentsOfOrder', { example: { items: [example] } })

export const documentListSchema = z
  .object({ items: z.array(documentSchema), nextCursor })
  .openapi('OrderDocumentList', { example: { items: [example], nextCursor: null } })

export const documentListQuery = z.strictObject({
  ...pageQuery,
  kind: kind.optional().openapi({ description: 'Only these.' }),
})

export const pdfSchema = z.string().openapi({ format: 'binary', example: '%PDF-1.3' })

export const documentParams = z.object({ orderId: idInput('order'), documentId: idInput('orderDocument') })

export const packingSlipQuery = z.strictObject({
  fulfillmentId: idInput('fulfillment')
    .optional()
    .openapi({ description: 'Of this parcel. Absent: what is left to be shipped.' }),
})

export const presentDocument = (of: OrderDocument): z.infer<typeof documentSchema> => ({
  id: toWire('orderDocument', of.id),
  kind: of.kind,
  number: of.number,
  orderId: toWire('order', of.orderId),
  orderNumber: of.content.order.number,
  total: money(of.totalAmount, of.currency),
  tax: money(of.taxAmount, of.currency),
  locale: of.locale,
  issuedAt: toRfc3339(of.issuedAt),
})
