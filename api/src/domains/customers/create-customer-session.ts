import { slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { deviceName } from '../../platform/device-name.ts'
import { hashPassword, needsRehash, passwordFits } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import { issueToken } from './one-time-token.ts'
import { type Client, type OpenedSession, openSession } from './open-session.ts'
import { findForSignIn, lockCustomer, rewriteHash } from './queries.ts'
import { customerRefusals } from './refusals.ts'

const challengeSeconds = 10 * 60

/** The password was right; a code is needed, too. */
export interface SecondFactorChallenge {
  challengeToken: string
  expiresAt: Date
}

/**
 * Signs a customer in by e-mail and password. No account, no password and a wrong one answer alike and cost alike; that
 * an account is suspended is told only to who has its password.
 * @throws Refusal wrong-credentials, customer-suspended, too-many-requests
 */
export async function createCustomerSession(
  context: Context,
  of: { email: string; password: string; client: Client },
): Promise<OpenedSession | SecondFactorChallenge> {
  const email = of.email.trim().toLowerCase()
  const attempt = await slowDown(context, { rule: 'customerSignIn', subject: email, client: of.client })
  const customer = await findForSignIn(context.db, context.store.id, email)
  const passwordHash = customer?.passwordHash ?? undefined
  const fits = await passwordFits(of.password, passwordHash)
  if (!customer || passwordHash === undefined || !fits) throw new Refusal(userRefusals.wrongCredentials)
  if (customer.status === 'suspended') throw new Refusal(customerRefusals.suspended)
  await attempt.succeeded()

  const renewed = needsRehash(passwordHash) ? await hashPassword(of.password) : null
  return inTransaction(context, async (tx) => {
    if (customer.secondFactor) return challenge(tx, { customerId: customer.id, passwordHash })
    const opened = await openSession(tx, {
      customerId: customer.id,
      device: deviceName(of.client.userAgent),
      method: 'password',
      passwordHash,
    })
    if (renewed !== null)
      await rewriteHash(tx.tx, tx.store.id, { customerId: customer.id, passwordHash: renewed })
    return opened
  })
}

/** Bound to the password that was right: changing it makes every challenge dead. */
async function challenge(
  context: TxContext,
  of: { customerId: string; passwordHash: string },
): Promise<SecondFactorChallenge> {
  const customer = await lockCustomer(context.tx, context.store.id, of.customerId)
  if (customer?.passwordHash !== of.passwordHash) throw new Refusal(userRefusals.wrongCredentials)
  const { token, expiresAt } = await issueToken(context, {
    purpose: 'second_factor',
    customerId: of.customerId,
    lifetimeSeconds: challengeSeconds,
  })
  return { challengeToken: token, expiresAt }
}
