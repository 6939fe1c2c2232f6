import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { cachedBody, createCache } from './cache.ts'

/** A cache of boxes whose loads are counted and whose answers the test may change, delay or break. */
function counted(of: { freshMilliseconds: number; staleMilliseconds?: number; entriesMax?: number }) {
  const source: { loads: number; value: string | undefined; error: Error | undefined; delay: number } = {
    loads: 0,
    value: 'first',
    error: undefined,
    delay: 0,
  }
  const cache = createCache<{ value: string }>({
    entriesMax: 10,
    staleMilliseconds: 60_000,
    ...of,
    async load() {
      source.loads += 1
      await wait(source.delay)
      if (source.error) throw source.error
      return source.value === undefined ? undefined : { value: source.value }
    },
  })
  const get = async (key = 'a') => (await cache.get(key, undefined))?.value
  return { cache, source, get }
}

describe('a cache', () => {
  it('loads once for all who ask at the same time', async () => {
    const { source, get } = counted({ freshMilliseconds: 60_000 })
    source.delay = 10
    expect(await Promise.all(Array.from({ length: 50 }, () => get()))).toEqual(
      Array.from({ length: 50 }, () => 'first'),
    )
    expect(source.loads).toBe(1)
    expect(await Promise.all([get('b'), get('c'), get('b')])).toHaveLength(3)
    expect(source.loads).toBe(3)
  })

  it('answers from memory while an entry is fresh', async () => {
    const { source, get } = counted({ freshMilliseconds: 60_000 })
    await get()
    source.value = 'second'
    expect([await get(), await get(), source.loads]).toEqual(['first', 'first', 1])
  })

  it('answers with a stale entry at once while one load replaces it', async () => {
    const { source, get } = counted({ freshMilliseconds: 5 })
    await get()
    source.value = 'second'
    source.delay = 20
    await wait(10)
    expect(await Promise.all([get(), get(), get()])).toEqual(['first', 'first', 'first'])
    expect(source.loads).toBe(2)
    await wait(60)
    expect(await get()).toBe('second')
  })

  it('gives up an entry that has become too stale: who asks waits for the new one', async () => {
    const { source, get } = counted({ freshMilliseconds: 5, staleMilliseconds: 0 })
    await get()
    source.value = 'second'
    await wait(15)
    expect(await get()).toBe('second')
  })

  it('forgets what is not there any more: a revoked key stops working', async () => {
    const { source, get } = counted({ freshMilliseconds: 5 })
    await get()
    source.value = undefined
    await wait(10)
    await get()
    await wait(10)
    expect(await get()).toBeUndefined()
  })

  it('does not remember that nothing was there', async () => {
    const { source, get } = counted({ freshMilliseconds: 60_000 })
    source.value = undefined
    expect(await get()).toBeUndefined()
    source.value = 'now'
    expect(await get()).toBe('now')
  })

  it('keeps a stale entry when its renewal fails, and tries again', async () => {
    const { source, get } = counted({ freshMilliseconds: 5 })
    await get()
    source.error = new Error('the database is away')
    await wait(10)
    expect(await get()).toBe('first')
    await wait(10)
    expect(await get()).toBe('first')
    expect(source.loads).toBeGreaterThan(2)
    source.error = undefined
    source.value = 'back'
    await get()
    await wait(10)
    expect(await get()).toBe('back')
  })

  it('tells everybody who waits when a first load fails, and keeps nothing of it', async () => {
    const { source, get } = counted({ freshMilliseconds: 60_000 })
    source.error = new Error('the database is away')
    const asked = await Promise.allSettled([get(), get()])
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(source.loads).toBe(1)
    source.error = undefined
    expect(await get()).toBe('first')
  })

  it('holds no more entries than it may, and drops the one that was asked for longest ago', async () => {
    const { source, get } = counted({ freshMilliseconds: 60_000, entriesMax: 2 })
    for (const key of ['a', 'b', 'a', 'c', 'a']) await get(key)
    expect(source.loads).toBe(3)
    await get('b')
    expect(source.loads).toBe(4)
  })

  it('forgets on request', async () => {
    const { cache, source, get } = counted({ freshMilliseconds: 60_000 })
    await get()
    cache.delete('a')
    await get()
    cache.clear()
    await get()
    expect(source.loads).toBe(3)
  })
})

describe('what is forgotten while it is being loaded', () => {
  it('is given to who asked before, and loaded again for who asks later', async () => {
    const { cache, source, get } = counted({ freshMilliseconds: 60_000 })
    source.delay = 40
    const before = get()
    cache.forget((key) => key === 'a')
    source.delay = 0
    source.value = 'new'
    expect(await get()).toBe('new')
    source.value = 'old'
    expect(await before).toBe('old')
    expect([await get(), source.loads]).toEqual(['new', 2])
  })
})

describe('an entity tag', () => {
  it('is strong, quoted, and the same for the same bytes only', () => {
    const { body, etag } = cachedBody('{"a":"ü"}')
    expect(etag).toMatch(/^"[A-Za-z0-9_-]{20,}"$/)
    expect(cachedBody('{"a":"ü"}').etag).toBe(etag)
    expect(cachedBody('{"a":"u"}').etag).not.toBe(etag)
    expect(Buffer.from(body).toString()).toBe('{"a":"ü"}')
  })
})
