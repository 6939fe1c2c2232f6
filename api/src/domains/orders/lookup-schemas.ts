import { z } from '@hono/zod-openapi'
import { emailInput } from '../../platform/schemas.ts'
import { orderNumberBeginning } from './order-number.ts'

const orderNumberInput = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{4}[ -]?[0-9A-Za-z]{4}$/, 'must be an order number such as 7KQ2-MX4T')
  .transform((number) => orderNumberBeginning(number) ?? number)
  .openapi({
    description: 'The number of the order; case and hyphens do not count.',
    example: '7KQ2-MX4T',
  })

const buyerEmail = emailInput.openapi({ description: 'The address the order was placed with.' })

export const requestOrderLookupInput = z
  .strictObject({ number: orderNumberInput, email: buyerEmail })
  .openapi('RequestOrderLookup', { example: { number: '7KQ2-MX4T', email: 'ada@example.com' } })

export const orderLookupSchema = z
  .object({
    status: z
      .enum(['mail_sent'])
      .openapi({ description: 'Said of every request: whether there is such an order is not told.' }),
  })
  .openapi('OrderLookup', { example: { status: 'mail_sent' } })

export const confirmOrderLookupInput = z
  .strictObject({
    number: orderNumberInput,
    email: buyerEmail,
    code: z
      .string()
      .trim()
      .regex(/^\d{3}[ -]?\d{3}$/, 'must be six digits')
      .openapi({ description: 'The six digits of the mail.', example: '042917' }),
  })
  .openapi('ConfirmOrderLookup', {
    example: { number: '7KQ2-MX4T', email: 'ada@example.com', code: '042917' },
  })
