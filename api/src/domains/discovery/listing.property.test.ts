import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestCategories,
  createTestProduct,
  shopper,
  type TestApi,
} from '../../../../test/api.ts'
import { count, patience, seed } from '../../../../test/counts.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

type Buyer = ReturnType<typeof shopper>
interface Card {
  handle: string
  priceRange: { min: { amount: number } }
}

/** All cards of a query, page by page. */
async function allPages(buyer: Buyer, query: string): Promise<Card[]> {
  const cards: Card[] = []
  let cursor: string | null = null
  do {
    const page: Answer = await buyer.send('GET', `/v1/products?${query}${cursor ? `&cursor=${cursor}` : ''}`)
    expect(page.status, JSON.stringify(page.body)).toBe(200)
    cards.push(...page.body.items)
    cursor = page.body.nextCursor
    // A page that is not the last one is full.
    const limit = Number(new URLSearchParams(query).get('limit'))
    if (cursor) expect(page.body.items).toHaveLength(limit)
  } while (cursor)
  return cards
}

const catalogue = fc.record({
  // Few different prices and ranks, so that many tie.
  products: fc.array(
    fc.record({
      price: fc.integer({ min: 1, max: 4 }),
      rank: fc.integer({ min: 1, max: 3 }),
      listed: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  ),
  limit: fc.integer({ min: 1, max: 5 }),
})

describe('pages of a listing', () => {
  it(
    'hold every product once, in the order of the sort, whatever ties and wherever pages end',
    async () => {
      await fc.assert(
        fc.asyncProperty(catalogue, async ({ products, limit }) => {
          const store = await api.store()
          await createTestCategories(store, ['shown', 'other'])
          const made: { handle: string; price: number; rank: number; listed: boolean; n: number }[] = []
          for (const [n, of] of products.entries()) {
            const categories = [of.listed ? 'shown' : 'other']
            const { handle } = await createTestProduct(store, { price: of.price * 100, categories })
            made.push({ ...of, handle, n })
          }
          // The read model's own column: what it is filled from is another test's business.
          for (const { handle, rank } of made) {
            await asAdmin(
              api,
              `UPDATE commerce.listing_entries l SET rank = $3 FROM commerce.product_pages p
             WHERE p.store_id = $1 AND p.handle = $2 AND l.store_id = $1 AND l.product_id = p.product_id`,
              [store.context.store.id, handle, rank],
            )
          }
          const buyer = shopper(anotherApp(api).request, store)
          const shown = made.filter(({ listed }) => listed)
          for (const category of ['', '&category=shown']) {
            const expected = category ? shown : made
            for (const [sort, by] of Object.entries({
              featured: (a: (typeof made)[number], b: (typeof made)[number]) => a.rank - b.rank || a.n - b.n,
              price: (a: (typeof made)[number], b: (typeof made)[number]) => a.price - b.price || a.n - b.n,
              '-price': (a: (typeof made)[number], b: (typeof made)[number]) =>
                b.price - a.price || b.n - a.n,
              newest: (a: (typeof made)[number], b: (typeof made)[number]) => b.n - a.n,
            })) {
              const cards = await allPages(buyer, `sort=${sort}&limit=${limit}${category}`)
              expect(
                cards.map(({ handle }) => handle),
                `${sort}${category}`,
              ).toEqual(expected.toSorted(by).map(({ handle }) => handle))
            }
          }
        }),
        { seed: seed(), numRuns: count(5, 200), endOnFailure: true },
      )
    },
    patience(120_000),
  )

  it('refuse a cursor of another query, and one that is none', async () => {
    const store = await api.store()
    for (let n = 0; n < 3; n += 1) await createTestProduct(store)
    const buyer = shopper(api.app.request, store)
    const { nextCursor } = (await buyer.send('GET', '/v1/products?limit=1&sort=price')).body
    for (const query of [
      `sort=-price&cursor=${nextCursor}`,
      `q=thing&sort=price&cursor=${nextCursor}`,
      'cursor=nonsense',
    ]) {
      const answer = await buyer.send('GET', `/v1/products?limit=1&${query}`)
      expect(answer, query).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
    }
  })

  it('stay whole while products come and go between them', async () => {
    const store = await api.store()
    const made: string[] = []
    for (let n = 0; n < 6; n += 1) made.push((await createTestProduct(store)).handle)
    const buyer = shopper(api.app.request, store)
    const first = (await buyer.send('GET', '/v1/products?limit=3&sort=newest')).body
    const { handle: newcomer } = await createTestProduct(store)
    const second = (await buyer.send('GET', `/v1/products?limit=3&sort=newest&cursor=${first.nextCursor}`))
      .body
    const seen = [...first.items, ...second.items].map(({ handle }: Card) => handle)
    expect(seen).toEqual(made.toReversed())
    expect(seen).not.toContain(newcomer)
  })
})
