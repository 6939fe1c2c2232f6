import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import type { Discount } from '../pricing/index.ts'
import type { GrantedGift, NotApplied } from '../promotions/index.ts'
import type { discountSchema, giftSchema, notAppliedSchema } from './schemas.ts'

export const presentDiscount = (of: Discount, currency: string): z.infer<typeof discountSchema> => ({
  promotionId: toWire('promotion', of.promotionId),
  title: of.title,
  code: of.code,
  on: of.on,
  amount: money(of.amount, currency),
})

export const presentGift = (of: GrantedGift, currency: string): z.infer<typeof giftSchema> => ({
  promotionId: toWire('promotion', of.promotionId),
  offerId: toWire('offer', of.offerId),
  title: of.title,
  quantity: of.quantity,
  value: money(of.valueAmount, currency),
})

/** Shoppers learn what became of their codes, and what a little more would bring; what others may have is not told. */
export const isForShoppers = ({ code, because }: NotApplied): boolean =>
  code !== null || because.code === 'amount-too-small' || because.code === 'quantity-too-small'

export const presentNotApplied = (of: NotApplied, currency: string): z.infer<typeof notAppliedSchema> => ({
  promotionId: of.promotionId && toWire('promotion', of.promotionId),
  title: of.title,
  code: of.code,
  reason: of.because.code,
  message: of.words,
  missing: of.because.code === 'amount-too-small' ? money(of.because.missingAmount, currency) : null,
})
