import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from './card-numbers.ts'

/** Parts of the contract that every domain uses. */
export const moneySchema = z
  .object({
    amount: z.int().openapi({ description: 'Integer minor units: 1999 is 19.99 EUR, or 1999 JPY.' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .openapi({ description: 'ISO 4217 code.' }),
  })
  .openapi('Money', { example: { amount: 1999, currency: 'EUR' } })

/** `Money | null`; `.nullable()` on a component loses the null in the document. */
export const moneyOrNull = z.union([moneySchema, z.null()])

export const timestamp = z.iso
  .datetime()
  .openapi({ description: 'RFC 3339, UTC.', example: '2026-11-22T09:30:00.000Z' })

export const metadataSchema = z
  .record(z.string().min(1).max(40), z.string().max(500).transform(withoutCardNumbers))
  .refine((m) => Object.keys(m).length <= 20, 'must have at most 20 keys')
  .refine(
    (m) => Object.keys(m).every((key) => withoutCardNumbers(key) === key),
    'must not have the number of a payment card as a key',
  )
  .openapi({
    description:
      'Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are, but for numbers of payment cards: those are not kept.',
    example: { campaign: 'autumn' },
  })

export const version = z
  .int()
  .min(1)
  .openapi({ description: 'Rises with every change; its ETag is the same number in quotes.', example: 3 })

/** Two-letter country code, upper case. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')
  .openapi({ description: 'ISO 3166-1 alpha-2.', example: 'DE' })

/** Which rates of tax are due on something: a word of the store's own. */
export const taxClass = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be made of small letters and digits, with - between them')
  .openapi({
    description: 'Which rates of tax are due on it: a word of your own, as tax rates have it.',
    example: 'standard',
  })

/** One line of text: it may stand in a header of a mail. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max)
    .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'must be one line')

// SMTP takes 64 characters before the @ (RFC 5321, 4.5.3.1.1).
const localPartMax = 64

/** An address that can be written to, in lower case. */
export const emailInput = z
  .email('must be an e-mail address')
  .max(254)
  .refine((email) => email.indexOf('@') <= localPartMax, 'must have at most 64 characters before the @')
  .transform((email) => email.toLowerCase())
  .openapi({ description: 'Upper and lower case are the same.', example: 'ada@example.com' })
