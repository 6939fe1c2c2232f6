import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { newId, toWire } from '../../platform/ids.ts'
import { writtenAddress } from '../../platform/postal-address.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import {
  type Cart,
  cartRefusals,
  loadCart,
  offersOf,
  type PricedLine,
  pinCart,
  priceLines,
} from '../cart/index.ts'
import { recordEvent } from '../events/index.ts'
import { holdStock, outOfStock } from '../inventory/index.ts'
import { computeTotals } from '../pricing/index.ts'
import { readShippingMethod } from '../shipping/index.ts'
import { type Checkout, productIdsOf, type QuotedLine } from './checkout.ts'
import { closingNewCheckout, lockOpenCheckout } from './checkout-queries.ts'
import type { Holder } from './holder.ts'
import { orderRefusals } from './refusals.ts'
import { releaseCheckout } from './release-checkout.ts'

/**
 * Makes a quote of a cart: the totals are promised and the goods set aside until it expires. An earlier quote of the
 * same cart that nobody is paying is replaced, and its goods are free again.
 * @throws Refusal not-found, cart-not-open, cart-empty, offer-not-for-sale, out-of-stock, country-not-served,
 *   shipping-method-not-found, checkout-in-progress, too-many-checkouts
 */
export async function createCheckout(
  context: Context,
  of: {
    cartId: string
    cartSecret: string | undefined
    email: string
    shippingAddress: PostalAddress
    shippingMethodId: string
    holdSeconds: number
    /** Null: not bound */
    holder: Holder | null
  },
): Promise<Checkout> {
  return inTransaction(context, (tx) => quote(tx, of))
}

async function quote(context: TxContext, of: Parameters<typeof createCheckout>[1]): Promise<Checkout> {
  const { tx, store, now } = context
  const cart = await loadCart(context, { cartId: of.cartId, secret: of.cartSecret })
  const open = await lockOpenCheckout(tx, store.id, cart.id)
  if (open?.state === 'paying') throw new Refusal(orderRefusals.checkoutBusy)
  if (cart.status !== 'open') throw new Refusal(cartRefusals.notOpen)
  if (cart.lines.length === 0) throw new Refusal(cartRefusals.empty)
  const country = of.shippingAddress.addressCountry
  if (!store.countries.includes(country)) {
    throw new Refusal(orderRefusals.countryNotServed, {
      detail: `${store.name} ships to ${store.countries.join(', ')}.`,
      errors: [{ pointer: '/shippingAddress/addressCountry', message: 'is not served' }],
    })
  }
  const shippingAddress = writtenAddress(of.shippingAddress, '/shippingAddress')
  const shipping = await readShippingMethod(tx, store.id, of.shippingMethodId)
  if (!shipping) throw new Refusal(orderRefusals.shippingMethodNotFound)
  const offers = await offersOf(
    context,
    cart.lines,
    cart.lines.map((line) => line.offerId),
  )
  const lines = quoteLines(cart, priceLines(cart.lines, offers), open)
  const checkout: Checkout = {
    id: newId('checkout'),
    cartId: cart.id,
    cartVersion: cart.version,
    cartSecretVersion: cart.secretVersion,
    customerId: cart.customerId,
    state: 'held',
    currency: cart.currency,
    email: of.email,
    shippingAddress,
    fulfillment: {
      id: shipping.id,
      name: shipping.name,
      minDays: shipping.minDays,
      maxDays: shipping.maxDays,
    },
    lines,
    ...computeTotals({ lines, shipping, taxBasisPoints: store.taxBasisPoints }),
    paymentAttempts: 0,
    orderId: null,
    version: 1,
    expiresAt: secondsAfter(now, of.holdSeconds),
    updatedAt: now,
  }
  if (open) releaseCheckout(context, { checkout: open, cause: 'replaced' })
  pinCart(context, { cartId: cart.id, version: cart.version })
  const { holder } = of
  const full = () => new Refusal(orderRefusals.tooManyCheckouts)
  tx.atClose(closingNewCheckout(store.id, { checkout, holder, replaces: open?.id ?? null, full }))
  holdStock(context, {
    reference: checkout.id,
    replaces: open?.id ?? null,
    wishes: lines,
    expiresAt: checkout.expiresAt,
  })
  recordEvent(context, {
    type: 'checkout.held',
    aggregate: 'checkout',
    aggregateId: checkout.id,
    version: 1,
    payload: {
      cartId: cart.id,
      totalAmount: checkout.totalAmount,
      currency: checkout.currency,
      productIds: productIdsOf(checkout),
    },
  })
  return checkout
}

/** @throws Refusal out-of-stock early, for what no hold could get: the hold itself is the judge */
function quoteLines(cart: Cart, priced: PricedLine[], replaced: Checkout | null): QuotedLine[] {
  // What the replaced quote still holds is this cart's own.
  const own = new Map(replaced?.lines.map((line) => [line.offerId, line.quantity]))
  const missing = priced.filter(
    ({ offer, quantity }) => !offer.unlimited && offer.available + (own.get(offer.offerId) ?? 0) < quantity,
  )
  if (missing.length > 0) throw outOfStock(missing.map((line) => line.offerId))
  if (priced.length !== cart.lines.length) throw new Stale('an offer vanished')
  return priced.map(({ offer, quantity }) => {
    if (offer.locationId === null) {
      throw new Refusal(cartRefusals.offerNotForSale, {
        members: { offerIds: [toWire('offer', offer.offerId)] },
      })
    }
    return {
      offerId: offer.offerId,
      sellerId: offer.sellerId,
      locationId: offer.locationId,
      productId: offer.productId,
      productHandle: offer.productHandle,
      title: offer.title,
      variantTitle: offer.variantTitle,
      sku: offer.sku,
      imageUrl: offer.imageUrl,
      unitPriceAmount: offer.priceAmount,
      quantity,
    }
  })
}
