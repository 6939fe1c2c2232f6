import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { money, sumAmounts } from '../../platform/money.ts'
import { askingServices, lineOfPart, type PriceServices } from '../pricing/index.ts'
import { nothingKnown, priceThisCart } from './cart-prices.ts'
import { loadCart } from './cart-state.ts'
import { destinationOf, type RoughDestination } from './estimate-shipping.ts'
import type { cartExplanationSchema } from './explanation-schemas.ts'
import { presentStep } from './present-explanation.ts'

/**
 * How every minor unit of a cart's total comes about now; with a country, also shipping (by what costs least) and the
 * tax that is due there.
 * @throws Refusal not-found, price-service-unavailable, prices-changing
 */
export async function explainCart(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    destination: RoughDestination | null
    services: PriceServices
  },
): Promise<z.infer<typeof cartExplanationSchema>> {
  const buying = of.destination
    ? {
        ...nothingKnown,
        destination: destinationOf(of.destination),
        shipping: { chosen: [], otherwise: 'cheapest' as const },
      }
    : nothingKnown
  return askingServices({ services: of.services, log: context.log }, (asking) =>
    inTransaction(context, async (tx) => {
      const cart = await loadCart(tx, of)
      const { priced } = await priceThisCart(tx, cart, { buying: { ...buying, asking } })
      // Without a destination it is not known how anything is shipped: that is no step of the total.
      const steps = (priced?.explanation ?? []).filter(
        ({ rule }) => of.destination !== null || rule !== 'shipping-unpriced',
      )
      return {
        total: money(sumAmounts(steps.map(({ amount }) => amount)), cart.currency),
        steps: steps.map((step) =>
          presentStep(step, cart.currency, (id) => toWire('cartLine', lineOfPart(id))),
        ),
      }
    }),
  )
}
