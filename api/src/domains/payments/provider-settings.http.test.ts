import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../test/stripe-stand-in.ts'

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

const code = ({ status, body }: Answer) => [status, body.code]
const path = '/v1/admin/payment-providers/stripe'
const publishableKey = 'pk_test_standin0000000'
const liveKey = `sk_live_${'a'.repeat(12)}`

async function storeOf(store?: TestStore) {
  const of = store ?? (await api.store())
  const bearer = await signedIn(api, of)
  const ask = (method: string, at: string, body?: object, headers: Record<string, string> = {}) =>
    send(api.app.request, method, at, { bearer, headers, ...(body && { body }) })
  return {
    store: of,
    ask,
    set: (body: object, headers?: Record<string, string>) => ask('PUT', path, body, headers),
    configuration: () =>
      send(api.app.request, 'GET', '/v1/payment-configuration', { key: of.publishableKey }),
  }
}
const keys = () => ({ secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret })

describe('how a store takes money', () => {
  it('is the test provider until another is set up and made active', async () => {
    const { ask, set, configuration } = await storeOf()
    expect((await configuration()).body).toMatchObject({
      provider: 'test',
      mode: 'test',
      publishableKey: null,
    })
    const before = (await ask('GET', '/v1/admin/payment-providers')).body.items
    expect(before).toMatchObject([
      { provider: 'test', isActive: true, version: 0, updatedAt: null },
      { provider: 'stripe', isActive: false, hasSecretKey: false, hasWebhookSecret: false },
    ])
    const changed = await set({ ...keys(), publishableKey, isActive: true, captureMode: 'manual' })
    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({
      ...before[1],
      isActive: true,
      captureMode: 'manual',
      publishableKey,
      hasSecretKey: true,
      hasWebhookSecret: true,
      updatedAt: expect.any(String),
      version: 1,
    })
    expect(changed.headers.get('etag')).toBe('"1"')
    expect((await configuration()).body).toEqual({
      provider: 'stripe',
      mode: 'test',
      publishableKey,
      account: null,
      captureMode: 'manual',
      canKeepMethods: true,
      excludedMethods: expect.arrayContaining(['sepa_debit', 'boleto']),
    })
    expect((await ask('PUT', '/v1/admin/payment-providers/test', { isActive: true })).status).toBe(200)
    const after = (await ask('GET', '/v1/admin/payment-providers')).body.items
    expect(after.map(({ isActive }: { isActive: boolean }) => isActive)).toEqual([true, false])
  })

  it('tells its secrets to nobody: not in replies, events, records or tables', async () => {
    const { ask, set, store } = await storeOf()
    const secrets = {
      secretKey: `sk_test_canary${randomUUID().replaceAll('-', '')}`,
      webhookSecret: `whsec_canary${randomUUID().replaceAll('-', '')}`,
    }
    const answers = [await set(secrets), await ask('GET', '/v1/admin/payment-providers')]
    const record = await ask('GET', '/v1/admin/audit?type=store.payment_provider_changed')
    expect(record.body.items[0]).toMatchObject({
      before: { keySealedWith: null },
      after: { keySealedWith: expect.stringMatching(/^[A-Za-z0-9_-]{1,16}$/), mode: 'test' },
    })
    const rows = await asAdmin<{ row: string }>(
      api,
      `SELECT p::text AS row FROM commerce.payment_providers p WHERE store_id = $1
       UNION ALL SELECT e::text FROM commerce.events e WHERE store_id = $1
       UNION ALL SELECT d::text FROM commerce.event_details d WHERE store_id = $1`,
      [store.context.store.id],
    )
    const said = [...answers, record]
      .map(({ body }) => JSON.stringify(body))
      .concat(rows.map(({ row }) => row))
    for (const secret of Object.values(secrets))
      for (const text of said) {
        expect(text).not.toContain(secret)
        expect(text).not.toContain(Buffer.from(secret).toString('hex'))
      }
  })

  it('needs both keys before new payments go there', async () => {
    const { set, configuration } = await storeOf()
    expect(code(await set({ isActive: true }))).toEqual([409, 'payment-provider-incomplete'])
    expect(code(await set({ isActive: true, secretKey: stripe.secretKey }))).toEqual([
      409,
      'payment-provider-incomplete',
    ])
    expect((await set({ secretKey: stripe.secretKey })).status).toBe(200)
    expect((await set({ webhookSecret: stripe.webhookSecret, isActive: true })).status).toBe(200)
    expect((await configuration()).body.provider).toBe('stripe')
  })

  it.each([
    ['a publishable key for a secret one', { secretKey: publishableKey }],
    ['no key', { secretKey: 'hunter2' }],
    ['no signing secret', { webhookSecret: 'hunter2' }],
    [
      'a key of the other mode',
      { secretKey: 'sk_test_aaaaaaaaaaaa', publishableKey: 'pk_live_aaaaaaaaaaaa' },
    ],
    ['an unknown field', { apiBase: 'http://127.0.0.1' }],
    ['no account', { account: 'hunter2' }],
  ])('refuses %s and changes nothing', async (_what, body) => {
    const { ask, set } = await storeOf()
    expect(code(await set(body))).toEqual([400, 'invalid-request'])
    expect((await ask('GET', '/v1/admin/payment-providers')).body.items[1].version).toBe(0)
  })

  it('sets no keys of the test provider, and no provider that there is none of', async () => {
    const { ask } = await storeOf()
    const test = await ask('PUT', '/v1/admin/payment-providers/test', { secretKey: stripe.secretKey })
    expect(test.body.errors).toEqual([{ pointer: '/secretKey', message: 'is not for the test provider' }])
    expect((await ask('PUT', '/v1/admin/payment-providers/paypal', {})).status).toBe(400)
  })

  it('changes by who has seen what is there', async () => {
    const { set } = await storeOf()
    expect((await set(keys(), { 'if-match': '"0"' })).status).toBe(200)
    expect(code(await set({ captureMode: 'manual' }, { 'if-match': '"0"' }))).toEqual([
      412,
      'version-conflict',
    ])
    expect((await set({ captureMode: 'manual' }, { 'if-match': '"1"' })).body.version).toBe(2)
  })

  it('takes no real money in a test twin', async () => {
    const { store, set } = await storeOf()
    await asAdmin(api, 'UPDATE commerce.stores SET twin_of = $2 WHERE store_id = $1', [
      store.context.store.id,
      (await api.store()).context.store.id,
    ])
    api.services.stores.forget()
    const live = { secretKey: liveKey, webhookSecret: 'whsec_aaaaaaaaaaaa' }
    expect(code(await set(live))).toEqual([409, 'no-real-money-in-a-twin'])
  })

  it('keeps its account and mode while payments there are not finished', async () => {
    const { pay, store } = await quoted(api)
    const { set } = await storeOf(store)
    await set({ ...keys(), isActive: true })
    expect((await pay('pm_card_authenticationRequired')).body.payment.status).toBe('requires_action')
    for (const change of [{ account: 'acct_another' }, { secretKey: liveKey }])
      expect(code(await set(change))).toEqual([409, 'payment-provider-in-use'])
    expect((await set({ secretKey: stripe.secretKey, captureMode: 'manual' })).status).toBe(200)
  })

  it('is set by people who may set secrets, never by a key', async () => {
    const { store } = await storeOf()
    const answer = await send(api.app.request, 'PUT', path, { bearer: store.secretKey, body: {} })
    expect(code(answer)).toEqual([403, 'not-permitted'])
    const read = await send(api.app.request, 'GET', '/v1/admin/payment-providers', {
      bearer: store.secretKey,
    })
    expect(read.status).toBe(200)
  })
})
