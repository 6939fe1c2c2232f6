import { randomUUID } from 'node:crypto'
import { createTestStaff, type TestApi, type TestStore, testPassword } from '../../test/api.ts'
import { newId } from '../src/platform/ids.ts'
import type { Permission } from '../src/platform/policies.ts'
import { digest, storeToken } from '../src/platform/secrets.ts'
import { asAdmin } from './quoted-checkout.ts'

/**
 * The session token of a new member of the store's staff: an owner, or one in a role of its own with just these
 * permissions; after its second factor unless said.
 */
export async function signedIn(
  api: TestApi,
  store: TestStore,
  of: { permissions?: Permission[]; secondFactor?: boolean } = {},
): Promise<string> {
  const storeId = store.context.store.id
  const email = `${randomUUID()}@example.com`
  const { accountId } = await createTestStaff(api, store, { email, password: testPassword, role: 'owner' })
  if (of.permissions) {
    const roleId = newId('staffRole')
    await asAdmin(
      api,
      'INSERT INTO commerce.staff_roles (store_id, id, name, permissions) VALUES ($1, $2, $3, $4)',
      [storeId, roleId, roleId, of.permissions],
    )
    await asAdmin(
      api,
      'UPDATE commerce.staff_memberships SET role_id = $3 WHERE store_id = $1 AND account_id = $2',
      [storeId, accountId, roleId],
    )
  }
  const token = storeToken('st', storeId)
  const secondFactor = of.secondFactor ?? true
  // What opens the factor is nobody's: it has been shown before this test began.
  if (secondFactor)
    await asAdmin(
      api,
      `INSERT INTO commerce.staff_second_factors (account_id, sealed_secret, confirmed_at) VALUES ($1, '', now())`,
      [accountId],
    )
  await asAdmin(
    api,
    `INSERT INTO commerce.staff_sessions (store_id, id, account_id, token_hash, second_factor_at, expires_at)
     VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN now() END, now() + interval '1 hour')`,
    [storeId, newId('staffSession'), accountId, digest(token), secondFactor],
  )
  return token
}
