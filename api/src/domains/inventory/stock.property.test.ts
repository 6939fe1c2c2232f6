import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count, seed } from '../../../../test/counts.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { inTransaction } from '../../platform/database.ts'
import { fromWire, newId } from '../../platform/ids.ts'
import { secondsAfter } from '../../platform/time.ts'
import { claimStock, extendHold, holdStock, releaseStock } from './hold-stock.ts'
import type { StockWish } from './queries.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const firstStock = [4, 9, 0]

/** What may happen to the goods of a shop, in the words of the quotes that hold them. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('hold' as const), quote: fc.nat(4), wants: wants() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('replace' as const), quote: fc.nat(4), wants: wants() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('claim' as const), quote: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), quote: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('extend' as const), quote: fc.nat(4) }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

/** Pieces per offer; at least one of some offer. */
function wants() {
  return fc.tuple(fc.nat(5), fc.nat(5), fc.nat(2)).filter((pieces) => pieces.some((n) => n > 0))
}

/** The shelf as anybody would keep it in their head. */
interface Model {
  onHand: number[]
  /** Pieces per offer that each open quote holds. */
  held: Map<number, number[]>
}

const reservedIn = (model: Model) =>
  firstStock.map((_, offer) =>
    [...model.held.values()].reduce((sum, pieces) => sum + (pieces[offer] ?? 0), 0),
  )

/** Whether it can happen; the model is as after it then. */
function happensTo(model: Model, what: Happening): boolean {
  const own = model.held.get(what.quote)
  if (what.does === 'extend') return true
  if (what.does === 'release' || what.does === 'claim') {
    if (own && what.does === 'claim') model.onHand = model.onHand.map((n, offer) => n - (own[offer] ?? 0))
    model.held.delete(what.quote)
    return own !== undefined || what.does === 'release'
  }
  if ((what.does === 'hold') !== (own === undefined)) return false
  const free = reservedIn(model).map((n, offer) => (model.onHand[offer] ?? 0) - n + (own?.[offer] ?? 0))
  if (what.wants.some((n, offer) => n > (free[offer] ?? 0))) return false
  model.held.set(what.quote, what.wants)
  return true
}

interface Shelf {
  offers: { offerId: string; locationId: string }[]
  /** Reference of each quote's newest hold. */
  references: Map<number, string>
  wishes: Map<string, StockWish[]>
}

async function freshShelf(): Promise<Shelf> {
  const { offerIds } = await createTestProduct(store, { stock: firstStock })
  const ids = offerIds.map((id) => fromWire('offer', id) as string)
  const rows = await asAdmin<{ offer_id: string; location_id: string }>(
    api,
    'SELECT offer_id, location_id FROM commerce.stock_items WHERE offer_id = ANY($1::uuid[])',
    [ids],
  )
  const locationOf = (id: string) => rows.find((row) => row.offer_id === id)?.location_id ?? ''
  return {
    offers: ids.map((offerId) => ({ offerId, locationId: locationOf(offerId) })),
    references: new Map(),
    wishes: new Map(),
  }
}

/** The same through the verbs; false when they refuse. */
async function happensOn(shelf: Shelf, what: Happening): Promise<boolean> {
  const known = shelf.references.get(what.quote)
  const held = known ?? newId('checkout')
  try {
    await inTransaction(store.context, async (tx) => {
      const expiresAt = secondsAfter(tx.now, 900)
      if (what.does === 'extend') return extendHold(tx, { reference: held, expiresAt })
      if (what.does === 'release') return releaseStock(tx, held)
      if (what.does === 'claim')
        return claimStock(tx, { reference: held, lines: shelf.wishes.get(held) ?? [nothing] })
      if ((what.does === 'hold') !== (known === undefined)) throw new Error('a quote holds once')
      const wishes = shelf.offers.flatMap((offer, index) => {
        const quantity = what.wants[index] ?? 0
        return quantity > 0 ? [{ ...offer, quantity }] : []
      })
      const reference = newId('checkout')
      holdStock(tx, { reference, replaces: known ?? null, wishes, expiresAt })
      shelf.wishes.set(reference, wishes)
      shelf.references.set(what.quote, reference)
    })
  } catch (error) {
    if (known) shelf.references.set(what.quote, known)
    else shelf.references.delete(what.quote)
    expect((error as Error).message).toMatch(/not enough stock|a quote holds once|claimed 0 of/)
    return false
  }
  if (what.does === 'release' || what.does === 'claim') shelf.references.delete(what.quote)
  return true
}

const nothing: StockWish = { offerId: newId('offer'), locationId: newId('location'), quantity: 1 }

async function booksOf(shelf: Shelf) {
  const ids = shelf.offers.map(({ offerId }) => offerId)
  const rows = await asAdmin<{ onHand: number; reserved: number; moved: number; held: number }>(
    api,
    `SELECT s.on_hand AS "onHand", s.reserved,
      (SELECT coalesce(sum(m.quantity), 0)::int FROM commerce.stock_movements m WHERE m.offer_id = s.offer_id) AS moved,
      (SELECT coalesce(sum(h.quantity), 0)::int FROM commerce.holds h
        WHERE h.offer_id = s.offer_id AND h.state = 'held') AS held
    FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, n) JOIN commerce.stock_items s ON s.offer_id = given.id ORDER BY n`,
    [ids],
  )
  return rows
}

describe('stock', () => {
  it('is the sum of its movements, and reserved the sum of its holds, after whatever happened in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (happenings) => {
        const shelf = await freshShelf()
        const model: Model = { onHand: firstStock, held: new Map() }
        for (const what of happenings) expect(await happensOn(shelf, what)).toBe(happensTo(model, what))
        const reserved = reservedIn(model)
        expect(await booksOf(shelf)).toEqual(
          model.onHand.map((n, offer) => ({
            onHand: n,
            moved: n,
            reserved: reserved[offer],
            held: reserved[offer],
          })),
        )
      }),
      { seed: seed(), numRuns: count(20, 500) },
    )
  })

  it('is never set aside in part: one offer too few and the quote holds nothing', async () => {
    const shelf = await freshShelf()
    expect(await happensOn(shelf, { does: 'hold', quote: 0, wants: [4, 9, 1] })).toBe(false)
    expect(await booksOf(shelf)).toEqual(
      firstStock.map((n) => ({ onHand: n, moved: n, reserved: 0, held: 0 })),
    )
  })

  it('is not sold twice by the same quote, and not given back after it was sold', async () => {
    const shelf = await freshShelf()
    await happensOn(shelf, { does: 'hold', quote: 0, wants: [2, 0, 0] })
    const reference = shelf.references.get(0) ?? ''
    const lines = shelf.wishes.get(reference) ?? []
    await inTransaction(store.context, async (tx) => claimStock(tx, { reference, lines }))
    await expect(
      inTransaction(store.context, async (tx) => claimStock(tx, { reference, lines })),
    ).rejects.toThrow('claimed 0 of 1')
    await inTransaction(store.context, async (tx) => releaseStock(tx, reference))
    expect((await booksOf(shelf))[0]).toEqual({ onHand: 2, moved: 2, reserved: 0, held: 0 })
  })
})
