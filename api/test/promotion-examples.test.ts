import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../test/api.ts'
import { toWire } from '../src/platform/ids.ts'
import { examplesIn } from './document-examples.ts'

/** An example as docs/promotions.md writes it: goods go by their names. */
interface Example {
  shows?: string
  /** The body of createPromotion */
  promotion: { title: string }
  codes?: string[]
  /** By name, what is in them */
  collections?: Record<string, string[]>
  /** What is in the cart: pieces, price of one */
  cart: Record<string, [number, number]>
  /** What the store has besides, and its price */
  stocked?: Record<string, number>
  entered?: string[]
  result: { discount: number; notApplied?: string; gifts?: Record<string, number> }
}

const examples = examplesIn<Example>('promotions.md')

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

describe('docs/promotions.md', () => {
  it('shows every kind of effect that needs no parcel', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10)
  })

  it.each(examples.map((example) => [example.shows ?? example.promotion.title, example] as const))(
    'is true of %s',
    async (_, { promotion, codes = [], collections = {}, entered = [], result, ...example }) => {
      const store = await api.store()
      const goods = await stock(store, example)
      for (const [title, names] of Object.entries(collections)) await collect(store, goods, { title, names })
      const at = '/v1/admin/promotions'
      const made = await ask(store, at, withIds(promotion, goods))
      for (const code of codes) await ask(store, `${at}/${made.id}/codes`, { code })
      const buyer = shopper(api.app.request, store)
      const lines = Object.entries(example.cart).map(([name, [quantity]]) => ({
        offerId: goods.get(name)?.offerId ?? '',
        quantity,
      }))
      let { body: cart } = await buyer.cart(lines)
      for (const code of entered) {
        const of = { cartSecret: cart.secret, body: { code } }
        cart = { ...cart, ...(await buyer.send('POST', `/v1/carts/${cart.id}/codes`, of)).body }
      }
      expect(toldOf(cart, goods)).toEqual({ notApplied: null, gifts: {}, ...result })
    },
  )
})

type Goods = Map<string, { offerId: string; productId: string; collectionId?: string }>

async function stock(store: TestStore, of: Pick<Example, 'cart' | 'stocked'>): Promise<Goods> {
  const goods: Goods = new Map()
  const inCart = Object.entries(of.cart).map(([name, [, price]]) => [name, price] as const)
  for (const [name, price] of [...inCart, ...Object.entries(of.stocked ?? {})]) {
    const { offerIds, productId } = await createTestProduct(store, { price })
    goods.set(name, { offerId: offerIds[0] ?? '', productId: toWire('product', productId) })
  }
  return goods
}

/** Makes a collection, known from then on by its name as goods are. */
async function collect(store: TestStore, goods: Goods, of: { title: string; names: string[] }) {
  const at = '/v1/admin/collections'
  const { id } = await ask(store, at, { title: of.title })
  const productIds = of.names.map((name) => goods.get(name)?.productId)
  const sent = { bearer: store.secretKey, body: { productIds } }
  expect((await send(api.app.request, 'PUT', `${at}/${id}/products`, sent)).status).toBe(200)
  goods.set(of.title, { offerId: '', productId: '', collectionId: id })
}

/** The same with ids in place of names. */
function withIds(value: unknown, goods: Goods, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(each, goods, key))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withIds(inner, goods, name)]),
    )
  if (typeof value !== 'string') return value
  if (key === 'collectionIds') return goods.get(value)?.collectionId
  if (key === 'productIds') return goods.get(value)?.productId
  return key === 'offerId' ? goods.get(value)?.offerId : value
}

async function ask(store: TestStore, path: string, body: unknown): Promise<Answer['body']> {
  const answer = await send(api.app.request, 'POST', path, { bearer: store.secretKey, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

function toldOf(cart: Answer['body'], goods: Goods): Example['result'] & { notApplied: string | null } {
  const nameOf = (id: string) => [...goods].find(([, { offerId }]) => offerId === id)?.[0] ?? id
  const sum = (items: { amount: { amount: number } }[]) =>
    items.reduce((all, { amount }) => all + amount.amount, 0)
  return {
    discount: sum(cart.discounts),
    notApplied: cart.notApplied[0]?.reason ?? null,
    gifts: Object.fromEntries(
      cart.gifts.map(({ offerId, quantity }: { offerId: string; quantity: number }) => [
        nameOf(offerId),
        quantity,
      ]),
    ),
  }
}
