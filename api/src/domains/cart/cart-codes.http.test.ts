import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { stepsIn } from '../../../test/cart-steps.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
let other: TestStore
let offerId: string
beforeAll(async () => {
  // Each test names an address of its own, and has tries of its own.
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  other = await api.store()
  offerId = (await createTestProduct(store, { stock: [500], price: 1000 })).offerIds[0]!
  await promotionWith('SUMMER26', store)
  await promotionWith('THEIRS26', other)
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

async function promotionWith(code: string, of: TestStore) {
  const ask = (path: string, body: object) =>
    send(api.app.request, 'POST', `/v1/admin/promotions${path}`, { bearer: of.secretKey, body })
  const effect = { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } }
  const promotion = await ask('', { title: 'Ten percent', effect, needsCode: true, status: 'active' })
  const made = await ask(`/${promotion.body.id}/codes`, { code })
  expect([promotion.status, made.status], JSON.stringify([promotion.body, made.body])).toEqual([201, 201])
  return promotion.body.id as string
}

let caller = 0
/** A cart and its holder, at an address nobody had before. */
async function visitorWith(quantity: number) {
  caller += 1
  return visitorAt(`198.51.100.${caller}`, quantity)
}
async function visitorAt(address: string, quantity = 1) {
  const headers = { 'x-forwarded-for': address }
  const visitor = shopper(api.app.request, store)
  const at: Pick<typeof visitor, 'send'> = {
    send: (method, path, of) =>
      visitor.send(method, path, { ...of, headers: { ...of?.headers, ...headers } }),
  }
  const lineItems = quantity === 0 ? [] : [{ offerId, quantity }]
  const { body: cart } = await at.send('POST', '/v1/carts', { body: { lineItems } })
  return { cart, address, ...stepsIn(at, cart) }
}
const code = ({ status, body }: Answer) => [status, body.code]
const waits = [429, 'too-many-requests']
const reasons = ({ body }: Answer) =>
  body.notApplied.map((each: { code: string; reason: string }) => [each.code, each.reason])

describe('a code', () => {
  it('is one however it is typed, and takes off what it says until it is taken out', async () => {
    const { enter, leave } = await visitorWith(2)
    const entered = await enter('  summer-26 ')
    expect(entered.body).toMatchObject({
      codes: ['SUMMER26'],
      discounts: [{ code: 'SUMMER26', amount: { amount: 200 } }],
      totals: { total: { amount: 1800 } },
      version: 2,
    })
    expect((await enter('ＳＵＭＭＥＲ 26')).body).toMatchObject({ codes: ['SUMMER26'], version: 2 })
    expect((await leave('Summer 26')).body).toMatchObject({ codes: [], discounts: [], version: 3 })
    expect(code(await leave('SUMMER26'))).toEqual([404, 'not-found'])
  })

  it('of another store is unknown here', async () => {
    const { enter } = await visitorWith(1)
    const answer = await enter('THEIRS26')
    expect(reasons(answer)).toEqual([['THEIRS26', 'code-unknown']])
    expect(answer.body.totals.total.amount).toBe(1000)
  })

  it('that cannot be one is refused, and look-alike letters are another code', async () => {
    const { enter, read } = await visitorWith(1)
    // А and Е of the Cyrillic alphabet, beside Latin letters and alone.
    for (const text of ['SUMMЕR26', 'a b c'.repeat(40), '💥', '   ', '\u200b', '<script>'])
      expect(code(await enter(text)), text).toEqual([422, 'code-unreadable'])
    expect(reasons(await enter('САЛЕ26'))).toEqual([['САЛЕ26', 'code-unknown']])
    for (const text of ['x'.repeat(10_000), ''])
      expect(code(await enter(text))).toEqual([400, 'invalid-request'])
    expect((await read()).body).toMatchObject({ version: 2, codes: ['САЛЕ26'] })
  })

  it('beyond the tenth finds no place', async () => {
    const carts = await Promise.all([visitorWith(1)])
    const { enter, read, cart } = carts[0]!
    await asAdmin(api, 'UPDATE commerce.carts SET codes = $2 WHERE store_id = $1', [
      store.context.store.id,
      Array.from({ length: 10 }, (_, at) => `CODE${at}`),
    ])
    expect(code(await enter('SUMMER26'))).toEqual([409, 'too-many-codes'])
    expect((await read()).body.version).toBe(cart.version)
    await asAdmin(api, `UPDATE commerce.carts SET codes = '{}' WHERE store_id = $1`, [store.context.store.id])
  })
})

describe('who guesses codes', () => {
  /** Enters codes that nobody gave out, each into its place. */
  const guess = async (visitor: Awaited<ReturnType<typeof visitorWith>>, from: number, count: number) => {
    const answers: Answer[] = []
    for (let at = from; at < from + count; at += 1) {
      answers.push(await visitor.enter(`GUESS${at}`))
      if (answers.at(-1)!.status === 200) await visitor.leave(`GUESS${at}`)
    }
    return answers.map(code)
  }

  it('waits after ten that are unknown, with one that is known, too, and the cart keeps nothing of it', async () => {
    const visitor = await visitorWith(1)
    expect(await guess(visitor, 0, 10)).toEqual(Array.from({ length: 10 }, () => [200, undefined]))
    const before = (await visitor.read()).body
    const refused = await visitor.enter('GUESS10')
    expect(code(refused)).toEqual(waits)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(code(await visitor.enter('SUMMER26'))).toEqual(waits)
    expect((await visitor.read()).body).toEqual(before)
    const elsewhere = await visitorWith(1)
    expect((await elsewhere.enter('SUMMER26')).status).toBe(200)
  })

  it('with an empty cart, or one with nothing to buy, waits as well', async () => {
    const visitor = await visitorWith(0)
    expect((await guess(visitor, 0, 11)).at(-1)).toEqual(waits)
    const saving = await visitorWith(1)
    await saving.change(saving.cart.lineItems[0].id, { saved: true })
    expect((await guess(saving, 0, 11)).at(-1)).toEqual(waits)
  })

  it('with ever new carts waits after thirty from one address', async () => {
    const first = await visitorWith(1)
    const told = []
    for (let at = 0; at < 8; at += 1) told.push(...(await guess(await visitorAt(first.address), at * 4, 4)))
    expect(told).toEqual([
      ...Array.from({ length: 30 }, () => [200, undefined]),
      ...Array.from({ length: 2 }, () => waits),
    ])
  })

  it('with many at once learns of no more than thirty', async () => {
    const visitor = await visitorWith(1)
    const own = await Promise.all(Array.from({ length: 4 }, () => visitorAt(visitor.address)))
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => own[at % 4]!.enter(at === 59 ? 'SUMMER26' : `ATONCE${at}`)),
    )
    const unknown = answers
      .filter(({ status }) => status === 200)
      .filter((answer) => reasons(answer).length > 0)
    expect(unknown.length).toBeLessThanOrEqual(30)
    for (const answer of answers) expect([200, 409, 429, 503]).toContain(answer.status)
  })

  it('by mistake only is not slowed: known codes do not count, however often they are entered', async () => {
    const visitor = await visitorWith(1)
    for (let at = 0; at < 15; at += 1) {
      expect(code(await visitor.enter('SUMMER26'))).toEqual([200, undefined])
      expect(code(await visitor.leave('SUMMER26'))).toEqual([200, undefined])
    }
    expect(await guess(visitor, 0, 3)).toEqual(Array.from({ length: 3 }, () => [200, undefined]))
  })
})
