import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../test/stripe-stand-in.ts'
import { workerTurn } from '../../../test/worker-turn.ts'

let api: TestApi
let stripe: StripeStandIn
beforeAll(async () => {
  stripe = await openStripeStandIn()
  api = await createTestApi({ STRIPE_API_BASE: stripe.apiBase })
})
afterAll(async () => {
  await api.close()
  await stripe.close()
})
afterAll(() => expectSoundBooks(api.database))

const code = ({ status, body }: Answer) => [status, body.code]
const path = '/v1/customers/me/payment-methods'

async function customerOf(store?: TestStore) {
  const at = store ?? (await stripeStore())
  const customer = await buyingCustomer(api, at)
  const methods = async () => (await customer.ask('GET', path)).body.items
  const payWith = async (body: object) => {
    const { checkout } = await customer.quote()
    return customer.ask('POST', `/v1/checkouts/${checkout.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod: null, returnUrl: `${at.origin}/back`, ...body },
    })
  }
  return {
    ...customer,
    store: at,
    methods,
    payWith,
    keep: (paymentMethod = 'pm_card_visa') => payWith({ paymentMethod, savePaymentMethod: true }),
  }
}

async function stripeStore(): Promise<TestStore> {
  const store = await api.store()
  const set = await send(api.app.request, 'PUT', '/v1/admin/payment-providers/stripe', {
    bearer: await signedIn(api, store),
    body: { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, isActive: true },
  })
  expect(set.status).toBe(200)
  return store
}

it('is kept by the test provider, too', async () => {
  const { keep, methods, payWith } = await customerOf(await api.store())
  expect((await keep('pm_test_ok')).body.state).toBe('placed')
  const [kept] = await methods()
  expect(kept).toMatchObject({ provider: 'test', brand: 'test', lastFour: '4242', isDefault: true })
  expect((await payWith({ savedPaymentMethodId: kept.id })).body.state).toBe('placed')
})

describe('a way to pay', () => {
  it('is kept once it has paid, and pays again by its id', async () => {
    const { keep, methods, payWith } = await customerOf()
    expect(await methods()).toEqual([])
    expect((await keep()).body.state).toBe('placed')
    const [kept, ...more] = await methods()
    expect(more).toEqual([])
    expect(kept).toMatchObject({
      provider: 'stripe',
      kind: 'card',
      brand: 'visa',
      lastFour: '4242',
      isDefault: true,
    })
    const before = stripe.books.balance('EUR')
    const again = await payWith({ savedPaymentMethodId: kept.id })
    expect(again.body.state).toBe('placed')
    expect(stripe.books.balance('EUR') - before).toBe(again.body.totals.total.amount)
  })

  it('that was declined, or not asked to be kept, is not kept', async () => {
    const { keep, methods, payWith } = await customerOf()
    expect(code(await keep('pm_card_chargeDeclined'))).toEqual([402, 'payment-declined'])
    expect((await payWith({ paymentMethod: 'pm_card_visa' })).status).toBe(200)
    expect(await methods()).toEqual([])
  })

  it('is kept after a second step, too', async () => {
    const { ask, keep, methods } = await customerOf()
    const waiting = await keep('pm_card_authenticationRequired')
    expect(waiting.body.payment.status).toBe('requires_action')
    stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
    const done = await ask('POST', `/v1/checkouts/${waiting.body.id}/completion`, {
      idempotencyKey: randomUUID(),
    })
    expect(done.body.state).toBe('placed')
    expect(await methods()).toHaveLength(1)
  })

  it('of somebody else is as unknown as none', async () => {
    const store = await stripeStore()
    const [ada, bob] = [await customerOf(store), await customerOf(store)]
    await ada.keep()
    const [kept] = await ada.methods()
    expect(code(await bob.payWith({ savedPaymentMethodId: kept.id }))).toEqual([
      400,
      'payment-method-unknown',
    ])
    expect(code(await bob.ask('DELETE', `${path}/${kept.id}`))).toEqual([404, 'not-found'])
    expect(code(await bob.ask('PUT', `${path}/${kept.id}/default`))).toEqual([404, 'not-found'])
    expect(await ada.methods()).toHaveLength(1)
  })

  it('comes first when its customer says so, one at a time', async () => {
    const { ask, keep, methods } = await customerOf()
    await keep()
    await keep('pm_card_mastercard')
    const [first, second] = await methods()
    expect([first.isDefault, second.isDefault]).toEqual([true, false])
    const chosen = await ask('PUT', `${path}/${second.id}/default`)
    expect(chosen.body).toEqual({ ...second, isDefault: true, version: 2 })
    expect((await methods()).map(({ id }: { id: string }) => id)).toEqual([second.id, first.id])
    expect((await ask('PUT', `${path}/${second.id}/default`)).body.version).toBe(2)
  })

  it('is gone at once when it is removed, and the provider forgets it', async () => {
    const { ask, keep, methods, payWith } = await customerOf()
    await keep()
    const [kept] = await methods()
    expect((await ask('DELETE', `${path}/${kept.id}`)).status).toBe(204)
    expect(await methods()).toEqual([])
    expect(code(await payWith({ savedPaymentMethodId: kept.id }))).toEqual([400, 'payment-method-unknown'])
    expect(code(await ask('DELETE', `${path}/${kept.id}`))).toEqual([404, 'not-found'])
    const before = stripe.books.detached.length
    await workerTurn(api)
    expect(stripe.books.detached).toHaveLength(before + 1)
  })

  it('cannot be kept by a guest, nor beside another', async () => {
    const store = await stripeStore()
    const { buyer, cart, checkout } = await quoted(api, { store })
    const guest = (body: object) =>
      buyer.send('POST', `/v1/checkouts/${checkout.id}/payment`, {
        cartSecret: cart.secret,
        idempotencyKey: randomUUID(),
        body: { paymentMethod: 'pm_card_visa', returnUrl: `${store.origin}/back`, ...body },
      })
    expect(code(await guest({ savePaymentMethod: true }))).toEqual([422, 'payment-method-not-kept'])
    const { keep, methods, payWith } = await customerOf(store)
    await keep()
    const [{ id: savedPaymentMethodId }] = await methods()
    expect(code(await guest({ paymentMethod: null, savedPaymentMethodId }))).toEqual([
      422,
      'payment-method-not-kept',
    ])
    expect(code(await payWith({ paymentMethod: 'pm_card_visa', savedPaymentMethodId }))).toEqual([
      400,
      'invalid-request',
    ])
  })

  it('is erased with its customer, here and at the provider', async () => {
    const { erase, id, keep, store } = await customerOf()
    const placed = await keep()
    const shipped = await send(
      api.app.request,
      'POST',
      `/v1/admin/orders/${placed.body.order.id}/fulfillments`,
      { bearer: store.secretKey, idempotencyKey: randomUUID(), body: { carrier: 'DHL' } },
    )
    expect(shipped.status).toBe(201)
    const before = stripe.books.detached.length
    expect((await erase()).status).toBe(204)
    await workerTurn(api)
    expect(stripe.books.detached).toHaveLength(before + 1)
    const rows = await asAdmin(
      api,
      `SELECT method, provider_customer, provider_reference FROM commerce.saved_payment_methods
       WHERE store_id = $1 AND customer_id = $2`,
      [store.context.store.id, id],
    )
    for (const row of rows) {
      expect(row).toMatchObject({ method: null, provider_customer: '' })
      expect(row.provider_reference).toMatch(/^(removed:.*)?$/)
    }
  })

  it('is in what its customer can take along', async () => {
    const { ask, keep, methods } = await customerOf()
    await keep()
    const data = await ask('GET', '/v1/customers/me/export')
    expect(data.body.paymentMethods).toEqual(await methods())
  })
})
