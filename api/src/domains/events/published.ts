import { z } from '@hono/zod-openapi'
import type { IdKind } from '../../platform/ids.ts'
import type { Permission, SellerPermission } from '../../platform/policies.ts'
import { timestamp } from '../../platform/schemas.ts'
import type { EventPayloads, EventType } from './catalogue.ts'
import { buyerEvents } from './published-buyers.ts'
import { catalogEvents } from './published-catalog.ts'
import { documentEvents } from './published-documents.ts'
import { orderChangeEvents } from './published-order-changes.ts'
import { orderEvents } from './published-orders.ts'
import { webhookEvents } from './published-webhooks.ts'

/** Who reads an event: what it shows of its payload may depend on it. */
export type Reader = { kind: 'store' } | { kind: 'seller'; sellerId: string } | { kind: 'buyer' }

/**
 * For how many days, by the clock of the store, the feed tells an event: what says how things are now, or leads to nothing,
 * is told for a month, everything else for more than a year.
 */
export type KeptDays = 30 | 400

/** An event that leaves the house: in the feed, in webhooks and in realtime. All others are in the audit only. */
export interface PublishedEvent<T extends EventType = EventType> {
  type: T
  keptDays: KeptDays
  /** One sentence: what has happened. */
  summary: string
  /** What staff and secret keys must be allowed to read to see it. */
  permission: Permission
  /** What a seller's member or key must be allowed to see those that are its own; absent: sellers see none. */
  sellerPermission?: SellerPermission
  /** Shoppers see it anyway: everybody does, whatever they may. Recorded with `audience: { everybody: true }`. */
  forEverybody?: true
  /** The customer whom it is about sees it. Recorded with `audience: { customerId }`. */
  forCustomer?: true
  /** Kind of the subject's id on the wire. */
  subject: IdKind
  /** Kind of its id on the wire, where that is another's: a listing is known by its product. */
  subjectId?: IdKind
  data: z.ZodType
  /** What goes over the wire, of what was recorded. */
  present: (payload: EventPayloads[T], reader: Reader) => unknown
  example: Record<string, unknown>
}

/** In the order of the document. */
export const publishedEvents: readonly PublishedEvent[] = [
  ...orderEvents,
  ...orderChangeEvents,
  ...documentEvents,
  ...catalogEvents,
  ...buyerEvents,
  ...webhookEvents,
]

const byType = new Map<string, PublishedEvent>(publishedEvents.map((event) => [event.type, event]))
export const publishedEvent = (type: string): PublishedEvent | undefined => byType.get(type)
export const publishedTypes = publishedEvents.map(({ type }) => type)

export const eventTypeSchema = z.enum(publishedTypes as [EventType, ...EventType[]]).openapi('EventType', {
  description: 'What happened. New types are added; take those you do not know for what they are: new.',
  example: 'order.placed',
})

export const eventActors = [
  'shopper',
  'customer',
  'staff',
  'secret_key',
  'seller_member',
  'seller_key',
  'worker',
] as const

const idPattern = /^[a-z]{2,10}_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const eventIdPattern = /^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** What every event says besides its data. */
export const envelope = {
  id: z.string().regex(eventIdPattern).openapi({
    maxLength: 30,
    description: 'The same in every channel and every repetition: do a thing once per id.',
  }),
  timestamp: timestamp.openapi({
    description: 'When it happened, by the clock of the store. RFC 3339, UTC.',
  }),
  subject: z
    .object({
      type: z
        .string()
        .max(40)
        .openapi({ description: 'Kind of thing that it happened to.', example: 'order' }),
      id: z.string().regex(idPattern).openapi({ maxLength: 37, example: 'ord_01h455vb4pex5vsknk084sn02q' }),
      version: z.int().min(1).openapi({
        description: 'Of the thing after it: events of one thing come in this order.',
        example: 1,
      }),
    })
    .openapi('EventSubject', {
      example: { type: 'order', id: 'ord_01h455vb4pex5vsknk084sn02q', version: 1 },
    }),
  actor: z.enum(eventActors).openapi({
    description:
      'What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.',
    example: 'shopper',
  }),
}

/** `customerGroup` as `customer_group`. */
export const subjectType = ({ subject }: PublishedEvent): string =>
  subject.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `OrderPlacedEvent` of `order.placed`. */
export const componentName = (type: string): string =>
  `${type.replaceAll(/(^|[._])([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Event`

const exampleOf = (event: PublishedEvent) => ({
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  type: event.type,
  timestamp: '2026-11-22T09:30:00.000Z',
  subject: { type: subjectType(event), id: exampleIds[event.subjectId ?? event.subject] ?? '', version: 1 },
  actor: 'shopper' as const,
  data: event.example,
})

const exampleIds: Partial<Record<IdKind, string>> = {
  order: 'ord_01h455vb4pex5vsknk084sn02q',
  checkout: 'chk_01h455vb4pex5vsknk084sn02q',
  payment: 'pay_01h455vb4pex5vsknk084sn02q',
  cart: 'cart_01h455vb4pex5vsknk084sn02q',
  cartView: 'cvw_01h455vb4pex5vsknk084sn02q',
  product: 'prod_01h455vb4pex5vsknk084sn02q',
  offer: 'off_01h455vb4pex5vsknk084sn02q',
  store: 'store_01h455vb4pex5vsknk084sn02q',
  seller: 'sel_01h455vb4pex5vsknk084sn02q',
  customer: 'cus_01h455vb4pex5vsknk084sn02q',
  consent: 'con_01h455vb4pex5vsknk084sn02q',
  customerGroup: 'grp_01h455vb4pex5vsknk084sn02q',
  webhookEndpoint: 'whe_01h455vb4pex5vsknk084sn02q',
  orderDocument: 'doc_01h455vb4pex5vsknk084sn02q',
}

/** The schema of each published event, by its type. */
export const eventSchemas: Record<string, z.ZodType> = Object.fromEntries(
  publishedEvents.map((event) => [
    event.type,
    z
      .object({ ...envelope, type: z.literal(event.type), data: event.data })
      .openapi(componentName(event.type), {
        description: event.summary,
        example: exampleOf(event),
        'x-kept-days': event.keptDays,
      }),
  ]),
)

export const eventSchema = z
  .union(Object.values(eventSchemas) as [z.ZodType, z.ZodType, ...z.ZodType[]])
  .openapi('Event', {
    description: 'One of the published events; `type` says which.',
    example: exampleOf(publishedEvents[0] as PublishedEvent),
  })
