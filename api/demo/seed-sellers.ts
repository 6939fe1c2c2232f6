import { addSellerMember, createSeller, ensureHouseSeller } from '../src/domains/sellers/index.ts'
import { addKnownSellerKey } from '../src/domains/stores/index.ts'
import { createStaffAccount } from '../src/domains/users/index.ts'
import type { Context } from '../src/platform/context.ts'
import { type DemoSeller, demoSellerKey, demoSellerMember } from './sellers.ts'

/**
 * Makes the sellers of a demo store, and for one of them a member and a key.
 * @param asOwner the same context with the login of tradepost_owner: only the owner writes keys and accounts here
 * @returns the sellers' ids by their names, the house among them
 */
export async function seedSellers(
  context: Context,
  asOwner: Context,
  sellers: DemoSeller[],
): Promise<Map<string, string>> {
  const ids = new Map([[context.store.name, await ensureHouseSeller(context)]])
  for (const seller of sellers) ids.set(seller.name, await createSeller(context, seller))
  const { seller, ...member } = demoSellerMember
  const sellerId = ids.get(seller)
  if (sellerId === undefined) return ids
  const accountId = await createStaffAccount(asOwner, member)
  await addSellerMember(context, { sellerId, accountId, isOwner: true, permissions: [] })
  await addKnownSellerKey(asOwner, { ...demoSellerKey, sellerId })
  return ids
}
