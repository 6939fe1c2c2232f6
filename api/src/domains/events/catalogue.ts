/**
 * Every event there is: who emits it and what its public payload says. Payloads hold ids and facts, never personal
 * data: they go to webhooks and feeds. Ids in payloads are UUIDs as in the database.
 */
export interface EventPayloads {
  /** catalog: a product was created or any of its facts changed */
  'product.changed': { productId: string; handle: string }
  /** offers: an offer is new, its price changed, or it was paused */
  'offer.changed': {
    variantId: string
    productId: string
    priceAmount: number
    currency: string
    status: 'active' | 'paused'
  }
  /** cart */
  'cart.created': { lines: number }
  /** cart: lines were added, changed or removed */
  'cart.changed': { lines: number; itemCount: number }
  /** orders: a quote was made and its stock set aside */
  'checkout.held': { cartId: string; totalAmount: number; currency: string; productIds: string[] }
  /** orders: the quote ended without an order and its stock is free again */
  'checkout.released': { cartId: string; reason: 'replaced' | 'expired'; productIds: string[] }
  /** payments: the provider was asked to take the money */
  'payment.started': { reference: string; provider: string; amount: number; currency: string }
  'payment.action_required': { reference: string }
  'payment.captured': { reference: string; amount: number; currency: string }
  'payment.declined': { reference: string; code: string }
  'payment.canceled': { reference: string }
  /** orders */
  'order.placed': {
    number: string
    totalAmount: number
    currency: string
    lines: number
    productIds: string[]
  }
  /** orders: a parcel left */
  'order.fulfillment_created': { fulfillmentId: string; number: string; status: string; carrier: string }
}

export type EventType = keyof EventPayloads

export interface NewEvent<T extends EventType = EventType> {
  type: T
  aggregate: 'product' | 'offer' | 'cart' | 'checkout' | 'payment' | 'order'
  aggregateId: string
  /** The aggregate's version after the change: with the type, unique for the aggregate. */
  version: number
  payload: EventPayloads[T]
}

export interface RecordedEvent {
  storeId: string
  id: string
  type: EventType
  aggregateId: string
  position: number
  payload: unknown
}
