import type { TxContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import type { SecondFactorChallenge } from './create-customer-session.ts'
import { issueToken } from './one-time-token.ts'
import { lockCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'

const challengeSeconds = 10 * 60

/** What a challenge says of the proof before it, where that was no password. */
export const afterProvider = { after: 'provider' }

/**
 * A provider said who it is; a code is needed, too.
 * @throws Refusal customer-suspended, wrong-credentials
 */
export async function challengeCustomer(
  context: TxContext,
  customerId: string,
): Promise<SecondFactorChallenge> {
  const customer = await lockCustomer(context.tx, context.store.id, customerId)
  if (customer?.status === 'suspended') throw new Refusal(customerRefusals.suspended)
  if (customer?.status !== 'active') throw new Refusal(userRefusals.wrongCredentials)
  const { token, expiresAt } = await issueToken(context, {
    purpose: 'second_factor',
    customerId,
    data: afterProvider,
    lifetimeSeconds: challengeSeconds,
  })
  return { challengeToken: token, expiresAt }
}
