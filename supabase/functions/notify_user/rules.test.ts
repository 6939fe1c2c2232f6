import { deepEqual, equal, throws } from 'node:assert/strict'
import type { SentEvent } from '../_shared/events.ts'
import {
  isMailbox,
  isPushEndpoint,
  isTooLate,
  kindOf,
  notifiable,
  pushHosts,
  pushOutcome,
  readTypes,
} from './rules.ts'

Deno.test('each type has a kind one can be without, and none is taken that nobody can be told of', () => {
  deepEqual(notifiable.map(kindOf), [
    'orders',
    'shipping',
    'account',
    'account',
    'account',
    'seller',
    'seller',
    'seller',
  ])
  equal(readTypes(['order.placed']).has('order.placed'), true)
  throws(() => readTypes(['order.place']), /NOTIFY_TYPES/)
})

Deno.test('what is long past is too late, by the clock of its store', () => {
  const event = { timestamp: '2026-11-22T00:00:00.000Z' } as SentEvent
  const at = (now: string, clockOffsetSeconds = 0) =>
    isTooLate(event, { now: Date.parse(now), hoursMax: 48, clockOffsetSeconds })
  equal(at('2026-11-23T23:59:59Z'), false)
  equal(at('2026-11-24T00:00:01Z'), true)
  equal(at('2026-11-22T00:00:00Z', 3 * 86_400), true)
})

Deno.test('an address is one mailbox, whatever would name a second one or end its line', () => {
  for (const address of ['ada@example.com', 'ada+shop@sub.example.com', 'ädä@bücher.example'])
    equal(isMailbox(address), true, address)
  for (const address of ['', 'ada', 'a@b@c', 'a@b,c@d', 'a@b\r\nBcc: c@d', '<a@b>', 'a b@c', 'a@b;c@d'])
    equal(isMailbox(address), false, address)
})

Deno.test('a push service takes it, knows the browser no more, refuses it for good, or is asked again', () => {
  const outcomes = [200, 201, 202, 404, 410, 400, 413, 422, 401, 403, 429, 500, 503, 301].map(pushOutcome)
  deepEqual(outcomes, [
    ...Array(3).fill('done'),
    ...Array(2).fill('gone'),
    ...Array(3).fill('refused'),
    ...Array(6).fill('again'),
  ])
})

Deno.test('only push services of browsers are talked to', () => {
  for (const url of [
    'https://fcm.googleapis.com/fcm/send/x',
    'https://web.push.apple.com/x',
    'https://db5p.notify.windows.com/w/?token=x',
  ])
    equal(isPushEndpoint(url, pushHosts), true, url)
  for (const url of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilpush.apple.com/x',
    'https://push.apple.com/x',
    'https://user@fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'fcm.googleapis.com',
  ])
    equal(isPushEndpoint(url, pushHosts), false, url)
})
