import type { z } from 'zod'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId, toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { PricedCart } from '../pricing/index.ts'
import {
  type LimitedPromotion,
  normalizedCode,
  promotionOnTrial,
  type TrialPromotion,
} from '../promotions/index.ts'
import { type Buying, nothingKnown, priceThisCart } from './cart-prices.ts'
import { cartExpiry } from './cart-state.ts'
import { destinationOf, type RoughDestination } from './estimate-shipping.ts'
import { presentDiscount, presentGift, presentNotApplied } from './present-discounts.ts'
import { presentStep } from './present-explanation.ts'
import { presentTotals } from './present-totals.ts'
import { type Cart, readCart } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import type { promotionTrialSchema } from './trial-schemas.ts'

/** What is tried, on what. */
export interface PromotionTrial {
  promotion: { promotionId: string } | { promotion: TrialPromotion }
  cart:
    | { cartId: string }
    | {
        lineItems: readonly { offerId: string; quantity: number }[]
        currency: string | undefined
        customerId: string | undefined
        codes: readonly string[]
      }
  destination: RoughDestination | undefined
  /** Undefined: now */
  at: Date | undefined
}

/**
 * What a promotion would do to a cart if it ran: both are as they are, or made up. Writes nothing.
 * @throws Refusal not-found, cart-empty, offer-not-found, offer-not-for-sale, offer-not-priced, total-too-large
 */
export async function tryPromotion(
  context: Context,
  of: PromotionTrial,
): Promise<z.infer<typeof promotionTrialSchema>> {
  return inTransaction(context, async (tx) => {
    const trial = await promotionOnTrial(tx, of.promotion)
    const cart = await cartOnTrial(tx, of.cart)
    const buying: Buying = {
      ...nothingKnown,
      destination: of.destination ? destinationOf(of.destination) : null,
      shipping: of.destination ? { chosen: [], otherwise: 'cheapest' } : { chosen: [] },
      at: of.at,
    }
    const mayBuy = 'cartId' in of.cart ? [] : cart.lines.map(({ offerId }) => offerId)
    const { priced: before } = await priceThisCart(tx, cart, { mayBuy, buying })
    const { priced: after } = await priceThisCart(tx, cart, { buying: { ...buying, trial } })
    if (!before || !after) throw new Refusal(cartRefusals.empty)
    return presentTrial(trial, before, after)
  })
}

async function cartOnTrial(context: TxContext, of: PromotionTrial['cart']): Promise<Cart> {
  const { tx, store, now } = context
  if ('cartId' in of) {
    const cart = await readCart(tx, store.id, of.cartId, now)
    if (!cart) throw new Refusal(platformRefusals.notFound)
    return cart
  }
  const quantities = new Map<string, number>()
  for (const { offerId, quantity } of of.lineItems)
    quantities.set(offerId, (quantities.get(offerId) ?? 0) + quantity)
  return {
    id: newId('cart'),
    currency: of.currency ?? store.currency,
    customerId: of.customerId ?? null,
    status: 'open',
    version: 1,
    secretVersion: 1,
    note: '',
    codes: of.codes.flatMap((code) => normalizedCode(code) ?? []),
    metadata: {},
    updatedAt: now,
    expiresAt: cartExpiry(now),
    lines: [...quantities].map(([offerId, quantity]) => ({
      id: newId('cartLine'),
      offerId,
      quantity,
      isSaved: false,
      note: '',
      seenPriceAmount: null,
    })),
  }
}

function presentTrial(
  trial: LimitedPromotion,
  before: PricedCart,
  after: PricedCart,
): z.infer<typeof promotionTrialSchema> {
  const { currency } = after
  const isMine = ({ promotionId }: { promotionId: string | null }) => promotionId === trial.id
  return {
    applies: after.discounts.some(isMine) || after.gifts.some(isMine),
    before: presentTotals(before.totals, currency),
    after: presentTotals(after.totals, currency),
    discounts: after.discounts.map((discount) => presentDiscount(discount, currency)),
    gifts: after.gifts.map((gift) => presentGift(gift, currency)),
    notApplied: after.notApplied.map((each) => presentNotApplied(each, currency)),
    steps: after.explanation.map((step) => presentStep(step, currency, (id) => toWire('cartLine', id))),
  }
}
