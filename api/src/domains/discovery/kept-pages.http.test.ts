import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { quoted } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { createApp } from '../../app.ts'
import type { Database } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { followListings } from './follow-listings.ts'
import { KeptPages } from './kept-pages.ts'
import { refreshProducts } from './refresh-products.ts'

const soon = { timeout: 10_000, interval: 50 }
/** What only time would make true again stays wrong for as long as a test runs. */
const forEver = { freshMilliseconds: 600_000, staleMilliseconds: 600_000 }

let api: TestApi
const endings: (() => Promise<void>)[] = []
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(async () => {
  for (const end of endings) await end()
  await api.close()
})

/** A process of the API: it keeps pages, and follows the feed unless it is deaf. */
function startProcess(of: { ages?: typeof forEver; db?: Database; isDeaf?: boolean } = {}) {
  const pages = new KeptPages(of.ages ?? forEver)
  const app = createApp(api.services, pages)
  const warnings: unknown[] = []
  const log = { warn: (...said: unknown[]) => void warnings.push(said) }
  if (!of.isDeaf) endings.push(followListings({ db: of.db ?? api.services.db, log, pages }))
  const get = (store: TestStore, path: string) => shopper(app.request, store).send('GET', path)
  return {
    warnings,
    /** Waits until it knows up to where what it keeps is true: from then on pages stay until they are not. */
    hasPlaces: () => expect.poll(() => pages.followed().map(([, place]) => place), soon).not.toContain(null),
    get,
    /** Stock as the page of the product says it. */
    stock: async (store: TestStore, { handle }: Pick<TestProduct, 'handle'>) =>
      (await get(store, `/v1/products/${handle}`)).body.variants[0].offer.availability.quantity,
  }
}

/** Sets pieces of a product aside; the feed tells it. */
async function hold(store: TestStore, product: TestProduct, quantity: number): Promise<void> {
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId: product.offerIds[0] ?? '', quantity }])
  expect((await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })).status).toBe(201)
  // The hold is told, then the page that follows from it.
  await workerTurn(api)
  await workerTurn(api)
}

describe('a page that is kept', () => {
  it('is true again in every process soon after its listing.changed: product, listings, search and categories', async () => {
    const store = await api.store()
    const product = await createTestProduct(store, { stock: [5], title: 'Brass lamp' })
    const processes = [startProcess(), startProcess()]
    const paths = [
      `/v1/products/${product.handle}`,
      `/v1/products/${toWire('product', product.productId)}`,
      '/v1/products',
      '/v1/products?q=brass',
    ]
    const bodies = ({ get }: (typeof processes)[number]) =>
      Promise.all(paths.map(async (path) => JSON.stringify((await get(store, path)).body)))
    for (const one of processes) expect(await one.stock(store, product)).toBe(5)
    for (const { hasPlaces } of processes) await hasPlaces()
    const before = await Promise.all(processes.map(bodies))
    await hold(store, product, 5)
    for (const one of processes) await expect.poll(() => one.stock(store, product), soon).toBe(0)
    const after = await Promise.all(processes.map(bodies))
    for (const [at, said] of after.entries())
      for (const [path, body] of said.entries()) expect(body, paths[path]).not.toBe(before[at]?.[path])
    expect(after[1]).toEqual(after[0])
  })

  it('costs nothing more to read, and stays while other products and other stores change', async () => {
    const [store, other] = [await api.store(), await api.store()]
    const [product, another] = [await createTestProduct(store), await createTestProduct(store)]
    const ofOther = await createTestProduct(other)
    await workerTurn(api)
    const { stock, hasPlaces } = startProcess()
    await stock(store, product)
    await stock(other, ofOther)
    await hasPlaces()
    expect(await Promise.all([stock(store, product), stock(store, another)])).toEqual([100, 100])
    await stock(other, ofOther)
    const { statements } = api.services.db.counters
    await stock(store, product)
    await stock(other, ofOther)
    const read = api.services.db.counters.statements - statements
    expect(read, 'but for a look at the feed that may have come between').toBeLessThanOrEqual(1)

    await hold(store, another, 1)
    await expect.poll(() => stock(store, another), soon).toBe(99)
    await changePage(store, product)
    await changePage(other, ofOther)
    const kept = await Promise.all([stock(store, product), stock(other, ofOther)])
    expect(kept, 'they are the pages that were kept').toEqual([100, 100])
  })

  it('that was loaded while nobody knew the place in the feed is loaded again', async () => {
    const store = await api.store()
    const product = await createTestProduct(store, { stock: [5] })
    const app = startProcess()
    expect(await app.stock(store, product)).toBe(5)
    await changePage(store, product)
    await expect.poll(() => app.stock(store, product), soon).toBe(77)
  })

  it('of a product that goes is gone, and one that comes back is there', async () => {
    const { store, handle } = await quoted(api, { stock: [1] })
    const { get, hasPlaces } = startProcess()
    const status = async () => (await get(store, `/v1/products/${handle}`)).status
    expect(await status()).toBe(200)
    await hasPlaces()
    expect(await status()).toBe(200)
    await setPublished(store, handle, 'draft')
    await expect.poll(status, soon).toBe(404)
    await setPublished(store, handle, 'active')
    await expect.poll(status, soon).toBe(200)
  })

  it('is true again in its time while the feed cannot be read, and by the feed when it can', async () => {
    const store = await api.store()
    const product = await createTestProduct(store, { stock: [9] })
    let isAway = true
    const db: Database = {
      ...api.services.db,
      lookUp: (statement) =>
        isAway ? Promise.reject(new Error('the database is away')) : api.services.db.lookUp(statement),
    }
    const ages = { freshMilliseconds: 50, staleMilliseconds: 600_000 }
    const [byTime, byFeed] = [startProcess({ db, ages }), startProcess({ db })]
    expect([await byTime.stock(store, product), await byFeed.stock(store, product)]).toEqual([9, 9])
    await hold(store, product, 4)
    await expect.poll(() => byTime.stock(store, product), soon).toBe(5)
    expect(await byFeed.stock(store, product)).toBe(9)
    await expect.poll(() => byTime.warnings, soon).toHaveLength(1)
    isAway = false
    await expect.poll(() => byFeed.stock(store, product), soon).toBe(5)
    expect(byTime.warnings, 'said once').toHaveLength(1)
  })
})

/** Changes what is written of a page without a word to anybody. */
const changePage = (store: TestStore, { handle }: TestProduct) =>
  api.worker.read(store.context.store.id, {
    name: '',
    text: `UPDATE commerce.product_pages
      SET page = regexp_replace(page, '"quantity":[0-9]+', '"quantity":77') WHERE store_id = $1 AND handle = $2`,
    values: [store.context.store.id, handle],
  })

async function setPublished(store: TestStore, handle: string, status: string): Promise<void> {
  const { id } = store.context.store
  const [product] = await api.worker.read<{ id: string }>(id, {
    name: '',
    text: 'UPDATE commerce.products SET status = $3 WHERE store_id = $1 AND handle = $2 RETURNING id',
    values: [id, handle, status],
  })
  await refreshProducts(store.context, [product?.id ?? ''])
  await workerTurn(api)
}
