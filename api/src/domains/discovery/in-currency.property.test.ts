import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
} from '../../../../test/api.ts'
import { count, patience, seed } from '../../../../test/counts.ts'
import { freshServices } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { createApp } from '../../app.ts'
import { KeptPages } from './kept-pages.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

/** A store that sells in francs, too, and what its server and its shoppers do. */
async function scene() {
  const store = await api.store()
  const bearer = await signedIn(api, store)
  const tell = async (method: string, at: string, body?: object): Promise<Answer['body']> => {
    const answer = await send(api.app.request, method, at, { bearer, body })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  await tell('PATCH', '/v1/admin/store', { currencies: ['CHF', 'JPY'] })
  const list = async (prices: object[], of: object = {}) => {
    const head = { title: 'Francs', kind: 'override', currency: 'CHF', ...of }
    const { id } = await tell('POST', '/v1/admin/price-lists', head)
    await tell('PUT', `/v1/admin/price-lists/${id}/prices`, { prices })
    return id as string
  }
  // Another process, which knows the currencies and keeps no page.
  const services = { ...freshServices(api), provider: api.services.provider }
  const app = createApp(services, new KeptPages({ freshMilliseconds: 0, staleMilliseconds: 0 }))
  return { store, tell, list, buyer: shopper(app.request, store) }
}

describe('pages in another currency', () => {
  it('show the prices of its price lists; what has none is not sold in it', async () => {
    const { store, list, buyer } = await scene()
    const lamp = await createTestProduct(store, { stock: [5, 5], price: 1000 })
    const mug = await createTestProduct(store, { price: 500 })
    await list([{ offerId: lamp.offerIds[0], unitPriceAmount: 1100 }])
    const { items } = (await buyer.send('GET', '/v1/products?currency=CHF')).body
    const card = (handle: string) => items.find((one: { handle: string }) => one.handle === handle)
    const price = { amount: 1100, currency: 'CHF' }
    expect(card(lamp.handle)).toMatchObject({
      priceRange: { min: price, max: price },
      compareAtPrice: null,
      available: true,
    })
    expect(card(mug.handle)).toMatchObject({ priceRange: null, available: false })
    const page = (await buyer.send('GET', `/v1/products/${lamp.handle}?currency=CHF`)).body
    expect(
      page.variants.map(({ offer }: { offer: { price: object } | null }) => offer?.price ?? null),
    ).toEqual([price, null])
    const own = (await buyer.send('GET', `/v1/products/${lamp.handle}`)).body
    expect(page.variants[0].offer).toEqual({ ...own.variants[0].offer, price })
    expect((await buyer.send('GET', '/v1/products/none?currency=CHF')).status).toBe(404)
  })

  it('are those of the offers in their own, and there are none in one that the store does not take', async () => {
    const { store, buyer } = await scene()
    const { handle } = await createTestProduct(store)
    for (const at of ['/v1/products', `/v1/products/${handle}`]) {
      const [own, plain] = [await buyer.send('GET', `${at}?currency=EUR`), await buyer.send('GET', at)]
      expect([own.body, own.headers.get('etag')]).toEqual([plain.body, plain.headers.get('etag')])
      for (const wrong of ['USD', 'chf', 'CHFF', '']) {
        const answer = await buyer.send('GET', `${at}?currency=${wrong}`)
        expect([answer.status, answer.body.errors[0].pointer], wrong).toEqual([400, 'query/currency'])
      }
    }
  })

  const lists = fc.array(
    fc.record({
      priority: fc.integer({ min: 0, max: 1 }),
      kind: fc.constantFrom('sale', 'override'),
      fromQuantity: fc.integer({ min: 1, max: 3 }),
      unitPriceAmount: fc.integer({ min: 0, max: 3 }),
      when: fc.constantFrom('always', 'always', 'over', 'to come'),
      forGroup: fc.boolean(),
      currency: fc.constantFrom('CHF', 'CHF', 'EUR', 'JPY'),
    }),
    { maxLength: 4 },
  )
  const windows = {
    always: {},
    over: { validUntil: '2020-01-01T00:00:00' },
    'to come': { validFrom: '2199-01-01T00:00:00' },
  }

  it(
    'say what a cart in it then says of the fewest pieces, or sell nothing where it takes none',
    async () => {
      const { store, tell, list, buyer } = await scene()
      const group = await tell('POST', '/v1/admin/customer-groups', { handle: 'trade', name: 'Trade' })
      await fc.assert(
        fc.asyncProperty(lists, fc.integer({ min: 1, max: 3 }), async (wanted, min) => {
          const { handle, offerIds } = await createTestProduct(store, { price: 1000 })
          const [offerId] = offerIds
          await tell('PUT', `/v1/admin/offers/${offerId}/quantity-rules`, { min, max: null, step: 1 })
          const made: string[] = []
          for (const { when, forGroup, fromQuantity, unitPriceAmount, ...head } of wanted)
            made.push(
              await list([{ offerId, fromQuantity, unitPriceAmount }], {
                ...head,
                ...windows[when],
                customerGroupIds: forGroup ? [group.id] : [],
              }),
            )
          expect(await onPage(buyer, handle)).toEqual(await inCart(buyer, { offerId, quantity: min }))
          for (const id of made) await tell('DELETE', `/v1/admin/price-lists/${id}`)
        }),
        { seed: seed(), numRuns: count(15, 500), endOnFailure: true },
      )
    },
    patience(120_000),
  )
})

type Buyer = ReturnType<typeof shopper>

async function onPage(buyer: Buyer, handle: string) {
  const page = (await buyer.send('GET', `/v1/products/${handle}?currency=CHF`)).body
  const { items } = (await buyer.send('GET', `/v1/products?limit=100&sort=newest&currency=CHF`)).body
  const card = items.find((one: { handle: string }) => one.handle === handle)
  const price = page.variants[0].offer?.price ?? null
  // A card and a page never say different things.
  expect(card.priceRange?.min ?? null).toEqual(price)
  return price
}

async function inCart(buyer: Buyer, line: { offerId: string | undefined; quantity: number }) {
  const body = { currency: 'CHF', lineItems: [line] }
  const answer = await buyer.send('POST', '/v1/carts', { body })
  if (answer.status === 201) return answer.body.lineItems[0].unitPrice
  expect(answer.body.code).toBe('offer-not-priced')
  return null
}
