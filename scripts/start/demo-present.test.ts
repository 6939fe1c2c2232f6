import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoOwner, seedDemo } from '../../api/demo/seed.ts'
import { asAdmin } from '../../api/test/quoted-checkout.ts'
import { createTestApi, type TestApi } from '../../test/api.ts'
import { readDemoPresent } from './demo-present.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
  const { ownerUrl, workerUrl } = api.database
  await seedDemo({ ownerUrl, workerUrl, origins: {} })
})
afterAll(() => api.close())

it('finds the whole demo right after it was written, and a name with every key of it', async () => {
  expect(Object.values(await readDemoPresent(api.database.adminUrl))).not.toContain(false)
  const rows = await asAdmin(api, "SELECT prefix FROM commerce.store_keys WHERE name = ''")
  expect(rows).toEqual([])
})

it('misses an account and a key that are gone', async () => {
  await asAdmin(api, 'UPDATE commerce.staff_accounts SET email = $2 WHERE email = $1', [
    demoOwner.email,
    'somebody@else.example',
  ])
  await asAdmin(api, "UPDATE commerce.store_keys SET revoked_at = now() WHERE kind = 'seller'")
  expect(await readDemoPresent(api.database.adminUrl)).toEqual({
    shop: true,
    secondShop: true,
    staff: true,
    owner: false,
    sellerMember: true,
    sellerKey: false,
  })
})
