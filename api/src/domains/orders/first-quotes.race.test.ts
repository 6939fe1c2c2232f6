import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, send, shopper, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ CHECKOUT_HOLDS_PER_ADDRESS: '1', TRUSTED_PROXIES: 'in-process' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

describe('first quotes of one cart that are asked for at once', () => {
  it('do not take the last piece, the last use of a code or the last place from each other', async () => {
    const store = await api.store()
    const asStaff = { bearer: store.secretKey }
    const promotion = { title: 'Once', status: 'active', usesMax: 1_000, needsCode: true }
    const effect = { kind: 'reduction', off: { kind: 'percent', basisPoints: 1_000, maxAmount: null } }
    const made = await send(api.app.request, 'POST', '/v1/admin/promotions', {
      ...asStaff,
      body: { ...promotion, effect },
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    for (let round = 0; round < count(12, 100); round += 1) {
      const { offerIds } = await createTestProduct(store, { stock: [2] })
      const code = `LAST${round}`
      const codes = `/v1/admin/promotions/${made.body.id}/codes`
      await send(api.app.request, 'POST', codes, { ...asStaff, body: { code, usesMax: 1 } })
      const buyer = shopper(api.app.request, store)
      const headers = { 'x-forwarded-for': `198.51.100.${round}` }
      const { body: cart } = await buyer.cart([{ offerId: offerIds[0]!, quantity: 2 }])
      const entered = { cartSecret: cart.secret, body: { code } }
      // Every other time only pieces and places are short.
      if (round % 2 === 0)
        expect((await buyer.send('POST', `/v1/carts/${cart.id}/codes`, entered)).status).toBe(200)
      const shippingMethodId = await buyer.shippingMethodId()
      const quotes = await Promise.all(
        Array.from({ length: 4 }, () => buyer.checkout(cart, { shippingMethodId, headers })),
      )
      expect(quotes.map(({ status, body }) => `${status} ${body.code ?? ''}`)).toEqual(Array(4).fill('201 '))
      const states = await Promise.all(
        quotes.map(({ body }) => buyer.send('GET', `/v1/checkouts/${body.id}`, { cartSecret: cart.secret })),
      )
      expect(states.map(({ body }) => body.state).toSorted()).toEqual([
        'held',
        'released',
        'released',
        'released',
      ])
    }
  })
})
