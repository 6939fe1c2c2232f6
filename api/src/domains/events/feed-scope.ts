import type { Actor } from '../../platform/context.ts'
import { holdsPermission, holdsSellerPermission } from '../../platform/policies.ts'
import { customerAudience, everybody, orderAudience, sellerAudience } from './audience.ts'
import type { EventType } from './catalogue.ts'
import { publishedEvents, type Reader } from './published.ts'

/** What a caller sees of the feed. */
export interface FeedScope {
  types: EventType[]
  /** Only what is meant for one of these; null: all that the store has. */
  audiences: string[] | null
  reader: Reader
}

const all = publishedEvents.map(({ type }) => type)
const forEverybody = publishedEvents.filter((event) => event.forEverybody).map(({ type }) => type)
const forCustomers = publishedEvents
  .filter((event) => event.forEverybody || event.forCustomer)
  .map(({ type }) => type)

/**
 * Staff and servers see what their permissions let them read, sellers and customers what is their own, everybody what
 * shoppers see anyway.
 */
export function feedScopeOf(actor: Actor): FeedScope {
  switch (actor.kind) {
    case 'shopper':
      return { types: forEverybody, audiences: [everybody], reader: { kind: 'buyer' } }
    case 'customer':
      return {
        types: forCustomers,
        audiences: [everybody, customerAudience(actor.customerId)],
        reader: { kind: 'buyer' },
      }
    case 'sellerKey':
    case 'sellerMember': {
      const theirs = publishedEvents.filter(
        ({ forEverybody, sellerPermission }) =>
          forEverybody || (sellerPermission && holdsSellerPermission(actor, sellerPermission)),
      )
      return {
        types: theirs.map(({ type }) => type),
        audiences: [everybody, sellerAudience(actor.sellerId)],
        reader: { kind: 'seller', sellerId: actor.sellerId },
      }
    }
    case 'secretKey':
    case 'staff': {
      const readable = publishedEvents.filter(
        ({ forEverybody, permission }) => forEverybody || holdsPermission(actor, permission),
      )
      return { types: readable.map(({ type }) => type), audiences: null, reader: { kind: 'store' } }
    }
    case 'worker':
      return { types: all, audiences: null, reader: { kind: 'store' } }
  }
}

const ofOrders = publishedEvents
  .filter((event) => event.subject === 'order' && event.forCustomer)
  .map(({ type }) => type)

/** What who may read an order sees of it: what its customer sees, and nothing that staff say among themselves. */
export const orderScope = (orderId: string): FeedScope => ({
  types: ofOrders,
  audiences: [orderAudience(orderId)],
  reader: { kind: 'buyer' },
})

/** The scope, less what was not asked for. */
export const narrowed = (scope: FeedScope, wanted: readonly EventType[] | undefined): FeedScope =>
  wanted ? { ...scope, types: scope.types.filter((type) => wanted.includes(type)) } : scope

/** Whether the scope shows the event: the same question as in `feed-queries.ts`, for events already at hand. */
export const shows = (
  { types, audiences }: FeedScope,
  event: { type: EventType; audience: string[] },
): boolean =>
  types.includes(event.type) &&
  (audiences === null || event.audience.some((name) => audiences.includes(name)))
