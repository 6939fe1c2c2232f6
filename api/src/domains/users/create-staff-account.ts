import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { normalizedEmail } from './account.ts'
import { insertStaffAccount } from './account-queries.ts'
import { insertMembership } from './member-queries.ts'
import { insertBuiltInRoles, readRoles } from './role-queries.ts'

/** Creates an account, without judging its password: for seeds and tests. @returns its id */
export async function createStaffAccount(
  context: Context,
  of: { email: string; name: string; password: string },
): Promise<string> {
  const id = newId('staffAccount')
  const passwordHash = await hashPassword(of.password)
  await inTransaction(context, ({ tx }) =>
    insertStaffAccount(tx, { id, email: normalizedEmail(of.email), name: of.name, passwordHash }),
  )
  return id
}

/** Makes an account a member of the context's store, in the role of that name; a new store gets its built-in roles. */
export async function addStaffMember(
  context: Context,
  of: { accountId: string; role: string },
): Promise<void> {
  await inTransaction(context, async ({ tx, store }) => {
    await insertBuiltInRoles(tx, store.id)
    const role = (await readRoles(tx, store.id)).find(({ name }) => name === of.role)
    if (!role) throw new Error(`the store has no role ${of.role}`)
    await insertMembership(tx, store.id, { accountId: of.accountId, roleId: role.id })
  })
}
