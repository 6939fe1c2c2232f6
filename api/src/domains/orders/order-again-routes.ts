import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { cartExample, cartRefusals, cartSchema, presentCart } from '../cart/index.ts'
import { orderAgain } from './order-again.ts'
import { orderRefusals } from './refusals.ts'

const orderAgainInput = z
  .strictObject({
    cartId: idInput('cart').optional().openapi({
      description: 'The open cart to put it into, opened by its secret or session. Absent: a new one.',
    }),
  })
  .openapi('OrderAgain', { example: {} })

const leftOutSchema = z.object({
  offerId: wireId('offer'),
  title: z.string(),
  quantity: z.int().openapi({ description: 'Pieces that are not in the cart.' }),
  because: z.enum(['not-for-sale', 'not-allowed']).openapi({
    description: '`not-allowed`: it is sold in other numbers of pieces now.',
  }),
})

const orderedAgainSchema = z
  .object({
    cart: cartSchema,
    secret: z.union([z.string(), z.null()]).openapi({
      description: 'Of the new cart, once; null: it went into the cart you named.',
    }),
    leftOut: z.array(leftOutSchema).openapi({ description: 'What is no longer sold as it was.' }),
  })
  .openapi('OrderedAgain', {
    example: { cart: cartExample, secret: 'cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u', leftOut: [] },
  })

export function orderAgainRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'orderAgain',
      tag: 'Orders',
      summary: 'Put an order into a cart again',
      description:
        'The same offers at the prices of today. Of an offer that is in the cart already the larger quantity stays. Gifts and gift wrapping are left out, and so is what is no longer sold, which `leftOut` names.',
      method: 'post',
      path: '/v1/orders/{orderId}/cart',
      policy: policies.orderHolder,
      showsToo: 'cartSecret',
      params: z.object({ orderId: idInput('order') }),
      body: orderAgainInput,
      idempotency: 'transaction',
      success: { status: 201, description: 'The cart.', schema: orderedAgainSchema },
      refusals: [
        platformRefusals.notFound,
        orderRefusals.nothingToOrderAgain,
        cartRefusals.notOpen,
        cartRefusals.currencyNotSold,
        cartRefusals.offerNotFound,
        cartRefusals.offerNotForSale,
        cartRefusals.offerNotPriced,
        cartRefusals.quantityTooLarge,
        cartRefusals.quantityNotAllowed,
        cartRefusals.tooManyLines,
        cartRefusals.customerHasCart,
        cartRefusals.totalTooLarge,
      ],
    },
    async ({ context, params, body, presented }) => {
      const { cart, prices, secret, leftOut } = await orderAgain(context, {
        ...params,
        cartId: body.cartId,
        orderSecret: presented.orderSecret,
        cartSecret: presented.cartSecret,
      })
      return new Reply({
        body: {
          cart: presentCart(cart, prices),
          secret,
          leftOut: leftOut.map((each) => ({ ...each, offerId: toWire('offer', each.offerId) })),
        },
      })
    },
  )
}
