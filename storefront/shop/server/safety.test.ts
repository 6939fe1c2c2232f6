import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { trustProxies } from './safety.ts'

const request = (remoteAddress: string, headers: Record<string, string>) =>
  ({ socket: { remoteAddress }, headers: { ...headers } }) as unknown as IncomingMessage

test('forwarded headers of anybody else are not believed and not passed on', () => {
  const visit = request('203.0.113.9', {
    'x-forwarded-for': '198.51.100.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
  })
  expect(trustProxies(['10.0.0.1'])(visit)).toEqual({ address: '203.0.113.9', secure: false })
  expect(visit.headers['x-forwarded-host']).toBeUndefined()
  expect(visit.headers['x-forwarded-for']).toBe('203.0.113.9')
  expect(visit.headers['x-forwarded-proto']).toBe('http')
})

test('behind trusted proxies the last address that is none of them is the visitor', () => {
  const visit = request('::ffff:10.0.0.1', {
    'x-forwarded-for': '1.2.3.4, 198.51.100.1, 10.0.0.7',
    'x-forwarded-proto': 'https',
  })
  expect(trustProxies(['10.0.0.0/8'])(visit)).toEqual({ address: '198.51.100.1', secure: true })
  expect(visit.headers['x-forwarded-for']).toBe('198.51.100.1')
})

test('a proxy that is no address is refused at the start', () => {
  expect(() => trustProxies(['proxy.example'])).toThrow('TRUSTED_PROXIES')
})
