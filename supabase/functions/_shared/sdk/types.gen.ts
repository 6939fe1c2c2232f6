// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

import type { ListMethod, Method } from './method.ts'
import type { operations } from './operations.gen.ts'
import type { components, operations as Described } from './schema.gen.ts'

/** A cart belongs to a customer from now on. */
export type CartBoundEvent = components['schemas']['CartBoundEvent']
/** Lines, codes or notes of a cart changed. */
export type CartChangedEvent = components['schemas']['CartChangedEvent']
/** A cart was opened. */
export type CartCreatedEvent = components['schemas']['CartCreatedEvent']
/** A cart ended because its customer goes on with another one. */
export type CartMergedEvent = components['schemas']['CartMergedEvent']
/** Somebody looked at a cart, as a storefront reports; at most once a minute. */
export type CartViewedEvent = components['schemas']['CartViewedEvent']
/** A quote was made and its goods set aside. */
export type CheckoutHeldEvent = components['schemas']['CheckoutHeldEvent']
/** A quote ended without an order; its goods are free again. */
export type CheckoutReleasedEvent = components['schemas']['CheckoutReleasedEvent']
export type ConsentHistory = components['schemas']['ConsentHistory']
export type ConsentRecord = components['schemas']['ConsentRecord']
export type Customer = components['schemas']['Customer']
/** A customer's profile changed. */
export type CustomerChangedEvent = components['schemas']['CustomerChangedEvent']
/** A customer agreed to a purpose, or took it back. */
export type CustomerConsentRecordedEvent = components['schemas']['CustomerConsentRecordedEvent']
/** A customer has another e-mail address. */
export type CustomerEmailChangedEvent = components['schemas']['CustomerEmailChangedEvent']
/** Nothing personal is left of a customer: forget what you have. */
export type CustomerErasedEvent = components['schemas']['CustomerErasedEvent']
/** A customer is in a group. */
export type CustomerGroupMemberAddedEvent = components['schemas']['CustomerGroupMemberAddedEvent']
/** A customer is not in a group any more. */
export type CustomerGroupMemberRemovedEvent = components['schemas']['CustomerGroupMemberRemovedEvent']
/** Somebody has an account now and has shown to own its e-mail address. */
export type CustomerRegisteredEvent = components['schemas']['CustomerRegisteredEvent']
/** A suspended customer may sign in again. */
export type CustomerReopenedEvent = components['schemas']['CustomerReopenedEvent']
/** A customer may not sign in any more. */
export type CustomerSuspendedEvent = components['schemas']['CustomerSuspendedEvent']
export type Discount = components['schemas']['Discount']
/** An invoice or a credit note was issued. */
export type DocumentIssuedEvent = components['schemas']['DocumentIssuedEvent']
/** One of the published events; `type` says which. */
export type Event = components['schemas']['Event']
export type EventPage = components['schemas']['EventPage']
export type EventSubject = components['schemas']['EventSubject']
export type Fulfillment = components['schemas']['Fulfillment']
export type Gift = components['schemas']['Gift']
export type Invoicing = components['schemas']['Invoicing']
export type ListedVariant = components['schemas']['ListedVariant']
/** What shoppers see of a product changed: its page, prices, stock, or whether it is there. */
export type ListingChangedEvent = components['schemas']['ListingChangedEvent']
export type Money = components['schemas']['Money']
/** An offer is new, its price changed, or it was paused. */
export type OfferChangedEvent = components['schemas']['OfferChangedEvent']
export type OrderBuyer = components['schemas']['OrderBuyer']
/** Who bought it is not known any more. */
export type OrderBuyerErasedEvent = components['schemas']['OrderBuyerErasedEvent']
/** An order was canceled before anything was shipped. */
export type OrderCanceledEvent = components['schemas']['OrderCanceledEvent']
/** An edit that was to be paid came to nothing. */
export type OrderEditDiscardedEvent = components['schemas']['OrderEditDiscardedEvent']
/** Lines of an order were added or taken off. */
export type OrderEditedEvent = components['schemas']['OrderEditedEvent']
/** A buyer was asked to pay for an edit of their order. */
export type OrderEditRequestedEvent = components['schemas']['OrderEditRequestedEvent']
/** A parcel of an order was shipped. */
export type OrderFulfillmentCreatedEvent = components['schemas']['OrderFulfillmentCreatedEvent']
/** A parcel of an order arrived. */
export type OrderFulfillmentDeliveredEvent = components['schemas']['OrderFulfillmentDeliveredEvent']
/** Nothing of an order is shipped for now. */
export type OrderHeldEvent = components['schemas']['OrderHeldEvent']
export type OrderLine = components['schemas']['OrderLine']
/** A guest's order was found to be a customer's, who owns its e-mail address. */
export type OrderLinkedEvent = components['schemas']['OrderLinkedEvent']
/** Something was written beside an order. */
export type OrderNoteAddedEvent = components['schemas']['OrderNoteAddedEvent']
/** An order was paid and placed. */
export type OrderPlacedEvent = components['schemas']['OrderPlacedEvent']
/** Money of an order was given back. */
export type OrderRefundedEvent = components['schemas']['OrderRefundedEvent']
/** A refund did not get through; nothing was given back. */
export type OrderRefundFailedEvent = components['schemas']['OrderRefundFailedEvent']
/** A held order may be shipped again. */
export type OrderReleasedEvent = components['schemas']['OrderReleasedEvent']
/** Staff tagged an order. */
export type OrderTagsChangedEvent = components['schemas']['OrderTagsChangedEvent']
export type Package = components['schemas']['Package']
export type PaidTender = components['schemas']['PaidTender']
/** The buyer has to confirm a payment. */
export type PaymentActionRequiredEvent = components['schemas']['PaymentActionRequiredEvent']
/** The money is promised, and will be taken later. */
export type PaymentAuthorizedEvent = components['schemas']['PaymentAuthorizedEvent']
/** A payment ended before money was taken. */
export type PaymentCanceledEvent = components['schemas']['PaymentCanceledEvent']
/** The money was taken, or a part of what was authorized. */
export type PaymentCapturedEvent = components['schemas']['PaymentCapturedEvent']
/** The provider refused to take the money. */
export type PaymentDeclinedEvent = components['schemas']['PaymentDeclinedEvent']
/** A buyer's bank asks money back, or has decided about it. */
export type PaymentDisputeChangedEvent = components['schemas']['PaymentDisputeChangedEvent']
/** A payment provider refused to capture, void or refund. */
export type PaymentOperationFailedEvent = components['schemas']['PaymentOperationFailedEvent']
/** Money was given back. */
export type PaymentRefundedEvent = components['schemas']['PaymentRefundedEvent']
/** Money was asked for. */
export type PaymentStartedEvent = components['schemas']['PaymentStartedEvent']
export type PostalAddress = components['schemas']['PostalAddress']
export type Problem = components['schemas']['Problem']
/** A product was created or any of its facts changed. */
export type ProductChangedEvent = components['schemas']['ProductChangedEvent']
/** Goods may be sent back. */
export type ReturnApprovedEvent = components['schemas']['ReturnApprovedEvent']
/** Goods are not sent back after all. */
export type ReturnCanceledEvent = components['schemas']['ReturnCanceledEvent']
/** A return is over; what was accepted, if anything, is paid back. */
export type ReturnCompletedEvent = components['schemas']['ReturnCompletedEvent']
/** Goods that were sent back were looked at. */
export type ReturnInspectedEvent = components['schemas']['ReturnInspectedEvent']
/** Goods that were sent back have come. */
export type ReturnReceivedEvent = components['schemas']['ReturnReceivedEvent']
/** Goods may not be sent back. */
export type ReturnRefusedEvent = components['schemas']['ReturnRefusedEvent']
/** Goods of an order are to be sent back. */
export type ReturnRequestedEvent = components['schemas']['ReturnRequestedEvent']
export type Seller = components['schemas']['Seller']
/** Somebody wants to sell here. */
export type SellerAppliedEvent = components['schemas']['SellerAppliedEvent']
/** An application was approved or refused. */
export type SellerDecidedEvent = components['schemas']['SellerDecidedEvent']
/** A suspended seller may sell again. */
export type SellerReopenedEvent = components['schemas']['SellerReopenedEvent']
/** A seller may not sell for now. */
export type SellerSuspendedEvent = components['schemas']['SellerSuspendedEvent']
export type StaffCustomer = components['schemas']['StaffCustomer']
export type StaffOrder = components['schemas']['StaffOrder']
/** There is more or less of some offers of a product than before. */
export type StockChangedEvent = components['schemas']['StockChangedEvent']
export type StockLevel = components['schemas']['StockLevel']
/** Settings of the store changed. */
export type StoreChangedEvent = components['schemas']['StoreChangedEvent']
/** The store is open again. */
export type StoreReopenedEvent = components['schemas']['StoreReopenedEvent']
export type StoreSettings = components['schemas']['StoreSettings']
/** The store is closed for all but its staff. */
export type StoreSuspendedEvent = components['schemas']['StoreSuspendedEvent']
export type TaxLine = components['schemas']['TaxLine']
/** Without it. */
export type Totals = components['schemas']['Totals']
/** Nothing is sent to an endpoint any more. */
export type WebhookEndpointDisabledEvent = components['schemas']['WebhookEndpointDisabledEvent']

/** Input of `getStoreSettings`. */
export type GetStoreSettingsInput = Record<string, never>

/** Input of `getCustomer`. */
export type GetCustomerInput = Record<string, never>

/** Input of `listCustomerConsents`. */
export interface ListCustomerConsentsInput {
  /** Id of a customer. */
  customerId: Described['listCustomerConsents']['parameters']['path']['customerId']
  /** How many items at the most. Default: `24`. */
  limit?: NonNullable<Described['listCustomerConsents']['parameters']['query']>['limit'] | undefined
  /** `nextCursor` of the page before. Opaque; belongs to the same query. */
  cursor?: NonNullable<Described['listCustomerConsents']['parameters']['query']>['cursor'] | undefined
}

/** Input of `getCustomerAsStaff`. */
export interface GetCustomerAsStaffInput {
  /** Id of a customer. */
  customerId: Described['getCustomerAsStaff']['parameters']['path']['customerId']
}

/** Input of `getSeller`. */
export interface GetSellerInput {
  /** Id of a seller. */
  sellerId: Described['getSeller']['parameters']['path']['sellerId']
}

/** Input of `getOrderAsStaff`. */
export interface GetOrderAsStaffInput {
  /** Id of an order. */
  orderId: Described['getOrderAsStaff']['parameters']['path']['orderId']
}

/** Input of `listEvents`. */
export interface ListEventsInput {
  /** `oldest`: from a beginning on, for whoever must miss nothing. `newest`: from the end back, for people who look. Default: `oldest`. */
  order?: NonNullable<Described['listEvents']['parameters']['query']>['order'] | undefined
  /** `next` of the page before, or the id of any event you have seen. */
  after?: NonNullable<Described['listEvents']['parameters']['query']>['after'] | undefined
  /** With `order=newest`: `next` of the page before, or the id of any event. */
  before?: NonNullable<Described['listEvents']['parameters']['query']>['before'] | undefined
  /** Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
  since?: NonNullable<Described['listEvents']['parameters']['query']>['since'] | undefined
  /** Only these types, with commas between; `order.*` is all that begin so. All, unless said. */
  types?: NonNullable<Described['listEvents']['parameters']['query']>['types'] | undefined
  /** Only what happened to this. */
  subjectId?: NonNullable<Described['listEvents']['parameters']['query']>['subjectId'] | undefined
  /** How many events at the most. Default: `50`. */
  limit?: NonNullable<Described['listEvents']['parameters']['query']>['limit'] | undefined
}

/** One method per operation of the Tradepost API, version 0.1.0. */
export interface Client {
  /**
   * Read the settings of the store. As those see it who look after it; `getStore` is what a shopper sees.
   *
   * `GET /v1/admin/store`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getStoreSettings: Method<GetStoreSettingsInput, StoreSettings, RefusalCodeOf<'getStoreSettings'>>
  /**
   * Read own profile. Of the customer who is signed in.
   *
   * `GET /v1/customers/me`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-permitted`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  getCustomer: Method<GetCustomerInput, Customer, RefusalCodeOf<'getCustomer'>>
  /**
   * List what a customer agreed to when. Every consent given and taken back, newest first; it is kept when the customer is erased.
   *
   * `GET /v1/admin/customers/{customerId}/consents`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  listCustomerConsents: ListMethod<ListCustomerConsentsInput, ConsentHistory, RefusalCodeOf<'listCustomerConsents'>>
  /**
   * Read a customer. With the groups it is in, and without anything that opens the account.
   *
   * `GET /v1/admin/customers/{customerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getCustomerAsStaff: Method<GetCustomerAsStaffInput, StaffCustomer, RefusalCodeOf<'getCustomerAsStaff'>>
  /**
   * Read a seller or an application. Everything that staff may know of it; its members are its own affair.
   *
   * `GET /v1/admin/sellers/{sellerId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getSeller: Method<GetSellerInput, Seller, RefusalCodeOf<'getSeller'>>
  /**
   * Read an order. As the shopper sees it, without its secret; besides, whether it is held and its tags.
   *
   * `GET /v1/admin/orders/{orderId}`
   * @throws Refusal `busy`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `not-found`, `not-permitted`, `origin-not-allowed`, `second-factor-required`, `store-suspended`, `too-many-requests`
   */
  getOrderAsStaff: Method<GetOrderAsStaffInput, StaffOrder, RefusalCodeOf<'getOrderAsStaff'>>
  /**
   * Read the feed. Everything that happened, in one order that never changes: from as far back as all that you ask for is kept, or after an event you have seen. Nothing is missed in silence: when something you would have been told after that event is gone, the answer is 410. `cart.created`, `cart.changed`, `cart.bound`, `cart.merged`, `cart.viewed`, `listing.changed`, `stock.changed` are kept for 30 days, all other types for 400. Ask for `types` that are kept longer to go back further. For people who look, `order=newest` tells the same from its end. Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.
   *
   * `GET /v1/events`
   * @throws Refusal `busy`, `feed-place-gone`, `internal-error`, `invalid-request`, `network-not-allowed`, `not-authenticated`, `origin-not-allowed`, `store-suspended`, `too-many-requests`
   */
  listEvents: Method<ListEventsInput, EventPage, RefusalCodeOf<'listEvents'>>
}

/** Name of an operation of the API, and of its method. */
export type OperationId = keyof typeof operations
/** Codes that one operation may refuse with. */
export type RefusalCodeOf<Id extends OperationId> = (typeof operations)[Id]['refusals'][number]
/** Every code that any operation may refuse with. */
export type RefusalCode =
  | 'account-password-wrong'
  | 'already-seller-member'
  | 'already-staff'
  | 'application-decided'
  | 'balance-too-low'
  | 'busy'
  | 'capture-exceeds-authorization'
  | 'cart-empty'
  | 'cart-not-open'
  | 'challenge-not-living'
  | 'checkout-ended'
  | 'checkout-in-progress'
  | 'checkout-outdated'
  | 'choose-seller'
  | 'code-unreadable'
  | 'collection-handle-taken'
  | 'country-not-served'
  | 'currency-in-use'
  | 'currency-not-sold'
  | 'customer-erased'
  | 'customer-has-cart'
  | 'customer-second-factor-not-set-up'
  | 'customer-second-factor-set-up'
  | 'customer-suspended'
  | 'delivery-not-possible'
  | 'failed-job-runs-again'
  | 'feed-place-gone'
  | 'gift-card-empty'
  | 'gift-card-not-accepted'
  | 'group-handle-taken'
  | 'handle-taken'
  | 'idempotency-in-flight'
  | 'idempotency-key-missing'
  | 'idempotency-key-reused'
  | 'identity-provider-handle-taken'
  | 'identity-provider-not-answering'
  | 'internal-error'
  | 'invalid-request'
  | 'invariant-needs-people'
  | 'key-ended'
  | 'last-owner'
  | 'last-seller-owner'
  | 'link-not-valid'
  | 'malformed-json'
  | 'name-does-not-match'
  | 'network-not-allowed'
  | 'no-real-money-in-a-twin'
  | 'not-a-twin'
  | 'not-authenticated'
  | 'not-found'
  | 'not-permitted'
  | 'nothing-to-fulfill'
  | 'nothing-to-invoice'
  | 'nothing-to-order-again'
  | 'nothing-to-pack'
  | 'nothing-to-refund'
  | 'nothing-to-wrap'
  | 'offer-not-for-sale'
  | 'offer-not-found'
  | 'offer-not-priced'
  | 'order-canceled'
  | 'order-code-not-accepted'
  | 'order-edit-being-paid'
  | 'order-edit-needs-capture'
  | 'order-edit-not-open'
  | 'order-edit-not-possible'
  | 'order-edit-outdated'
  | 'order-held'
  | 'order-not-cancelable'
  | 'order-not-holdable'
  | 'orders-not-shipped'
  | 'origin-not-allowed'
  | 'origin-taken'
  | 'other-cart-being-paid'
  | 'out-of-stock'
  | 'owner-link-not-valid'
  | 'parcel-of-several-destinations'
  | 'parcel-of-store'
  | 'passkey-challenge-gone'
  | 'passkey-known'
  | 'passkey-not-accepted'
  | 'passkey-not-valid'
  | 'payload-too-large'
  | 'payment-captured-in-part'
  | 'payment-declined'
  | 'payment-in-progress'
  | 'payment-method-missing'
  | 'payment-method-not-kept'
  | 'payment-method-unknown'
  | 'payment-not-authorized'
  | 'payment-operation-failed'
  | 'payment-operation-running'
  | 'payment-provider-in-use'
  | 'payment-provider-incomplete'
  | 'payment-provider-unavailable'
  | 'payments-under-way'
  | 'payout-exceeds-balance'
  | 'permission-not-held'
  | 'place-taken'
  | 'price-service-unavailable'
  | 'prices-changing'
  | 'promotion-code-taken'
  | 'promotion-currency-fixed'
  | 'promotion-in-use'
  | 'promotion-limit-below-uses'
  | 'promotion-needs-no-code'
  | 'promotion-state-forbids'
  | 'promotion-used-up'
  | 'provider-email-not-verified'
  | 'provider-identity-taken'
  | 'provider-linked-already'
  | 'provider-not-linked'
  | 'provider-sign-in-denied'
  | 'provider-sign-in-gone'
  | 'quantity-not-allowed'
  | 'quantity-too-large'
  | 'quote-changed'
  | 'quote-expired'
  | 'quote-invalid'
  | 'quote-used'
  | 'realtime-not-offered'
  | 'recent-sign-in-needed'
  | 'refresh-token-reused'
  | 'refund-above-paid'
  | 'refund-exceeds-capture'
  | 'refund-line-unknown'
  | 'refund-running'
  | 'reset-link-not-valid'
  | 'return-lines-do-not-fit'
  | 'return-not-in-that-state'
  | 'return-not-possible'
  | 'return-url-not-allowed'
  | 'role-built-in'
  | 'role-in-use'
  | 'role-name-taken'
  | 'role-not-found'
  | 'scope-not-held'
  | 'second-factor-kept'
  | 'second-factor-not-set-up'
  | 'second-factor-required'
  | 'second-factor-set-up'
  | 'second-factor-wrong'
  | 'seller-invitation-not-valid'
  | 'seller-is-house'
  | 'seller-not-trading'
  | 'seller-permission-not-held'
  | 'session-not-living'
  | 'shipping-method-not-found'
  | 'shipping-not-possible'
  | 'shipping-seller-not-found'
  | 'slug-taken'
  | 'staff-invitation-not-valid'
  | 'stock-not-counted'
  | 'stock-reserved'
  | 'stock-too-high'
  | 'store-credit-needs-customer'
  | 'store-credit-of-customer'
  | 'store-has-no-pages'
  | 'store-issues-no-invoices'
  | 'store-open'
  | 'store-suspended'
  | 'tax-rates-overlap'
  | 'tenders-taken'
  | 'terms-are-needed'
  | 'too-many-addresses'
  | 'too-many-checkouts'
  | 'too-many-codes'
  | 'too-many-collected-products'
  | 'too-many-collections'
  | 'too-many-identity-providers'
  | 'too-many-keys'
  | 'too-many-lines'
  | 'too-many-passkeys'
  | 'too-many-price-lists'
  | 'too-many-prices'
  | 'too-many-promotions'
  | 'too-many-requests'
  | 'too-many-roles'
  | 'too-many-secrets'
  | 'too-many-seller-invitations'
  | 'too-many-seller-members'
  | 'too-many-shipping-methods'
  | 'too-many-staff-invitations'
  | 'too-many-streams'
  | 'too-many-tax-exemptions'
  | 'too-many-tax-rates'
  | 'too-many-tax-zones'
  | 'too-many-webhook-endpoints'
  | 'total-too-large'
  | 'twin-exists'
  | 'twin-of-twin'
  | 'unsupported-media-type'
  | 'version-conflict'
  | 'webhook-challenge-not-answered'
  | 'webhook-delivery-in-flight'
  | 'webhook-endpoint-not-verified'
  | 'webhook-endpoint-of-installation'
  | 'webhook-events-not-held'
  | 'wrong-credentials'
  | 'wrong-password'
