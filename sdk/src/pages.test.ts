import { expect, test } from 'vitest'
import { clientOf, problem, reply } from './fake-api.fixture.ts'

const threePages = [
  reply({ items: [{ id: 1 }, { id: 2 }], nextCursor: 'two' }),
  reply({ items: [], nextCursor: 'three' }),
  reply({ items: [{ id: 3 }], nextCursor: null }),
]

test('all items of three pages come in order, the query staying the same', async () => {
  const { shop, arrived } = clientOf(threePages)
  const items: unknown[] = []
  for await (const product of shop.listProducts.all({ q: 'lamp', limit: 2 })) items.push(product)
  expect(items).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
  expect(arrived.map(({ path }) => path)).toEqual([
    '/v1/products?q=lamp&limit=2',
    '/v1/products?q=lamp&limit=2&cursor=two',
    '/v1/products?q=lamp&limit=2&cursor=three',
  ])
})

test('pages come whole and may begin anywhere', async () => {
  const { shop, arrived } = clientOf(threePages.slice(1))
  const sizes: number[] = []
  for await (const { items } of shop.listProducts.pages({ cursor: 'two' })) sizes.push(items.length)
  expect(sizes).toEqual([0, 1])
  expect(arrived).toHaveLength(2)
})

test('a page is not fetched before it is asked for', async () => {
  const { shop, arrived } = clientOf(threePages)
  for await (const _ of shop.listProducts.all()) break
  expect(arrived).toHaveLength(1)
})

test('a refusal on the way ends the iteration', async () => {
  const { shop } = clientOf([
    reply({ items: [{ id: 1 }], nextCursor: 'two' }),
    problem('invalid-request', 400),
  ])
  const items: unknown[] = []
  const read = async () => {
    for await (const product of shop.listProducts.all()) items.push(product)
  }
  await expect(read()).rejects.toMatchObject({ code: 'invalid-request' })
  expect(items).toEqual([{ id: 1 }])
})

test('options of the call hold for every page', async () => {
  const { shop, arrived } = clientOf(threePages)
  await Array.fromAsync(shop.listProducts.all({}, { forwardedFor: '203.0.113.9' }))
  expect(arrived.map(({ headers }) => headers['x-forwarded-for'])).toEqual(Array(3).fill('203.0.113.9'))
})
