// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

import type { ListMethod, Method } from './method.ts'
import type { operations } from './operations.gen.ts'
import type { components, operations as Described } from './schema.gen.ts'

export type AddCartLine = components['schemas']['AddCartLine']
export type Availability = components['schemas']['Availability']
export type Buyer = components['schemas']['Buyer']
export type Cart = components['schemas']['Cart']
export type CartLine = components['schemas']['CartLine']
export type CartLineInput = components['schemas']['CartLineInput']
export type Category = components['schemas']['Category']
export type CategoryList = components['schemas']['CategoryList']
export type ChangeCartLine = components['schemas']['ChangeCartLine']
export type Checkout = components['schemas']['Checkout']
export type CheckoutLine = components['schemas']['CheckoutLine']
export type CreateCart = components['schemas']['CreateCart']
export type CreateCheckout = components['schemas']['CreateCheckout']
export type CreateFulfillment = components['schemas']['CreateFulfillment']
export type CreateStaffSession = components['schemas']['CreateStaffSession']
export type Fulfillment = components['schemas']['Fulfillment']
export type Media = components['schemas']['Media']
export type Money = components['schemas']['Money']
export type NewCart = components['schemas']['NewCart']
export type Offer = components['schemas']['Offer']
export type Order = components['schemas']['Order']
export type OrderLine = components['schemas']['OrderLine']
export type OrderList = components['schemas']['OrderList']
export type OrderSummary = components['schemas']['OrderSummary']
export type PayCheckout = components['schemas']['PayCheckout']
export type PostalAddress = components['schemas']['PostalAddress']
export type Problem = components['schemas']['Problem']
export type Product = components['schemas']['Product']
export type ProductCard = components['schemas']['ProductCard']
export type ProductList = components['schemas']['ProductList']
export type ShippingMethod = components['schemas']['ShippingMethod']
export type ShippingMethodList = components['schemas']['ShippingMethodList']
export type StaffSession = components['schemas']['StaffSession']
export type Store = components['schemas']['Store']
export type Totals = components['schemas']['Totals']
export type Variant = components['schemas']['Variant']

/** Input of `getStore`. */
export type GetStoreInput = Record<string, never>

/** Input of `listShippingMethods`. */
export type ListShippingMethodsInput = Record<string, never>

/** Input of `listProducts`. */
export interface ListProductsInput {
  /** Words to find in title, brand, category and tags; the last may be unfinished, small typos are forgiven. */
  q?: NonNullable<Described['listProducts']['parameters']['query']>['q'] | undefined
  /** Handle of a category; includes all below it. */
  category?: NonNullable<Described['listProducts']['parameters']['query']>['category'] | undefined
  /** `featured` is the order of the shop; `-price` is dearest first. Default: `featured`. */
  sort?: NonNullable<Described['listProducts']['parameters']['query']>['sort'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listProducts']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listProducts']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getProduct`. */
export interface GetProductInput {
  /** Handle or id of the product. */
  handle: Described['getProduct']['parameters']['path']['handle']
}

/** Input of `listCategories`. */
export type ListCategoriesInput = Record<string, never>

/** Input of `createCart`. */
export interface CreateCartInput {
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** First lines; may be empty. */
  lineItems?: CreateCart['lineItems'] | undefined
  /** Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are. */
  metadata?: CreateCart['metadata'] | undefined
}

/** Input of `getCart`. */
export interface GetCartInput {
  /** Id of a cart. */
  cartId: Described['getCart']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret: string
}

/** Input of `addCartLine`. */
export interface AddCartLineInput {
  /** Id of a cart. */
  cartId: Described['addCartLine']['parameters']['path']['cartId']
  /** From the reply of `createCart`. */
  cartSecret: string
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Id of an offer. */
  offerId: AddCartLine['offerId']
  /** Whole pieces. Default: `1`. */
  quantity?: AddCartLine['quantity'] | undefined
}

/** Input of `changeCartLine`. */
export interface ChangeCartLineInput {
  /** Id of a cart. */
  cartId: Described['changeCartLine']['parameters']['path']['cartId']
  /** Id of a cart line. */
  lineId: Described['changeCartLine']['parameters']['path']['lineId']
  /** From the reply of `createCart`. */
  cartSecret: string
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Whole pieces. */
  quantity: ChangeCartLine['quantity']
}

/** Input of `removeCartLine`. */
export interface RemoveCartLineInput {
  /** Id of a cart. */
  cartId: Described['removeCartLine']['parameters']['path']['cartId']
  /** Id of a cart line. */
  lineId: Described['removeCartLine']['parameters']['path']['lineId']
  /** From the reply of `createCart`. */
  cartSecret: string
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
}

/** Input of `createCheckout`. */
export interface CreateCheckoutInput {
  /** From the reply of `createCart`. */
  cartSecret: string
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** Id of a cart. */
  cartId: CreateCheckout['cartId']
  buyer: CreateCheckout['buyer']
  shippingAddress: CreateCheckout['shippingAddress']
  /** Id of a shipping method. */
  shippingMethodId: CreateCheckout['shippingMethodId']
}

/** Input of `getCheckout`. */
export interface GetCheckoutInput {
  /** Id of a checkout. */
  checkoutId: Described['getCheckout']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret: string
}

/** Input of `payCheckout`. */
export interface PayCheckoutInput {
  /** Id of a checkout. */
  checkoutId: Described['payCheckout']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret: string
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** The provider's token of a payment method, never a card number. Test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step`. */
  paymentMethod: PayCheckout['paymentMethod']
  /** Where the shopper comes back to after a second step; on one of the store’s own domains. */
  returnUrl: PayCheckout['returnUrl']
}

/** Input of `completeCheckout`. */
export interface CompleteCheckoutInput {
  /** Id of a checkout. */
  checkoutId: Described['completeCheckout']['parameters']['path']['checkoutId']
  /** From the reply of `createCart`. */
  cartSecret: string
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
}

/** Input of `getOrder`. */
export interface GetOrderInput {
  /** Id of an order. */
  orderId: Described['getOrder']['parameters']['path']['orderId']
  /** From `order.secret` of a placed checkout. */
  orderSecret: string
}

/** Input of `createStaffSession`. */
export interface CreateStaffSessionInput {
  email: CreateStaffSession['email']
  password: CreateStaffSession['password']
}

/** Input of `endStaffSession`. */
export type EndStaffSessionInput = Record<string, never>

/** Input of `listOrders`. */
export interface ListOrdersInput {
  /** Only orders of this status. */
  status?: NonNullable<Described['listOrders']['parameters']['query']>['status'] | undefined
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listOrders']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listOrders']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getOrderAsStaff`. */
export interface GetOrderAsStaffInput {
  /** Id of an order. */
  orderId: Described['getOrderAsStaff']['parameters']['path']['orderId']
}

/** Input of `createFulfillment`. */
export interface CreateFulfillmentInput {
  /** Id of an order. */
  orderId: Described['createFulfillment']['parameters']['path']['orderId']
  /** Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart. */
  idempotencyKey?: string | undefined
  /** `version` of what this change was made for: refused when it has changed since. Left out: whatever the version. */
  ifMatch?: number | undefined
  /** Who carries the parcel. */
  carrier: CreateFulfillment['carrier']
  trackingNumber?: CreateFulfillment['trackingNumber'] | undefined
  trackingUrl?: CreateFulfillment['trackingUrl'] | undefined
  /** What is in the parcel; absent: everything that has not left yet. */
  lineItems?: CreateFulfillment['lineItems'] | undefined
}

/** One method per operation of the Tradepost API, version 0.1.0. */
export interface Client {
  /**
   * Read the store of this key. Name, currency, locale and where it ships to: what a storefront needs before its first page.
   *
   * `GET /v1/store`
   * @throws Refusal `busy`, `not-authenticated`, `too-many-requests`
   */
  getStore: Method<GetStoreInput, Store, RefusalCodeOf<'getStore'>>
  /**
   * List ways to ship. All of them, in the order to show. The id goes into a checkout.
   *
   * `GET /v1/shipping-methods`
   * @throws Refusal `busy`, `not-authenticated`, `too-many-requests`
   */
  listShippingMethods: Method<ListShippingMethodsInput, ShippingMethodList, RefusalCodeOf<'listShippingMethods'>>
  /**
   * List or search products. Published products as cards. Without `q`, all of a category or of the store; with it, those that match.
   *
   * `GET /v1/products`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-found`, `too-many-requests`
   */
  listProducts: ListMethod<ListProductsInput, ProductList, RefusalCodeOf<'listProducts'>>
  /**
   * Read a product page. Everything a product page shows, in one read: texts, pictures, options, variants, price and stock (at most seconds old; the checkout is the judge).
   *
   * `GET /v1/products/{handle}`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-found`, `too-many-requests`
   */
  getProduct: Method<GetProductInput, Product, RefusalCodeOf<'getProduct'>>
  /**
   * Read the category tree. All categories at once, with how many published products each holds.
   *
   * `GET /v1/categories`
   * @throws Refusal `busy`, `not-authenticated`, `too-many-requests`
   */
  listCategories: Method<ListCategoriesInput, CategoryList, RefusalCodeOf<'listCategories'>>
  /**
   * Open a cart. In the currency of the store. The reply holds the cart secret, once: send it along with everything else about this cart.
   *
   * `POST /v1/carts`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `invalid-request`, `malformed-json`, `not-authenticated`, `offer-not-for-sale`, `offer-not-found`, `payload-too-large`, `quantity-too-large`, `too-many-requests`, `unsupported-media-type`
   */
  createCart: Method<CreateCartInput, NewCart, RefusalCodeOf<'createCart'>>
  /**
   * Read a cart. With prices and stock as they are now.
   *
   * `GET /v1/carts/{cartId}`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-found`, `too-many-requests`
   */
  getCart: Method<GetCartInput, Cart, RefusalCodeOf<'getCart'>>
  /**
   * Add to a cart. More of an offer that is in the cart raises its quantity. Nothing is set aside until checkout.
   *
   * `POST /v1/carts/{cartId}/lines`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `invalid-request`, `malformed-json`, `not-authenticated`, `not-found`, `offer-not-for-sale`, `offer-not-found`, `payload-too-large`, `quantity-too-large`, `too-many-lines`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  addCartLine: Method<AddCartLineInput, Cart, RefusalCodeOf<'addCartLine'>>
  /**
   * Change a quantity. Sets it; adding is `addCartLine`.
   *
   * `PATCH /v1/carts/{cartId}/lines/{lineId}`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `invalid-request`, `malformed-json`, `not-authenticated`, `not-found`, `payload-too-large`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  changeCartLine: Method<ChangeCartLineInput, Cart, RefusalCodeOf<'changeCartLine'>>
  /**
   * Remove a line. Answers with the cart without it.
   *
   * `DELETE /v1/carts/{cartId}/lines/{lineId}`
   * @throws Refusal `busy`, `cart-not-open`, `idempotency-in-flight`, `idempotency-key-reused`, `invalid-request`, `not-authenticated`, `not-found`, `too-many-requests`, `version-conflict`
   */
  removeCartLine: Method<RemoveCartLineInput, Cart, RefusalCodeOf<'removeCartLine'>>
  /**
   * Make a quote of a cart. Promises the totals and sets the goods aside for 15 minutes. Send the secret of the cart. Making another one replaces it.
   *
   * `POST /v1/checkouts`
   * @throws Refusal `busy`, `cart-empty`, `cart-not-open`, `checkout-in-progress`, `country-not-served`, `idempotency-in-flight`, `idempotency-key-reused`, `invalid-request`, `malformed-json`, `not-authenticated`, `not-found`, `offer-not-for-sale`, `offer-not-found`, `out-of-stock`, `payload-too-large`, `shipping-method-not-found`, `too-many-requests`, `unsupported-media-type`
   */
  createCheckout: Method<CreateCheckoutInput, Checkout, RefusalCodeOf<'createCheckout'>>
  /**
   * Read a checkout. Where it stands. Changes nothing; `completeCheckout` asks the payment provider.
   *
   * `GET /v1/checkouts/{checkoutId}`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-found`, `too-many-requests`
   */
  getCheckout: Method<GetCheckoutInput, Checkout, RefusalCodeOf<'getCheckout'>>
  /**
   * Pay a checkout and place the order. Charges exactly the promised total. `state: placed` comes with the order; `state: paying` with `payment.nextAction`: send the shopper there, then call `completeCheckout`. The same key never charges twice.
   *
   * `POST /v1/checkouts/{checkoutId}/payment`
   * @throws Refusal `busy`, `checkout-ended`, `checkout-outdated`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `invalid-request`, `malformed-json`, `not-authenticated`, `not-found`, `payload-too-large`, `payment-declined`, `payment-in-progress`, `payment-method-unknown`, `payment-provider-unavailable`, `return-url-not-allowed`, `too-many-requests`, `unsupported-media-type`
   */
  payCheckout: Method<PayCheckoutInput, Checkout, RefusalCodeOf<'payCheckout'>>
  /**
   * Finish a checkout after a second step. Asks the provider how the payment ended and places the order when the money is there. May be called any number of times.
   *
   * `POST /v1/checkouts/{checkoutId}/completion`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-missing`, `idempotency-key-reused`, `invalid-request`, `not-authenticated`, `not-found`, `payment-declined`, `payment-provider-unavailable`, `too-many-requests`
   */
  completeCheckout: Method<CompleteCheckoutInput, Checkout, RefusalCodeOf<'completeCheckout'>>
  /**
   * Read an order. With the secret that came with the order; staff need none.
   *
   * `GET /v1/orders/{orderId}`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-found`, `too-many-requests`
   */
  getOrder: Method<GetOrderInput, Order, RefusalCodeOf<'getOrder'>>
  /**
   * Sign in as staff. For the store that the publishable key names; lasts twelve hours.
   *
   * `POST /v1/admin/sessions`
   * @throws Refusal `busy`, `invalid-request`, `malformed-json`, `not-authenticated`, `payload-too-large`, `too-many-requests`, `unsupported-media-type`, `wrong-credentials`
   */
  createStaffSession: Method<CreateStaffSessionInput, StaffSession, RefusalCodeOf<'createStaffSession'>>
  /**
   * Sign out. Ends the session of the token at once; a secret key has none and nothing happens.
   *
   * `DELETE /v1/admin/sessions/current`
   * @throws Refusal `busy`, `not-authenticated`, `not-permitted`, `too-many-requests`
   */
  endStaffSession: Method<EndStaffSessionInput, void, RefusalCodeOf<'endStaffSession'>>
  /**
   * List orders. Newest first.
   *
   * `GET /v1/admin/orders`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-permitted`, `too-many-requests`
   */
  listOrders: ListMethod<ListOrdersInput, OrderList, RefusalCodeOf<'listOrders'>>
  /**
   * Read an order. As the shopper sees it, without its secret.
   *
   * `GET /v1/admin/orders/{orderId}`
   * @throws Refusal `busy`, `invalid-request`, `not-authenticated`, `not-found`, `not-permitted`, `too-many-requests`
   */
  getOrderAsStaff: Method<GetOrderAsStaffInput, Order, RefusalCodeOf<'getOrderAsStaff'>>
  /**
   * Ship an order, or part of it. Records a parcel. Without `lineItems`, everything that has not left yet.
   *
   * `POST /v1/admin/orders/{orderId}/fulfillments`
   * @throws Refusal `busy`, `idempotency-in-flight`, `idempotency-key-reused`, `invalid-request`, `malformed-json`, `not-authenticated`, `not-found`, `not-permitted`, `nothing-to-fulfill`, `payload-too-large`, `too-many-requests`, `unsupported-media-type`, `version-conflict`
   */
  createFulfillment: Method<CreateFulfillmentInput, Order, RefusalCodeOf<'createFulfillment'>>
}

/** Name of an operation of the API, and of its method. */
export type OperationId = keyof typeof operations
/** Codes that one operation may refuse with. */
export type RefusalCodeOf<Id extends OperationId> = (typeof operations)[Id]['refusals'][number]
/** Every code that any operation may refuse with. */
export type RefusalCode = RefusalCodeOf<OperationId>
