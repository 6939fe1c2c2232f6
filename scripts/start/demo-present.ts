import { demoOwner, demoStaff } from '../../api/demo/seed.ts'
import { demoSellerKey, demoSellerMember } from '../../api/demo/sellers.ts'
import { demoKeys } from '../../api/src/demo-credentials.ts'
import { digest } from '../../api/src/platform/secrets.ts'
import { query } from './database.ts'

/** Which parts of today's demo a database holds; one that was begun by an older version lacks some. */
export interface DemoPresent {
  shop: boolean
  secondShop: boolean
  staff: boolean
  owner: boolean
  sellerMember: boolean
  sellerKey: boolean
}

/** Looks for the demo's accounts and living keys. @param adminUrl sees every row */
export async function readDemoPresent(adminUrl: string): Promise<DemoPresent> {
  const emails = [demoStaff.email, demoOwner.email, demoSellerMember.email]
  const hashes = [demoKeys.northlight.publishable, demoKeys.kumo.publishable, demoSellerKey.secret].map(
    digest,
  )
  const [accounts, keys] = await Promise.all([
    query(adminUrl, 'select email as name from commerce.staff_accounts where email = any($1)', [emails]),
    query(
      adminUrl,
      'select key_hash as name from commerce.store_keys where key_hash = any($1) and revoked_at is null',
      [hashes],
    ),
  ])
  const found = new Set([...accounts, ...keys].map(({ name }) => name))
  const has = (name: string | undefined) => found.has(name)
  return {
    shop: has(hashes[0]),
    secondShop: has(hashes[1]),
    staff: has(demoStaff.email),
    owner: has(demoOwner.email),
    sellerMember: has(demoSellerMember.email),
    sellerKey: has(hashes[2]),
  }
}
