import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'
import { eur } from '../cart/index.ts'
import { orderPaymentStateSchema, orderStatusSchema } from './schemas.ts'

export const orderSummarySchema = z
  .object({
    id: wireId('order'),
    number: z.string(),
    status: orderStatusSchema,
    paymentState: orderPaymentStateSchema,
    isHeld: z.boolean().openapi({ description: 'Whether staff have stopped shipping it.' }),
    tags: z.array(z.string()).openapi({ description: 'Words of the staff; empty for shoppers.' }),
    buyer: z.object({ email: z.string().openapi({ format: 'email' }) }),
    itemCount: z.int(),
    total: moneySchema,
    placedAt: timestamp,
  })
  .openapi('OrderSummary', {
    example: {
      id: 'ord_01h455vb4pex5vsknk084sn02q',
      number: '7KQ2-MX4T',
      status: 'placed',
      paymentState: 'captured',
      isHeld: false,
      tags: [],
      buyer: { email: 'ada@example.com' },
      itemCount: 2,
      total: eur(18290),
      placedAt: '2026-11-22T09:31:00.000Z',
    },
  })

export const orderListSchema = z
  .object({ items: z.array(orderSummarySchema), nextCursor })
  .openapi('OrderList', { example: { items: [], nextCursor: null } })

export const orderListQuery = z.strictObject({
  status: orderStatusSchema
    .optional()
    .openapi({ description: 'Only orders of this status.', example: 'placed' }),
  ...pageQuery,
})

export const staffOrderListQuery = orderListQuery.extend({
  customerId: idInput('customer').optional().openapi({ description: 'Only orders of this customer.' }),
  paymentState: orderPaymentStateSchema
    .optional()
    .openapi({ description: 'Only orders whose money is so far.', example: 'captured' }),
  isHeld: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .openapi({ description: 'Only orders that are held, or that are not.', example: 'true' }),
  tag: z.string().trim().min(1).max(40).optional().openapi({ description: 'Only orders with this tag.' }),
  text: z.string().trim().min(1).max(254).optional().openapi({
    description: 'How the number or the e-mail address begins; of a number, case and hyphens do not count.',
    example: 'K7M4',
  }),
  placedFrom: timestamp
    .optional()
    .openapi({ description: 'Only orders placed then or later. RFC 3339, UTC.' }),
  placedUntil: timestamp.optional().openapi({ description: 'Only orders placed before. RFC 3339, UTC.' }),
})
