import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Payout } from './payout-queries.ts'
import type { SellerBalance } from './seller-balance.ts'

const example = (amount: number) => ({ amount, currency: 'EUR' })

const exampleBalance = {
  owed: example(8_450),
  goods: example(10_000),
  shipping: example(450),
  promotions: example(0),
  commission: example(-1_500),
  refunds: example(-500),
  payouts: example(0),
}

const balanceSchema = z
  .object({
    owed: moneySchema.openapi({
      description: 'What the store owes the seller; below 0: the seller owes it.',
    }),
    goods: moneySchema.openapi({ description: 'Paid for its goods, without tax.' }),
    shipping: moneySchema.openapi({ description: 'Paid for its shipping, without tax.' }),
    promotions: moneySchema.openapi({ description: 'What the store bears of discounts on its goods.' }),
    commission: moneySchema.openapi({ description: 'What the store keeps: below 0.' }),
    refunds: moneySchema.openapi({ description: 'What refunds took back, with their part of commission.' }),
    payouts: moneySchema.openapi({ description: 'What was paid to it: below 0.' }),
  })
  .openapi('SellerBalance', { example: exampleBalance })

export const sellerMoneySchema = z
  .object({
    sellerId: wireId('seller'),
    commissionPartsPerMillion: z.int().openapi({
      description: 'What the store keeps of its goods without tax, in parts per million: 150000 is 15 %.',
      example: 150_000,
    }),
    balances: z.array(balanceSchema).openapi({ description: 'One for each currency it has sold in.' }),
  })
  .openapi('SellerMoney', {
    example: {
      sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
      commissionPartsPerMillion: 150_000,
      balances: [exampleBalance],
    },
  })

export const moneySellerParams = z.object({ sellerId: idInput('seller') })

export const moneyPageQuery = z.strictObject(pageQuery)

const examplePayout = {
  id: 'pyo_01h455vb4pex5vsknk084sn02q',
  sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
  amount: example(8_450),
  bankReference: 'Payout 2026-11',
  paidAt: '2026-11-22T09:30:00.000Z',
}

export const payoutSchema = z
  .object({
    id: wireId('payout'),
    sellerId: wireId('seller'),
    amount: moneySchema,
    bankReference: z.string().openapi({ description: 'What the bank knows it by; may be empty.' }),
    paidAt: timestamp,
  })
  .openapi('Payout', { example: examplePayout })

export const payoutListSchema = z
  .object({ items: z.array(payoutSchema), nextCursor })
  .openapi('PayoutList', { example: { items: [examplePayout], nextCursor: null } })

export const createPayoutInput = z
  .strictObject({
    amount: z
      .strictObject({
        amount: z
          .int()
          .min(1)
          .max(100_000_000_000)
          .openapi({ description: 'Integer minor units.', example: 8450 }),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .openapi({ description: 'ISO 4217 code.', example: 'EUR' }),
      })
      .openapi('PaidOut', { example: example(8_450) }),
    bankReference: keptText(140)
      .default('')
      .openapi({ description: 'What the bank knows it by.', example: 'Payout 2026-11' }),
  })
  .openapi('CreatePayout', { example: { amount: example(8_450), bankReference: 'Payout 2026-11' } })

export const presentSellerMoney = (of: {
  sellerId: string
  commissionPartsPerMillion: number
  balances: readonly SellerBalance[]
}): z.infer<typeof sellerMoneySchema> => ({
  sellerId: toWire('seller', of.sellerId),
  commissionPartsPerMillion: of.commissionPartsPerMillion,
  balances: of.balances.map(({ currency, ...amounts }) => {
    const money = (amount: number) => ({ amount, currency })
    return {
      owed: money(amounts.owedAmount),
      goods: money(amounts.goodsAmount),
      shipping: money(amounts.shippingAmount),
      promotions: money(amounts.promotionsAmount),
      commission: money(amounts.commissionAmount),
      refunds: money(amounts.refundsAmount),
      payouts: money(amounts.payoutsAmount),
    }
  }),
})

export const presentPayout = (payout: Payout): z.infer<typeof payoutSchema> => ({
  id: toWire('payout', payout.id),
  sellerId: toWire('seller', payout.sellerId),
  amount: { amount: payout.amount, currency: payout.currency },
  bankReference: payout.bankReference,
  paidAt: toRfc3339(payout.paidAt),
})
