import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest, newSecret } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { passwordFits } from './passwords.ts'
import { findStaffAccount, insertSession, isMember, type StaffAccount } from './queries.ts'
import { userRefusals } from './refusals.ts'

const lifetimeSeconds = 12 * 3600

export interface NewSession {
  account: StaffAccount
  /** Shown once; only its digest is kept. Begins with the store, so that it can be looked up in its tenancy. */
  token: string
  expiresAt: Date
}

/**
 * Signs a member of the store's staff in. Unknown account, wrong password and no membership answer alike.
 * @throws Refusal wrong-credentials
 */
export async function createStaffSession(
  context: Context,
  of: { email: string; password: string },
): Promise<NewSession> {
  const account = await findStaffAccount(context.db, of.email.trim().toLowerCase())
  const fits = await passwordFits(of.password, account?.passwordHash)
  return inTransaction(context, async ({ tx, store, now }) => {
    if (!account || !fits || !(await isMember(tx, store.id, account.id)))
      throw new Refusal(userRefusals.wrongCredentials)
    const token = `st_${store.id.replaceAll('-', '')}_${newSecret()}`
    const expiresAt = secondsAfter(now, lifetimeSeconds)
    await insertSession(tx, store.id, {
      id: newId('staffSession'),
      accountId: account.id,
      tokenHash: digest(token),
      expiresAt,
    })
    return { account, token, expiresAt }
  })
}
