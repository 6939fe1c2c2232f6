import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestMember, createTestSeller, orderFrom } from '../../../test/sellers.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const staff = (method: string, path: string, body?: unknown, of: TestStore = store) =>
  send(api.app.request, method, path, {
    bearer: of.secretKey,
    idempotencyKey: randomUUID(),
    ...(body === undefined ? {} : { body }),
  })
const setCommission = (sellerId: string, partsPerMillion: number) =>
  staff('PUT', `/v1/admin/sellers/${sellerId}/commission`, { partsPerMillion })
const payOut = (sellerId: string, amount: number, bankReference = '') =>
  staff('POST', `/v1/admin/sellers/${sellerId}/payouts`, { amount: euros(amount), bankReference })

describe('what a seller is owed', () => {
  it('is what was paid for its goods without tax, less commission; the house keeps its own', async () => {
    const seller = await createTestSeller(api, store)
    const changed = await setCommission(seller.wireId, 150_000)
    expect(changed.body).toMatchObject({ commissionPartsPerMillion: 150_000, version: 2 })
    const order = await orderFrom(api, store, [undefined, seller.id])
    const { body } = await staff('GET', `/v1/admin/sellers/${seller.wireId}/balance`)
    // Two pieces of 19.99 with 19 % in them: 39.98, of which 6.38 are tax; 15 % of 33.60 are 5.04.
    const [balance] = body.balances
    expect(balance).toMatchObject({ goods: euros(3_360), commission: euros(-504) })
    expect(balance.owed.amount).toBe(3_360 - 504 + balance.shipping.amount)
    const own = await seller.owner.send('GET', '/v1/seller/balance')
    expect(own.body).toEqual(body)
    const { body: transfers } = await staff('GET', `/v1/admin/ledger/transfers?orderId=${order.id}`)
    const sums = new Map<string, number>()
    for (const { debit, credit, amount } of transfers.items) {
      sums.set(debit.kind, (sums.get(debit.kind) ?? 0) - amount.amount)
      sums.set(credit.kind, (sums.get(credit.kind) ?? 0) + amount.amount)
    }
    // Tax is rounded on all of the order at once, so equal lines may differ by one.
    expect(sums.get('sales')).toBe(3_359)
    expect(sums.get('buyers')).toBe(0)
    const movements = await seller.owner.send('GET', '/v1/seller/movements')
    const codes = movements.body.items.map(({ code }: { code: string }) => code)
    expect(codes).toContain('sale_goods')
    expect(codes).toContain('commission')
    await expectSoundBooks(api.database)
  })

  it('is shown to no other seller, nor to a member without the permission', async () => {
    const [one, other] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    await orderFrom(api, store, [one.id])
    expect((await other.owner.send('GET', '/v1/seller/balance')).body.balances).toEqual([])
    expect((await other.owner.send('GET', '/v1/seller/movements')).body.items).toEqual([])
    const member = await createTestMember(api, store, {
      sellerId: one.id,
      permissions: ['seller-orders:read'],
    })
    for (const path of ['balance', 'movements', 'payouts'])
      expect((await member.send('GET', `/v1/seller/${path}`)).status).toBe(403)
    const { body: first } = await one.owner.send('GET', '/v1/seller/movements?limit=1')
    const { body: next } = await one.owner.send(
      'GET',
      `/v1/seller/movements?limit=1&cursor=${first.nextCursor}`,
    )
    expect(next.items[0].id).not.toBe(first.items[0].id)
  })

  it('changes for orders placed after the commission did, not for those before', async () => {
    const seller = await createTestSeller(api, store)
    await orderFrom(api, store, [seller.id])
    await setCommission(seller.wireId, 1_000_000)
    const owed = async () =>
      (await staff('GET', `/v1/admin/sellers/${seller.wireId}/balance`)).body.balances[0]
    expect((await owed()).commission).toEqual(euros(0))
    await orderFrom(api, store, [seller.id])
    const { goods, commission } = await owed()
    expect(commission).toEqual(euros(-goods.amount / 2))
  })
})

describe('payouts', () => {
  it('of 20 at once that would take all pay one, and never more than is owed', async () => {
    const seller = await createTestSeller(api, store)
    await orderFrom(api, store, [seller.id])
    const balance = async () =>
      (await staff('GET', `/v1/admin/sellers/${seller.wireId}/balance`)).body.balances[0]
    const owed = (await balance()).owed.amount
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => payOut(seller.wireId, owed, `Run ${n}`)),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('payout-exceeds-balance')
    expect(await balance()).toMatchObject({ owed: euros(0), payouts: euros(-owed) })
    const own = await seller.owner.send('GET', '/v1/seller/payouts')
    expect(own.body.items).toMatchObject([{ amount: euros(owed) }])
    const { body } = await staff('GET', `/v1/admin/sellers/${seller.wireId}/payouts`)
    expect(body).toEqual(own.body)
    expect((await payOut(seller.wireId, 1)).status).toBe(409)
    await expectSoundBooks(api.database)
  })

  it('are of other sellers than the house, of amounts above 0, and of this store', async () => {
    const { body: sellers } = await staff('GET', '/v1/admin/sellers?limit=100')
    const house = sellers.items.find(({ isHouse }: { isHouse: boolean }) => isHouse)
    expect((await payOut(house.id, 1)).body.code).toBe('seller-is-house')
    expect((await setCommission(house.id, 1)).body.code).toBe('seller-is-house')
    const seller = await createTestSeller(api, store)
    for (const amount of [0, -1]) expect((await payOut(seller.wireId, amount)).status).toBe(400)
    const other = await api.store()
    const elsewhere = await createTestSeller(api, other)
    expect((await payOut(elsewhere.wireId, 1)).status).toBe(404)
  })
})
