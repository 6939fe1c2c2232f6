import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, isProof, patience } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { readBooks } from './books.ts'
import {
  inGroups,
  type Killed,
  killEverywhere,
  type ReadyOperation,
  untilAnswered,
} from './killed-everywhere.ts'
import { asAdmin, type Quoted, quoted, workerLooks } from './quoted-checkout.ts'

const environment = { IDEMPOTENCY_LEASE_SECONDS: '1' }

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(environment)
})
afterAll(() => api.close())

interface Prepared extends ReadyOperation {
  quote: Quoted
}

/** A payment that waits for its shopper, who gives it up. @param of.isApproved the bank has said yes before, and nobody here knows */
async function waiting(of: { isApproved: boolean }): Promise<Prepared> {
  const quote = await quoted(api, { stock: [5] })
  const { store, cart, checkout } = quote
  const page = (await quote.pay('pm_test_second_step')).body.payment.nextAction.url
  const body = new URLSearchParams({ answer: 'approve' })
  if (of.isApproved) await api.app.request(new URL(page).pathname, { method: 'POST', body })
  const path = `/v1/checkouts/${checkout.id}/payment/cancellation`
  const sent = { key: store.publishableKey, cartSecret: cart.secret, idempotencyKey: randomUUID() }
  return { quote, send: (fetch) => send(fetch, 'POST', path, sent) }
}

// An ordinary run takes a few places only, `pnpm prove` all of them.
const at = (_: unknown, n: number) => isProof || n % 4 === 1
const kinds = {
  waits: { prepare: () => waiting({ isApproved: false }), expected: 200, times: 2, at },
  approved: { prepare: () => waiting({ isApproved: true }), expected: 200, times: 2, at },
}

/** Both kinds, killed in as few processes as it takes; of two at the same place one is asked for again. */
const killed = (() => {
  let all: Promise<Record<keyof typeof kinds, Killed<Prepared>[]>> | undefined
  const kill = async () => {
    const [waits = [], approved = []] = await killEverywhere(api, {
      kinds: Object.values(kinds),
      environment,
    })
    return { waits, approved }
  }
  return async (kind: keyof typeof kinds, which: 0 | 1) => {
    all ??= kill()
    const those = (await all)[kind].filter((_, n) => n % 2 === which)
    // Fewer places than any of them has statements would mean that the tap is deaf.
    expect(those.length).toBeGreaterThan(isProof ? 10 : 2)
    return those
  }
})()

const open = {
  orders: 0,
  captured: 0,
  charges: 0,
  chargesWithoutOrder: 0,
  onHand: 5,
  movements: 5,
  reserved: 1,
  held: 1,
  placedEvents: 0,
}
const placed = {
  ...open,
  orders: 1,
  captured: 1,
  charges: 1,
  onHand: 4,
  movements: 4,
  reserved: 0,
  held: 0,
  placedEvents: 1,
}

const storesOf = (those: Killed<Prepared>[]) =>
  those.map(({ operation }) => operation.quote.store.context.store.id)

async function sameKeySameEnd(
  those: Killed<Prepared>[],
  of: { state: string; books: typeof open },
): Promise<void> {
  await inGroups(those, 20, async ({ where, operation: { quote, send: again } }) => {
    const answer = await untilAnswered(() => again(api.app.request))
    expect([where, answer.status, answer.body.state]).toEqual([where, 200, of.state])
    expect([where, (await again(api.app.request)).body]).toEqual([where, answer.body])
    expect({ where, ...(await readBooks(api, quote.store)) }).toEqual({ where, ...of.books })
  })
  await expectSoundBooks(api.database, storesOf(those))
}

describe('the API is killed before and after everything that it says to the database', () => {
  it(
    'while a payment is given up: the same key leaves nothing charged and the goods held, and another card pays once',
    async () => {
      count(1, 1)
      const those = await killed('waits', 0)
      await sameKeySameEnd(those, { state: 'held', books: open })
      await inGroups(those, 20, async ({ where, operation: { quote } }) => {
        expect([where, (await quote.pay()).body.state]).toEqual([where, 'placed'])
        expect({ where, ...(await readBooks(api, quote.store)) }).toEqual({ where, ...placed })
      })
    },
    patience(240_000),
  )

  it(
    'while a payment is given up that is good already: the same key ends in its one order',
    async () => {
      await sameKeySameEnd(await killed('approved', 0), { state: 'placed', books: placed })
    },
    patience(240_000),
  )

  it(
    'and nobody comes back: the worker frees what was given up, and places what was paid',
    async () => {
      const [gone, paid] = [await killed('waits', 1), await killed('approved', 1)]
      await asAdmin(
        api,
        `WITH payments AS (UPDATE commerce.payments SET updated_at = updated_at - interval '1 hour' WHERE settled_at IS NULL)
         UPDATE commerce.checkouts SET updated_at = updated_at - interval '1 hour', expires_at = now() - interval '1 second'
         WHERE state IN ('held', 'paying')`,
      )
      await workerLooks(api)
      await inGroups([...gone, ...paid], 20, async (each) => {
        const { where, operation } = each
        const books = gone.includes(each) ? { ...open, reserved: 0, held: 0 } : placed
        expect({ where, ...(await readBooks(api, operation.quote.store)) }).toEqual({ where, ...books })
      })
      await expectSoundBooks(api.database, storesOf([...gone, ...paid]))
    },
    patience(240_000),
  )
})
