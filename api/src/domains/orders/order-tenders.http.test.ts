import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { editing } from '../../../test/edited-order.ts'
import { quoted } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const card = { kind: 'provider', method: 'card', brand: 'test', lastFour: '4242' }

describe('what paid an order', () => {
  it('is told with the order: each tender by its name, those of edits too, and no try that came to nothing', async () => {
    const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10] })
    const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1000 }] })
    const editId: string = shown.body.id
    await order.commit(editId)
    const { body: bought } = await send(api.app.request, 'POST', '/v1/admin/gift-cards', {
      bearer: order.store.secretKey,
      idempotencyKey: randomUUID(),
      body: { amount: eur(400) },
    })
    const giftCards = [{ code: bought.code }]
    expect((await order.payWith(editId, { paymentMethod: 'pm_test_declined', giftCards })).status).toBe(402)
    expect((await order.payWith(editId, { paymentMethod: 'pm_test_ok', giftCards })).status).toBe(200)

    const { tenders, totals } = await order.now()
    const paid = totals.total.amount - 1000
    const whole = { status: 'captured', refunded: eur(0) }
    const lastFour = bought.code.slice(-4)
    expect(tenders).toEqual([
      { ...card, ...whole, amount: eur(paid), captured: eur(paid), editId: null },
      { ...card, ...whole, amount: eur(600), captured: eur(600), editId },
      {
        ...whole,
        ...{ kind: 'gift_card', method: null, brand: null, lastFour },
        ...{ amount: eur(400), captured: eur(400), editId },
      },
    ])
    expect((await order.guest('GET', '')).body.tenders).toEqual(tenders)
    expect((await order.staff('GET', '/money')).body.tenders).toMatchObject([
      { tender: 'provider', method: 'card', lastFour: '4242', editId: null },
      { tender: 'provider', method: 'card', lastFour: '4242', editId },
      { tender: 'gift_card', method: null, lastFour, editId },
    ])

    const refund = { amount: paid + 500, reason: 'Unhappy' }
    expect((await order.refund(refund)).status).toBe(201)
    const given = (await order.now()).tenders.map((tender: { refunded: object }) => tender.refunded)
    expect(given.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(paid + 500)
  })

  it('is nothing where there was nothing to pay', async () => {
    const store = await api.store()
    const effects = [
      { kind: 'reduction', off: { kind: 'percent', basisPoints: 10_000, maxAmount: null } },
      { kind: 'shipping', off: { kind: 'free' } },
    ]
    for (const effect of effects)
      await send(api.app.request, 'POST', '/v1/admin/promotions', {
        bearer: store.secretKey,
        body: { title: 'Free', status: 'active', needsCode: false, effect },
      })
    const free = await quoted(api, { store })
    const path = `/v1/checkouts/${free.checkout.id}/payment`
    const { body } = await free.buyer.send('POST', path, {
      cartSecret: free.cart.secret,
      idempotencyKey: randomUUID(),
      body: { paymentMethod: null, returnUrl: `${store.origin}/back` },
    })
    const order = await send(api.app.request, 'GET', `/v1/orders/${body.order.id}`, {
      key: store.publishableKey,
      orderSecret: body.order.secret,
    })
    expect([order.status, order.body.paymentState, order.body.tenders]).toEqual([200, 'captured', []])
  })
})
