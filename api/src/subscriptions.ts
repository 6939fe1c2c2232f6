import type { RecordedEvent, Subscriptions } from './domains/events/index.ts'

const refresh = (event: RecordedEvent) => {
  const { productIds, productId } = event.payload as { productIds?: string[]; productId?: string }
  return (productIds ?? (productId ? [productId] : [])).map((id) => ({
    identifier: 'refreshProduct',
    payload: { storeId: event.storeId, productId: id },
    jobKey: `refreshProduct:${event.storeId}:${id}`,
  }))
}

/** Who reacts to what: the only place where speech goes upward. */
export const subscriptions: Subscriptions = {
  'product.changed': refresh,
  'offer.changed': refresh,
  'checkout.held': refresh,
  'checkout.released': refresh,
  'order.placed': refresh,
}
