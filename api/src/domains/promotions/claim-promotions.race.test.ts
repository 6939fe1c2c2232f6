import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { claimPromotions, keepPromotions, releasePromotions } from './claim-promotions.ts'
import { readPromotionState } from './claim-queries.ts'
import { createPromotion } from './create-promotion.ts'
import { createPromotionCode } from './create-promotion-code.ts'
import { type PromotionFacts, storedConditions, storedEffect } from './stored-promotion.ts'
import { updatePromotion } from './update-promotion.ts'

let api: TestApi
let store: TestStore
let context: Context
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  context = { ...store.context, db: api.services.db }
})
afterAll(() => api.close())

interface Limits {
  usesMax?: number | null
  usesPerCustomer?: number | null
  firstOrderOnly?: boolean
}

async function newPromotion(limits: Limits = {}): Promise<string> {
  const { firstOrderOnly, ...of } = limits
  const facts: PromotionFacts = {
    title: 'Ten percent',
    needsCode: true,
    priority: 0,
    currency: null,
    validFrom: null,
    validUntil: null,
    conditions: { ...storedConditions(undefined), firstOrderOnly: firstOrderOnly ?? false },
    effect: storedEffect({
      kind: 'reduction',
      off: { kind: 'percent', basisPoints: 1000, maxAmount: null },
    }),
    isExclusive: false,
    exclusionGroup: null,
    sellerShareBasisPoints: 0,
    usesMax: null,
    usesPerCustomer: null,
    ...of,
  }
  return (await createPromotion(context, { status: 'active', facts })).id
}

interface Wish {
  promotionId: string
  /** Normalized */
  code?: string
  customer?: string
  replaces?: string | null
}

/** A quote as a checkout makes one: looks what is left, and uses the promotion if it may. @returns whether it did */
const quote = (wish: Wish, reference: string = uuidv7()): Promise<boolean> =>
  inTransaction(context, async (tx) => {
    const { promotionId, customer = null, replaces = null } = wish
    const state = await readPromotionState(tx.tx, tx.store.id, {
      codes: wish.code ? [wish.code] : [],
      promotionIds: [promotionId],
      customerHash: customer,
      replaces,
    })
    const [left] = state.promotions
    const [code] = state.codes
    const isLeft = [left?.inAll, left?.byCustomer, code?.usesLeft].every((n) => (n ?? 1) > 0)
    const { perCustomer } = await limitOf(tx, promotionId)
    claimPromotions(tx, {
      reference,
      replaces,
      uses: isLeft
        ? [
            {
              promotionId,
              codeId: code?.codeId ?? null,
              customerHash: customer,
              places: perCustomer,
              isFirstOrder: false,
            },
          ]
        : [],
    })
    return isLeft
  })

async function limitOf({ tx }: Parameters<Parameters<typeof inTransaction>[1]>[0], promotionId: string) {
  const [row] = await tx.query<{ limit: number | null }>({
    name: 'test_limit',
    text: `SELECT CASE WHEN (conditions->>'firstOrderOnly')::boolean THEN 1 ELSE uses_per_customer END AS limit
      FROM commerce.promotions WHERE store_id = $1 AND id = $2`,
    values: [store.context.store.id, promotionId],
  })
  return { perCustomer: row?.limit ?? null }
}

/** What the rows say: the counter of the promotion, and the uses that are written. */
async function counted(promotionId: string): Promise<{ uses: number; rows: number; codeUses: number }> {
  const [row] = await context.db.read<{ uses: number; rows: number; codeUses: number }>(context.store.id, {
    name: 'test_counted',
    text: `SELECT p.uses, (SELECT count(*)::int FROM commerce.promotion_uses u WHERE u.store_id = $1 AND u.promotion_id = p.id) AS rows,
      (SELECT coalesce(sum(c.uses), 0)::int FROM commerce.promotion_codes c WHERE c.store_id = $1 AND c.promotion_id = p.id) AS "codeUses"
      FROM commerce.promotions p WHERE p.store_id = $1 AND p.id = $2`,
    values: [context.store.id, promotionId],
  })
  return row ?? { uses: -1, rows: -1, codeUses: -1 }
}

const deadlocks = async (): Promise<number> => {
  const [row] = await api.worker.lookUp<{ deadlocks: string }>({
    name: '',
    text: 'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    values: [],
  })
  return Number(row?.deadlocks)
}

const newCode = async (promotionId: string, usesMax: number | null) => {
  const code = `RACE${randomUUID().slice(0, 8).toUpperCase()}`
  await createPromotionCode(context, { promotionId, code, usesMax })
  return code
}

const wins = (results: boolean[]) => results.filter(Boolean).length
const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at))

describe('uses of a promotion', () => {
  it('are exactly as many as its limit, whoever comes at once', async () => {
    const limit = count(4, 20)
    const promotionId = await newPromotion({ usesMax: limit })
    const results = await Promise.all(times(10 * limit, () => quote({ promotionId })))
    expect(wins(results)).toBe(limit)
    expect(await counted(promotionId)).toEqual({ uses: limit, rows: limit, codeUses: 0 })
  })

  it('are all there just below the limit, at it, and one fewer than wished above it', async () => {
    const limit = 3
    for (const buyers of [limit - 1, limit, limit + 1]) {
      const promotionId = await newPromotion({ usesMax: limit })
      const results = await Promise.all(times(buyers, () => quote({ promotionId })))
      expect(wins(results)).toBe(Math.min(buyers, limit))
    }
  })

  it('are limited by each code besides, and handed over from code to code', async () => {
    const promotionId = await newPromotion({ usesMax: 5 })
    const codes = [
      await newCode(promotionId, 2),
      await newCode(promotionId, 1),
      await newCode(promotionId, null),
    ]
    const results = await Promise.all(
      times(count(24, 60), (at) => quote({ promotionId, code: codes[at % 3] ?? '' })),
    )
    expect(wins(results)).toBe(5)
    const { uses, rows, codeUses } = await counted(promotionId)
    expect([uses, rows]).toEqual([5, 5])
    expect(codeUses).toBeLessThanOrEqual(3)
  })

  it('of one customer are as many as they may have, in however many carts at once', async () => {
    const promotionId = await newPromotion({ usesPerCustomer: 2 })
    const results = await Promise.all(
      times(count(20, 80), (at) => quote({ promotionId, customer: at % 2 ? 'ada' : 'ben' })),
    )
    expect(wins(results)).toBe(4)
    const first = await newPromotion({ firstOrderOnly: true })
    expect(wins(await Promise.all(times(8, () => quote({ promotionId: first, customer: 'ada' }))))).toBe(1)
  })

  it('are handed over to the quote that replaces one, and nobody takes them in between', async () => {
    const promotionId = await newPromotion({ usesMax: 1, usesPerCustomer: 1 })
    let held = uuidv7()
    expect(await quote({ promotionId, customer: 'ada' }, held)).toBe(true)
    for (let turn = 0; turn < count(5, 25); turn += 1) {
      const next = uuidv7()
      const [kept, ...others] = await Promise.all([
        quote({ promotionId, customer: 'ada', replaces: held }, next),
        ...times(4, (at) => quote({ promotionId, customer: `other-${at}` })),
      ])
      expect([kept, wins(others)]).toEqual([true, 0])
      held = next
    }
    expect(await counted(promotionId)).toMatchObject({ uses: 1, rows: 1 })
    // Another e-mail address takes the place along.
    const last = uuidv7()
    expect(await quote({ promotionId, customer: 'eve', replaces: held }, last)).toBe(true)
    await inTransaction(context, async (tx) => releasePromotions(tx, last))
    expect(await counted(promotionId)).toMatchObject({ uses: 0, rows: 0 })
    expect(await quote({ promotionId, customer: 'ada' })).toBe(true)
  })

  it('for a first order are those of one quote, whichever promotions it uses, and of the quotes that replace it', async () => {
    const [a = '', b = '', c = ''] = await Promise.all(
      [1, 2, 3].map(() => newPromotion({ firstOrderOnly: true })),
    )
    const customerHash = randomUUID()
    const claim = (promotionIds: string[], replaces: string | null) =>
      inTransaction(context, async (tx) => {
        const reference = uuidv7()
        const of = { codes: [], promotionIds, customerHash, replaces }
        const { promotions } = await readPromotionState(tx.tx, tx.store.id, of)
        const left = promotions
          .filter(({ byCustomer }) => byCustomer !== 0)
          .map(({ promotionId }) => promotionId)
        const first = { codeId: null, customerHash, places: 1, isFirstOrder: true }
        const uses = left.map((promotionId) => ({ ...first, promotionId }))
        claimPromotions(tx, { reference, replaces, uses })
        return { reference, got: left.toSorted() }
      })
    const marks = async () => {
      const rows = await context.db.read<{ marks: number; rows: number }>(context.store.id, {
        name: 'test_first_order_marks',
        text: `SELECT count(*) FILTER (WHERE is_first_order)::int AS marks, count(*)::int AS rows
          FROM commerce.promotion_uses WHERE store_id = $1 AND customer_hash = $2`,
        values: [context.store.id, customerHash],
      })
      return rows[0]
    }
    let held: string | null = null
    for (const wanted of [[b], [a, b], [b, c], [a, c], [c], [b], [a], [a, b, c]]) {
      const { reference, got } = await claim(wanted, held)
      expect(got).toEqual(wanted.toSorted())
      expect(await marks()).toEqual({ marks: 1, rows: wanted.length })
      for (const other of [a, b, c]) expect((await claim([other], null)).got).toEqual([])
      held = reference
    }
    await inTransaction(context, async (tx) => releasePromotions(tx, held ?? ''))
    const atOnce = await Promise.all([a, b, c, a, b, c].map((one) => claim([one], null)))
    expect(atOnce.filter(({ got }) => got.length > 0)).toHaveLength(1)
    expect(await marks()).toEqual({ marks: 1, rows: 1 })
  })

  it('come back when a quote ends, and stay when it became an order', async () => {
    const promotionId = await newPromotion({ usesMax: 2 })
    const code = await newCode(promotionId, 2)
    const [ordered, expired] = [uuidv7(), uuidv7()]
    expect(await quote({ promotionId, code }, ordered)).toBe(true)
    expect(await quote({ promotionId, code }, expired)).toBe(true)
    expect(await quote({ promotionId, code })).toBe(false)
    await inTransaction(context, async (tx) => keepPromotions(tx, ordered))
    await Promise.all(
      [ordered, expired, expired].map((reference) =>
        inTransaction(context, async (tx) => releasePromotions(tx, reference)),
      ),
    )
    expect(await counted(promotionId)).toEqual({ uses: 1, rows: 1, codeUses: 1 })
    expect(await quote({ promotionId, code })).toBe(true)
    expect(await quote({ promotionId, code })).toBe(false)
  })

  it('are counted exactly where a limit is set while they come in', async () => {
    for (let round = 0; round < count(4, 40); round += 1) {
      const promotionId = await newPromotion()
      const limit = 30
      const [results] = await Promise.all([
        Promise.all(times(20, () => quote({ promotionId }))),
        updatePromotion(context, { promotionId, ifMatch: undefined, changes: { usesMax: limit } }),
      ])
      expect(wins(results)).toBe(20)
      expect(await counted(promotionId)).toMatchObject({ uses: 20, rows: 20 })
      expect(wins(await Promise.all(times(15, () => quote({ promotionId }))))).toBe(10)
    }
  })

  it('of several promotions at once never wait for each other in a circle', async () => {
    const before = await deadlocks()
    const ids = [await newPromotion({ usesMax: 6 }), await newPromotion({ usesMax: 3 })]
    const results = await Promise.allSettled(
      times(count(12, 60), (at) =>
        inTransaction(context, async (tx) => {
          const state = await readPromotionState(tx.tx, tx.store.id, {
            codes: [],
            promotionIds: ids,
            customerHash: null,
            replaces: null,
          })
          const free = state.promotions.filter(({ inAll }) => (inAll ?? 1) > 0)
          const uses = free.map(({ promotionId }) => ({
            promotionId,
            codeId: null,
            customerHash: null,
            places: null,
            isFirstOrder: false,
          }))
          claimPromotions(tx, {
            reference: uuidv7(),
            replaces: null,
            uses: at % 2 ? uses : uses.toReversed(),
          })
        }),
      ),
    )
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    expect((await Promise.all(ids.map(counted))).map(({ uses }) => uses)).toEqual([6, 3])
    expect(await deadlocks()).toBe(before)
  })
})
