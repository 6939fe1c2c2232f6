import { equal } from 'node:assert/strict'
import { causeOf } from './log.ts'

Deno.test('an error is told without the addresses that it quotes', () => {
  const failed = new TypeError('error sending request for url (https://push.example/secret): refused')
  equal(causeOf(failed), 'TypeError: error sending request for url (… refused')
  equal(causeOf(new Error('550 <ada@example.com> unknown')), 'Error: 550 … unknown')
  equal(
    causeOf(Object.assign(new Error('postgres://a:b@host'), { code: 'ECONNREFUSED' })),
    'Error ECONNREFUSED',
  )
  equal(causeOf('canary'), 'unknown')
})
