import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { boundCartSchema, cartRefusals, presentBoundCart } from '../cart/index.ts'
import { associateCart } from './associate-cart.ts'

/** A cart and its customer: here, because what is held for a cart that ends is released with it. */
export function cartCustomerRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'associateCart',
      tag: 'Cart',
      summary: "Make a cart the customer's",
      description:
        "After sign-in: send the customer's session and the secret of the guest's cart. From then on only that session opens it, and the secret is dead. The open cart the customer had before ends, and its lines come into this one: of an offer in both, the larger quantity stays, and it is saved for later only if it was in both; lines beyond 100 are left out and named in `merged.leftOut`; codes come along up to 10; this cart’s notes stay and the other’s fill the empty ones; metadata stays that of this cart. A quote made before has to be made again; it takes over its goods.",
      method: 'put',
      path: '/v1/carts/{cartId}/customer',
      policy: policies.customer,
      showsToo: 'cartSecret',
      params: z.object({ cartId: idInput('cart') }),
      idempotency: 'transaction',
      ifMatch: true,
      success: {
        status: 200,
        description: 'The cart, which is the customer’s now.',
        schema: boundCartSchema,
        etag: true,
      },
      refusals: [
        platformRefusals.notFound,
        cartRefusals.notOpen,
        cartRefusals.otherCartBusy,
        cartRefusals.totalTooLarge,
      ],
    },
    async ({ context, params, presented, ifMatch }) =>
      Reply.versioned(
        presentBoundCart(await associateCart(context, { ...params, ifMatch, secret: presented.cartSecret })),
      ),
  )
}
