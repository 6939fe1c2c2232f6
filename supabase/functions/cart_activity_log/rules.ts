import { type EventOf, isOf, type SentEvent } from '../_shared/events.ts'

/** What this function counts. */
export const cartTypes = ['cart.created', 'cart.changed', 'cart.bound', 'cart.merged'] as const
export type CartEvent = EventOf<(typeof cartTypes)[number]>

export const isCartEvent = (event: SentEvent): event is CartEvent => isOf(event, ...cartTypes)

/** The purpose without which a row says nothing of whose cart it was. */
export const purpose = 'analytics'

/** A row of `edge.cart_activity`. */
export interface Activity {
  eventId: string
  type: string
  cartId: string | null
  customerId: string | null
  /** RFC 3339 */
  occurredAt: string
  data: Record<string, number>
}

/**
 * Whose cart each event is about, as far as it is known: `cart.created` of a customer who was signed in and `cart.bound`
 * say it, and what they said before is remembered by its cart. A cart of which neither has said it is nobody's.
 * @param bound customers by cart, of carts that became theirs with consent
 */
export function customersOf(
  events: readonly CartEvent[],
  bound: ReadonlyMap<string, string>,
): Map<string, string> {
  const byCart = new Map(bound)
  for (const event of events) {
    const customer = customerIn(event)
    if (customer !== null) byCart.set(event.subject.id, customer)
  }
  return new Map(
    events.flatMap((event) => {
      // What was done before signing in is not theirs to have agreed to.
      const customer = isOf(event, 'cart.created') ? customerIn(event) : byCart.get(event.subject.id)
      return customer ? [[event.id, customer]] : []
    }),
  )
}

/** Whose the cart is from now on, if the event says it; installations before did not say it of new carts. */
function customerIn(event: CartEvent): string | null {
  return isOf(event, 'cart.created', 'cart.bound') ? (event.data.customerId ?? null) : null
}

/** What is kept of an event: all of it for a customer who agreed, else a count that leads to nobody. */
export function activityOf(event: CartEvent, customerId: string | null, anonymousId: string): Activity {
  const { type, timestamp } = event
  const data = numbersOf(event)
  if (customerId === null) {
    // The id of the event would lead to the cart, a moment to the visit.
    return { eventId: anonymousId, type, cartId: null, customerId: null, occurredAt: hourOf(timestamp), data }
  }
  return { eventId: event.id, type, cartId: event.subject.id, customerId, occurredAt: timestamp, data }
}

function numbersOf(event: CartEvent): Record<string, number> {
  if (isOf(event, 'cart.changed')) return { lines: event.data.lines, itemCount: event.data.itemCount }
  return isOf(event, 'cart.created') ? { lines: event.data.lines } : {}
}

const hourOf = (timestamp: string): string => `${new Date(timestamp).toISOString().slice(0, 13)}:00:00.000Z`

/** Consent as the API keeps it: newest first. Nothing said is no. */
export const agreed = (history: readonly { purpose: string; granted: boolean }[]): boolean =>
  history.find((record) => record.purpose === purpose)?.granted === true

/** A customer who is to be forgotten here: erased, or without consent from now on. */
export function customerToForget(event: SentEvent): string | null {
  if (isOf(event, 'customer.erased')) return event.subject.id
  if (!isOf(event, 'customer.consent_recorded')) return null
  return event.data.purpose === purpose && !event.data.granted ? event.data.customerId : null
}
