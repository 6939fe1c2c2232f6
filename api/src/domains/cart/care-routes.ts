import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { idInput, toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { availabilityOf, offerPricesIn, otherCurrency } from '../discovery/index.ts'
import { acceptCartChanges } from './accept-cart-changes.ts'
import { type GiftWrap, readGiftWraps } from './gift-wrap-queries.ts'
import { presentCart } from './present-cart.ts'
import { cartRefusals } from './refusals.ts'
import { reportCartView } from './report-cart-view.ts'
import { cartSchema, giftWrapListSchema, giftWrapQuery, giftWrapsMax, updateCartInput } from './schemas.ts'
import { updateCart } from './update-cart.ts'

const cartParams = z.object({ cartId: idInput('cart') })
const changed = {
  status: 200,
  description: 'The cart as it is now.',
  schema: cartSchema,
  etag: true,
} as const

/** Those that are sold in another currency, cheapest first. */
async function pricedIn(context: Context, currency: string, wraps: readonly GiftWrap[]): Promise<GiftWrap[]> {
  const prices = await offerPricesIn(
    context,
    currency,
    wraps.map(({ offerId }) => offerId),
  )
  return wraps
    .flatMap((wrap) => {
      const priceAmount = prices.get(wrap.offerId)
      return priceAmount === undefined ? [] : [{ ...wrap, priceAmount }]
    })
    .sort((a, b) => a.priceAmount - b.priceAmount)
}

/** What is done to a cart besides its lines and codes. */
export function cartCareRoutes(router: Router): void {
  changeRoutes(router)
  route(
    router,
    {
      operationId: 'reportCartView',
      tag: 'Cart',
      summary: 'Report that a cart is looked at',
      description:
        'For storefronts that show a cart: staff see it in the feed as `cart.viewed`, at most once a minute for each cart. Changes nothing, and may be sent as often as the page is shown.',
      method: 'post',
      path: '/v1/carts/{cartId}/views',
      policy: policies.cartHolder,
      params: cartParams,
      success: { status: 204, description: 'Noted.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) => {
      await reportCartView(context, { ...params, secret: presented.cartSecret })
    },
  )

  route(
    router,
    {
      operationId: 'listGiftWraps',
      tag: 'Cart',
      summary: 'List ways to wrap',
      description:
        'Wrapping that can be put into a cart by `addCartLine`, with a note that says what for, or what to write on the card. Wrapping alone cannot be bought.',
      method: 'get',
      path: '/v1/gift-wraps',
      policy: policies.shopper,
      query: giftWrapQuery,
      cacheControl: 'public, max-age=2, stale-while-revalidate=30',
      success: { status: 200, description: 'Offers of wrapping.', schema: giftWrapListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const { db, store } = context
      const other = otherCurrency(context, query.currency)
      const own = await readGiftWraps(db, store, { limit: giftWrapsMax })
      const found = other === null ? own : await pricedIn(context, other, own)
      return {
        items: found.map(({ offerId, title, variantTitle, imageUrl, ...wrap }) => ({
          offerId: toWire('offer', offerId),
          title,
          variantTitle,
          imageUrl,
          price: money(wrap.priceAmount, other ?? store.currency),
          availability: availabilityOf(wrap.available, wrap.unlimited),
        })),
      }
    },
  )
}

function changeRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'updateCart',
      tag: 'Cart',
      summary: 'Change note, metadata or currency of a cart',
      description:
        'What is left out stays as it is. The currency changes for the whole cart or not at all: where something in it has no price in the new one, nothing changes.',
      method: 'patch',
      path: '/v1/carts/{cartId}',
      policy: policies.cartHolder,
      params: cartParams,
      body: updateCartInput,
      idempotency: 'transaction',
      ifMatch: true,
      success: changed,
      refusals: [
        platformRefusals.notFound,
        cartRefusals.notOpen,
        cartRefusals.totalTooLarge,
        cartRefusals.currencyNotSold,
        cartRefusals.offerNotPriced,
      ],
    },
    async ({ context, params, body, presented, ifMatch }) => {
      const of = { ...params, ...body, ifMatch, secret: presented.cartSecret }
      const { cart, prices } = await updateCart(context, of)
      return Reply.versioned(presentCart(cart, prices))
    },
  )

  route(
    router,
    {
      operationId: 'acceptCartChanges',
      tag: 'Cart',
      summary: 'Accept what has changed in a cart',
      description:
        'Says yes to all of `notices`: prices of now become those the shopper has seen, quantities become what there is and what rules allow, never more than they were, and what cannot be bought is saved for later. Answers with the cart, which has no notices any more unless something changed again.',
      method: 'post',
      path: '/v1/carts/{cartId}/acceptance',
      policy: policies.cartHolder,
      params: cartParams,
      idempotency: 'transaction',
      ifMatch: true,
      success: changed,
      refusals: [platformRefusals.notFound, cartRefusals.notOpen, cartRefusals.totalTooLarge],
    },
    async ({ context, params, presented, ifMatch }) => {
      const of = { ...params, ifMatch, secret: presented.cartSecret }
      const { cart, prices } = await acceptCartChanges(context, of)
      return Reply.versioned(presentCart(cart, prices))
    },
  )
}
