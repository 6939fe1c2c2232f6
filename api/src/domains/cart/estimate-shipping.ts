import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { asWritten } from '../../platform/postal-address.ts'
import { Refusal } from '../../platform/refusals.ts'
import {
  askingServices,
  type ChosenMethod,
  type Destination,
  lineOfPart,
  type PricedCart,
  type PriceRules,
  type PriceServices,
} from '../pricing/index.ts'
import { deliveryDates } from '../shipping/index.ts'
import { type Buying, type CartPrices, nothingKnown, priceThisCart } from './cart-prices.ts'
import { loadCart } from './cart-state.ts'
import { mustBeInParcels, mustFitCart } from './divided-cart.ts'
import type { shippingEstimateSchema } from './estimate-schemas.ts'
import { isForShoppers, presentDiscount, presentNotApplied } from './present-discounts.ts'
import { presentTotals } from './present-totals.ts'
import { cartRefusals } from './refusals.ts'

/** Where a cart would go, as far as it is known. */
export interface RoughDestination {
  country: string
  region?: string | undefined
  postalCode?: string | undefined
}

/** In the spelling that zones are written in. */
export function destinationOf({ country, region, postalCode }: RoughDestination): Destination {
  const written = asWritten({ addressCountry: country, addressRegion: region, postalCode })
  return { country, region: written.addressRegion ?? null, postalCode: written.postalCode ?? null }
}

/** A package and how it goes, as requests say it. */
export interface ChosenOnWire {
  sellerId: string
  shippingMethodId: string
  destination?: number | undefined
}

export const chosenIn = (packages: readonly ChosenOnWire[]): ChosenMethod[] =>
  packages.map(({ sellerId, destination = 0, shippingMethodId: methodId }) => ({
    sellerId,
    destination,
    methodId,
  }))

/** Pieces of a delivery, as requests say them. */
export const piecesIn = (lineItems: readonly { id: string; quantity: number }[]) =>
  lineItems.map(({ id: lineId, quantity }) => ({ lineId, quantity }))

/**
 * What a cart would cost at a destination, and how its packages can go there. Promises nothing and sets nothing aside.
 * @throws Refusal not-found, cart-empty, delivery-not-possible, price-service-unavailable, prices-changing
 */
export async function estimateShipping(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    destination: RoughDestination
    deliveries: readonly (RoughDestination & { lineItems: readonly { id: string; quantity: number }[] })[]
    packages: readonly ChosenOnWire[]
    vatNumber: string | undefined
    services: PriceServices
  },
): Promise<z.infer<typeof shippingEstimateSchema>> {
  const deliveries = of.deliveries.map(({ lineItems, ...rough }) => ({
    destination: destinationOf(rough),
    pieces: piecesIn(lineItems),
  }))
  const buying: Buying = {
    ...nothingKnown,
    destination: destinationOf(of.destination),
    deliveries,
    shipping: { chosen: chosenIn(of.packages), otherwise: 'cheapest' },
    vatNumber: of.vatNumber ?? null,
  }
  return askingServices({ services: of.services, log: context.log }, (asking) =>
    inTransaction(context, async (tx) => {
      const cart = await loadCart(tx, of)
      mustFitCart(deliveries, cart)
      const prices = await priceThisCart(tx, cart, { buying: { ...buying, asking } })
      const { priced, rules } = prices
      if (!priced || !rules) throw new Refusal(cartRefusals.empty)
      mustBeInParcels(deliveries, prices)
      return presentEstimate(priced, { rules, prices, now: tx.now })
    }),
  )
}

function presentEstimate(
  priced: PricedCart,
  of: { rules: PriceRules; prices: CartPrices; now: Date },
): z.infer<typeof shippingEstimateSchema> {
  const { currency } = priced
  const { rules, now } = of
  const { timeZone } = rules
  const names = new Map(of.prices.lines.map(({ offer }) => [offer.sellerId, offer.sellerName]))
  return {
    packages: priced.packages.map((each) => ({
      sellerId: toWire('seller', each.sellerId),
      sellerName: names.get(each.sellerId) ?? '',
      destination: each.destination,
      lineItemIds: each.lineIds.map((id) => toWire('cartLine', lineOfPart(id))),
      weightGrams: each.weightGrams,
      shippingMethodId: each.method && toWire('shippingMethod', each.method.methodId),
      problem: each.because,
      options: each.options.map((option) => {
        const { minDays, maxDays } = option
        const { from: arrivesFrom, until: arrivesUntil } = deliveryDates({ now, timeZone, minDays, maxDays })
        return {
          shippingMethodId: toWire('shippingMethod', option.methodId),
          name: option.title,
          price: money(option.amount, currency),
          minDays,
          maxDays,
          arrivesFrom,
          arrivesUntil,
          pickupPoint: rules.pickupPoints.get(option.methodId) ?? null,
        }
      }),
    })),
    discounts: priced.discounts.map((discount) => presentDiscount(discount, currency)),
    notApplied: priced.notApplied.filter(isForShoppers).map((each) => presentNotApplied(each, currency)),
    totals: presentTotals(priced.totals, currency),
    isComplete: priced.isComplete,
  }
}
