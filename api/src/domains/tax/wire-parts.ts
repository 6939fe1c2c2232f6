import { z } from '@hono/zod-openapi'

const taxClassPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

export const taxClassInput = z
  .string()
  .max(40)
  .regex(taxClassPattern, 'must be made of small letters and digits, with - between them')
  .openapi({
    description: 'Which goods: those whose product, or way to ship, has this tax class. Most are `standard`.',
    example: 'standard',
  })

/** A moment that PostgreSQL and RFC 3339 both can write; null: open on that side. */
export const boundInput = (description: string) =>
  z
    .union([
      z.iso
        .datetime({ offset: true, error: 'must be a date and time such as 2027-01-01T00:00:00+01:00' })
        .max(40),
      z.null(),
    ])
    .transform((text) => (text === null ? null : new Date(text)))
    .refine(
      (at) => at === null || (at.getUTCFullYear() >= 1900 && at.getUTCFullYear() <= 9999),
      'must be in the years 1900 to 9999',
    )
    .openapi({
      type: ['string', 'null'],
      format: 'date-time',
      description,
      example: '2027-01-01T00:00:00+01:00',
    })
