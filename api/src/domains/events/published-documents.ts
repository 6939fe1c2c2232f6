import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { declare } from './declare.ts'

/** Papers of orders. Buyers see those of their own. */
export const documentEvents = [
  declare('document.issued', {
    keptDays: 400,
    forCustomer: true,
    summary: 'An invoice or a credit note was issued.',
    permission: 'orders:read',
    subject: 'orderDocument',
    data: z.object({
      kind: z.enum(['invoice', 'credit_note']).openapi({ example: 'invoice' }),
      number: z.string().max(30).openapi({ description: 'Of its series, without gaps.', example: 'NL-1042' }),
      orderId: wireId('order'),
    }),
    present: ({ kind, number, orderId }) => ({ kind, number, orderId: toWire('order', orderId) }),
    example: { kind: 'invoice', number: 'NL-1042', orderId: 'ord_01h455vb4pex5vsknk084sn02q' },
  }),
]
