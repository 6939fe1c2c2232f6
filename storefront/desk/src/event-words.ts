import type { Event } from '@tradepost/sdk'

/** A kind of event. */
type EventType = Event['type']

type Told = {
  /** One sentence: what has happened, as the contract has it. */
  sentence: string
  /** What staff must be allowed to read to be told; undefined: everybody is. */
  permission?: string
  /** Likewise for the members of a seller; undefined, unless everybody is told: sellers are not. */
  sellerPermission?: string
}

const orders = { permission: 'orders:read' }
const ordersOfSellers = { ...orders, sellerPermission: 'seller-orders:read' }
const goods = { permission: 'store:read' }
const offers = { ...goods, sellerPermission: 'seller-offers:read' }
const customers = { permission: 'customers:read' }
const sellers = { permission: 'sellers:read' }
const endpoints = { permission: 'webhooks:read', sellerPermission: 'seller-webhooks:write' }

/** Every event there is, in the order to show. The compiler asks for a word as soon as the contract has a new one. */
const told: Record<EventType, Told> = {
  'order.placed': { ...ordersOfSellers, sentence: 'An order was paid and placed.' },
  'order.fulfillment_created': { ...ordersOfSellers, sentence: 'A parcel of an order was shipped.' },
  'order.linked': {
    ...orders,
    sentence: "A guest's order was found to be a customer's, who owns its e-mail address.",
  },
  'order.buyer_erased': { ...orders, sentence: 'Who bought it is not known any more.' },
  'checkout.held': { ...orders, sentence: 'A quote was made and its goods set aside.' },
  'checkout.released': {
    ...orders,
    sentence: 'A quote ended without an order; its goods are free again.',
  },
  'payment.started': { ...orders, sentence: 'Money was asked for.' },
  'payment.action_required': { ...orders, sentence: 'The buyer has to confirm a payment.' },
  'payment.authorized': { ...orders, sentence: 'The money is promised, and will be taken later.' },
  'payment.captured': { ...orders, sentence: 'The money was taken, or a part of what was authorized.' },
  'payment.refunded': { ...orders, sentence: 'Money was given back.' },
  'payment.operation_failed': {
    ...orders,
    sentence: 'A payment provider refused to capture, void or refund.',
  },
  'payment.dispute_changed': {
    ...orders,
    sentence: "A buyer's bank asks money back, or has decided about it.",
  },
  'payment.declined': { ...orders, sentence: 'The provider refused to take the money.' },
  'payment.canceled': { ...orders, sentence: 'A payment ended before money was taken.' },
  'cart.created': { ...orders, sentence: 'A cart was opened.' },
  'cart.changed': { ...orders, sentence: 'Lines, codes or notes of a cart changed.' },
  'cart.bound': { ...orders, sentence: 'A cart belongs to a customer from now on.' },
  'cart.merged': { ...orders, sentence: 'A cart ended because its customer goes on with another one.' },
  'cart.viewed': {
    ...orders,
    sentence: 'Somebody looked at a cart, as a storefront reports; at most once a minute.',
  },
  'order.canceled': { ...ordersOfSellers, sentence: 'An order was canceled before anything was shipped.' },
  'order.held': { ...ordersOfSellers, sentence: 'Nothing of an order is shipped for now.' },
  'order.released': { ...ordersOfSellers, sentence: 'A held order may be shipped again.' },
  'order.refunded': { ...orders, sentence: 'Money of an order was given back.' },
  'order.refund_failed': { ...orders, sentence: 'A refund did not get through; nothing was given back.' },
  'order.edited': { ...ordersOfSellers, sentence: 'Lines of an order were added or taken off.' },
  'order.edit_requested': { ...orders, sentence: 'A buyer was asked to pay for an edit of their order.' },
  'order.edit_discarded': { ...orders, sentence: 'An edit that was to be paid came to nothing.' },
  'order.tags_changed': { ...orders, sentence: 'Staff tagged an order.' },
  'order.note_added': { ...orders, sentence: 'Something was written beside an order.' },
  'order.fulfillment_delivered': { ...ordersOfSellers, sentence: 'A parcel of an order arrived.' },
  'return.requested': { ...ordersOfSellers, sentence: 'Goods of an order are to be sent back.' },
  'return.approved': { ...ordersOfSellers, sentence: 'Goods may be sent back.' },
  'return.refused': { ...ordersOfSellers, sentence: 'Goods may not be sent back.' },
  'return.canceled': { ...ordersOfSellers, sentence: 'Goods are not sent back after all.' },
  'return.received': { ...ordersOfSellers, sentence: 'Goods that were sent back have come.' },
  'return.inspected': { ...ordersOfSellers, sentence: 'Goods that were sent back were looked at.' },
  'return.completed': {
    ...ordersOfSellers,
    sentence: 'A return is over; what was accepted, if anything, is paid back.',
  },
  'document.issued': { ...orders, sentence: 'An invoice or a credit note was issued.' },
  'product.changed': { ...goods, sentence: 'A product was created or any of its facts changed.' },
  'offer.changed': { ...offers, sentence: 'An offer is new, its price changed, or it was paused.' },
  'listing.changed': {
    sentence: 'What shoppers see of a product changed: its page, prices, stock, or whether it is there.',
  },
  'stock.changed': {
    ...offers,
    sentence: 'There is more or less of some offers of a product than before.',
  },
  'customer.registered': {
    ...customers,
    sentence: 'Somebody has an account now and has shown to own its e-mail address.',
  },
  'customer.changed': { ...customers, sentence: "A customer's profile changed." },
  'customer.email_changed': { ...customers, sentence: 'A customer has another e-mail address.' },
  'customer.suspended': { ...customers, sentence: 'A customer may not sign in any more.' },
  'customer.reopened': { ...customers, sentence: 'A suspended customer may sign in again.' },
  'customer.consent_recorded': {
    ...customers,
    sentence: 'A customer agreed to a purpose, or took it back.',
  },
  'customer.erased': {
    ...customers,
    sentence: 'Nothing personal is left of a customer: forget what you have.',
  },
  'customer_group.member_added': { ...customers, sentence: 'A customer is in a group.' },
  'customer_group.member_removed': { ...customers, sentence: 'A customer is not in a group any more.' },
  'seller.applied': { ...sellers, sentence: 'Somebody wants to sell here.' },
  'seller.decided': { ...sellers, sentence: 'An application was approved or refused.' },
  'seller.suspended': { ...sellers, sentence: 'A seller may not sell for now.' },
  'seller.reopened': { ...sellers, sentence: 'A suspended seller may sell again.' },
  'store.changed': { ...goods, sentence: 'Settings of the store changed.' },
  'store.suspended': { ...goods, sentence: 'The store is closed for all but its staff.' },
  'store.reopened': { ...goods, sentence: 'The store is open again.' },
  'webhook_endpoint.disabled': { ...endpoints, sentence: 'Nothing is sent to an endpoint any more.' },
}

/** What the events of a heading begin with. */
const headings: Record<string, readonly string[]> = {
  'Orders and parcels': ['order', 'return', 'document'],
  'Quotes, payments and carts': ['checkout', 'payment', 'cart'],
  'Goods, prices and stock': ['product', 'offer', 'listing', 'stock'],
  Customers: ['customer', 'customer_group'],
  Sellers: ['seller'],
  'The store and its webhooks': ['store', 'webhook_endpoint'],
}

const all = Object.keys(told) as EventType[]

/** The part of a type before its dot. */
const beginningOf = (type: string): string => type.split('.')[0] ?? type

/** What an event tells. The API may learn new ones: those are shown by their own name. */
export const eventSentence = (type: string): string =>
  Object.hasOwn(told, type) ? told[type as EventType].sentence : `${type}: new, and not known to this desk.`

const actors: Record<Event['actor'], string> = {
  shopper: 'A shopper',
  customer: 'A customer',
  staff: 'Staff',
  secret_key: 'A secret key',
  seller_member: 'A seller’s member',
  seller_key: 'A seller’s key',
  worker: 'Tradepost itself',
}

/** What kind of caller did it. */
export const actorWords = (actor: string): string =>
  Object.hasOwn(actors, actor) ? actors[actor as Event['actor']] : actor

/** Every type there is, with what it takes to be told of it. */
export const eventFacts: readonly (Told & { type: string })[] = all.map((type) => ({ type, ...told[type] }))

/** The types that staff with these permissions are told of. */
export const typesForStaff = (permissions: readonly string[]): string[] =>
  all.filter((type) => {
    const { permission } = told[type]
    return permission === undefined || permissions.includes(permission)
  })

/** The types that a seller's member with these permissions is told of. */
export const typesForSeller = (permissions: readonly string[]): string[] =>
  all.filter((type) => {
    const { permission, sellerPermission } = told[type]
    return sellerPermission === undefined ? permission === undefined : permissions.includes(sellerPermission)
  })

/** Types under one heading of a choice. */
export type EventGroup = {
  heading: string
  /** `order.*` and the like, for those that have several. */
  wholes: readonly string[]
  types: readonly string[]
}

/** The types under their headings; a heading without any is left out. */
export function eventGroups(types: readonly string[]): EventGroup[] {
  return Object.entries(headings)
    .map(([heading, beginnings]) => {
      const within = types.filter((type) => beginnings.includes(beginningOf(type)))
      const wholes = beginnings.filter((one) => within.filter((type) => beginningOf(type) === one).length > 1)
      return { heading, wholes: wholes.map((one) => `${one}.*`), types: within }
    })
    .filter((group) => group.types.length > 0)
}

/** Whether `order.*`, `*` or the type itself stands for a type or for another choice. */
export const covers = (choice: string, other: string): boolean =>
  choice !== other && (choice === '*' || (choice.endsWith('.*') && other.startsWith(choice.slice(0, -1))))

/** What was ticked, less what another tick stands for anyway. */
export const leanChoice = (ticked: readonly string[]): string[] =>
  [...new Set(ticked)].filter((one) => !ticked.some((other) => covers(other, one)))

const wholes: Record<string, string> = {
  order: 'orders',
  checkout: 'quotes',
  payment: 'payments',
  cart: 'carts',
  product: 'products',
  offer: 'offers',
  listing: 'what shoppers see',
  stock: 'stock',
  customer: 'customers',
  customer_group: 'customer groups',
  seller: 'sellers',
  store: 'the store',
  webhook_endpoint: 'webhook endpoints',
}

/** What `order.*` stands for: `All about orders`. */
export function wholeWords(whole: string): string {
  const beginning = whole.slice(0, -2)
  return `All about ${Object.hasOwn(wholes, beginning) ? wholes[beginning] : beginning.replaceAll('_', ' ')}`
}

/** What was chosen, in a few words: `Everything`; `All about orders; payment.captured; and 2 more`. */
export function choiceWords(events: readonly string[], most = 3): string {
  if (events.includes('*')) return 'Everything'
  const listed = events.slice(0, most).map((one) => (one.endsWith('.*') ? wholeWords(one) : one))
  const left = events.length - listed.length
  return left > 0 ? `${listed.join('; ')}; and ${left} more` : listed.join('; ')
}
