import type { Context, TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashPassword, passwordFits } from '../../platform/passwords.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { findStaffAccount, insertStaffAccount } from './account-queries.ts'
import { mustBeGoodPassword } from './password-choice.ts'
import { userRefusals } from './refusals.ts'

/** Whoever accepts an invitation: an account that is there, or one to be made. */
export interface Invitee {
  accountId: string
  name: string
  email: string
  /** Of an account to be made; null: it is there and its password has been shown. */
  passwordHash: string | null
  /** Of the account whose password was shown: what a session of it must carry */
  sessionEpoch: number
}

/**
 * Proves whoever accepts an invitation that was mailed to an address: by the password of its account, or, where there
 * is none, by the mail alone; then this password becomes the new account's. Before the transaction: hashing takes long.
 * @throws Refusal wrong-credentials; invalid-request when a new account lacks a name or has a bad password
 */
export async function proveInvitee(
  context: Context,
  of: { email: string; name: string | undefined; password: string },
): Promise<Invitee> {
  const account = await findStaffAccount(context.db, of.email)
  if (account) {
    const fits = await passwordFits(of.password, account.passwordHash)
    if (!fits || account.status !== 'active') throw new Refusal(userRefusals.wrongCredentials)
    return {
      accountId: account.id,
      name: account.name,
      email: of.email,
      passwordHash: null,
      sessionEpoch: account.sessionEpoch,
    }
  }
  if (of.name === undefined)
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: '/name: is needed: this address has no account yet',
      errors: [{ pointer: '/name', message: 'is needed: this address has no account yet' }],
    })
  await mustBeGoodPassword(of.password, {
    pointer: '/password',
    context: [of.name, of.email, context.store.name, context.store.slug],
  })
  const passwordHash = await hashPassword(of.password)
  return { accountId: newId('staffAccount'), name: of.name, email: of.email, passwordHash, sessionEpoch: 1 }
}

/** Makes the account of an invitee, if it is to be made. @throws Refusal wrong-credentials when somebody was faster */
export async function openInvitedAccount(
  { tx }: TxContext,
  invitee: Omit<Invitee, 'sessionEpoch'>,
): Promise<void> {
  const { accountId: id, name, email, passwordHash } = invitee
  if (passwordHash === null) return
  if (!(await insertStaffAccount(tx, { id, name, email, passwordHash })))
    throw new Refusal(userRefusals.wrongCredentials)
}
