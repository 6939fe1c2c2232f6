import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { readingOffers } from '../discovery/index.ts'
import { addCartCode } from './add-cart-code.ts'
import { addCartLine } from './add-cart-line.ts'
import { cartCareRoutes } from './care-routes.ts'
import type { ChangedCart } from './change-cart.ts'
import { changeCartLine } from './change-cart-line.ts'
import { createCart } from './create-cart.ts'
import { getCart } from './get-cart.ts'
import { getCustomerCart } from './get-customer-cart.ts'
import { presentCart } from './present-cart.ts'
import { readingCartAndOffers } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import { removeCartCode } from './remove-cart-code.ts'
import { removeCartLine } from './remove-cart-line.ts'
import {
  addCartCodeInput,
  addCartLineInput,
  cartSchema,
  changeCartLineInput,
  codeInput,
  createCartInput,
  newCartSchema,
} from './schemas.ts'

export const cartRouter = createRouter()

const cartParams = z.object({ cartId: idInput('cart') })
const lineParams = z.object({ cartId: idInput('cart'), lineId: idInput('cartLine') })
const readsCart = ({ context, params }: { context: Context; params: { cartId: string } }) =>
  readingCartAndOffers(context.store, { ...params, offerIds: [] })
const reply = ({ cart, prices }: ChangedCart) => Reply.versioned(presentCart(cart, prices))
const changed = {
  status: 200,
  description: 'The cart as it is now.',
  schema: cartSchema,
  etag: true,
} as const
const changeRefusals = [platformRefusals.notFound, cartRefusals.notOpen, cartRefusals.totalTooLarge]

route(
  cartRouter,
  {
    operationId: 'createCart',
    tag: 'Cart',
    summary: 'Open a cart',
    description:
      'In the currency of the store, or in another that it sells in. The reply holds the cart secret, once: send it along with everything else about this cart. For a customer who is signed in it is theirs at once: then only their session opens it.',
    method: 'post',
    path: '/v1/carts',
    policy: policies.shopper,
    body: createCartInput,
    idempotency: 'transaction',
    ahead: ({ context, body }) =>
      body.lineItems.length > 0
        ? [readingOffers(context.store, [...new Set(body.lineItems.map(({ offerId }) => offerId))])]
        : [],
    success: { status: 201, description: 'The new cart and its secret.', schema: newCartSchema, etag: true },
    refusals: [
      cartRefusals.offerNotFound,
      cartRefusals.offerNotForSale,
      cartRefusals.offerNotPriced,
      cartRefusals.currencyNotSold,
      cartRefusals.quantityTooLarge,
      cartRefusals.quantityNotAllowed,
      cartRefusals.customerHasCart,
      cartRefusals.totalTooLarge,
    ],
  },
  async ({ context, body }) => {
    const { cart, prices, secret } = await createCart(context, body)
    return Reply.versioned({ ...presentCart(cart, prices), secret })
  },
)

route(
  cartRouter,
  {
    operationId: 'getCart',
    tag: 'Cart',
    summary: 'Read a cart',
    description: 'With prices and stock as they are now.',
    method: 'get',
    path: '/v1/carts/{cartId}',
    policy: policies.cartHolder,
    params: cartParams,
    success: { ...changed, description: 'The cart.' },
    refusals: [platformRefusals.notFound, cartRefusals.totalTooLarge],
  },
  async ({ context, params, presented }) => {
    const { cart, prices } = await getCart(context, { ...params, secret: presented.cartSecret })
    return Reply.versioned(presentCart(cart, prices), { revalidates: false })
  },
)

route(
  cartRouter,
  {
    operationId: 'getCustomerCart',
    tag: 'Cart',
    summary: "Read the customer's cart",
    description: 'The open cart of the customer who is signed in, whatever device it was filled on.',
    method: 'get',
    path: '/v1/customers/me/cart',
    policy: policies.customer,
    success: { ...changed, description: 'The cart.' },
    refusals: [platformRefusals.notFound, cartRefusals.totalTooLarge],
  },
  async ({ context }) => {
    const { cart, prices } = await getCustomerCart(context)
    return Reply.versioned(presentCart(cart, prices), { revalidates: false })
  },
)

route(
  cartRouter,
  {
    operationId: 'addCartLine',
    tag: 'Cart',
    summary: 'Add to a cart',
    description:
      'More of an offer that is in the cart raises its quantity; one that was saved for later comes back with this quantity. Nothing is set aside until checkout.',
    method: 'post',
    path: '/v1/carts/{cartId}/lines',
    policy: policies.cartHolder,
    params: cartParams,
    body: addCartLineInput,
    idempotency: 'transaction',
    ahead: ({ context, params, body }) =>
      readingCartAndOffers(context.store, { ...params, offerIds: [body.offerId] }),
    ifMatch: true,
    success: changed,
    refusals: [
      ...changeRefusals,
      cartRefusals.quantityNotAllowed,
      cartRefusals.offerNotFound,
      cartRefusals.offerNotForSale,
      cartRefusals.offerNotPriced,
      cartRefusals.tooManyLines,
      cartRefusals.quantityTooLarge,
    ],
  },
  async ({ context, params, body, presented, ifMatch }) =>
    reply(await addCartLine(context, { ...params, ...body, ifMatch, secret: presented.cartSecret })),
)

route(
  cartRouter,
  {
    operationId: 'changeCartLine',
    tag: 'Cart',
    summary: 'Change a line',
    description:
      'Sets its quantity (adding is `addCartLine`) or its note, keeps it for later, or brings it back to be bought.',
    method: 'patch',
    path: '/v1/carts/{cartId}/lines/{lineId}',
    policy: policies.cartHolder,
    params: lineParams,
    body: changeCartLineInput,
    idempotency: 'transaction',
    ahead: readsCart,
    ifMatch: true,
    success: changed,
    refusals: [
      ...changeRefusals,
      cartRefusals.quantityNotAllowed,
      cartRefusals.offerNotFound,
      cartRefusals.offerNotForSale,
      cartRefusals.offerNotPriced,
    ],
  },
  async ({ context, params, body, presented, ifMatch }) =>
    reply(await changeCartLine(context, { ...params, ...body, ifMatch, secret: presented.cartSecret })),
)

route(
  cartRouter,
  {
    operationId: 'removeCartLine',
    tag: 'Cart',
    summary: 'Remove a line',
    description: 'Answers with the cart without it.',
    method: 'delete',
    path: '/v1/carts/{cartId}/lines/{lineId}',
    policy: policies.cartHolder,
    params: lineParams,
    idempotency: 'transaction',
    ahead: readsCart,
    ifMatch: true,
    success: changed,
    refusals: changeRefusals,
  },
  async ({ context, params, presented, ifMatch }) =>
    reply(await removeCartLine(context, { ...params, ifMatch, secret: presented.cartSecret })),
)

cartCareRoutes(cartRouter)

const codeParams = z.object({ cartId: idInput('cart'), code: codeInput })

route(
  cartRouter,
  {
    operationId: 'addCartCode',
    tag: 'Cart',
    summary: 'Enter a code',
    description:
      'A discount code, a voucher. The reply says what it takes off under `discounts`, or under `notApplied` why it takes off nothing now; it stays in the cart and may apply later. Who enters many codes that do not exist has to wait.',
    method: 'post',
    path: '/v1/carts/{cartId}/codes',
    policy: policies.cartHolder,
    params: cartParams,
    body: addCartCodeInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: changed,
    refusals: [...changeRefusals, cartRefusals.codeUnreadable, cartRefusals.tooManyCodes],
  },
  async ({ context, params, body, presented, ifMatch, client }) =>
    reply(await addCartCode(context, { ...params, ...body, ifMatch, client, secret: presented.cartSecret })),
)

route(
  cartRouter,
  {
    operationId: 'removeCartCode',
    tag: 'Cart',
    summary: 'Take a code out',
    description: 'Answers with the cart without it.',
    method: 'delete',
    path: '/v1/carts/{cartId}/codes/{code}',
    policy: policies.cartHolder,
    params: codeParams,
    idempotency: 'transaction',
    ifMatch: true,
    success: changed,
    refusals: changeRefusals,
  },
  async ({ context, params, presented, ifMatch }) =>
    reply(await removeCartCode(context, { ...params, ifMatch, secret: presented.cartSecret })),
)
