import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  testSigningKey,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp, asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'
import { relayOnce } from '../events/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

/** Something the test opens by hand. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { open, opened }
}

describe('an answer of the provider that comes late', () => {
  it('cannot move a checkout whose next payment is running: that one places the order', async () => {
    const first = await quoted(api)
    await first.pay('pm_test_second_step')
    const [asked, answer] = [gate(), gate()]
    // The first completion reads a declined payment, and is held up before it can say so.
    const slow = anotherApp(api, {
      retrieve: async (payment) => {
        const truth = await api.services.provider.retrieve(payment)
        asked.open()
        await answer.opened
        return truth && { ...truth, status: 'declined', nextActionUrl: null, declineCode: 'card_declined' }
      },
    })
    const late = shopper(slow.request, first.store).send(
      'POST',
      `/v1/checkouts/${first.checkout.id}/completion`,
      {
        cartSecret: first.cart.secret,
        idempotencyKey: 'a-completion-that-is-late',
      },
    )
    await asked.opened
    const { body } = await first.read()
    const page = new URL(body.payment.nextAction.url).pathname
    await api.app.request(page, { method: 'POST', body: new URLSearchParams({ answer: 'decline' }) })
    expect((await first.complete()).status).toBe(402)
    // A second payment begins, and its own provider answers only after the late one.
    const [charged, go] = [gate(), gate()]
    const second = anotherApp(api, {
      charge: async (request) => {
        const outcome = await api.services.provider.charge(request)
        charged.open()
        await go.opened
        return outcome
      },
    })
    const paying = shopper(second.request, first.store).pay(first.cart, first.checkout, {
      idempotencyKey: 'the-second-payment-of-it',
    })
    await charged.opened
    answer.open()
    // 503 where this machine was too busy to ask in time.
    expect((await late).status).not.toBe(500)
    go.open()
    const paid = await paying
    expect([paid.status, paid.body.state]).toEqual([200, 'placed'])
  })
})

describe('in production', () => {
  it('no test payment method is known, so nothing can be had for nothing', async () => {
    const production = await createTestApi({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://not-used',
      PUBLIC_URL: 'https://api.example.com',
      SIGNING_KEY: testSigningKey,
    })
    try {
      const { pay } = await quoted(production)
      const answer = await pay('pm_test_ok')
      expect([answer.status, answer.body.code]).toEqual([400, 'payment-method-unknown'])
      expect((await production.app.request('/test-provider/anything')).status).toBe(404)
    } finally {
      await production.close()
    }
  })
})

describe('what outlives a change of the store', () => {
  it('an offer in another currency than the store has is not sold under the store’s', async () => {
    const store = await api.store()
    const { offerIds } = await createTestProduct(store)
    const offerId = offerIds[0] ?? ''
    await asAdmin(api, `UPDATE commerce.offers SET currency = 'JPY' WHERE id = $1`, [
      fromWire('offer', offerId),
    ])
    const answer = await shopper(api.app.request, store).cart([{ offerId, quantity: 1 }])
    expect([answer.status, answer.body.code]).toEqual([404, 'offer-not-found'])
  })
})

describe('events of one aggregate', () => {
  it('are placed in the order of their versions, whatever the clocks of their writers said', async () => {
    const store = await api.store()
    const { context } = store
    const early = '01900000-0000-7000-8000-000000000001'
    const late = '01900000-0000-7000-8000-000000000002'
    const aggregate = '01900000-0000-7000-8000-00000000000a'
    for (const [id, version] of [
      [late, 1],
      [early, 2],
    ] as const) {
      await asAdmin(
        api,
        `INSERT INTO commerce.events (store_id, id, type, aggregate_type, aggregate_id, aggregate_version, actor,
           request_id, payload, occurred_at) VALUES ($1, $2, 'cart.changed', 'cart', $3, $4, 'worker', 'test', '{}', now())`,
        [context.store.id, id, aggregate, version],
      )
    }
    while ((await relayOnce(api.worker.pool, {})) > 0);
    const rows = await asAdmin<{ aggregate_version: number }>(
      api,
      'SELECT aggregate_version FROM commerce.events WHERE aggregate_id = $1 ORDER BY position',
      [aggregate],
    )
    expect(rows.map((row) => row.aggregate_version)).toEqual([1, 2])
  })
})
