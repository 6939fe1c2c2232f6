import type { Context, TxContext } from '../../platform/context.ts'
import { Stale, type Statement } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import {
  type Buying,
  buyerHash,
  type Cart,
  type CartPrices,
  cartRefusals,
  loadCart,
  mustBeInParcels,
  mustFitCart,
  pinCart,
  priceThisCart,
  readingCart,
} from '../cart/index.ts'
import { readingOffersOfCart } from '../discovery/index.ts'
import { recordEvent } from '../events/index.ts'
import { holdStock } from '../inventory/index.ts'
import {
  type Asking,
  askingServices,
  type Destination,
  type PricedCart,
  type PriceServices,
} from '../pricing/index.ts'
import { claimPromotions } from '../promotions/index.ts'
import { type Checkout, type ChosenShipping, productIdsOf } from './checkout.ts'
import {
  closingNewCheckout,
  lockingOpenCheckout,
  lockOpenCheckout,
  readOpenCheckoutId,
  readPastOrders,
} from './checkout-queries.ts'
import type { Holder } from './holder.ts'
import { mustShipEverything, mustUseCodes } from './may-quote.ts'
import { holdWishes, quoteLines } from './quote-lines.ts'
import { type QuoteRequest, requestFor, servedRequest } from './quote-request.ts'
import { quotedPrices, quoteTotals } from './quoted-prices.ts'
import { orderRefusals } from './refusals.ts'
import { releaseCheckout } from './release-checkout.ts'

/**
 * Makes a quote of a cart: the totals are promised, the goods set aside and the uses of promotions counted until it
 * expires. An earlier quote of the same cart that nobody is paying is replaced, and what it holds is taken over.
 * @throws Refusal not-found, cart-not-open, cart-empty, currency-not-sold, offer-not-for-sale, offer-not-priced,
 *   out-of-stock, country-not-served, delivery-not-possible, shipping-method-not-found, shipping-not-possible, promotion-used-up,
 *   checkout-in-progress, too-many-checkouts, invalid-request, price-service-unavailable, prices-changing
 * @param of.once the transaction of the quote; it is run again after services were asked, and nothing is asked within
 */
export async function createCheckout<T>(
  context: Context,
  of: Omit<CartToQuote, 'asking'> & {
    services: PriceServices
    once: (quote: (tx: TxContext) => Promise<Checkout>, reads: { ahead: Statement[] }) => Promise<T>
  },
): Promise<T> {
  const ahead = [
    readingCart(context.store.id, of.cartId),
    lockingOpenCheckout(context.store.id, of.cartId),
    // After the lock: what a quote that came first has taken is gone by then.
    readingOffersOfCart(context.store, { cartId: of.cartId, offerIds: [] }),
  ]
  return askingServices({ services: of.services, log: context.log }, (asking) =>
    of.once((tx) => quoteCart(tx, { ...of, asking }), { ahead }),
  )
}

export interface CartToQuote {
  cartId: string
  cartSecret: string | undefined
  request: QuoteRequest
  /** Services that have a say in prices; null: there are none */
  asking: Asking | null
  holdSeconds: number
  /** Null: not bound */
  holder: Holder | null
  /** The quote whose place this one takes: another that has taken it and holds is given, and no new one is made */
  renews?: string
  /** Told what it costs before anything can refuse it for how it is shipped, its codes or its stock */
  priced?: (prices: CartPrices, priced: PricedCart) => void
}

/** As {@link createCheckout}, in a transaction that has begun; one that `asking` stops is rolled back. */
export async function quoteCart(context: TxContext, of: CartToQuote): Promise<Checkout> {
  const { tx, store } = context
  const cart = await loadCart(context, { cartId: of.cartId, secret: of.cartSecret })
  const locked = await lockOpenCheckout(tx, store.id, cart.id)
  // Whoever waited for a quote that was replaced meanwhile sees its successor only with the next statement.
  const open = locked ?? (of.renews === undefined ? null : await lockOpenCheckout(tx, store.id, cart.id))
  if (open?.state === 'paying') throw new Refusal(orderRefusals.checkoutBusy)
  if (cart.status !== 'open') throw new Refusal(cartRefusals.notOpen)
  if (!cart.lines.some(({ isSaved }) => !isSaved)) throw new Refusal(cartRefusals.empty)
  if (open && of.renews !== undefined && open.id !== of.renews && holds(context, open, cart)) return open
  try {
    return await newQuote(context, of, { cart, open })
  } catch (error) {
    // What this cart seems to lack may be set aside for it, by a quote that came first: the next turn replaces that one.
    const mayBeItsOwn = open === null && error instanceof Refusal
    if (!mayBeItsOwn || (await readOpenCheckoutId(tx, store.id, cart.id)) === null) throw error
    throw new Stale('another quote of this cart came first')
  }
}

async function newQuote(
  context: TxContext,
  of: CartToQuote,
  { cart, open }: { cart: Cart; open: Checkout | null },
): Promise<Checkout> {
  const { store } = context
  const isAsked = of.renews === undefined
  const request = servedRequest(store, isAsked ? of.request : requestFor(cart, of.request))
  mustFitCart(request.deliveries, cart)
  const buying = buyingBy(context, { cart, request, asking: of.asking, replaces: open?.id ?? null })
  const mayBuy = cart.lines.flatMap(({ isSaved, offerId }) => (isSaved ? [] : [offerId]))
  const prices = await priceThisCart(context, cart, { mayBuy, buying })
  const { priced, rules } = prices
  if (!priced || !rules) throw new Refusal(cartRefusals.empty)
  if (cart.currency !== rules.currency && !rules.currencies.includes(cart.currency))
    throw new Refusal(cartRefusals.currencyNotSold)
  of.priced?.(prices, priced)
  if (isAsked) mustBeInParcels(request.deliveries, prices)
  mustUseCodes(priced)
  mustShipEverything(priced)
  const checkout = newCheckout(context, { cart, request, prices, priced, open, holdSeconds: of.holdSeconds })
  setAside(context, { checkout, priced, prices, open, holder: of.holder })
  return checkout
}

const holds = ({ now }: TxContext, { cartVersion, expiresAt }: Checkout, cart: Cart): boolean =>
  cartVersion === cart.version && expiresAt > now

function buyingBy(
  context: TxContext,
  of: { cart: Cart; request: QuoteRequest; asking: Asking | null; replaces: string | null },
): Buying {
  const { cart, request } = of
  return {
    destination: placeOf(request.shippingAddress),
    deliveries: request.deliveries.map(({ shippingAddress, pieces }) => ({
      destination: placeOf(shippingAddress),
      pieces,
    })),
    shipping: request.shipping,
    vatNumber: request.vatNumber,
    asking: of.asking,
    replaces: of.replaces,
    whoBuys: async () => {
      const { customerId } = cart
      const past = await readPastOrders(context.tx, context.store.id, { customerId, email: request.email })
      return { customerHash: buyerHash(context, past.email), isFirstOrder: !past.hasOrdered }
    },
  }
}

const placeOf = ({ addressCountry: country, addressRegion, postalCode }: PostalAddress): Destination => ({
  country,
  region: addressRegion ?? null,
  postalCode: postalCode ?? null,
})

function newCheckout(
  { now }: TxContext,
  of: {
    cart: Cart
    request: QuoteRequest
    prices: CartPrices
    priced: PricedCart
    open: Checkout | null
    holdSeconds: number
  },
): Checkout {
  const { cart, request, prices, priced, open } = of
  return {
    id: newId('checkout'),
    cartId: cart.id,
    cartVersion: cart.version,
    cartSecretVersion: cart.secretVersion,
    customerId: cart.customerId,
    state: 'held',
    currency: cart.currency,
    email: request.email,
    shippingAddress: request.shippingAddress,
    destinations: request.deliveries.map(({ shippingAddress }) => shippingAddress),
    billingAddress: request.billingAddress,
    company: request.company,
    vatNumber: request.vatNumber,
    note: cart.note,
    fulfillment: firstShipping(priced),
    lines: quoteLines(prices, priced, open),
    priced: quotedPrices(priced, prices),
    ...quoteTotals(priced),
    paymentAttempts: 0,
    orderId: null,
    version: 1,
    expiresAt: secondsAfter(now, of.holdSeconds),
    updatedAt: now,
  }
}

function firstShipping({ packages }: PricedCart): ChosenShipping | null {
  const method = packages[0]?.method
  if (!method) return null
  const { methodId: id, title: name, minDays, maxDays } = method
  return { id, name, minDays, maxDays }
}

function setAside(
  context: TxContext,
  of: {
    checkout: Checkout
    priced: PricedCart
    prices: CartPrices
    open: Checkout | null
    holder: Holder | null
  },
): void {
  const { checkout, open, holder } = of
  const replaces = open?.id ?? null
  if (open) releaseCheckout(context, { checkout: open, cause: 'replaced' })
  pinCart(context, { cartId: checkout.cartId, version: checkout.cartVersion })
  const full = () => new Refusal(orderRefusals.tooManyCheckouts)
  const { explanation } = of.priced
  context.tx.atClose(closingNewCheckout(context.store.id, { checkout, explanation, holder, replaces, full }))
  claimPromotions(context, { reference: checkout.id, replaces, uses: of.prices.uses })
  holdStock(context, {
    reference: checkout.id,
    replaces,
    wishes: holdWishes(checkout.lines, of.prices, open),
    expiresAt: checkout.expiresAt,
  })
  recordEvent(context, {
    type: 'checkout.held',
    aggregate: 'checkout',
    aggregateId: checkout.id,
    version: 1,
    payload: {
      cartId: checkout.cartId,
      totalAmount: checkout.totalAmount,
      currency: checkout.currency,
      productIds: productIdsOf(checkout),
    },
  })
}
