import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { type PriceServices, priceServiceRefusals } from '../pricing/index.ts'
import { destinationInput, estimateShippingInput, shippingEstimateSchema } from './estimate-schemas.ts'
import { estimateShipping } from './estimate-shipping.ts'
import { explainCart } from './explain-cart.ts'
import { cartExplanationSchema } from './explanation-schemas.ts'
import { cartRefusals } from './refusals.ts'

const params = z.object({ cartId: idInput('cart') })

/** What carts cost at an address, and why. */
export function createCartPricesRouter({
  priceServices: services,
}: {
  priceServices: PriceServices
}): Router {
  const router = createRouter()
  route(
    router,
    {
      operationId: 'estimateShipping',
      tag: 'Cart',
      summary: 'See what a cart costs at an address',
      description:
        'How each seller’s package can be shipped there, what it costs and how long it takes, with discounts and tax. Of packages for which nothing is chosen, the cheapest is taken. Promises nothing and sets nothing aside; a country alone will do.',
      method: 'post',
      path: '/v1/carts/{cartId}/shipping-estimate',
      policy: policies.cartHolder,
      params,
      body: estimateShippingInput,
      success: { status: 200, description: 'Packages, options and totals.', schema: shippingEstimateSchema },
      refusals: [
        platformRefusals.notFound,
        cartRefusals.empty,
        cartRefusals.deliveryNotPossible,
        cartRefusals.totalTooLarge,
        ...Object.values(priceServiceRefusals),
      ],
    },
    async ({ context, params: of, body, presented }) => {
      const { packages, deliveries = [], vatNumber, ...destination } = body
      return estimateShipping(context, {
        ...of,
        secret: presented.cartSecret,
        destination,
        deliveries,
        packages,
        vatNumber,
        services,
      })
    },
  )

  route(
    router,
    {
      operationId: 'getCartExplanation',
      tag: 'Cart',
      summary: 'Explain what a cart costs',
      description:
        'Every step from nothing to the total: prices, price lists, promotions, tax; with a country, shipping by what costs least, too. The steps add up to the total, and what comes to lines and packages adds up to each step, to the last minor unit.',
      method: 'get',
      path: '/v1/carts/{cartId}/explanation',
      policy: policies.cartHolder,
      params,
      query: z.strictObject({ ...destinationInput, country: destinationInput.country.optional() }),
      success: { status: 200, description: 'The steps.', schema: cartExplanationSchema },
      refusals: [
        platformRefusals.notFound,
        cartRefusals.totalTooLarge,
        ...Object.values(priceServiceRefusals),
      ],
    },
    async ({ context, params: of, query, presented }) => {
      const { country, ...rest } = query
      const destination = country === undefined ? null : { country, ...rest }
      return explainCart(context, { ...of, secret: presented.cartSecret, destination, services })
    },
  )
  return router
}
