import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count, seed } from '../../../../test/counts.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { fromWire, newId } from '../../platform/ids.ts'
import { secondsAfter } from '../../platform/time.ts'
import { adjustStock } from './adjust-stock.ts'
import { type Bucket, bucketsAt, chooseBucket } from './choose-bucket.ts'
import { countPieces, movedPiles, type Pile, spreadPieces } from './divide-pieces.ts'
import { claimStock, holdStock, releaseStock } from './hold-stock.ts'
import { spreadStock } from './spread-stock.ts'

const piles = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 20 })
  .map((rows) =>
    rows.map(([free, reserved], n): Pile => ({ locationId: `${n}`, onHand: free + reserved, reserved })),
  )
  .map(([first = { locationId: '0', onHand: 0, reserved: 0 }, ...others]): [Pile, ...Pile[]] => [
    first,
    ...others,
  ])

const sum = (rows: readonly Pile[], of: (pile: Pile) => number) =>
  rows.reduce((total, pile) => total + of(pile), 0)

describe('pieces that are divided', () => {
  it('are as many as before, spread evenly, and what is set aside stays where it is', () => {
    fc.assert(
      fc.property(piles, fc.integer({ min: 1, max: 64 }), (rows, buckets) => {
        const moves = spreadPieces(rows, buckets)
        const after = movedPiles(rows, moves)
        expect(sum(after, ({ onHand }) => onHand)).toBe(sum(rows, ({ onHand }) => onHand))
        expect(moves.every(({ quantity }) => quantity !== 0)).toBe(true)
        const free = after.map(({ onHand, reserved }) => onHand - reserved)
        const among = free.slice(0, buckets)
        expect(Math.max(...among) - Math.min(...among)).toBeLessThanOrEqual(1)
        expect(free.slice(buckets).every((pieces) => pieces === 0)).toBe(true)
        expect(spreadPieces(after, buckets)).toEqual([])
      }),
      { seed: seed(), numRuns: count(500, 20_000) },
    )
  })

  it('are counted by one movement of the difference, and never below what is set aside', () => {
    fc.assert(
      fc.property(piles, fc.nat(800), (rows, more) => {
        const onHand = sum(rows, ({ reserved }) => reserved) + more
        const before = sum(rows, (pile) => pile.onHand)
        const moves = countPieces(rows, onHand)
        const after = movedPiles(rows, moves)
        expect(sum(after, (pile) => pile.onHand)).toBe(onHand)
        expect(after.every((pile) => pile.onHand >= pile.reserved)).toBe(true)
        const counted = moves.filter(({ kind }) => kind === 'counted').map(({ quantity }) => quantity)
        expect(counted).toEqual(onHand === before ? [] : [onHand - before])
      }),
      { seed: seed(), numRuns: count(500, 20_000) },
    )
  })
})

describe('the bucket of a quote', () => {
  const rows = fc
    .array(fc.nat(6), { minLength: 1, maxLength: 16 })
    .map((pieces) => pieces.map((available, n): Bucket => ({ locationId: `${n}`, available })))
    .filter((all): all is [Bucket, ...Bucket[]] => all.length > 0)

  it('has enough where any has, and is its own where that has; every piece is as likely as another', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.nat(15), fc.nat(5), (all, quantity, at, had) => {
        const own = new Map(had > 0 && all[at] ? [[`${at}`, had]] : [])
        const enough = all.filter(
          ({ locationId, available }) => available + (own.get(locationId) ?? 0) >= quantity,
        )
        const chosen = chooseBucket(all, { quantity, own }, (below) => randomInt(below))
        const buckets = bucketsAt(all, { locationId: chosen, quantity, own })
        const known = enough.length > 0 ? 'many' : 'gathered'
        expect(buckets).toBe(all.length === 1 ? undefined : known)
        if (enough.length > 0) expect(enough.map(({ locationId }) => locationId)).toContain(chosen)
        if (enough.some(({ locationId }) => own.has(locationId))) expect([...own.keys()]).toEqual([chosen])
      }),
      { seed: seed(), numRuns: count(500, 20_000) },
    )
    const three: [Bucket, ...Bucket[]] = [
      { locationId: 'a', available: 1 },
      { locationId: 'b', available: 0 },
      { locationId: 'c', available: 3 },
    ]
    const byPiece = [0, 1, 2, 3].map((piece) =>
      chooseBucket(three, { quantity: 1, own: new Map() }, (below) => {
        expect(below).toBe(4)
        return piece
      }),
    )
    expect(byPiece).toEqual(['a', 'c', 'c', 'c'])
  })
})

describe('stock in buckets', () => {
  let api: TestApi
  let store: TestStore
  beforeAll(async () => {
    api = await createTestApi()
    store = await api.store()
  })
  afterAll(() => api.close())

  const quote = fc.nat(4)
  const happening = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant('hold' as const),
        quote,
        pieces: fc.integer({ min: 1, max: 6 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('claim' as const), quote }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), quote }) },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('spread' as const), pieces: fc.integer({ min: 1, max: 9 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant('received' as const),
        pieces: fc.integer({ min: 1, max: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('counted' as const), pieces: fc.nat(20) }) },
  )
  type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

  /** What each quote holds, and where. */
  type Held = Map<number, { reference: string; locationId: string; quantity: number }>

  const rowsOf = (offerId: string) =>
    asAdmin<{ locationId: string; onHand: number; reserved: number; moved: number }>(
      api,
      `SELECT s.location_id AS "locationId", s.on_hand AS "onHand", s.reserved,
        (SELECT coalesce(sum(m.quantity), 0)::int FROM commerce.stock_movements m
          WHERE m.offer_id = s.offer_id AND m.location_id = s.location_id) AS moved
       FROM commerce.stock_items s WHERE s.offer_id = $1`,
      [offerId],
    )

  /** One quote in place of the one before, from a row that was chosen by what can be seen. @returns whether it got all */
  async function hold(offerId: string, held: Held, of: { quote: number; pieces: number }): Promise<boolean> {
    const known = held.get(of.quote)
    const [first, ...others] = (await rowsOf(offerId)).map(
      ({ locationId, onHand, reserved }): Bucket => ({ locationId, available: onHand - reserved }),
    )
    if (!first) throw new Error('an offer lies somewhere')
    const own = new Map(known ? [[known.locationId, known.quantity]] : [])
    const [rows, quantity] = [[first, ...others] as [Bucket, ...Bucket[]], of.pieces]
    const locationId = chooseBucket(rows, { quantity, own }, (below) => randomInt(below))
    const buckets = bucketsAt(rows, { locationId, quantity, own })
    const reference = newId('checkout')
    try {
      await inTransaction(store.context, async (tx) =>
        holdStock(tx, {
          reference,
          replaces: known?.reference ?? null,
          wishes: [{ offerId, locationId, quantity, ...(buckets && { buckets }) }],
          expiresAt: secondsAfter(tx.now, 900),
        }),
      )
    } catch (error) {
      expect(error).not.toBeInstanceOf(Stale)
      expect((error as Error).message).toMatch(/not enough stock/)
      return false
    }
    held.set(of.quote, { reference, locationId, quantity })
    return true
  }

  /** The whole stock as anybody would keep it in their head: which rows there are does not matter. */
  const happensTo = (onHand: number, held: Held, what: Happening): number | null => {
    const others = [...held].reduce(
      (all, [quote, { quantity }]) => ('quote' in what && quote === what.quote ? all : all + quantity),
      0,
    )
    if (what.does === 'hold') return onHand - others >= what.pieces ? onHand : null
    if (what.does === 'claim') return onHand - (held.get(what.quote)?.quantity ?? 0)
    if (what.does === 'received') return onHand + what.pieces
    if (what.does === 'counted') return what.pieces >= others ? what.pieces : null
    return onHand
  }

  async function happens(offerId: string, held: Held, what: Happening): Promise<boolean> {
    if (what.does === 'hold') return hold(offerId, held, what)
    if (what.does === 'spread') {
      await spreadStock(store.context, { offerId, sellerId: null, buckets: what.pieces })
      return true
    }
    if (what.does === 'received' || what.does === 'counted') {
      const adjustment = { kind: what.does, quantity: what.pieces, note: null }
      return adjustStock(store.context, { offerId, sellerId: null, adjustment }).then(
        () => true,
        (error: Error) => {
          expect(error.message).toMatch(/set aside/)
          return false
        },
      )
    }
    const known = held.get(what.quote)
    held.delete(what.quote)
    if (!known) return true
    const { reference, ...line } = known
    await inTransaction(store.context, async (tx) =>
      what.does === 'claim'
        ? claimStock(tx, { reference, lines: [{ offerId, ...line }] })
        : releaseStock(tx, reference),
    )
    return true
  }

  it('is as much as ever and refused only when there is not enough in all of them, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(12),
        fc.array(happening, { minLength: 1, maxLength: 14 }),
        async (pieces, happenings) => {
          const { offerIds } = await createTestProduct(store, { stock: [pieces] })
          const offerId = fromWire('offer', offerIds[0] ?? '') ?? ''
          const held: Held = new Map()
          let onHand = pieces
          for (const what of happenings) {
            const expected = happensTo(onHand, held, what)
            expect(await happens(offerId, held, what), JSON.stringify(what)).toBe(expected !== null)
            onHand = expected ?? onHand
          }
          const rows = await rowsOf(offerId)
          const total = (of: (row: (typeof rows)[number]) => number) =>
            rows.reduce((all, row) => all + of(row), 0)
          expect(total((row) => row.onHand)).toBe(onHand)
          expect(total((row) => row.reserved)).toBe(
            [...held.values()].reduce((all, { quantity }) => all + quantity, 0),
          )
          for (const row of rows) expect([row.onHand >= row.reserved, row.onHand]).toEqual([true, row.moved])
        },
      ),
      { seed: seed(), numRuns: count(25, 500) },
    )
  })
})
