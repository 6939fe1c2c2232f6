import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asAdmin, freshServices, type Quoted, quoted } from '../../../test/quoted-checkout.ts'
import { createApp } from '../../app.ts'
import { attemptRules } from '../../platform/attempts.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const { pair, address: perAddress } = attemptRules.declinedPayment
const code = ({ status, body }: Answer) => [status, body.code]
const declined = [402, 'payment-declined']
const tooMany = [429, 'too-many-requests']

let addresses = 0
const newAddress = () => {
  addresses += 1
  return `10.7.${addresses >> 8}.${addresses & 255}`
}

interface Try {
  from: string
  method?: string
  key?: string
  headers?: Record<string, string>
  request?: TestApi['app']['request']
}
const pay = ({ store, cart, checkout }: Quoted, { from, method, key, headers, request }: Try) =>
  send(request ?? api.app.request, 'POST', `/v1/checkouts/${checkout.id}/payment`, {
    key: store.publishableKey,
    cartSecret: cart.secret,
    idempotencyKey: key ?? randomUUID(),
    headers: { 'x-forwarded-for': from, ...headers },
    body: { paymentMethod: method ?? 'pm_test_declined', returnUrl: `${store.origin}/back` },
  })
const declineAll = async (quote: Quoted, of: Try, times: number) => {
  for (let n = 0; n < times; n += 1) expect(code(await pay(quote, of))).toEqual(declined)
}
const chargesOf = async ({ store }: Quoted) => {
  const [row] = await asAdmin<{ asked: number }>(
    api,
    `SELECT count(*)::int AS asked FROM test_provider.charges c WHERE EXISTS (
      SELECT 1 FROM commerce.payments p WHERE p.store_id = $1 AND p.provider_key = c.key)`,
    [store.context.store.id],
  )
  return row?.asked
}

describe('who tries cards', () => {
  it('with one cart waits after eight that were declined, and the provider is not asked', async () => {
    const [quote, from] = [await quoted(api), newAddress()]
    await declineAll(quote, { from }, pair.most)
    const asked = await chargesOf(quote)
    const refused = await pay(quote, { from })
    expect(code(refused)).toEqual(tooMany)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(pair.seconds - 60)
    expect(code(await pay(quote, { from, method: 'pm_test_ok' }))).toEqual(tooMany)
    expect(await chargesOf(quote)).toBe(asked)
    expect((await quote.read()).body.state).toBe('held')
  })

  it('with ever new carts from one address waits, too, and all others buy on', async () => {
    const from = newAddress()
    const first = await quoted(api)
    const { store } = first
    await declineAll(first, { from }, 7)
    await declineAll(await quoted(api, { store }), { from }, 7)
    await declineAll(await quoted(api, { store }), { from }, perAddress.most - 14)
    const next = await quoted(api, { store })
    expect(code(await pay(next, { from, method: 'pm_test_ok' }))).toEqual(tooMany)
    const paid = await pay(next, { from: newAddress(), method: 'pm_test_ok' })
    expect(paid.body.state).toBe('placed')
  })

  it('is not counted twice for one key, and not for what was paid', async () => {
    const [quote, from, key] = [await quoted(api), newAddress(), randomUUID()]
    for (let n = 0; n < pair.most + 2; n += 1) expect(code(await pay(quote, { from, key }))).toEqual(declined)
    await declineAll(quote, { from }, pair.most - 2)
    const paid = await pay(quote, { from, method: 'pm_test_ok' })
    expect(paid.body.state).toBe('placed')
    const again = await quoted(api, { store: quote.store })
    expect((await pay(again, { from, method: 'pm_test_ok' })).body.state).toBe('placed')
  })

  it('is counted where the decline comes after a second step', async () => {
    const [quote, from] = [await quoted(api), newAddress()]
    await declineAll(quote, { from }, pair.most - 1)
    await pay(quote, { from, method: 'pm_test_second_step' })
    await asAdmin(
      api,
      `UPDATE test_provider.charges SET status = 'declined' WHERE status = 'requires_action'`,
    )
    const completed = await quote.buyer.send('POST', `/v1/checkouts/${quote.checkout.id}/completion`, {
      cartSecret: quote.cart.secret,
      idempotencyKey: randomUUID(),
      headers: { 'x-forwarded-for': from },
    })
    expect(code(completed)).toEqual(declined)
    expect(code(await pay(quote, { from }))).toEqual(tooMany)
  })

  it('gets further by a solved challenge, and not by a wrong one', async () => {
    const challenge = { verify: async (token: string, from: string) => token === `solved by ${from}` }
    const { request } = createApp({ ...freshServices(api), challenge })
    const [quote, from] = [await quoted(api), newAddress()]
    await declineAll(quote, { from, request }, pair.most)
    const withToken = (token: string): Try => ({
      from,
      request,
      method: 'pm_test_ok',
      headers: { 'tradepost-challenge': token },
    })
    const refused = await pay(quote, withToken('nonsense'))
    expect(code(refused)).toEqual(tooMany)
    expect(refused.body.detail).toContain('Tradepost-Challenge')
    expect((await pay(quote, withToken(`solved by ${from}`))).body.state).toBe('placed')
  })
})
