import { deepEqual, equal, throws } from 'node:assert/strict'
import type { SentEvent } from '../_shared/events.ts'
import { isAboutOrder, orderBroadcast, partsOf, readHooks } from './rules.ts'

const orderId = 'ord_01h455vb4pex5vsknk084sn02q'
const event = (type: string, data = {}) =>
  ({
    id: 'evt_01h455vb4pex5vsknk084sn02q',
    type,
    timestamp: '2026-11-22T09:30:00.000Z',
    subject: { type: 'order', id: orderId, version: 2 },
    actor: 'staff',
    data,
  }) as unknown as SentEvent

Deno.test('a change goes to the channel of its order, without who made it', () => {
  const data = { number: 'K7M4-2Q9X', carrier: 'DHL' }
  const message = orderBroadcast(event('order.fulfillment_created', data))
  equal(message.topic, `order:${orderId}`)
  equal(message.id, '01890a5d-ac96-774b-bcce-b302099a8057')
  deepEqual(Object.keys(message.payload as object), ['id', 'type', 'timestamp', 'subject', 'data'])
  deepEqual((message.payload as { data: unknown }).data, data)
})

Deno.test('data of events that are not known to be for the buyer stays here', () => {
  for (const type of ['order.linked', 'order.note_added'])
    deepEqual((orderBroadcast(event(type, { customerId: 'cus_1' })).payload as { data: unknown }).data, {})
})

Deno.test('only what is about an order as a whole is told', () => {
  equal(isAboutOrder(event('order.placed')), true)
  equal(isAboutOrder(event('payment.captured')), false)
  equal(
    isAboutOrder({
      ...event('order.placed'),
      subject: { type: 'cart', id: orderId, version: 1 },
    } as SentEvent),
    false,
  )
})

Deno.test('the path says what a call is for', () => {
  deepEqual(partsOf('/order_status_update'), ['broadcast', 'hooks'])
  deepEqual(partsOf('/order_status_update/'), ['broadcast', 'hooks'])
  deepEqual(partsOf('/order_status_update/hooks'), ['hooks'])
  deepEqual(partsOf('/order_status_update/broadcast/'), ['broadcast'])
  for (const path of ['/order_status_update/x', '/order_status_updates', '/order_status_update/hooks/x'])
    equal(partsOf(path), null, path)
})

Deno.test('hooks are https with secrets of their own, or of this machine', () => {
  const secrets = [`whsec_${'A'.repeat(43)}=`]
  const hooks = (url: unknown, of: unknown = secrets) => readHooks({ store_1: [{ url, secrets: of }] })
  equal(hooks('https://erp.example/orders').get('store_1')?.length, 1)
  equal(hooks('http://127.0.0.1:9000').get('store_1')?.length, 1)
  equal(readHooks({}).size, 0)
  for (const url of ['http://erp.example', 'ftp://erp.example', 'https://a:b@erp.example', 'erp', 1])
    throws(() => hooks(url), /ORDER_HOOK_URLS/)
  for (const of of [[], ['canary'], 'whsec_x', undefined])
    throws(() => hooks('https://erp.example', of ?? null))
  for (const said of [[], 'x', { store_1: {} }]) throws(() => readHooks(said))
})
