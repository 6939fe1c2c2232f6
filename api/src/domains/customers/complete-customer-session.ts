import { isDeepStrictEqual } from 'node:util'
import { slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { deviceName } from '../../platform/device-name.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import { afterProvider } from './challenge-customer.ts'
import { peekToken, spendToken, tokenHashOf } from './one-time-token.ts'
import { type Client, type OpenedSession, openSession } from './open-session.ts'
import { lockCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { signInCodeFits } from './sign-in-code.ts'
import { tryToken } from './token-queries.ts'

/** Tries of one challenge; after them the password is asked for again. */
const triesMax = 5

interface Answer {
  challengeToken: string
  code: string
  client: Client
}

/**
 * Finishes a sign-in by the second factor. A wrong code uses up one of five tries; they are counted per customer, too.
 * @throws Refusal challenge-not-living, second-factor-wrong, customer-suspended, too-many-requests
 */
export async function completeCustomerSession(context: Context, of: Answer): Promise<OpenedSession> {
  const challenge = await peekToken(context, 'second_factor', of.challengeToken)
  if (!challenge?.customerId) throw new Refusal(customerRefusals.challengeNotLiving)
  const attempt = await slowDown(context, {
    rule: 'customerSecondFactor',
    subject: challenge.customerId,
    client: of.client,
  })
  // A refusal would roll the count of tries back, so it is thrown when that is committed.
  const { customerId } = challenge
  const outcome = await inTransaction(context, (tx) => answer(tx, { ...of, customerId }))
  if (outcome === 'notLiving') throw new Refusal(customerRefusals.challengeNotLiving)
  if (outcome === 'wrong') throw new Refusal(userRefusals.secondFactorWrong)
  await attempt.succeeded()
  return outcome
}

async function answer(
  context: TxContext,
  of: Answer & { customerId: string },
): Promise<OpenedSession | 'notLiving' | 'wrong'> {
  const { tx, store, clock } = context
  const { customerId } = of
  // Customer before links and sessions: the order in which everybody locks them.
  await lockCustomer(tx, store.id, customerId)
  const tried = await tryToken(tx, store.id, {
    tokenHash: tokenHashOf('second_factor', of.challengeToken),
    purpose: 'second_factor',
    clock,
    triesMax,
  })
  if (tried?.customerId !== customerId) return 'notLiving'
  if (!(await signInCodeFits(context, { customerId, code: of.code }))) return 'wrong'
  const spent = await spendToken(context, 'second_factor', of.challengeToken)
  return openSession(context, {
    customerId,
    device: deviceName(of.client.userAgent),
    method: isDeepStrictEqual(spent?.data, afterProvider) ? 'provider_and_code' : 'password_and_code',
  })
}
