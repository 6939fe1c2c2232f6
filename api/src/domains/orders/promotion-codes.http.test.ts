import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'

let api: TestApi
let store: TestStore
let offerId: string
let shippingMethodId: string
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  offerId = (await createTestProduct(store, { price: 10_000 })).offerIds[0] ?? ''
  shippingMethodId = await shopper(api.app.request, store).shippingMethodId()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

const staff = async (method: string, path: string, body?: object, of: TestStore = store) => {
  const answer = await send(api.app.request, method, `/v1/admin/promotions${path}`, {
    bearer: of.secretKey,
    ...(body ? { body } : {}),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

const tenPercent = { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } }

/** A promotion of 10 % with a code, as staff makes them. */
async function newCode(of: { promotion?: object; usesMax?: number; in?: TestStore; text?: string } = {}) {
  const promotion = await staff(
    'POST',
    '',
    { title: 'Ten percent', status: 'active', needsCode: true, effect: tenPercent, ...of.promotion },
    of.in,
  )
  const text = of.text ?? `TEN${randomUUID().replaceAll('-', '').slice(0, 10)}`.toUpperCase()
  const made = await staff(
    'POST',
    `/${promotion.id}/codes`,
    { code: text, usesMax: of.usesMax ?? null },
    of.in,
  )
  return { promotionId: promotion.id as string, codeId: made.id as string, text }
}

async function newCart() {
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId, quantity: 1 }])
  const path = `/v1/carts/${cart.id}`
  return {
    enter: (text: string) =>
      buyer.send('POST', `${path}/codes`, { cartSecret: cart.secret, body: { code: text } }),
    read: async () => (await buyer.send('GET', path, { cartSecret: cart.secret })).body,
    quote: () =>
      buyer.send('POST', '/v1/checkouts', {
        cartSecret: cart.secret,
        body: {
          cartId: cart.id,
          buyer: { email: 'ada@example.com' },
          shippingAddress: address,
          shippingMethodId,
        },
      }),
  }
}

/** Why the only code of the cart takes off nothing; null: it does. */
const reasonIn = ({ notApplied }: { notApplied: { reason: string; code: string | null }[] }) =>
  notApplied.find((each) => each.code !== null)?.reason ?? null

describe('a code in a cart', () => {
  it('takes off what its promotion says, however it is written', async () => {
    const { text } = await newCode()
    const cart = await newCart()
    const answer = await cart.enter(` ${text.slice(0, 3).toLowerCase()}-${text.slice(3)} `)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body.codes).toEqual([text])
    expect(answer.body.discounts.map(({ code }: { code: string }) => code)).toEqual([text])
    expect((await cart.quote()).body.totals.discount.amount).toBe(1000)
  })

  it('is as unknown as one that never was: of another store, of a draft, of what is paused', async () => {
    const other = await api.store()
    const theirs = await newCode({ in: other })
    const draft = await newCode({ promotion: { status: 'draft' } })
    const paused = await newCode()
    await staff('POST', `/${paused.promotionId}/pause`)
    for (const text of ['NEVERWAS', theirs.text, draft.text, paused.text]) {
      const cart = await newCart()
      const entered = await cart.enter(text)
      expect([entered.status, reasonIn(entered.body)]).toEqual([200, 'code-unknown'])
      expect((await cart.quote()).body.totals.discount.amount).toBe(0)
    }
    await staff('POST', `/${paused.promotionId}/resume`)
    const cart = await newCart()
    expect(reasonIn((await cart.enter(paused.text)).body)).toBeNull()
  })

  it('is told to be no longer valid, once its promotion has ended or it was disabled', async () => {
    const [ended, disabled] = [await newCode(), await newCode()]
    const carts = [await newCart(), await newCart()]
    expect(reasonIn((await carts[0]?.enter(ended.text))?.body)).toBeNull()
    expect(reasonIn((await carts[1]?.enter(disabled.text))?.body)).toBeNull()
    await staff('POST', `/${ended.promotionId}/end`)
    await staff('POST', `/${disabled.promotionId}/codes/${disabled.codeId}/disable`)
    for (const cart of carts) expect(reasonIn(await cart.read())).toBe('code-ended')
    await staff('POST', `/${disabled.promotionId}/codes/${disabled.codeId}/enable`)
    expect(reasonIn(await carts[1]?.read())).toBeNull()
  })

  it('that is used up says so in the cart, and ends no quote that holds it', async () => {
    // The refusal names the code to whoever entered it; the watch for leaks minds longer ones even there.
    const { text } = await newCode({ usesMax: 1, text: 'ONLYONE' })
    const [first, second] = [await newCart(), await newCart()]
    for (const cart of [first, second]) expect(reasonIn((await cart.enter(text)).body)).toBeNull()
    expect((await first.quote()).body.totals.discount.amount).toBe(1000)
    expect(code(await second.quote())).toEqual([409, 'promotion-used-up'])
    expect(reasonIn(await second.read())).toBe('code-used-up')
    expect((await first.quote()).body.totals.discount.amount).toBe(1000)
  })

  it('that cannot be one is refused, and the cart stays as it is', async () => {
    const cart = await newCart()
    const before = await cart.read()
    for (const text of ['X'.repeat(10_240), '', 'S\u0410LE', 'A\u0007B', '🎁']) {
      const answer = await cart.enter(text)
      expect([400, 422]).toContain(answer.status)
      expect(answer.body.code).toMatch(/^(invalid-request|code-unreadable)$/)
    }
    expect(await cart.read()).toEqual(before)
  })
})
