import { deepEqual, equal } from 'node:assert/strict'
import { isCaller } from './caller.ts'
import { fateOf, parseEnvelope } from './rules.ts'

const message = {
  function: 'notify_user',
  line: 'notify_user/1',
  headers: { 'webhook-id': 'evt_1', 'webhook-timestamp': '1' },
  body: '{}',
}

Deno.test('a message that no worker would have put in is none', () => {
  equal(parseEnvelope(message)?.function, 'notify_user')
  equal(parseEnvelope(message)?.headers.get('webhook-id'), 'evt_1')
  const wrong = [
    null,
    'text',
    [],
    {},
    { ...message, function: undefined },
    { ...message, function: '../notify_user' },
    { ...message, function: 'notify_user/preview' },
    // It would have itself called for ever.
    { ...message, function: 'drain_queue' },
    { ...message, line: 1 },
    { ...message, body: {} },
    { ...message, headers: null },
    { ...message, headers: { 'no header': 'x' } },
    { ...message, headers: { 'webhook-id': 'a\nb' } },
  ]
  for (const one of wrong) equal(parseEnvelope(one), null, JSON.stringify(one))
})

Deno.test('only 2xx is done, 409 waits a little, all else waits longer each time and is set aside at last', () => {
  for (const status of [200, 202, 204]) equal(fateOf(status, 50, 20), 'done')
  deepEqual(fateOf(409, 50, 20), { again: 15 })
  for (const status of [undefined, 301, 400, 401, 404, 410, 429, 500, 503])
    deepEqual(fateOf(status, 1, 20), { again: 5 })
  const pauses = Array.from({ length: 19 }, (_, index) => fateOf(500, index + 1, 20) as { again: number })
  deepEqual(
    pauses.slice(0, 11).map(({ again }) => again),
    [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600],
  )
  const hours = pauses.reduce((sum, { again }) => sum + again, 0) / 3_600
  equal(Math.floor(hours), 10)
  equal(fateOf(500, 20, 20), 'aside')
  equal(fateOf(undefined, 21, 20), 'aside')
})

Deno.test('who shows the key may start it, and nobody else', async () => {
  const key = 'k'.repeat(32)
  const shows = (value?: string) => isCaller(new Headers(value ? { authorization: value } : {}), key)
  equal(await shows(`Bearer ${key}`), true)
  for (const value of [undefined, key, 'Bearer', `Bearer ${key}k`, `Bearer ${key.slice(1)}`, `Basic ${key}`])
    equal(await shows(value), false, String(value))
})
