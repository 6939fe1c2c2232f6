import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { bounds, goodsInput, goodsSchema, idsInput } from './goods-schemas.ts'

const inCurrency = "minor units of the promotion's currency"
const amountAbove0 = z.int().min(1).max(bounds.amount)
const amountFrom0 = z.int().min(0).max(bounds.amount)
const quantity = z.int().min(1).max(bounds.quantity)

const basisPoints = z
  .int()
  .min(1)
  .max(10_000)
  .openapi({ description: 'The share taken off: 1,000 is 10 %, 10,000 all of it.', example: 1000 })

const percent = z.strictObject({
  kind: z.literal('percent').openapi({ description: 'A share of the sum.' }),
  basisPoints,
  maxAmount: z
    .union([amountAbove0, z.null()])
    .openapi({ description: `Never more than this, ${inCurrency}; null: without ceiling.` }),
})
const amountOff = z.strictObject({
  kind: z.literal('amount').openapi({ description: 'An amount, at most the sum.' }),
  amount: amountAbove0.openapi({ description: `Taken off once, ${inCurrency}.` }),
})
const free = z.strictObject({ kind: z.literal('free').openapi({ description: 'Costs nothing.' }) })
const fixedPackagePrice = z.strictObject({
  kind: z.literal('fixed-price').openapi({ description: 'A price that no package is above.' }),
  amount: amountFrom0.openapi({ description: `What a package costs where it costs more, ${inCurrency}.` }),
})

const reduction = z
  .discriminatedUnion('kind', [percent, amountOff])
  .openapi('Reduction', { example: { kind: 'percent', basisPoints: 1000, maxAmount: null } })
const shippingOff = z
  .discriminatedUnion('kind', [percent, amountOff, free, fixedPackagePrice])
  .openapi('ShippingReduction', { example: { kind: 'free' } })

const kind = <K extends string>(name: K, description: string) => z.literal(name).openapi({ description })
const onText = 'Which goods are lowered.'
const texts = {
  reduction: 'Off all goods meant together.',
  'amount-each': 'An amount off each piece, at most what it costs.',
  'fixed-price': 'A price for each piece that costs more.',
  'buy-x-get-y': 'Whoever buys so many pieces gets others for less: the cheapest, as often as they suffice.',
  gift: 'Pieces of an offer, added at a price of 0.',
  tiers: 'The more is spent on the goods meant, the more is taken off them.',
  shipping: 'Off what packages cost to ship.',
}
const fields = {
  amountEach: amountAbove0.openapi({ description: `Off each piece, ${inCurrency}.` }),
  unitPrice: amountFrom0.openapi({ description: `What a piece costs, ${inCurrency}.` }),
  buyQuantity: quantity.openapi({ description: 'So many pieces have to be bought.' }),
  getQuantity: quantity.openapi({ description: 'So many pieces are got for less.' }),
  maxTimes: z
    .union([quantity, z.null()])
    .openapi({ description: 'At most so many times in one cart; null: as often as the pieces suffice.' }),
  giftQuantity: z.int().min(1).max(99).openapi({ description: 'How many pieces are given.' }),
  giftOfferText: 'The offer whose pieces are given.',
}
const tier = z
  .strictObject({
    fromAmount: amountFrom0.openapi({
      description: `From this amount of goods on, before any promotion, ${inCurrency}.`,
    }),
    off: reduction,
  })
  .openapi('PromotionTier', { example: { fromAmount: 5000, off: { kind: 'amount', amount: 500 } } })
const thresholdsDiffer = (tiers: readonly { fromAmount: number }[]) =>
  new Set(tiers.map(({ fromAmount }) => fromAmount)).size === tiers.length
const tiers = z
  .array(tier)
  .min(1, 'must hold at least one tier')
  .max(bounds.tiers)
  .refine(thresholdsDiffer, 'must not hold the same fromAmount twice')
  .openapi({ description: 'The one with the highest `fromAmount` that is reached counts.' })
const methodsText = 'Only packages sent by one of these methods; empty: by any.'
const sellersText = 'Only packages of these sellers; empty: of any.'

const example = {
  kind: 'reduction' as const,
  off: { kind: 'percent' as const, basisPoints: 1000, maxAmount: null },
}
const exampleOn = {
  offerIds: [],
  variantIds: [],
  productIds: [],
  categoryIds: [],
  collectionIds: [],
  sellerIds: [],
  except: null,
}

const onInput = goodsInput.optional().openapi({ description: `${onText} Left out: every good.` })

/** What a promotion does, as it is sent. */
export const effectInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: kind('reduction', texts.reduction), off: reduction, on: onInput }),
    z.strictObject({
      kind: kind('amount-each', texts['amount-each']),
      amount: fields.amountEach,
      on: onInput,
    }),
    z.strictObject({
      kind: kind('fixed-price', texts['fixed-price']),
      unitPriceAmount: fields.unitPrice,
      on: onInput,
    }),
    z.strictObject({
      kind: kind('buy-x-get-y', texts['buy-x-get-y']),
      buy: z.strictObject({ quantity: fields.buyQuantity, goods: onInput }),
      get: z.strictObject({ quantity: fields.getQuantity, goods: onInput, basisPoints }),
      maxTimes: fields.maxTimes,
    }),
    z.strictObject({
      kind: kind('gift', texts.gift),
      gift: z.strictObject({
        offerId: idInput('offer').openapi({ description: fields.giftOfferText }),
        quantity: fields.giftQuantity,
      }),
    }),
    z.strictObject({ kind: kind('tiers', texts.tiers), tiers, on: onInput }),
    z.strictObject({
      kind: kind('shipping', texts.shipping),
      off: shippingOff,
      methodIds: idsInput('shippingMethod', bounds.methods, methodsText),
      sellerIds: idsInput('seller', bounds.methods, sellersText),
    }),
  ])
  .openapi('PromotionEffectInput', { example })
export type EffectInput = z.output<typeof effectInput>

/** What a promotion does, as it is told. */
export const effectSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: kind('reduction', texts.reduction), off: reduction, on: goodsSchema }),
    z.object({ kind: kind('amount-each', texts['amount-each']), amount: fields.amountEach, on: goodsSchema }),
    z.object({
      kind: kind('fixed-price', texts['fixed-price']),
      unitPriceAmount: fields.unitPrice,
      on: goodsSchema,
    }),
    z.object({
      kind: kind('buy-x-get-y', texts['buy-x-get-y']),
      buy: z.object({ quantity: fields.buyQuantity, goods: goodsSchema }),
      get: z.object({ quantity: fields.getQuantity, goods: goodsSchema, basisPoints }),
      maxTimes: fields.maxTimes,
    }),
    z.object({
      kind: kind('gift', texts.gift),
      gift: z.object({
        offerId: wireId('offer').openapi({ description: fields.giftOfferText }),
        quantity: fields.giftQuantity,
      }),
    }),
    z.object({ kind: kind('tiers', texts.tiers), tiers, on: goodsSchema }),
    z.object({
      kind: kind('shipping', texts.shipping),
      off: shippingOff,
      methodIds: z.array(wireId('shippingMethod')).openapi({ description: methodsText }),
      sellerIds: z.array(wireId('seller')).openapi({ description: sellersText }),
    }),
  ])
  .openapi('PromotionEffect', { example: { ...example, on: exampleOn } })
