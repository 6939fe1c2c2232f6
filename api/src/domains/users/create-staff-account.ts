import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { hashPassword } from './passwords.ts'
import { insertMembership, insertStaffAccount } from './queries.ts'

/** Creates an account that is outside tenancy; needs the owner's login. @returns its id */
export async function createStaffAccount(
  context: Context,
  of: { email: string; name: string; password: string },
): Promise<string> {
  const id = newId('staffAccount')
  const passwordHash = await hashPassword(of.password)
  await inTransaction(context, ({ tx }) =>
    insertStaffAccount(tx, { id, email: of.email.toLowerCase(), name: of.name, passwordHash }),
  )
  return id
}

/** Makes an account a member of the context's store. */
export async function addStaffMember(
  context: Context,
  of: { accountId: string; role: 'owner' },
): Promise<void> {
  await inTransaction(context, ({ tx, store }) => insertMembership(tx, store.id, of.accountId, of.role))
}
