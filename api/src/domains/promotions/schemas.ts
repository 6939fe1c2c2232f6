import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { countryCode, oneLine, timestamp, version } from '../../platform/schemas.ts'
import { effectInput, effectSchema } from './effect-schemas.ts'
import { bounds, distinctWords, goodsInput, goodsSchema, idsInput } from './goods-schemas.ts'
import { writtenLocalTime } from './written-local-time.ts'

export const promotionParams = z.object({ promotionId: idInput('promotion') })

const localTimeText =
  'By the clocks of the store, in its time zone: `2026-11-27T00:00:00`, without offset; null: open on this side.'
export const localTimeInput = (description: string) =>
  z
    .union([
      z
        .string()
        .max(19)
        .refine(
          (text) => writtenLocalTime(text) !== null,
          'must be a real local time such as 2026-11-27T00:00, without offset',
        )
        .transform((text) => writtenLocalTime(text) ?? ''),
      z.null(),
    ])
    .openapi({
      type: ['string', 'null'],
      maxLength: 19,
      description: `${description} ${localTimeText}`,
      example: '2026-11-27T00:00:00',
    })
export const localTime = (description: string) =>
  z
    .union([z.string(), z.null()])
    .openapi({ description: `${description} ${localTimeText}`, example: '2026-11-27T00:00:00' })

const conditionTexts = {
  customerGroupIds: 'The customer has to be in one of these groups; empty: anybody.',
  firstOrderOnly: 'Only for the first order of a customer, who may have it once.',
  countries: 'It has to be shipped to one of these; empty: to any.',
  goods: 'The goods that `minQuantity` and `minAmount` count. One of them has to be in the cart.',
  minQuantity: 'So many pieces of them have to be in the cart.',
  minAmount: "They have to cost this before any promotion, in minor units of the promotion's currency.",
}
const minQuantity = z.int().min(1).max(10_000)
const minAmount = z.int().min(0).max(bounds.amount)

const conditionsInput = z
  .strictObject({
    customerGroupIds: idsInput('customerGroup', 50, conditionTexts.customerGroupIds),
    firstOrderOnly: z.boolean().default(false).openapi({ description: conditionTexts.firstOrderOnly }),
    countries: z
      .array(countryCode)
      .max(250)
      .refine((codes) => new Set(codes).size === codes.length, distinctWords)
      .default([])
      .openapi({ description: conditionTexts.countries }),
    goods: goodsInput.optional().openapi({ description: `${conditionTexts.goods} Left out: every good.` }),
    minQuantity: minQuantity.default(1).openapi({ description: conditionTexts.minQuantity }),
    minAmount: minAmount.default(0).openapi({ description: conditionTexts.minAmount }),
  })
  .openapi('PromotionConditionsInput', { example: { minAmount: 5000 } })
export type ConditionsInput = z.output<typeof conditionsInput>

const exampleGoods = {
  offerIds: [],
  variantIds: [],
  productIds: [],
  categoryIds: [],
  collectionIds: [],
  sellerIds: [],
  except: null,
}
const exampleConditions = {
  customerGroupIds: [],
  firstOrderOnly: false,
  countries: [],
  goods: exampleGoods,
  minQuantity: 1,
  minAmount: 5000,
}
const conditionsSchema = z
  .object({
    customerGroupIds: z
      .array(wireId('customerGroup'))
      .openapi({ description: conditionTexts.customerGroupIds }),
    firstOrderOnly: z.boolean().openapi({ description: conditionTexts.firstOrderOnly }),
    countries: z.array(countryCode).openapi({ description: conditionTexts.countries }),
    goods: goodsSchema.openapi({ description: conditionTexts.goods }),
    minQuantity: minQuantity.openapi({ description: conditionTexts.minQuantity }),
    minAmount: minAmount.openapi({ description: conditionTexts.minAmount }),
  })
  .openapi('PromotionConditions', { example: exampleConditions })

const texts = {
  title: 'What shoppers read beside the discount.',
  needsCode: 'Only for who enters one of its codes.',
  priority: 'Higher ones come first; among equal ones the older.',
  currency:
    'ISO 4217, one of the store. Every amount of the promotion is in it, and only carts in it have the promotion; null: carts in any, where it names no amount.',
  validFrom: 'From this moment on.',
  validUntil: 'Until before this moment.',
  isExclusive: 'Goes with no other promotion: it applies when it comes first, and then nothing follows it.',
  exclusionGroup: 'Of the promotions with the same name here, one applies; null: of none.',
  sellerShareBasisPoints:
    'What of its cost the sellers bear, each for their own goods: 5,000 is half. The platform bears the rest.',
  usesMax: 'So many orders may have it in all; null: without limit.',
  usesPerCustomer:
    'So many orders of one customer, or of one e-mail address, may have it; null: without limit. Counted from when it is set.',
}
const usesMax = z.union([z.int().min(1).max(1_000_000_000), z.null()])
const usesPerCustomer = z.union([z.int().min(1).max(1000), z.null()])
const priority = z.int().min(-1000).max(1000)
const share = z.int().min(0).max(10_000)
const status = z.enum(['draft', 'active', 'paused', 'ended']).openapi({
  description:
    '`draft`: not out yet. `active`: applies while its time is. `paused`: does not apply, and nobody is told of it. `ended`: for good.',
  example: 'active',
})

const written = {
  title: oneLine(120).openapi({ description: texts.title, example: 'Black Friday' }),
  needsCode: z.boolean().openapi({ description: texts.needsCode }),
  priority: priority.openapi({ description: texts.priority }),
  currency: z
    .union([z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'), z.null()])
    .openapi({ description: texts.currency, example: 'EUR' }),
  validFrom: localTimeInput(texts.validFrom),
  validUntil: localTimeInput(texts.validUntil),
  conditions: conditionsInput,
  effect: effectInput,
  isExclusive: z.boolean().openapi({ description: texts.isExclusive }),
  exclusionGroup: z
    .union([
      z
        .string()
        .max(60)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
      z.null(),
    ])
    .openapi({ description: texts.exclusionGroup, example: 'seasonal' }),
  sellerShareBasisPoints: share.openapi({ description: texts.sellerShareBasisPoints }),
  usesMax: usesMax.openapi({ description: texts.usesMax }),
  usesPerCustomer: usesPerCustomer.openapi({ description: texts.usesPerCustomer }),
}

export const createPromotionInput = z
  .strictObject({
    ...written,
    status: z.enum(['draft', 'active']).default('draft').openapi({
      description:
        '`draft`: it does not apply before `resumePromotion`. `active`: it applies at once, in its time.',
    }),
    needsCode: written.needsCode.default(false),
    priority: written.priority.default(0),
    currency: written.currency.default(null),
    validFrom: written.validFrom.default(null),
    validUntil: written.validUntil.default(null),
    conditions: conditionsInput.optional(),
    isExclusive: written.isExclusive.default(false),
    exclusionGroup: written.exclusionGroup.default(null),
    sellerShareBasisPoints: written.sellerShareBasisPoints.default(0),
    usesMax: written.usesMax.default(null),
    usesPerCustomer: written.usesPerCustomer.default(null),
  })
  .openapi('CreatePromotion', {
    example: {
      title: 'Black Friday',
      status: 'active',
      currency: 'EUR',
      validFrom: '2026-11-27T00:00:00',
      validUntil: '2026-11-28T00:00:00',
      conditions: { minAmount: 5000 },
      effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } },
      usesMax: 1000,
    },
  })

export const updatePromotionInput = z
  .strictObject(written)
  .partial()
  .openapi('UpdatePromotion', { example: { title: 'Black Week', validUntil: '2026-12-01T00:00:00' } })

const examplePromotion = {
  id: 'prm_01h455vb4pex5vsknk084sn02q',
  title: 'Black Friday',
  status: 'active' as const,
  needsCode: false,
  priority: 0,
  currency: 'EUR',
  validFrom: '2026-11-27T00:00:00',
  validUntil: '2026-11-28T00:00:00',
  conditions: exampleConditions,
  effect: {
    kind: 'reduction' as const,
    off: { kind: 'percent' as const, basisPoints: 1000, maxAmount: null },
    on: exampleGoods,
  },
  isExclusive: false,
  exclusionGroup: null,
  sellerShareBasisPoints: 0,
  usesMax: 1000,
  usesPerCustomer: null,
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

export const promotionSchema = z
  .object({
    id: wireId('promotion'),
    title: z.string().openapi({ description: texts.title }),
    status,
    needsCode: z.boolean().openapi({ description: texts.needsCode }),
    priority: priority.openapi({ description: texts.priority }),
    currency: z.union([z.string(), z.null()]).openapi({ description: texts.currency }),
    validFrom: localTime(texts.validFrom),
    validUntil: localTime(texts.validUntil),
    conditions: conditionsSchema,
    effect: effectSchema,
    isExclusive: z.boolean().openapi({ description: texts.isExclusive }),
    exclusionGroup: z.union([z.string(), z.null()]).openapi({ description: texts.exclusionGroup }),
    sellerShareBasisPoints: share.openapi({ description: texts.sellerShareBasisPoints }),
    usesMax: usesMax.openapi({ description: texts.usesMax }),
    usesPerCustomer: usesPerCustomer.openapi({ description: texts.usesPerCustomer }),
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('Promotion', { example: examplePromotion })

const exampleUsed = { ...examplePromotion, uses: { held: 2, ordered: 118 }, codes: 0 }

export const usedPromotionSchema = promotionSchema
  .extend({
    uses: z
      .object({
        held: z.int().openapi({ description: 'By quotes that may still become orders.' }),
        ordered: z.int().openapi({ description: 'By orders.' }),
      })
      .openapi({ description: 'How often it is used; both count towards `usesMax`.' }),
    codes: z.int().openapi({ description: 'How many codes it has.' }),
  })
  .openapi('UsedPromotion', { example: exampleUsed })

export const promotionListSchema = z
  .object({ items: z.array(usedPromotionSchema), nextCursor })
  .openapi('PromotionList', { example: { items: [exampleUsed], nextCursor: null } })

export const promotionListQuery = z.strictObject({
  ...pageQuery,
  status: status.optional(),
  q: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .optional()
    .openapi({ description: 'Part of the title, in capitals or not.', example: 'friday' }),
})
