import type { RecordedEvent, Subscriptions } from './domains/events/index.ts'

const refresh = (event: RecordedEvent) => {
  const { productIds, productId } = event.payload as { productIds?: string[]; productId?: string }
  return (productIds ?? (productId ? [productId] : [])).map((id) => ({
    identifier: 'refreshProduct',
    payload: { storeId: event.storeId, productId: id },
    jobKey: `refreshProduct:${event.storeId}:${id}`,
  }))
}

/** A job in the name of the store; done once for each event, however often it is told. */
const follow = (identifier: string, event: RecordedEvent, payload: Record<string, string>) => ({
  identifier,
  payload: { storeId: event.storeId, ...payload },
  jobKey: `${identifier}:${event.storeId}:${event.aggregateId}`,
})

const confirmOrder = (event: RecordedEvent) => [
  follow('mailOrderConfirmation', event, { orderId: event.aggregateId }),
]
const mailCode = (event: RecordedEvent) => [follow('mailOrderCode', event, { lookupId: event.aggregateId })]
const linkOrders = (event: RecordedEvent) => [
  follow('linkGuestOrders', event, { customerId: event.aggregateId }),
]

/** By then every instance knows that the sessions have ended: nothing is written after this in the customer's name. */
const eraseLateTraces = (event: RecordedEvent) => [
  { ...follow('eraseLateTraces', event, { customerId: event.aggregateId }), delaySeconds: 15 },
]

const refreshOfSeller = (event: RecordedEvent) => [
  follow('refreshSeller', event, { sellerId: event.aggregateId }),
]

const fillTwinOf = (event: RecordedEvent) =>
  (event.payload as { twinOf: string | null }).twinOf === null ? [] : [follow('fillTwin', event, {})]

/** Who reacts to what: the only place where speech goes upward. */
export const subscriptions: Subscriptions = {
  'product.changed': refresh,
  'offer.changed': refresh,
  'checkout.held': refresh,
  'checkout.released': refresh,
  'order.placed': (event) => [...refresh(event), ...confirmOrder(event)],
  'order_lookup.requested': mailCode,
  'customer.registered': linkOrders,
  'customer.email_changed': linkOrders,
  'customer.erased': eraseLateTraces,
  'store.created': fillTwinOf,
  'seller.suspended': refreshOfSeller,
  'seller.reopened': refreshOfSeller,
  'seller.profile_changed': refreshOfSeller,
}
