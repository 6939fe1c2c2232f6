import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, createTestProduct, send, type TestApi } from '../../../../test/api.ts'
import { count, seed } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer } from '../../../test/customers.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(async () => {
  await expectSoundBooks(api.database)
  await api.close()
})

/** Who acts: a guest, or one of two customers. */
type Who = 'guest' | 'ada' | 'bob'
type Customer = Exclude<Who, 'guest'>
/** Which secret of a cart is shown: the one that is good now, the one from before sign-in, or none. */
type Shown = 'current' | 'first' | 'none'

type Step =
  | { do: 'open'; who: Who; offer: number; quantity: number }
  | { do: 'add'; who: Who; cart: number; shown: Shown; offer: number }
  | { do: 'associate'; who: Who; cart: number; shown: Shown }
  | { do: 'read'; who: Who; cart: number; shown: Shown }

const who = fc.constantFrom<Who>('guest', 'ada', 'bob')
const shown = fc.constantFrom<Shown>('current', 'current', 'first', 'none')
const cart = fc.nat({ max: 7 })
const offer = fc.nat({ max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('open' as const), who, offer, quantity: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('add' as const), who, cart, shown, offer }),
  fc.record({ do: fc.constant('associate' as const), who, cart, shown }),
  fc.record({ do: fc.constant('read' as const), who, cart, shown }),
)

interface ModelCart {
  id: string
  secrets: Record<Exclude<Shown, 'none'>, string>
  owner: Customer | null
  merged: boolean
  lines: Map<number, number>
}

/** What a caller gets who shows this: the whole rule of who opens a cart. */
function answerTo(of: ModelCart, who: Who, shown: Shown): 'open' | 401 | 404 {
  if (who === 'guest' && shown === 'none') return 401
  if (of.owner !== null) return of.owner === who ? 'open' : 404
  return shown === 'none' ? 404 : 'open'
}

/** Plays the steps against the API and against the rule, side by side. */
async function play(steps: Step[]): Promise<void> {
  const store = await api.store()
  const { offerIds } = await createTestProduct(store, { stock: [999, 999, 999, 999] })
  const [ada, bob] = await Promise.all([createTestCustomer(store), createTestCustomer(store)])
  const credentials = {
    guest: { key: store.publishableKey },
    ada: { bearer: ada.accessToken },
    bob: { bearer: bob.accessToken },
  }
  const carts: ModelCart[] = []
  const openCartOf = (customer: Customer) => carts.find((c) => c.owner === customer && !c.merged)
  const ask = (who: Who, of: ModelCart, shown: Shown, method: string, path: string, body?: unknown) =>
    send(api.app.request, method, `/v1/carts/${of.id}${path}`, {
      ...credentials[who],
      cartSecret: shown === 'none' ? undefined : of.secrets[shown],
      body,
    })
  const told = (lines: { offerId: string; quantity: number }[]) =>
    new Map(lines.map(({ offerId, quantity }) => [offerIds.indexOf(offerId), quantity]))

  for (const s of steps) {
    if (s.do === 'open') {
      const body = { lineItems: [{ offerId: offerIds[s.offer], quantity: s.quantity }] }
      const answer = await send(api.app.request, 'POST', '/v1/carts', { ...credentials[s.who], body })
      if (s.who !== 'guest' && openCartOf(s.who)) {
        expect([answer.status, answer.body.code]).toEqual([409, 'customer-has-cart'])
        continue
      }
      expect(answer.status).toBe(201)
      carts.push({
        id: answer.body.id,
        secrets: { current: answer.body.secret, first: answer.body.secret },
        owner: s.who === 'guest' ? null : s.who,
        merged: false,
        lines: new Map([[s.offer, s.quantity]]),
      })
      continue
    }
    const target = carts[s.cart]
    if (!target) continue
    const expected = answerTo(target, s.who, s.shown)
    if (s.do === 'read') {
      const answer = await ask(s.who, target, s.shown, 'GET', '')
      expect(answer.status).toBe(expected === 'open' ? 200 : expected)
      if (expected === 'open') expect(told(answer.body.lineItems)).toEqual(target.lines)
    } else if (s.do === 'add') {
      const answer = await ask(s.who, target, s.shown, 'POST', '/lines', { offerId: offerIds[s.offer] })
      expect(answer.status).toBe(expected !== 'open' ? expected : target.merged ? 409 : 200)
      if (answer.status === 200) target.lines.set(s.offer, (target.lines.get(s.offer) ?? 0) + 1)
    } else {
      const answer = await ask(s.who, target, s.shown, 'PUT', '/customer')
      if (s.who === 'guest') {
        expect(answer.status).toBe(401)
        continue
      }
      expect(answer.status).toBe(expected !== 'open' ? expected : target.merged ? 409 : 200)
      if (answer.status !== 200) continue
      if (target.owner === null) {
        const before = openCartOf(s.who)
        for (const [offer, quantity] of before?.lines ?? [])
          target.lines.set(offer, Math.max(target.lines.get(offer) ?? 0, quantity))
        if (before) Object.assign(before, { merged: true, lines: new Map() })
        expect(answer.body.merged?.cartId).toBe(before?.id)
        expect(answer.body.secret).not.toBe(target.secrets.current)
        target.secrets.current = answer.body.secret
        target.owner = s.who
      }
      expect(told(answer.body.lineItems)).toEqual(target.lines)
    }
  }

  for (const customer of ['ada', 'bob'] as const) {
    const mine = await send(api.app.request, 'GET', '/v1/customers/me/cart', credentials[customer])
    const expected = openCartOf(customer)
    expect([mine.status, mine.body.id]).toEqual(expected ? [200, expected.id] : [404, undefined])
    if (expected) expect(told(mine.body.lineItems)).toEqual(expected.lines)
  }
}

it('carts open to whom they belong and keep what was put into them, whatever guests and customers do with them', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), play), {
    seed: seed(),
    numRuns: count(25, 400),
    endOnFailure: true,
  })
}, 600_000)
