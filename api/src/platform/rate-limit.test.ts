import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientAddress, createRateLimit, RateLimited } from './rate-limit.ts'

describe('a rate limit', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('lets so many through in a minute, then says when to come back', async () => {
    const limit = createRateLimit(3)
    const left = []
    for (let n = 0; n < 3; n += 1) left.push((await limit.take('a')).headers.ratelimit)
    expect(left).toEqual(['"default";r=2;t=60', '"default";r=1;t=60', '"default";r=0;t=60'])
    vi.advanceTimersByTime(20_000)
    const refused = await limit.take('a').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(RateLimited)
    const { kind, extras, headers } = refused as RateLimited
    expect([kind.status, kind.code, extras.retryAfterSeconds]).toEqual([429, 'too-many-requests', 40])
    expect(headers).toEqual({ 'ratelimit-policy': '"default";q=3;w=60', ratelimit: '"default";r=0;t=40' })
    vi.advanceTimersByTime(40_001)
    expect((await limit.take('a')).headers.ratelimit).toBe('"default";r=2;t=60')
  })

  it('counts callers apart', async () => {
    const limit = createRateLimit(1)
    await limit.take('a')
    await expect(limit.take('a')).rejects.toBeInstanceOf(RateLimited)
    await expect(limit.take('b')).resolves.toBeDefined()
  })
})

describe('the address of a client', () => {
  it('is the socket’s, whatever the client claims', () => {
    expect(clientAddress('198.51.100.7', '203.0.113.1', [])).toBe('198.51.100.7')
    expect(clientAddress('198.51.100.7', '10.0.0.1', ['10.0.0.1'])).toBe('198.51.100.7')
  })

  it('is what a trusted proxy says, and never what stands to the left of that', () => {
    const trusted = ['10.0.0.1']
    expect(clientAddress('10.0.0.1', '203.0.113.1', trusted)).toBe('203.0.113.1')
    expect(clientAddress('10.0.0.1', '1.1.1.1, 2.2.2.2, 203.0.113.1', trusted)).toBe('203.0.113.1')
    expect(clientAddress('::ffff:10.0.0.1', 'evil, 203.0.113.1 ', trusted)).toBe('203.0.113.1')
  })

  it('is the one before a chain of trusted proxies', () => {
    const trusted = ['10.0.0.1', '10.0.0.2']
    expect(clientAddress('10.0.0.1', '9.9.9.9, 203.0.113.1, 10.0.0.2', trusted)).toBe('203.0.113.1')
    expect(clientAddress('10.0.0.1', '10.0.0.2', trusted)).toBe('10.0.0.2')
  })

  it('is the proxy’s own when it says nothing', () => {
    for (const nothing of [undefined, '', ' ', ','])
      expect(clientAddress('10.0.0.1', nothing, ['10.0.0.1'])).toBe('10.0.0.1')
  })

  it('is the same for both ways to write an IPv4 address', () => {
    expect(clientAddress('::ffff:198.51.100.7', undefined, [])).toBe('198.51.100.7')
  })
})
