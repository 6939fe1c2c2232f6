import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import {
  anotherApp,
  asAdmin,
  fallSilent,
  type Quoted,
  quoted,
  runOut,
  shelf,
  workerLooks,
} from '../../../test/quoted-checkout.ts'
import { createSecretKeeper } from '../../platform/secrets.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

const payWith = (
  { buyer, cart, checkout }: Quoted,
  quote: string,
  of: { key?: string; method?: string } = {},
) =>
  buyer.pay(cart, checkout, {
    idempotencyKey: of.key ?? randomUUID(),
    quote,
    ...(of.method ? { paymentMethod: of.method } : {}),
  })

/** All that a payment could have changed. */
async function everythingOf({ store, checkout, read, readCart }: Quoted) {
  const id = store.context.store.id
  const rows = (text: string) => asAdmin(api, text, [id])
  return {
    checkout: (await read()).body,
    cart: (await readCart()).body,
    shelf: await shelf(api, store),
    quotes: await rows(
      'SELECT id, state, version, expires_at FROM commerce.checkouts WHERE store_id = $1 ORDER BY id',
    ),
    payments: await rows('SELECT id FROM commerce.payments WHERE store_id = $1'),
    holds: await rows('SELECT * FROM commerce.holds WHERE store_id = $1 ORDER BY reference, offer_id'),
    events: await rows('SELECT id FROM commerce.events WHERE store_id = $1 ORDER BY id'),
    of: checkout.id,
  }
}

const forged = (of: { checkout: Answer['body'] }) => {
  const quote: string = of.checkout.quote
  const [text = '', signature = ''] = quote.slice(3).split('.')
  const said = JSON.parse(Buffer.from(text, 'base64url').toString())
  const edited = (at: number, value: unknown) =>
    Buffer.from(JSON.stringify(said.with(at, value))).toString('base64url')
  const stranger = createSecretKeeper(['another signing key: thirty-two characters'])
  return {
    'made up': 'qt_made.up',
    'without its signature': `qt_${text}`,
    'with an empty one': `qt_${text}.`,
    'with half of one': `qt_${text}.${signature.slice(0, 21)}`,
    'with one letter changed': `qt_${text}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'with something behind it': `${quote}.more`,
    'with another beginning': `xx_${text}.${signature}`,
    'of a lower total': `qt_${edited(2, 1)}.${signature}`,
    'in another currency': `qt_${edited(3, 'JPY')}.${signature}`,
    'that lives longer': `qt_${edited(4, said[4] + 86_400_000)}.${signature}`,
    'of another version': `qt_${edited(5, 7)}.${signature}`,
    'signed by somebody else': `qt_${text}.${stranger.sign('quote', text)}`,
    'signed for something else': `qt_${text}.${api.services.secrets.sign('other', text)}`,
  }
}

describe('a signed quote', () => {
  it('of its checkout is paid for exactly its total', async () => {
    const of = await quoted(api)
    expect((await of.read()).body.quote).toBe(of.checkout.quote)
    const paid = await payWith(of, of.checkout.quote)
    expect(paid).toMatchObject({ status: 200, body: { state: 'placed', quote: null } })
    expect(paid.body.totals).toEqual(of.checkout.totals)
  })

  it('that is forged or edited in any part is refused, and nothing changes', async () => {
    const of = await quoted(api)
    const before = await everythingOf(of)
    for (const [how, quote] of Object.entries(forged(of)))
      expect([how, ...code(await payWith(of, quote))]).toEqual([how, 422, 'quote-invalid'])
    expect(await everythingOf(of)).toEqual(before)
  })

  it('of another checkout or another store is refused, and nothing changes', async () => {
    const of = await quoted(api)
    const others = [await quoted(api, { store: of.store }), await quoted(api)]
    const before = await everythingOf(of)
    for (const other of others)
      expect(code(await payWith(of, other.checkout.quote))).toEqual([422, 'quote-invalid'])
    expect(await everythingOf(of)).toEqual(before)
  })

  it('says nothing to who may not open the cart', async () => {
    const [of, other] = [await quoted(api), await quoted(api)]
    const stranger = { ...of, cart: { ...of.cart, secret: other.cart.secret } }
    for (const quote of [of.checkout.quote, 'qt_made.up'])
      expect(code(await payWith(stranger, quote))).toEqual([404, 'not-found'])
  })

  it('that has expired is refused, and nothing changes; without it, what has changed is told', async () => {
    const of = await quoted(api)
    await runOut(api, of.checkout)
    const before = await everythingOf(of)
    expect(code(await payWith(of, of.checkout.quote))).toEqual([409, 'quote-expired'])
    expect(await everythingOf(of)).toEqual(before)
    await workerLooks(api)
    expect(code(await payWith(of, of.checkout.quote))).toEqual([409, 'quote-expired'])
    expect(code(await of.pay())).toEqual([409, 'quote-changed'])
  })

  it('lives as long as the checkout, which a declined payment does not end', async () => {
    const of = await quoted(api)
    expect(code(await payWith(of, of.checkout.quote, { method: 'pm_test_declined' }))).toEqual([
      402,
      'payment-declined',
    ])
    expect((await payWith(of, of.checkout.quote)).body.state).toBe('placed')
  })

  it('is good for one order: used again, it names that order, and nothing changes', async () => {
    const of = await quoted(api)
    const key = randomUUID()
    const first = await payWith(of, of.checkout.quote, { key })
    const before = await everythingOf(of)
    const again = await payWith(of, of.checkout.quote)
    const { id, number } = first.body.order
    expect(again).toMatchObject({ status: 409, body: { code: 'quote-used', order: { id, number } } })
    expect(JSON.stringify(again.body)).not.toContain(first.body.order.secret)
    const same = await payWith(of, of.checkout.quote, { key })
    expect([same.status, same.body]).toEqual([200, first.body])
    expect(await everythingOf(of)).toEqual(before)
  })

  it('whose caller was gone when the worker placed the order gives it to the same key', async () => {
    let lost = false
    const app = anotherApp(api, {
      charge: async (request) => {
        await api.services.provider.charge(request)
        lost = true
        throw new Error('socket hang up')
      },
    })
    const of = await quoted(api, { app })
    const key = randomUUID()
    expect(code(await payWith(of, of.checkout.quote, { key }))).toEqual([503, 'payment-provider-unavailable'])
    expect(lost).toBe(true)
    await fallSilent(api, of.checkout)
    await workerLooks(api)
    await expect
      .poll(async () => (await payWith(of, of.checkout.quote, { key })).body.state, { timeout: 5000 })
      .toBe('placed')
    expect(code(await payWith(of, of.checkout.quote))).toEqual([409, 'quote-used'])
  })
})
