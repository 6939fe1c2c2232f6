import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { cartRefusals, chosenIn, piecesIn } from '../cart/index.ts'
import { inventoryRefusals } from '../inventory/index.ts'
import { ledgerRefusals } from '../ledger/index.ts'
import { type PaymentProviders, paymentRefusals, savedMethodRefusals } from '../payments/index.ts'
import { type PriceServices, priceServiceRefusals } from '../pricing/index.ts'
import { cancelCheckoutPayment } from './cancel-checkout-payment.ts'
import { completeCheckout, getCheckout } from './complete-checkout.ts'
import { createCheckout } from './create-checkout.ts'
import { createCheckoutInput } from './create-checkout-schemas.ts'
import { holderOf } from './holder.ts'
import type { WantedTenders } from './own-tenders.ts'
import { payCheckout } from './pay-checkout.ts'
import { payCheckoutInput } from './pay-checkout-schemas.ts'
import { presentCheckout } from './present.ts'
import { paymentProblemSchema } from './quote-change-schemas.ts'
import { orderRefusals } from './refusals.ts'
import { checkoutSchema } from './schemas.ts'

const checkoutParams = z.object({ checkoutId: idInput('checkout') })
const versioned = { status: 200, schema: checkoutSchema, etag: true } as const

export interface CheckoutSettings {
  providers: PaymentProviders
  /** Who has a say in tax and shipping */
  priceServices: PriceServices
  holdSeconds: number
  leaseSeconds: number
  /** Checkouts that one client address may have open at a time; 0: any number */
  holdsPerAddress: number
}

/** Why a cart cannot be quoted as it is. */
const quoteRefusals = [
  cartRefusals.offerNotFound,
  cartRefusals.offerNotForSale,
  inventoryRefusals.outOfStock,
  orderRefusals.countryNotServed,
  cartRefusals.offerNotPriced,
  cartRefusals.quantityNotAllowed,
  cartRefusals.nothingToWrap,
  cartRefusals.currencyNotSold,
  cartRefusals.deliveryNotPossible,
  cartRefusals.totalTooLarge,
  orderRefusals.shippingMethodNotFound,
  orderRefusals.shippingNotPossible,
  orderRefusals.promotionUsedUp,
  orderRefusals.checkoutBusy,
  orderRefusals.tooManyCheckouts,
  ...Object.values(priceServiceRefusals),
]

/** Why gift cards and store credit do not pay. */
export const tenderRefusals = [
  ledgerRefusals.giftCardNotAccepted,
  ledgerRefusals.balanceTooLow,
  orderRefusals.giftCardEmpty,
  orderRefusals.storeCreditOfCustomer,
  orderRefusals.tendersTaken,
]

/** Why a quote is not paid. */
const promiseRefusals = [
  orderRefusals.checkoutEnded,
  orderRefusals.checkoutOutdated,
  orderRefusals.returnUrlNotAllowed,
  orderRefusals.quoteInvalid,
  orderRefusals.quoteExpired,
  orderRefusals.quoteUsed,
  orderRefusals.quoteChanged,
]

export function quoteRoutes(router: Router, of: CheckoutSettings): void {
  route(
    router,
    {
      operationId: 'createCheckout',
      tag: 'Checkout',
      summary: 'Make a quote of a cart',
      description:
        'Promises the totals and sets the goods aside for 15 minutes. Send the secret of the cart, or the session of the customer whose cart it is. Making another one replaces it. `deliveries` sends some of the pieces to other addresses: shipping and tax are those of where each piece goes.',
      method: 'post',
      path: '/v1/checkouts',
      policy: policies.cartHolder,
      body: createCheckoutInput,
      idempotency: 'transaction',
      asksFirst: true,
      success: { ...versioned, status: 201, description: 'The checkout, ready to be paid.' },
      refusals: [platformRefusals.notFound, cartRefusals.notOpen, cartRefusals.empty, ...quoteRefusals],
    },
    async ({ context, body, presented, client, once }) => {
      const { shippingMethodId } = body
      return createCheckout(context, {
        cartId: body.cartId,
        cartSecret: presented.cartSecret,
        request: {
          email: body.buyer.email,
          company: body.buyer.company ?? null,
          vatNumber: body.buyer.vatNumber ?? null,
          shippingAddress: body.shippingAddress,
          deliveries: (body.deliveries ?? []).map(({ shippingAddress, lineItems }) => ({
            shippingAddress,
            pieces: piecesIn(lineItems),
          })),
          billingAddress: body.billingAddress ?? null,
          shipping: shippingMethodId
            ? { everySeller: shippingMethodId }
            : { chosen: chosenIn(body.packages ?? []) },
        },
        holdSeconds: of.holdSeconds,
        holder: holderOf(context, { address: client.address, placesPerAddress: of.holdsPerAddress }),
        services: of.priceServices,
        once: (quote, reads) =>
          once(
            async (tx) =>
              Reply.versioned(presentCheckout(tx, { checkout: await quote(tx), payment: null, order: null })),
            reads,
          ),
      })
    },
  )

  route(
    router,
    {
      operationId: 'getCheckout',
      tag: 'Checkout',
      summary: 'Read a checkout',
      description: 'Where it stands. Changes nothing; `completeCheckout` asks the payment provider.',
      method: 'get',
      path: '/v1/checkouts/{checkoutId}',
      policy: policies.cartHolder,
      params: checkoutParams,
      success: { ...versioned, description: 'The checkout.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) =>
      Reply.versioned(
        presentCheckout(context, await getCheckout(context, { ...params, cartSecret: presented.cartSecret })),
        { revalidates: false },
      ),
  )
}

/** What a shopper pays with besides a payment method, as it is sent. */
export const wantedTenders = (
  body: Pick<z.output<typeof payCheckoutInput>, 'giftCards' | 'storeCredit'>,
): WantedTenders => ({
  giftCards: (body.giftCards ?? []).map(({ code }) => code),
  storeCredit: body.storeCredit ? (body.storeCredit.amount ?? 'all') : null,
})

export function paymentRoutes(router: Router, of: CheckoutSettings): void {
  route(
    router,
    {
      operationId: 'payCheckout',
      tag: 'Checkout',
      summary: 'Pay a checkout and place the order',
      description:
        'Charges exactly the promised total. `state: placed` comes with the order; `state: paying` with `payment.nextAction`: send the shopper there, then call `completeCheckout`. The same key never charges twice. When the promise no longer holds, nothing is charged, and `quote-changed` comes with what is different and with a new quote.',
      method: 'post',
      path: '/v1/checkouts/{checkoutId}/payment',
      policy: policies.cartHolder,
      params: checkoutParams,
      body: payCheckoutInput,
      idempotency: 'flow',
      success: { ...versioned, description: 'The checkout: placed, or waiting for a second step.' },
      refusals: [
        platformRefusals.notFound,
        ...Object.values(paymentRefusals),
        savedMethodRefusals.notKept,
        ...tenderRefusals,
        ...promiseRefusals,
        ...quoteRefusals,
      ],
      conflict: paymentProblemSchema,
    },
    async ({ context, params, body, presented, flow, client }) =>
      Reply.versioned(
        presentCheckout(
          context,
          await payCheckout(context, {
            ...params,
            ...of,
            paymentMethod: body.paymentMethod,
            savedPaymentMethodId: body.savedPaymentMethodId ?? null,
            savePaymentMethod: body.savePaymentMethod ?? false,
            returnUrl: body.returnUrl,
            quote: body.quote,
            tenders: wantedTenders(body),
            cartSecret: presented.cartSecret,
            flow,
            client,
          }),
        ),
      ),
  )
}

/** While a payment runs. */
export function runningPaymentRoutes(router: Router, of: Pick<CheckoutSettings, 'providers'>): void {
  route(
    router,
    {
      operationId: 'completeCheckout',
      tag: 'Checkout',
      summary: 'Finish a checkout after a second step',
      description:
        'Asks the provider how the payment ended and places the order when the money is there. May be called any number of times.',
      method: 'post',
      path: '/v1/checkouts/{checkoutId}/completion',
      policy: policies.cartHolder,
      params: checkoutParams,
      idempotency: 'flow',
      success: { ...versioned, description: 'The checkout: placed, still waiting, or open for another try.' },
      refusals: [platformRefusals.notFound, paymentRefusals.declined, paymentRefusals.providerUnavailable],
    },
    async ({ context, params, presented, client }) =>
      Reply.versioned(
        presentCheckout(
          context,
          await completeCheckout(context, {
            ...params,
            client,
            cartSecret: presented.cartSecret,
            providers: of.providers,
          }),
        ),
      ),
  )

  route(
    router,
    {
      operationId: 'cancelCheckoutPayment',
      tag: 'Checkout',
      summary: 'Give up a running payment',
      description:
        'For a shopper who wants to pay in another way while a payment waits: the provider is asked to end it. `state: held`: nothing was taken, the goods are still set aside until `expiresAt`, and `payCheckout` may be called again. `state: placed`: the payment was good already, and this is the order. `state: released`: the time of the checkout was over as well, or its goods were gone and the money goes back. Where no payment runs, nothing changes; a key that is sent again means the payment of its first time, so that one which has begun since goes on (`state: paying`).',
      method: 'post',
      path: '/v1/checkouts/{checkoutId}/payment/cancellation',
      policy: policies.cartHolder,
      params: checkoutParams,
      idempotency: 'flow',
      success: { ...versioned, description: 'The checkout as it is now.' },
      refusals: [platformRefusals.notFound, paymentRefusals.inProgress, paymentRefusals.providerUnavailable],
    },
    async ({ context, params, presented, flow, client }) =>
      Reply.versioned(
        presentCheckout(
          context,
          await cancelCheckoutPayment(context, {
            ...params,
            flow,
            client,
            cartSecret: presented.cartSecret,
            providers: of.providers,
          }),
        ),
      ),
  )
}
