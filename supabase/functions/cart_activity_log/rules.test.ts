import { deepEqual, equal } from 'node:assert/strict'
import { parseEvent, type SentEvent } from '../_shared/events.ts'
import { activityOf, agreed, type CartEvent, customersOf, customerToForget, isCartEvent } from './rules.ts'

const cartId = 'cart_01h455vb4pex5vsknk084sn02q'
const customerId = 'cus_01h455vb4pex5vsknk084sn02q'
const consentId = 'con_01h455vb4pex5vsknk084sn02q'
let serial = 0
function sent(type: string, data: object, subject: { type: string; id: string }): SentEvent {
  const parsed = parseEvent(
    JSON.stringify({
      id: `evt_01h455vb4pex5vsknk084sn${String(serial++).padStart(3, '0')}`,
      type,
      timestamp: '2026-11-22T09:34:56.789Z',
      subject: { ...subject, version: 1 },
      actor: 'shopper',
      data,
    }),
  )
  if (!parsed) throw new Error(`${type} is no event`)
  return parsed
}
function event(type: string, data: object = {}): CartEvent {
  const parsed = sent(type, data, { type: 'cart', id: cartId })
  if (!isCartEvent(parsed)) throw new Error(`${type} is not heard here`)
  return parsed
}

Deno.test('a cart is somebody’s once it was bound, and what came before is not', () => {
  const [created, bound, changed] = [
    event('cart.created', { lines: 1 }),
    event('cart.bound', { customerId }),
    event('cart.changed', { lines: 2, itemCount: 3 }),
  ]
  deepEqual(
    [...customersOf([created, bound, changed], new Map())],
    [
      [bound.id, customerId],
      [changed.id, customerId],
    ],
  )
  deepEqual([...customersOf([changed], new Map([[cartId, customerId]]))], [[changed.id, customerId]])
  deepEqual([...customersOf([created, changed], new Map())], [])
})

Deno.test('a cart that a customer opens while signed in is theirs from the beginning', () => {
  const ofGuest = event('cart.created', { lines: 1, customerId: null })
  const [created, changed] = [
    event('cart.created', { lines: 1, customerId }),
    event('cart.changed', { lines: 2, itemCount: 3 }),
  ]
  deepEqual(
    [...customersOf([created, changed], new Map())],
    [
      [created.id, customerId],
      [changed.id, customerId],
    ],
  )
  deepEqual([...customersOf([ofGuest, changed], new Map())], [])
})

Deno.test('without consent nothing leads to the cart, the customer, the event or the minute', () => {
  const changed = event('cart.changed', { lines: 2, itemCount: 3 })
  const kept = JSON.stringify(activityOf(changed, null, 'anonymous'))
  for (const trace of [cartId, customerId, changed.id, '34:56']) equal(kept.includes(trace), false, trace)
  deepEqual(JSON.parse(kept).data, { lines: 2, itemCount: 3 })
  equal(activityOf(changed, customerId, 'anonymous').cartId, cartId)
})

Deno.test('consent is what was said last about analytics; nothing said is no', () => {
  const analytics = (granted: boolean) => ({ purpose: 'analytics', granted })
  equal(agreed([]), false)
  equal(agreed([{ purpose: 'marketing_email', granted: true }]), false)
  equal(agreed([analytics(true), analytics(false)]), true)
  equal(agreed([analytics(false), analytics(true)]), false)
})

Deno.test('who takes consent back or is erased is forgotten', () => {
  const said = (purpose: string, granted: boolean) =>
    sent('customer.consent_recorded', { customerId, purpose, granted }, { type: 'consent', id: consentId })
  equal(customerToForget(said('analytics', false)), customerId)
  equal(customerToForget(said('analytics', true)), null)
  equal(customerToForget(said('marketing_email', false)), null)
  const erased = sent('customer.erased', { by: 'customer' }, { type: 'customer', id: customerId })
  equal(customerToForget(erased), customerId)
  equal(isCartEvent(erased), false)
})
