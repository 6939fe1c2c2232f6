import { describe, expect, it } from 'vitest'
import { newId, toWire } from '../../platform/ids.ts'
import { permissions, sellerPermissions } from '../../platform/policies.ts'
import { presentEvent } from './present-event.ts'
import { eventSchemas, publishedEvent, publishedEvents } from './published.ts'

describe('every published event', () => {
  it.each(publishedEvents.map((event) => [event.type, event] as const))(
    '%s has an example that is true, a sentence, and permissions that exist',
    (type, event) => {
      expect(event.data.parse(event.example)).toEqual(event.example)
      expect(event.summary).toMatch(/^[A-Z].{10,90}\.$/)
      expect(permissions).toContain(event.permission)
      if (event.sellerPermission) expect(sellerPermissions).toContain(event.sellerPermission)
      expect(eventSchemas[type]).toBeDefined()
    },
  )
})

it('shows a seller nothing of the stock of others', () => {
  const [mine, others] = [newId('seller'), newId('seller')]
  const offerOf = (sellerId: string) => ({
    offerId: newId('offer'),
    variantId: newId('variant'),
    sellerId,
    available: 3,
  })
  const event = {
    id: newId('event'),
    type: 'stock.changed' as const,
    aggregateType: 'listing',
    aggregateId: newId('product'),
    version: 1,
    actor: 'worker',
    payload: { productId: newId('product'), offers: [offerOf(mine), offerOf(others)] },
    occurredAt: new Date(),
    audience: [],
    position: 1,
  }
  const sellersIn = (shown: ReturnType<typeof presentEvent>) =>
    (shown.data as { offers: { sellerId: string }[] }).offers.map(({ sellerId }) => sellerId)
  expect(sellersIn(presentEvent(event, { kind: 'seller', sellerId: mine }))).toEqual([toWire('seller', mine)])
  expect(sellersIn(presentEvent(event, { kind: 'store' }))).toHaveLength(2)
  expect(
    publishedEvent('stock.changed')?.data.parse(presentEvent(event, { kind: 'store' }).data),
  ).toBeDefined()
})

it('says of a payment what it is for: a quote, or an edit of an order', () => {
  const reference = newId('checkout')
  const about = (payload: { reference: string; referenceKind?: 'checkout' | 'order_edit' }) =>
    publishedEvent('payment.canceled')?.present(payload, { kind: 'store' })
  const ofCheckout = { checkoutId: toWire('checkout', reference), orderEditId: null }
  expect(about({ reference, referenceKind: 'checkout' })).toEqual(ofCheckout)
  // Of events from before orders could be edited.
  expect(about({ reference })).toEqual(ofCheckout)
  expect(about({ reference, referenceKind: 'order_edit' })).toEqual({
    checkoutId: null,
    orderEditId: toWire('orderEdit', reference),
  })
})
