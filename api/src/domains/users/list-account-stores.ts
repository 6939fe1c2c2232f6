import type { Context } from '../../platform/context.ts'
import { listStoreIds } from './account-queries.ts'
import { readMember, type StaffMember } from './member-queries.ts'

/** More stores than one person can look after. */
export const storesMax = 200

/** In which stores an account is on the staff; each is read in its own tenancy. */
export async function readMemberships(
  context: Context,
  accountId: string,
): Promise<{ storeId: string; member: StaffMember }[]> {
  const storeIds = await listStoreIds(context.db, accountId, storesMax)
  const members = await Promise.all(
    storeIds.map(async (storeId) => ({ storeId, member: await readMember(context.db, storeId, accountId) })),
  )
  return members.flatMap(({ storeId, member }) => (member ? [{ storeId, member }] : []))
}
