import { deepEqual, equal } from 'node:assert/strict'
import { parseEvent } from '../_shared/events.ts'
import {
  broadcastsOf,
  type CatalogEvent,
  cacheKeysOf,
  isCatalogEvent,
  mergeChanges,
  newsOf,
  productOf,
  type Told,
} from './rules.ts'

const productId = 'prod_01h455vb4pex5vsknk084sn02q'
const storeId = 'store_01h455vb4pex5vsknk084sn02q'
let serial = 0
function event(
  type: string,
  version: number,
  data: object,
  subject = { type: 'listing', id: productId },
): CatalogEvent {
  const id = `evt_01h455vb4pex5vsknk084sn${String(serial++).padStart(3, '0')}`
  const timestamp = '2026-11-22T09:30:00.000Z'
  const sent = { id, type, timestamp, subject: { ...subject, version }, actor: 'worker', data }
  const parsed = parseEvent(JSON.stringify(sent))
  if (!parsed || !isCatalogEvent(parsed)) throw new Error(`${type} is not heard here`)
  return parsed
}
const listing = (version: number, quantities: Record<string, number>, published = true) =>
  event('listing.changed', version, {
    productId,
    handle: `table-${version}`,
    published,
    variants: Object.entries(quantities).map(([id, quantity]) => ({ id, quantity })),
  })
const stock = (version: number, levels: [string, string, number][]) =>
  event('stock.changed', version, {
    productId,
    offers: levels.map(([offerId, sellerId, available]) => ({ offerId, sellerId, available })),
  })

/** The same list, shuffled in a way that a seed repeats. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed
  return [...list]
    .map((item) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return { item, at: state }
    })
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

Deno.test('the last state of each variant wins, in whatever order and however often changes come', () => {
  const events = [
    listing(1, { a: 9, b: 5 }),
    listing(2, { a: 8 }),
    listing(4, { a: 6 }),
    listing(3, { a: 7, c: 1 }),
  ]
  for (let seed = 1; seed <= 100; seed++) {
    const { listing: merged } = mergeChanges(shuffled([...events, ...events], seed))
    equal(merged?.last.subject.version, 4)
    const states = [...(merged?.variants.values() ?? [])].map(({ id, quantity }) => [id, quantity]).sort()
    deepEqual(states, [
      ['a', 6],
      ['b', 5],
      ['c', 1],
    ])
  }
})

Deno.test('of a product that went nothing is left, of one that came back what it told then', () => {
  const gone = mergeChanges([listing(1, { a: 9 }), listing(2, {}, false)])
  deepEqual([gone.listing?.last.data.published, gone.listing?.variants.size], [false, 0])
  const back = mergeChanges([listing(1, { a: 9 }), listing(2, {}, false), listing(3, { b: 2 })])
  deepEqual([...(back.listing?.variants.keys() ?? [])], ['b'])
})

const nothingTold: Told = { versions: {}, listing: null }

Deno.test('in whatever order events come, and however often, listeners end with the last state of each part', () => {
  const all = [
    listing(1, { a: 9, b: 5 }),
    listing(2, { a: 8 }),
    stock(2, [['o1', 'sel_1', 8]]),
    stock(3, [['o2', 'sel_2', 4]]),
    listing(4, { b: 4, c: 1 }),
    stock(5, [['o1', 'sel_1', 6]]),
  ]
  for (let seed = 1; seed <= 200; seed++) {
    const [quantities, levels] = [new Map<string, number>(), new Map<string, number | null>()]
    let told = nothingTold
    for (const one of shuffled([...all, ...all], seed)) {
      const step = newsOf([one], told)
      told = step.told
      const { listing: said, stock: saidStock } = mergeChanges(step.news)
      for (const { id, quantity } of said?.variants.values() ?? []) quantities.set(id, quantity ?? -1)
      for (const { offerId, available } of saidStock?.offers.values() ?? []) levels.set(offerId, available)
    }
    deepEqual([...quantities].sort(), [
      ['a', 8],
      ['b', 4],
      ['c', 1],
    ])
    deepEqual([...levels].sort(), [
      ['o1', 6],
      ['o2', 4],
    ])
  }
})

Deno.test('what comes late makes no product go that is back, and none come back that is gone', () => {
  const back = newsOf([listing(3, { a: 1 })], nothingTold)
  deepEqual(newsOf([listing(2, {}, false)], back.told).news, [])
  const gone = newsOf([listing(3, {}, false)], nothingTold)
  deepEqual(newsOf([listing(2, { a: 1 })], gone.told).news, [])
})

Deno.test('what could not be told is still news when it comes again, and a late one has the handle of now', () => {
  const event = listing(5, { a: 1 })
  const first = newsOf([event], nothingTold)
  deepEqual(newsOf([event], first.told).news, [event])
  const [late] = newsOf([listing(4, { b: 2 })], first.told).news
  equal(mergeChanges(late ? [late] : []).listing?.last.data.handle, 'table-5')
})

Deno.test('shoppers are told the listing, the desk everything, a seller what is theirs', () => {
  const offer = event(
    'offer.changed',
    1,
    { productId, status: 'paused' },
    { type: 'offer', id: 'off_01h455vb4pex5vsknk084sn02q' },
  )
  const changes = mergeChanges([
    listing(1, { a: 9 }),
    stock(2, [
      ['o1', 'sel_1', 3],
      ['o2', 'sel_2', 4],
    ]),
    stock(3, [['o1', 'sel_1', 2]]),
    offer,
  ])
  const told = broadcastsOf(storeId, changes).map(({ topic, event: name, payload }) => {
    const { data } = payload as { data: { offers?: { offerId: string; available: number }[] } }
    return [topic, name, data.offers?.map(({ offerId, available }) => `${offerId} ${available}`)]
  })
  deepEqual(told, [
    [`product:${productId}`, 'listing.changed', undefined],
    [`inventory:${storeId}`, 'stock.changed', ['o1 2', 'o2 4']],
    [`inventory:${storeId}:sel_1`, 'stock.changed', ['o1 2']],
    [`inventory:${storeId}:sel_2`, 'stock.changed', ['o2 4']],
    [`inventory:${storeId}`, 'offer.changed', undefined],
  ])
  equal(productOf(offer), productId)
})

Deno.test('cached pages are forgotten for what shoppers see, not before they can see it', () => {
  deepEqual(cacheKeysOf(mergeChanges([listing(1, { a: 9 })])), [
    'product:table-1',
    `product:${productId}`,
    'listings',
  ])
  deepEqual(cacheKeysOf(mergeChanges([stock(1, [['o1', 'sel_1', 3]])])), [])
})
