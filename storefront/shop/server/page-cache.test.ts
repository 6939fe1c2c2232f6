import { expect, test } from 'vitest'
import { PageCache } from './page-cache.ts'
import type { RenderedPage } from './render.ts'

function bench() {
  const clock = { now: 0 }
  const cache = new PageCache(() => clock.now)
  let renders = 0
  const page =
    (over: Partial<RenderedPage> = {}) =>
    async (): Promise<RenderedPage> => {
      renders++
      return { status: 200, headers: {}, body: Buffer.from(`render ${renders}`), ...over }
    }
  const text = async (key: string, render = page()) => (await cache.get(key, render)).body.plain.toString()
  return { cache, clock, page, text, renders: () => renders }
}

test('a fresh page is sent as it is', async () => {
  const { clock, text, renders } = bench()
  await text('/')
  clock.now = 1_999
  expect(await text('/')).toBe('render 1')
  expect(renders()).toBe(1)
})

test('a stale page is sent at once while one render makes it anew', async () => {
  const { clock, text, renders } = bench()
  await text('/')
  clock.now = 10_000
  expect(await Promise.all([text('/'), text('/'), text('/')])).toEqual(['render 1', 'render 1', 'render 1'])
  await new Promise((done) => setImmediate(done))
  expect(renders()).toBe(2)
  expect(await text('/')).toBe('render 2')
})

test('a page that is too old is waited for', async () => {
  const { clock, text } = bench()
  await text('/')
  clock.now = 30_001
  expect(await text('/')).toBe('render 2')
})

test('however many ask for a page that is not there, one renders', async () => {
  const { text, renders } = bench()
  await Promise.all(Array.from({ length: 20 }, () => text('/')))
  expect(renders()).toBe(1)
})

test('what sets a cookie, is missing, has failed or forbids it is never kept', async () => {
  const { page, text, renders } = bench()
  await text('/a', page({ headers: { 'set-cookie': 'cart=1' } }))
  await text('/a')
  await text('/b', page({ status: 404 }))
  await text('/b')
  await text('/c', page({ status: 503 }))
  await text('/c')
  await text('/d', page({ headers: { 'cache-control': 'no-store' } }))
  await text('/d')
  expect(renders()).toBe(8)
})

test('a renewal that fails leaves the page as it was', async () => {
  const { cache, clock, page, text } = bench()
  await text('/')
  clock.now = 5_000
  await cache.get('/', page({ status: 503 }))
  await cache.get('/', async () => {
    throw new Error('no stockroom')
  })
  await new Promise((done) => setImmediate(done))
  expect(await text('/', page({ status: 503 }))).toBe('render 1')
})

test('a page that has gone is forgotten', async () => {
  const { clock, page, text } = bench()
  await text('/')
  clock.now = 5_000
  await text('/', page({ status: 404 }))
  await new Promise((done) => setImmediate(done))
  expect(await text('/')).toBe('render 3')
})

test('a page that is forgotten is made anew, and so is one that was being made', async () => {
  const { cache, text } = bench()
  await text('/p/mug')
  await text('/p/bowl')
  cache.forget((key) => key === '/p/mug')
  expect(await text('/p/mug')).toBe('render 3')
  expect(await text('/p/bowl')).toBe('render 2')

  let finish = (_: RenderedPage) => {}
  const begunBefore = cache.get('/p/cup', () => new Promise((done) => (finish = done)))
  cache.forget((key) => key === '/p/cup')
  const begunAfter = text('/p/cup')
  finish({ status: 200, headers: {}, body: Buffer.from('too old') })
  expect((await begunBefore).body.plain.toString(), 'who asked before gets it').toBe('too old')
  expect(await begunAfter).toBe('render 4')
  expect(await text('/p/cup')).toBe('render 4')
})
