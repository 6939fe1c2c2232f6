import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import {
  anotherApp,
  asAdmin,
  fallSilent,
  moveClockOf,
  quoted,
  runOut,
  shelf,
  workerLooks,
} from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const chargeOf = async (checkout: { id: string }) => {
  const rows = await asAdmin<{ status: string }>(
    api,
    `SELECT c.status FROM test_provider.charges c JOIN commerce.payments p ON p.provider_key = c.key WHERE p.reference = $1`,
    [fromWire('checkout', checkout.id)],
  )
  return rows.map(({ status }) => status)
}

describe('a held checkout', () => {
  it('past its time is released: its goods are on the shelf, its cart is open, it cannot be paid', async () => {
    const { checkout, pay, read, readCart, store, buyer, cart, shippingMethodId } = await quoted(api, {
      stock: [2],
      quantity: 2,
    })
    await runOut(api, checkout)
    await workerLooks(api)
    expect((await read()).body).toMatchObject({ state: 'released', order: null })
    expect(await shelf(api, store)).toEqual({ onHand: 2, reserved: 0 })
    expect((await readCart()).body.status).toBe('open')
    expect((await buyer.checkout(cart, { shippingMethodId })).status).toBe(201)
    expect(code(await pay())).toEqual([409, 'quote-changed'])
  })

  it('within its time is left alone', async () => {
    const { read, store } = await quoted(api)
    await workerLooks(api)
    expect((await read()).body).toMatchObject({ state: 'held', version: 1 })
    expect(await shelf(api, store)).toEqual({ onHand: 10, reserved: 1 })
  })

  it('runs out by the clock of its store, and by no other', async () => {
    const [moved, still] = [await quoted(api), await quoted(api)]
    await moveClockOf(api, moved.store, api.services.env.CHECKOUT_HOLD_SECONDS + 1)
    await workerLooks(api)
    expect((await moved.read()).body.state).toBe('released')
    expect((await still.read()).body.state).toBe('held')
    await moveClockOf(api, still.store, -86_400)
    await runOut(api, still.checkout)
    await workerLooks(api)
    expect((await still.read()).body.state).toBe('held')
  })

  it('is released once by two workers at the same moment', async () => {
    const { checkout, read, store } = await quoted(api)
    await runOut(api, checkout)
    await Promise.all([workerLooks(api), workerLooks(api)])
    expect((await read()).body).toMatchObject({ state: 'released', version: 2 })
    expect(await shelf(api, store)).toEqual({ onHand: 10, reserved: 0 })
  })
})

describe('a paying checkout', () => {
  it('past its time is canceled at the provider first, then released', async () => {
    const { checkout, pay, read, readCart, complete, store } = await quoted(api, { stock: [2], quantity: 2 })
    const paying = await pay('pm_test_second_step')
    await runOut(api, checkout)
    await workerLooks(api)
    expect(await chargeOf(checkout)).toEqual(['canceled'])
    expect((await read()).body).toMatchObject({ state: 'released', payment: { status: 'canceled' } })
    expect((await readCart()).body.status).toBe('open')
    expect(await shelf(api, store)).toEqual({ onHand: 2, reserved: 0 })
    // Who still has the bank's page open can approve nothing any more.
    await api.app.request(new URL(paying.body.payment.nextAction.url).pathname, approve)
    expect(await chargeOf(checkout)).toEqual(['canceled'])
    expect((await complete()).body).toMatchObject({ state: 'released', order: null })
  })

  it('approved but never completed becomes its order, even past its time', async () => {
    const { checkout, pay, read, store } = await quoted(api, { stock: [2], quantity: 2 })
    const paying = await pay('pm_test_second_step')
    await api.app.request(new URL(paying.body.payment.nextAction.url).pathname, approve)
    await runOut(api, checkout)
    await workerLooks(api)
    expect((await read()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    expect(await shelf(api, store)).toEqual({ onHand: 0, reserved: 0 })
  })

  it('whose money was taken while its caller died becomes its order, without anybody asking', async () => {
    const app = anotherApp(api, {
      charge: async (request) => {
        await api.services.provider.charge(request)
        throw new Error('the process died here')
      },
    })
    const { checkout, pay, read } = await quoted(api, { app })
    expect(code(await pay())).toEqual([503, 'payment-provider-unavailable'])
    await workerLooks(api)
    expect((await read()).body.state).toBe('paying')
    await fallSilent(api, checkout)
    await workerLooks(api)
    expect((await read()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
  })

  it('whose provider was never called waits for its time, then is released', async () => {
    const app = anotherApp(api, { charge: async () => Promise.reject(new Error('connect ECONNREFUSED')) })
    const { checkout, pay, read, store } = await quoted(api, { app })
    await pay()
    await fallSilent(api, checkout)
    await workerLooks(api)
    expect((await read()).body.state).toBe('paying')
    await runOut(api, checkout)
    await workerLooks(api)
    expect((await read()).body).toMatchObject({ state: 'released', payment: { status: 'canceled' } })
    expect(await shelf(api, store)).toEqual({ onHand: 10, reserved: 0 })
  })

  it('declined while nobody looked is open again', async () => {
    const { checkout, pay, read, readCart } = await quoted(api)
    const paying = await pay('pm_test_second_step')
    const path = new URL(paying.body.payment.nextAction.url).pathname
    await api.app.request(path, { ...approve, body: 'answer=decline' })
    await fallSilent(api, checkout)
    await workerLooks(api)
    expect((await read()).body).toMatchObject({ state: 'held', payment: { status: 'declined' } })
    expect((await readCart()).body.status).toBe('open')
  })

  it('keeps its goods as long as the provider cannot be reached, and does not keep others waiting', async () => {
    const [stuck, other] = [await quoted(api), await quoted(api)]
    await stuck.pay('pm_test_second_step')
    for (const { checkout } of [stuck, other]) await runOut(api, checkout)
    await workerLooks(api, { cancel: async () => Promise.reject(new Error('connect ECONNREFUSED')) })
    expect((await stuck.read()).body.state).toBe('paying')
    expect(await shelf(api, stuck.store)).toEqual({ onHand: 10, reserved: 1 })
    expect((await other.read()).body.state).toBe('released')
    await workerLooks(api)
    expect((await stuck.read()).body.state).toBe('released')
  })
})

const approve = {
  method: 'POST',
  body: 'answer=approve',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
}
