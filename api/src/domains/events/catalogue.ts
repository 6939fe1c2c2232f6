import type { IdKind } from '../../platform/ids.ts'

/** A variant as its page shows it: wire form, as in the read model. */
export interface ListedVariant {
  id: string
  price: { amount: number; currency: string } | null
  availability: 'in_stock' | 'low_stock' | 'out_of_stock'
  quantity: number | null
}

/** What a payment is for. */
interface OfPayment {
  reference: string
  /** Absent in events from before orders could be edited: a checkout */
  referenceKind?: 'checkout' | 'order_edit'
}

/**
 * Every event there is: who emits it and what its public payload says. Payloads hold ids and facts, never personal
 * data: they go to webhooks and feeds. Ids in payloads are UUIDs as in the database.
 */
export interface EventPayloads {
  /** users: somebody of the staff signed in or out, or went on to another store without signing in again */
  'staff.signed_in': { accountId: string; how: 'password' | 'invitation' | 'switch' }
  'staff.signed_out': { accountId: string }
  /** users: who works for the store, and in which role */
  'staff.invited': { roleId: string }
  'staff.invitation_revoked': Record<never, never>
  'staff.joined': { accountId: string; roleId: string }
  'staff.role_changed': { roleId: string; previousRoleId: string }
  'staff.removed': { roleId: string }
  /** users: what somebody changed about their own account, told in the store where they did */
  'staff.account_changed': Record<never, never>
  'staff.sessions_ended': Record<never, never>
  'staff.password_changed': { how: 'password' | 'reset' }
  'staff.second_factor_added': Record<never, never>
  'staff.second_factor_removed': Record<never, never>
  'staff.second_factor_shown': { accountId: string; how: 'code' | 'recovery' }
  'staff.recovery_codes_replaced': Record<never, never>
  /** users: roles and what they permit */
  'role.created': { name: string; permissions: string[] }
  'role.changed': { name: string; permissions: string[] }
  'role.deleted': { name: string }
  /** stores: settings, pages or ways to ship changed; `fields` names which */
  'store.changed': { fields: string[] }
  /** stores: closed for all but its staff, and open again */
  'store.suspended': Record<string, never>
  'store.reopened': Record<string, never>
  /** stores: a secret for another service was set or removed; its value is nowhere but in its sealed place */
  'store.secret_changed': { name: string; action: 'set' | 'removed' }
  /** payments: keys, capture or whether it is used changed, of whom the store takes money with */
  'store.payment_provider_changed': {
    provider: string
    isActive: boolean
    mode: 'test' | 'live'
    fields: string[]
  }
  /** stores: the clock of a test twin was moved */
  'store.clock_moved': { offsetSeconds: number }
  /** store-life: a store began, was given a test twin, or is to be deleted */
  'store.created': { slug: string; currency: string; twinOf: string | null }
  'store.twin_created': { twinId: string }
  'store.deleted': { deleteAfter: string }
  /** stores: a key was made, changed, replaced by another that has its rights, or revoked */
  'key.created': { kind: string; sellerId: string | null; scopes: string[] }
  'key.changed': { kind: string; sellerId: string | null; scopes: string[] }
  'key.rotated': { kind: string; sellerId: string | null; replacedBy: string; overlapSeconds: number }
  'key.revoked': { kind: string; sellerId: string | null }
  /** sellers: somebody applied, staff decided, closed or reopened it, it changed its profile or its people */
  'seller.applied': { country: string }
  'seller.decided': { decision: 'approved' | 'refused' }
  'seller.suspended': { sellerId: string }
  'seller.reopened': { sellerId: string }
  'seller.profile_changed': { sellerId: string; nameChanged: boolean }
  'seller.invitation_sent': { invitationId: string; isOwner: boolean; permissions: string[] }
  'seller.invitation_revoked': { invitationId: string }
  'seller.member_joined': { accountId: string; isOwner: boolean; permissions: string[] }
  'seller.member_changed': { accountId: string; isOwner: boolean; permissions: string[] }
  'seller.member_removed': { accountId: string }
  /** sellers: a member signed in, and out */
  'seller_session.started': { sellerId: string; accountId: string }
  'seller_session.ended': { sellerId: string; accountId: string }
  /** customers: an address was confirmed and has an account now; `consents` names what was agreed to */
  'customer.registered': { method: 'password' | 'provider'; consents: string[] }
  /** customers: names of what changed, never the words */
  'customer.changed': { fields: string[] }
  'customer.email_changed': Record<string, never>
  'customer.password_changed': { by: 'customer' | 'link' }
  'customer.suspended': Record<string, never>
  'customer.reopened': Record<string, never>
  /** customers: of an entry of the address book */
  'customer.address_created': { customerId: string }
  'customer.address_changed': { customerId: string }
  'customer.address_removed': { customerId: string }
  /** customers: agreed, or took it back */
  'customer.consent_recorded': { customerId: string; purpose: string; granted: boolean; textVersion: string }
  /** customers: groups, and who is in them */
  'customer_group.created': { handle: string }
  'customer_group.changed': { handle: string }
  'customer_group.removed': { handle: string; members: number }
  'customer_group.member_added': { customerId: string }
  'customer_group.member_removed': { customerId: string }
  /** privacy: staff took out all that is known of a customer; of the export */
  'customer.data_exported': { customerId: string }
  /** privacy: nothing personal is left of the customer */
  'customer.erased': { orders: number; by: 'customer' | 'store' }
  /** customers: of the session */
  'customer.signed_in': {
    customerId: string
    method: 'password' | 'password_and_code' | 'passkey' | 'provider' | 'provider_and_code' | 'registration'
  }
  'customer.session_ended': { customerId: string; because: string }
  /** customers: how a customer signs in: a code besides the password, a passkey, an account at a provider */
  'customer.second_factor_added': Record<never, never>
  'customer.second_factor_removed': Record<never, never>
  'customer.recovery_codes_replaced': Record<never, never>
  'customer.passkey_added': { passkeyId: string }
  'customer.passkey_renamed': { passkeyId: string }
  'customer.passkey_removed': { passkeyId: string }
  'customer.identity_linked': { providerId: string }
  'customer.identity_removed': { providerId: string }
  /** customers: which OpenID providers the store takes */
  'identity_provider.created': { handle: string; enabled: boolean }
  'identity_provider.changed': { handle: string; enabled: boolean; fields: string[] }
  'identity_provider.removed': { handle: string }
  /** catalog: a product was created or any of its facts changed */
  'product.changed': { productId: string; handle: string }
  /** catalog: collections, and the products in them. Told to staff's records alone */
  'collection.created': { handle: string }
  'collection.changed': { fields: string[] }
  'collection.removed': { handle: string; products: number }
  'collection.products_changed': { added: number; removed: number; products: number }
  /** offers: an offer is new, its price changed, or it was paused */
  'offer.changed': {
    variantId: string
    productId: string
    priceAmount: number
    currency: string
    status: 'active' | 'paused'
  }
  /** inventory: somebody received or counted goods, or spread them over rows for a crowd. Told to staff's records alone */
  'stock.adjusted': { offerId: string; productId: string; kind: 'received' | 'counted'; quantity: number }
  'stock.spread': { offerId: string; productId: string; buckets: number }
  /** discovery: what shoppers see of a product changed: `variants` are those whose offer did, all when it is new */
  'listing.changed': {
    productId: string
    handle: string
    published: boolean
    variants: ListedVariant[]
  }
  /** discovery: how much there is of some offers of a product; null: as many as one likes */
  'stock.changed': {
    productId: string
    offers: { offerId: string; variantId: string; sellerId: string; available: number | null }[]
  }
  /** cart; of a customer who was signed in it is theirs from the beginning */
  'cart.created': { lines: number; customerId: string | null }
  /** cart: lines, codes, notes or metadata changed; counted are the lines and pieces to be bought */
  'cart.changed': { lines: number; itemCount: number }
  /** cart: it belongs to a customer from now on, with the lines of the cart they had before */
  'cart.bound': { customerId: string; mergedCartId: string | null; lines: number; itemCount: number }
  /** cart: it ended because its customer was erased */
  'cart.dropped': Record<string, never>
  /** cart: it ended because its customer goes on with another one */
  'cart.merged': { intoCartId: string }
  /** cart: somebody looked at it, as a storefront reports; at most once a minute. Of the view, not of the cart */
  'cart.viewed': { cartId: string; lines: number; itemCount: number }
  /** orders: a quote was made and its stock set aside */
  'checkout.held': { cartId: string; totalAmount: number; currency: string; productIds: string[] }
  /** orders: the quote ended without an order and its stock is free again */
  'checkout.released': { cartId: string; reason: 'replaced' | 'merged' | 'expired'; productIds: string[] }
  /** payments: the provider was asked to take the money */
  'payment.started': OfPayment & { provider: string; amount: number; currency: string }
  'payment.action_required': OfPayment
  /** payments: the money is promised, and taken later */
  'payment.authorized': OfPayment & { amount: number; currency: string }
  /** payments: money was taken: all, or a part of what was authorized */
  'payment.captured': OfPayment & { amount: number; currency: string }
  'payment.declined': OfPayment & { code: string }
  /** payments: it ended, or what was authorized was let go, before anything was taken */
  'payment.canceled': OfPayment
  /** payments: so much was given back */
  'payment.refunded': OfPayment & { amount: number; currency: string }
  /** payments: the provider refused to capture, void or refund */
  'payment.operation_failed': OfPayment & {
    kind: 'capture' | 'void' | 'refund'
    amount: number
    currency: string
    code: string
  }
  /** payments: a way to pay was kept for a customer, became the one that is offered first, or was removed */
  'payment_method.saved': { customerId: string }
  'payment_method.changed': { customerId: string; isDefault: boolean }
  'payment_method.removed': { customerId: string }
  /** payments: a buyer's bank asks money back, or has decided about it */
  'payment.dispute_changed': OfPayment & {
    disputeId: string
    status: string
    amount: number
    currency: string
  }
  /** orders */
  'order.placed': {
    number: string
    totalAmount: number
    currency: string
    lines: number
    productIds: string[]
  }
  /** orders: nothing of it will be shipped, and its money goes back; what was put back on the shelf are `productIds` */
  'order.canceled': { number: string; by: 'staff' | 'buyer'; productIds: string[] }
  /** orders: nothing is shipped for now, and again */
  'order.held': { number: string }
  'order.released': { number: string }
  /** orders: money was given back, of `returnId` where goods came back; or could not be */
  'order.refunded': {
    refundId: string
    returnId: string | null
    number: string
    amount: number
    /** Of which not paid back, but counted against what an edit added */
    setOffAmount: number
    currency: string
    paidTo: 'original' | 'store_credit'
  }
  'order.refund_failed': { refundId: string; number: string; amount: number; currency: string }
  /** orders: lines were added or taken off; a buyer was asked to pay for that; or what they were asked for is dropped */
  'order.edited': {
    editId: string
    number: string
    difference: number
    currency: string
    productIds: string[]
  }
  'order.edit_requested': { editId: string; number: string; due: number; currency: string }
  'order.edit_discarded': { editId: string; number: string }
  /** orders: goods were set aside for a preview of an edit, and are free again. Told to nobody outside */
  'order_edit.held': { productIds: string[] }
  'order_edit.released': { productIds: string[] }
  /** orders: staff sort and annotate; the words are nowhere but in their rows */
  'order.tags_changed': { tags: string[] }
  'order.note_added': { noteId: string; isForBuyer: boolean }
  /** orders: a parcel arrived */
  'order.fulfillment_delivered': { fulfillmentId: string; number: string }
  /** orders: of the order; goods of one seller go back */
  'return.requested': { returnId: string; sellerId: string; number: string; pieces: number }
  'return.approved': { returnId: string; sellerId: string; number: string }
  'return.refused': { returnId: string; sellerId: string; number: string }
  'return.canceled': { returnId: string; sellerId: string; number: string }
  'return.received': { returnId: string; sellerId: string; number: string; pieces: number }
  'return.inspected': {
    returnId: string
    sellerId: string
    number: string
    accepted: number
    restocked: number
    productIds: string[]
  }
  'return.completed': { returnId: string; sellerId: string; number: string }
  /** orders: who bought it is not known any more */
  'order.buyer_erased': Record<string, never>
  /** orders: a guest's order is found to be a customer's, who has proven to own its e-mail address */
  'order.linked': { customerId: string }
  /** orders: a guest asked for a code to open an order; whether there is one is not said */
  'order_lookup.requested': Record<never, never>
  /** orders: the code was right, and the secret of the order lives for longer */
  'order_lookup.confirmed': { orderId: string }
  /** webhooks: where events are sent; `events` are the types chosen. Its address is nowhere but in its row */
  'webhook_endpoint.created': { sellerId: string | null; events: string[] }
  'webhook_endpoint.changed': { sellerId: string | null; events: string[]; fields: string[] }
  'webhook_endpoint.verified': { sellerId: string | null }
  'webhook_endpoint.secret_rotated': { sellerId: string | null; scheme: string; overlapSeconds: number }
  'webhook_endpoint.replayed': { sellerId: string | null; since: string }
  'webhook_endpoint.removed': { sellerId: string | null }
  /** webhooks: nothing is sent there any more, because it said so or nothing got through for days */
  'webhook_endpoint.disabled': { sellerId: string | null; reason: 'gone' | 'exhausted' }
  /** tax: where rates are due, and what they are; `fields` names what changed of a zone. Told to staff's records alone */
  'tax_zone.created': Record<string, never>
  'tax_zone.changed': { fields: string[] }
  'tax_zone.removed': { rates: number }
  /** tax: a customer was freed from tax, and is no more */
  'tax_exemption.created': { customerId: string }
  'tax_exemption.removed': { customerId: string }
  /** pricing: price lists, and the prices in them */
  'price_list.created': { currency: string }
  'price_list.changed': { fields: string[] }
  'price_list.removed': { prices: number }
  'price_list.prices_set': { prices: number; offers: number }
  'price_list.prices_removed': { prices: number; offers: number }
  /** promotions: what lowers prices, and the codes that stand for it. Told to staff's records alone */
  'promotion.created': { status: string }
  'promotion.changed': { fields: string[]; status: string }
  'promotion.removed': Record<string, never>
  'promotion.codes_created': { promotionId: string; count: number }
  'promotion.code_changed': { codeId: string; status: string }
  /** ledger: gift cards and store credit that staff gave, what each seller owes of its sales, and what it was paid. Told to staff's records alone */
  'gift_card.created': { amount: number; currency: string }
  'gift_card.changed': { fields: string[]; status: string }
  'store_credit.changed': { customerId: string; amount: number; currency: string }
  'seller.commission_changed': { partsPerMillion: number }
  'payout.created': { sellerId: string; amount: number; currency: string }
  /** audit: somebody let a program mend what did not hold of the books; how many things it changed */
  'books.repaired': { invariant: string; repaired: number }
  /** jobs: somebody let a job run again that had failed for good, with the ids it was given, or gave it up */
  'failed_job.requeued': { task: string; jobKey: string; payload: Record<string, string> }
  'failed_job.discarded': { task: string }
  /** documents: an invoice or credit note was issued, and somebody of the staff asked for one */
  'document.issued': { kind: 'invoice' | 'credit_note'; number: string; orderId: string }
  'invoice.requested': { orderId: string }
  /** orders: a parcel left */
  'order.fulfillment_created': { fulfillmentId: string; number: string; status: string; carrier: string }
}

export type EventType = keyof EventPayloads

export interface NewEvent<T extends EventType = EventType> {
  type: T
  /** What it happened to; also the kind of its id on the wire. */
  aggregate: IdKind
  aggregateId: string
  /** The aggregate's version after the change: with the type, unique for the aggregate. */
  version: number
  payload: EventPayloads[T]
  /** Who sees it besides staff: the customer, sellers, or everybody. Who holds the secret of an order sees its events. */
  audience?: { customerId?: string | null; sellerIds?: readonly string[]; everybody?: true }
  /** Of a change by somebody who works here: kept apart from the event, where it can be erased. No secrets. */
  details?: { before: unknown; after: unknown }
}

export interface RecordedEvent {
  storeId: string
  id: string
  type: EventType
  aggregateId: string
  position: number
  payload: unknown
}
