import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp, asAdmin, quoted, runOut, shelf, workerLooks } from '../../../test/quoted-checkout.ts'
import type { ProviderPayment } from '../payments/index.ts'

let api: TestApi
beforeAll(async () => {
  // A short lease: a retry may go on one second after a caller has gone silent.
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

const countOf = async (table: 'orders' | 'payments', { context }: TestStore) => {
  const rows = await asAdmin<{ n: number }>(
    api,
    `SELECT count(*)::int AS n FROM commerce.${table} WHERE store_id = $1`,
    [context.store.id],
  )
  return rows[0]?.n
}

/** Sends the same again as long as the answer is to wait. */
async function insist(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send()
    if (answer.status !== 409) return answer
    expect(answer.headers.get('retry-after')).toBe('1')
    await wait(200)
  }
}

describe('a declined payment', () => {
  it('charges nothing: the goods are still held, the cart is open and a new key may try again', async () => {
    const { pay, read, readCart, store } = await quoted(api, { stock: [3], quantity: 2 })
    const declined = await pay('pm_test_declined')
    expect(code(declined)).toEqual([402, 'payment-declined'])
    expect((await read()).body).toMatchObject({
      state: 'held',
      payment: { status: 'declined', declineCode: 'card_declined' },
      order: null,
    })
    expect((await readCart()).body.status).toBe('open')
    expect(await shelf(api, store)).toEqual({ onHand: 3, reserved: 2 })
    expect((await pay()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    expect(await shelf(api, store)).toEqual({ onHand: 1, reserved: 0 })
  })

  it('answers its key with 402 for good, also after another key has paid', async () => {
    const { pay, store } = await quoted(api)
    const key = randomUUID()
    expect(code(await pay('pm_test_declined', key))).toEqual([402, 'payment-declined'])
    expect(code(await pay('pm_test_declined', key))).toEqual([402, 'payment-declined'])
    expect(await countOf('payments', store)).toBe(1)
    expect((await pay()).status).toBe(200)
    expect(code(await pay('pm_test_declined', key))).toEqual([402, 'payment-declined'])
  })

  it('extends the time of the quote once, so that declined tries cannot hold goods forever', async () => {
    const { pay, read, checkout } = await quoted(api)
    await pay('pm_test_declined')
    const first = (await read()).body.expiresAt
    expect(Date.parse(first)).toBeGreaterThan(Date.parse(checkout.expiresAt))
    await pay('pm_test_declined')
    expect((await read()).body.expiresAt).toBe(first)
  })
})

describe('paying', () => {
  it('needs a key, a method the provider knows, and refuses the key with another body', async () => {
    const { buyer, cart, checkout, pay, store } = await quoted(api)
    const body = { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` }
    const path = `/v1/checkouts/${checkout.id}/payment`
    const keyless = await buyer.send('POST', path, { cartSecret: cart.secret, body })
    expect(code(keyless)).toEqual([400, 'idempotency-key-missing'])
    expect(code(await pay('pm_card_visa'))).toEqual([400, 'payment-method-unknown'])
    const key = randomUUID()
    expect((await pay('pm_test_ok', key)).status).toBe(200)
    expect(code(await pay('pm_test_declined', key))).toEqual([422, 'idempotency-key-reused'])
    expect(await countOf('orders', store)).toBe(1)
  })

  it.for([
    ['another site', 400, 'return-url-not-allowed', () => 'https://evil.example/back'],
    ['another store', 400, 'return-url-not-allowed', async () => `${(await api.store()).origin}/back`],
    ['a site that begins like ours', 400, 'return-url-not-allowed', (own: string) => `${own}.evil.example/`],
    ['a script', 400, 'invalid-request', () => 'javascript:alert(1)'],
  ] as const)('does not send the shopper back to %s', async ([, status, refusal, url]) => {
    const { buyer, cart, checkout, read, store } = await quoted(api)
    const answer = await buyer.send('POST', `/v1/checkouts/${checkout.id}/payment`, {
      cartSecret: cart.secret,
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_second_step', returnUrl: await url(store.origin) },
    })
    expect(code(answer)).toEqual([status, refusal])
    expect((await read()).body.state).toBe('held')
    expect(await countOf('payments', store)).toBe(0)
  })
})

describe('a second step', () => {
  const onPage = async (paying: Answer, answer: 'approve' | 'decline') =>
    api.app.request(new URL(paying.body.payment.nextAction.url).pathname, {
      method: 'POST',
      body: `answer=${answer}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

  it('shows its page with the amount, and approved there the order is placed by the completion', async () => {
    const { pay, complete, read, store } = await quoted(api, { price: 1234 })
    const paying = await pay('pm_test_second_step')
    expect(paying.body).toMatchObject({
      state: 'paying',
      payment: { status: 'requires_action' },
      order: null,
    })
    const page = await api.app.request(new URL(paying.body.payment.nextAction.url).pathname)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('€17.24')])
    expect((await complete()).body).toMatchObject({ state: 'paying', payment: { status: 'requires_action' } })

    const back = await onPage(paying, 'approve')
    expect([back.status, back.headers.get('location')]).toEqual([303, `${store.origin}/back`])
    expect((await read()).body.state).toBe('paying')
    const placed = await complete()
    expect(placed.body).toMatchObject({ state: 'placed', payment: { status: 'captured', nextAction: null } })
    expect((await complete()).body.order).toEqual(placed.body.order)
    expect((await read()).body.order).toEqual(placed.body.order)
    // What is settled stays settled, whoever still has the page open.
    await onPage(paying, 'decline')
    expect((await complete()).body.state).toBe('placed')
  })

  it('declined there is a declined payment, and the shopper may try again', async () => {
    const { pay, complete, read, store } = await quoted(api)
    await onPage(await pay('pm_test_second_step'), 'decline')
    expect(code(await complete())).toEqual([402, 'payment-declined'])
    expect((await read()).body).toMatchObject({ state: 'held', payment: { status: 'declined' } })
    expect(await shelf(api, store)).toEqual({ onHand: 10, reserved: 1 })
    expect((await pay()).body.state).toBe('placed')
  })

  it('is shown again, and not charged again, to a second payment while it waits', async () => {
    const { pay, store } = await quoted(api)
    const [first, second] = [await pay('pm_test_second_step'), await pay('pm_test_ok')]
    expect(second.body.payment).toEqual(first.body.payment)
    expect(await countOf('payments', store)).toBe(1)
  })

  it('completed 8 times at once places one order, and every caller gets it', async () => {
    const { pay, complete, store } = await quoted(api, { stock: [5], quantity: 2 })
    await onPage(await pay('pm_test_second_step'), 'approve')
    const answers = await Promise.all(Array.from({ length: 8 }, complete))
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual(
      answers.map(() => [200, 'placed']),
    )
    expect(new Set(answers.map(({ body }) => body.order.id)).size).toBe(1)
    expect(await countOf('orders', store)).toBe(1)
    expect(await shelf(api, store)).toEqual({ onHand: 3, reserved: 0 })
  })

  it('has no page for a challenge nobody was given', async () => {
    const page = await api.app.request(`/test-provider/${randomUUID()}`)
    expect(page.status).toBe(404)
  })
})

const findings = async (store: TestStore) =>
  (
    await asAdmin<{ found: string }>(
      api,
      'SELECT found FROM commerce.reconciliations WHERE store_id = $1 ORDER BY at',
      [store.context.store.id],
    )
  ).map(({ found }) => found)

describe('a provider that', () => {
  it.for<[what: string, lie: (truth: ProviderPayment) => Partial<ProviderPayment>, found: string]>([
    ['captured less', (truth) => ({ amount: truth.amount - 1 }), 'amount_differs'],
    ['captured more', (truth) => ({ amount: truth.amount + 1 }), 'amount_differs'],
    ['captured a part', (truth) => ({ capturedAmount: truth.amount - 1 }), 'amount_differs'],
    ['captured another currency', () => ({ currency: 'USD' }), 'currency_differs'],
    ['captured for another account', () => ({ account: 'acct_other' }), 'account_differs'],
  ])('%s than was asked places nothing, and the goods stay held', async ([, lie, found]) => {
    const app = anotherApp(api, {
      charge: async (request) => {
        const truth: ProviderPayment = {
          status: 'captured',
          amount: request.amount,
          currency: request.currency,
          capturedAmount: request.amount,
          refundedAmount: 0,
          reference: null,
          account: request.account,
          nextActionUrl: null,
          declineCode: null,
          method: null,
          authorizedUntil: null,
        }
        return { ...truth, ...lie(truth) }
      },
    })
    const { pay, read, store } = await quoted(api, { app })
    expect(code(await pay())).toEqual([503, 'payment-provider-unavailable'])
    expect(await findings(store)).toEqual([found])
    expect((await read()).body).toMatchObject({
      state: 'paying',
      payment: { status: 'started' },
      order: null,
    })
    expect(await countOf('orders', store)).toBe(0)
    expect(await shelf(api, store)).toEqual({ onHand: 10, reserved: 1 })
  })

  it('cannot be reached is 503, and the same key goes on later', async () => {
    let isDown = true
    const app = anotherApp(api, {
      charge: async (request) => {
        if (isDown) throw new Error('connect ECONNREFUSED')
        return api.services.provider.charge(request)
      },
    })
    const { pay, store } = await quoted(api, { app })
    const key = randomUUID()
    const down = await pay('pm_test_ok', key)
    expect([...code(down), down.headers.get('retry-after')]).toEqual([
      503,
      'payment-provider-unavailable',
      '2',
    ])
    isDown = false
    const done = await insist(() => pay('pm_test_ok', key))
    expect(done.body).toMatchObject({ state: 'placed' })
    expect((await pay('pm_test_ok', key)).body.order).toEqual(done.body.order)
    expect([await countOf('orders', store), await countOf('payments', store)]).toEqual([1, 1])
  })

  it('cannot be reached by a call whose key another has taken over meanwhile: the other goes on', async () => {
    const takenOver = new Date(Date.now() + 60_000)
    let store: TestStore | undefined
    const lease = (text: string, more: unknown[] = []) =>
      asAdmin(api, `${text} store_id = $1 AND phase = 'running'`, [store?.context.store.id, ...more])
    const app = anotherApp(api, {
      charge: async () => {
        await lease('UPDATE commerce.idempotency_keys SET lease_until = $2 WHERE', [takenOver])
        throw new Error('socket hang up')
      },
    })
    const quote = await quoted(api, { app })
    store = quote.store
    expect(code(await quote.pay())).toEqual([503, 'payment-provider-unavailable'])
    expect(await lease('SELECT lease_until FROM commerce.idempotency_keys WHERE')).toEqual([
      { lease_until: takenOver },
    ])
  })

  it('took the money and lost its answer is asked again with the same key: one charge, one order', async () => {
    let lost = 0
    const app = anotherApp(api, {
      charge: async (request) => {
        const answer = await api.services.provider.charge(request)
        if (lost++ === 0) throw new Error('socket hang up')
        return answer
      },
    })
    const { pay, store } = await quoted(api, { app })
    const key = randomUUID()
    expect(code(await pay('pm_test_ok', key))).toEqual([503, 'payment-provider-unavailable'])
    expect((await insist(() => pay('pm_test_ok', key))).body.state).toBe('placed')
    const charges = await asAdmin(
      api,
      `SELECT c.calls, c.status FROM test_provider.charges c JOIN commerce.payments p ON p.provider_key = c.key
       WHERE p.store_id = $1`,
      [store.context.store.id],
    )
    expect(charges).toEqual([{ calls: 2, status: 'captured' }])
  })

  it('never answers is 503 within ten seconds, and the same key goes on later', async () => {
    let isSilent = true
    const app = anotherApp(api, {
      charge: (request) => (isSilent ? new Promise(() => {}) : api.services.provider.charge(request)),
    })
    const { pay } = await quoted(api, { app })
    const key = randomUUID()
    const silent = await Promise.race([pay('pm_test_ok', key), wait(12_000)])
    expect(silent && code(silent)).toEqual([503, 'payment-provider-unavailable'])
    isSilent = false
    expect((await insist(() => pay('pm_test_ok', key))).body.state).toBe('placed')
  })

  it('takes the money after the checkout was given up leaves no charge without an order', async () => {
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    let heard = () => {}
    const called = new Promise<void>((resolve) => {
      heard = resolve
    })
    const app = anotherApp(api, {
      charge: async (request) => {
        heard()
        await asked
        return api.services.provider.charge(request)
      },
    })
    const { pay, checkout, read } = await quoted(api, { app })
    const paying = pay()
    await called
    await runOut(api, checkout)
    await workerLooks(api)
    answer()
    await paying
    const { state, order, payment } = (await read()).body
    expect([state, order === null, payment.status]).toEqual(['released', true, 'canceled'])
  })
})
