import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller, type TestMember, type TestSeller } from '../../../test/sellers.ts'

let api: TestApi
let store: TestStore
let seller: TestSeller
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  seller = await createTestSeller(api, store)
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const invite = (by: TestMember, body: Record<string, unknown>) =>
  by.send('POST', '/v1/seller/invitations', { body })

describe('an invitation to a seller', () => {
  it('to one address waits after some, whoever of the store’s sellers sends it', async () => {
    const email = `${randomUUID()}@example.com`
    const rights = { isOwner: false, permissions: [] }
    const others = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const statuses = []
    for (const { owner } of [seller, ...others])
      for (let n = 0; n < 5; n += 1) statuses.push((await invite(owner, { email, ...rights })).status)
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(5).fill(429)])
    expect((await invite(seller.owner, { email: `${randomUUID()}@example.com`, ...rights })).status).toBe(201)
  })

  it('is not sent where a hundred belong to the seller, or may still accept', async () => {
    const crowded = await createTestSeller(api, store)
    const { store: shop } = store.context
    await asAdmin(
      api,
      `WITH people AS (INSERT INTO commerce.staff_accounts (id, email, name, password_hash)
         SELECT gen_random_uuid(), gen_random_uuid() || '@example.com', 'Many', 'x' FROM generate_series(1, 98) RETURNING id)
       INSERT INTO commerce.seller_members (store_id, seller_id, account_id, permissions)
       SELECT $1, $2, id, '{}' FROM people`,
      [shop.id, crowded.id],
    )
    const email = `${randomUUID()}@example.com`
    const rights = { isOwner: false, permissions: [] }
    expect((await invite(crowded.owner, { email, ...rights })).status).toBe(201)
    const onemore = await invite(crowded.owner, { email: `${randomUUID()}@example.com`, ...rights })
    expect(code(onemore)).toEqual([409, 'too-many-seller-members'])
    expect((await invite(crowded.owner, { email, ...rights })).status).toBe(201)
    expect((await crowded.owner.send('GET', '/v1/seller/members')).body.items).toHaveLength(99)
  })
})
