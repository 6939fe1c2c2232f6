import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { emailInput, moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { ledgerTransferSchema } from './account-schemas.ts'
import type { GiftCard } from './gift-card.ts'

const id = 'gft_01h455vb4pex5vsknk084sn02q'

const status = z.enum(['active', 'disabled']).openapi({
  description: '`disabled`: nobody can pay with it; what is on it stays.',
  example: 'active',
})

const note = keptText(1000).openapi({
  description: 'For staff: why it was given. Card numbers in it are not kept.',
  example: 'For the delay in May',
})

const expiresAt = z.union([z.iso.datetime().transform((text) => new Date(text)), z.null()]).openapi({
  type: ['string', 'null'],
  format: 'date-time',
  description:
    'RFC 3339, UTC: from then on nobody can pay with it. What is left of it is still owed, and pays again when staff move its end. Null: it has none.',
  example: '2029-12-31T23:00:00.000Z',
})

/** What may be given at once: minor units. */
export const givenAmountMax = 100_000_000

const givenMoney = z
  .strictObject({
    amount: z
      .int()
      .min(1)
      .max(givenAmountMax)
      .openapi({ description: 'Integer minor units.', example: 5000 }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .openapi({ description: 'ISO 4217 code that the store takes.', example: 'EUR' }),
  })
  .openapi('GivenMoney', { example: { amount: 5000, currency: 'EUR' } })

export const createGiftCardInput = z
  .strictObject({
    amount: givenMoney,
    recipientEmail: z
      .union([emailInput, z.null()])
      .default(null)
      .openapi({ description: 'Where the code is mailed to; null: nowhere.', example: 'ada@example.com' }),
    message: z
      .string()
      .trim()
      .max(500)
      .default('')
      .openapi({ description: 'Stands in the mail; kept nowhere else.', example: 'Happy birthday!' }),
    customerId: z
      .union([idInput('customer'), z.null()])
      .default(null)
      .openapi({ description: 'The customer it is made for; null: nobody in particular.', example: null }),
    expiresAt: expiresAt.default(null),
    note: note.default(''),
  })
  .openapi('CreateGiftCard', {
    example: {
      amount: { amount: 5000, currency: 'EUR' },
      recipientEmail: 'ada@example.com',
      message: 'Happy birthday!',
      note: 'For the delay in May',
    },
  })

export const updateGiftCardInput = z
  .strictObject({ status: status.optional(), expiresAt: expiresAt.optional(), note: note.optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .openapi('UpdateGiftCard', { example: { status: 'disabled' } })

const exampleCard = {
  id,
  codeEnd: 'WXY9',
  status: 'active' as const,
  initial: { amount: 5000, currency: 'EUR' },
  balance: { amount: 3000, currency: 'EUR' },
  reserved: { amount: 0, currency: 'EUR' },
  recipientEmail: 'ada@example.com',
  customerId: null,
  note: 'For the delay in May',
  expiresAt: null,
  createdAt: '2026-11-22T09:30:00.000Z',
  version: 1,
}

const cardShape = {
  id: wireId('giftCard'),
  codeEnd: z
    .string()
    .openapi({ description: 'The last characters of its code; nothing tells the rest.', example: 'WXY9' }),
  status,
  initial: moneySchema.openapi({ description: 'What it was given with.' }),
  balance: moneySchema.openapi({ description: 'What is on it.' }),
  reserved: moneySchema.openapi({ description: 'Of which payments that run have set aside.' }),
  recipientEmail: z.union([z.string(), z.null()]).openapi({ description: 'Where its code was mailed to.' }),
  customerId: z.union([wireId('customer'), z.null()]),
  note: z.string(),
  expiresAt: z.union([timestamp, z.null()]).openapi({ description: 'Null: it has no end.' }),
  createdAt: timestamp,
  version,
}

export const giftCardSchema = z.object(cardShape).openapi('GiftCard', { example: exampleCard })

export const newGiftCardSchema = z
  .object({
    ...cardShape,
    code: z
      .string()
      .openapi({ description: 'Told here and never again.', example: 'CD34-FGHJ-KMNP-QRTV-WXY9' }),
  })
  .openapi('NewGiftCard', { example: { ...exampleCard, code: 'CD34-FGHJ-KMNP-QRTV-WXY9' } })

export const giftCardWithTransfersSchema = z
  .object({
    ...cardShape,
    transfers: z
      .array(ledgerTransferSchema)
      .openapi({ description: 'The latest hundred into and out of it, latest first.' }),
  })
  .openapi('GiftCardWithTransfers', { example: { ...exampleCard, transfers: [] } })

export const giftCardListSchema = z
  .object({ items: z.array(giftCardSchema), nextCursor })
  .openapi('GiftCardList', { example: { items: [exampleCard], nextCursor: null } })

export const giftCardListQuery = z.strictObject({
  ...pageQuery,
  status: status.optional(),
  customerId: idInput('customer').optional().openapi({ description: 'Only cards made for this customer.' }),
  codeEnd: z
    .string()
    .regex(/^[0-9A-Za-z]{4}$/, 'must be the last four characters of a code')
    .transform((text) => text.toUpperCase())
    .optional()
    .openapi({ description: 'Only cards whose code ends like this.', example: 'WXY9' }),
})

export const giftCardParams = z.object({ giftCardId: idInput('giftCard') })

export const giftCardCodeInput = z.string().trim().min(1, 'must not be empty').max(64).openapi({
  description: 'The code, however it is written: small letters, spaces and hyphens do not matter.',
  example: 'CD34-FGHJ-KMNP-QRTV-WXY9',
})

export const giftCardBalanceInput = z
  .strictObject({ code: giftCardCodeInput })
  .openapi('AskGiftCardBalance', { example: { code: 'CD34-FGHJ-KMNP-QRTV-WXY9' } })

export const giftCardBalanceSchema = z
  .object({
    codeEnd: cardShape.codeEnd,
    balance: moneySchema.openapi({ description: 'What it pays for now.' }),
    expiresAt: cardShape.expiresAt,
  })
  .openapi('GiftCardBalance', {
    example: { codeEnd: 'WXY9', balance: { amount: 3000, currency: 'EUR' }, expiresAt: null },
  })

export const presentGiftCard = (card: GiftCard): z.infer<typeof giftCardSchema> => ({
  id: toWire('giftCard', card.id),
  codeEnd: card.codeEnd,
  status: card.status,
  initial: { amount: card.initialAmount, currency: card.currency },
  balance: { amount: card.balanceAmount, currency: card.currency },
  reserved: { amount: card.reservedAmount, currency: card.currency },
  recipientEmail: card.recipientEmail,
  customerId: card.customerId && toWire('customer', card.customerId),
  note: card.note,
  expiresAt: card.expiresAt && toRfc3339(card.expiresAt),
  createdAt: toRfc3339(card.createdAt),
  version: card.version,
})

export const presentGiftCardBalance = (card: GiftCard): z.infer<typeof giftCardBalanceSchema> => ({
  codeEnd: card.codeEnd,
  balance: { amount: card.balanceAmount - card.reservedAmount, currency: card.currency },
  expiresAt: card.expiresAt && toRfc3339(card.expiresAt),
})
