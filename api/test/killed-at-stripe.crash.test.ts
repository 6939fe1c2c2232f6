import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, isProof, patience } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import {
  inGroups,
  type Killed,
  type KilledKind,
  killEverywhere,
  type ReadyOperation,
  untilAnswered,
} from './killed-everywhere.ts'
import { asAdmin, type Quoted, quoted } from './quoted-checkout.ts'
import { signedIn } from './signed-in.ts'
import { openStripeStandIn, type StripeStandIn } from './stripe-stand-in.ts'

const environment = { IDEMPOTENCY_LEASE_SECONDS: '1' }

let api: TestApi
let stripe: StripeStandIn
beforeAll(async () => {
  stripe = await openStripeStandIn()
  api = await createTestApi({ ...environment, STRIPE_API_BASE: stripe.apiBase })
})
afterAll(async () => {
  await api.close()
  await stripe.close()
})

interface Prepared extends ReadyOperation {
  quote: Quoted
}

/** A quote in a store of its own that takes money with Stripe. */
async function quotedAtStripe(captureMode: 'automatic' | 'manual'): Promise<Quoted> {
  const store = await api.store()
  const { secretKey, webhookSecret } = stripe
  await send(api.app.request, 'PUT', '/v1/admin/payment-providers/stripe', {
    bearer: await signedIn(api, store),
    body: { secretKey, webhookSecret, isActive: true, captureMode },
  })
  return quoted(api, { store })
}

async function placement(): Promise<Prepared> {
  const quote = await quotedAtStripe('automatic')
  const { store, cart, checkout } = quote
  const path = `/v1/checkouts/${checkout.id}/payment`
  const sent = {
    key: store.publishableKey,
    cartSecret: cart.secret,
    idempotencyKey: randomUUID(),
    body: { paymentMethod: 'pm_card_visa', returnUrl: `${store.origin}/back` },
  }
  return { quote, send: (fetch) => send(fetch, 'POST', path, sent) }
}

/** A payment that waits for its shopper, who gives it up. */
async function givingUp(): Promise<Prepared> {
  const quote = await quotedAtStripe('automatic')
  const { store, cart, checkout } = quote
  await quote.pay('pm_card_authenticationRequired')
  const path = `/v1/checkouts/${checkout.id}/payment/cancellation`
  const sent = { key: store.publishableKey, cartSecret: cart.secret, idempotencyKey: randomUUID() }
  return { quote, send: (fetch) => send(fetch, 'POST', path, sent) }
}

/** A placed order, and what staff is about to do with its money. */
async function afterwards(
  captureMode: 'automatic' | 'manual',
  request: (of: { orderId: string; paymentId: string }) => [path: string, body: object],
): Promise<Prepared> {
  const quote = await quotedAtStripe(captureMode)
  const paid = await quote.pay('pm_card_visa')
  const bearer = quote.store.secretKey
  const orderId: string = paid.body.order.id
  const listed = await send(api.app.request, 'GET', `/v1/admin/orders/${orderId}/payments`, { bearer })
  const [path, body] = request({ orderId, paymentId: listed.body.items[0].id })
  const idempotencyKey = randomUUID()
  return { quote, send: (fetch) => send(fetch, 'POST', path, { bearer, idempotencyKey, body }) }
}

interface Kind extends KilledKind<Prepared> {
  name: string
  /** What Stripe has taken and given back when it is done once */
  end: (total: number) => { taken: number; refunds: number[] }
}

const kinds: Kind[] = [
  {
    name: 'a placement',
    prepare: placement,
    expected: 200,
    end: (total) => ({ taken: total, refunds: [] }),
  },
  {
    name: 'a payment that is given up',
    prepare: givingUp,
    expected: 200,
    end: () => ({ taken: 0, refunds: [] }),
  },
  {
    name: 'a capture',
    prepare: () =>
      afterwards('manual', ({ paymentId }) => [`/v1/admin/payments/${paymentId}/captures`, { amount: null }]),
    expected: 200,
    end: (total) => ({ taken: total, refunds: [] }),
  },
  {
    name: 'a refund',
    prepare: () =>
      afterwards('automatic', ({ orderId }) => [
        `/v1/admin/orders/${orderId}/refunds`,
        { amount: 500, reason: 'Broken' },
      ]),
    expected: 201,
    end: (total) => ({ taken: total, refunds: [500] }),
  },
]

/** All of them, killed in as few processes as it takes; an ordinary run stops at the calls of Stripe only. */
const killed = (() => {
  let all: Promise<Killed<Prepared>[][]> | undefined
  return async (kind: Kind) => {
    all ??= killEverywhere(api, {
      kinds: kinds.map((each) => ({ ...each, at: ({ kind: of }) => isProof || of === 'HTTP' })),
      environment,
      provider: { url: stripe.apiBase, variable: 'STRIPE_API_BASE' },
    })
    return (await all)[kinds.indexOf(kind)] ?? []
  }
})()

/** What Stripe's books say of the payments of a store, and how many of them there are. */
async function atStripe({ store }: Quoted) {
  const payments = await asAdmin<{ provider_key: string }>(
    api,
    'SELECT provider_key FROM commerce.payments WHERE store_id = $1',
    [store.context.store.id],
  )
  const intents = payments.flatMap(({ provider_key: key }) => stripe.books.byKey(key))
  const refunds = [...stripe.books.refunds.values()].filter(({ payment_intent }) =>
    intents.some(({ id }) => id === payment_intent),
  )
  return {
    payments: payments.length,
    intents: intents.length,
    taken: intents.reduce((sum, intent) => sum + intent.amount_received, 0),
    refunds: refunds.map(({ amount }) => amount),
  }
}

describe('the API is killed before and after each call of Stripe', () => {
  it.each(kinds)(
    'in $name: the same key has one effect at Stripe, and the books are sound',
    async (kind) => {
      count(1, 1)
      const those = await killed(kind)
      // Before the call and after it.
      expect(those.length).toBeGreaterThanOrEqual(2)
      await inGroups(those, 20, async ({ where, operation: { quote, send: again } }) => {
        const answer: Answer = await untilAnswered(() => again(api.app.request))
        expect([where, answer.status, answer.body.code]).toEqual([where, kind.expected, undefined])
        expect([where, (await again(api.app.request)).body]).toEqual([where, answer.body])
        const end = kind.end(quote.checkout.totals.total.amount)
        expect({ where, ...(await atStripe(quote)) }).toEqual({ where, payments: 1, intents: 1, ...end })
      })
      // The others are still as they were when their process died.
      await expectSoundBooks(
        api.database,
        those.map(({ operation }) => operation.quote.store.context.store.id),
      )
    },
    patience(240_000),
  )
})
