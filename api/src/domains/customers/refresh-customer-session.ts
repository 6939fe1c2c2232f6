import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest, storeOfToken, storeToken } from '../../platform/secrets.ts'
import { endSessions } from './end-sessions.ts'
import { absoluteSeconds, idleSeconds, type OpenedSession, signAccessToken } from './open-session.ts'
import { findById } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { continueSession, findSessionOfToken, useRefreshToken } from './session-queries.ts'

/**
 * Exchanges a refresh token for the next one (RFC 9700, 4.14.2). Each works once: one that comes again has been
 * stolen, or its thief was faster, and nobody can tell which; so the session ends for both.
 * No event tells of a refresh: nothing happened but that time went by.
 * @throws Refusal session-not-living, refresh-token-reused
 */
export async function refreshCustomerSession(context: Context, refreshToken: string): Promise<OpenedSession> {
  if (storeOfToken('rt', refreshToken) !== context.store.id)
    throw new Refusal(customerRefusals.sessionNotLiving)
  // A refusal would roll back the end of the session, so it is thrown when that is committed.
  const outcome = await inTransaction(context, (tx) => exchange(tx, digest(refreshToken)))
  if (outcome === 'reused') throw new Refusal(customerRefusals.refreshTokenReused)
  if (outcome === 'notLiving') throw new Refusal(customerRefusals.sessionNotLiving)
  return outcome
}

async function exchange(
  context: TxContext,
  tokenHash: string,
): Promise<OpenedSession | 'reused' | 'notLiving'> {
  const { tx, store, clock } = context
  const used = await useRefreshToken(tx, store.id, { tokenHash, clock })
  if (!used) return endTheFamily(context, tokenHash)
  const refreshToken = storeToken('rt', store.id)
  const continued = await continueSession(tx, store.id, {
    sessionId: used.sessionId,
    tokenHash: digest(refreshToken),
    clock,
    idleSeconds,
    absoluteSeconds,
  })
  const customer = continued && (await findById(tx, store.id, continued.customerId))
  if (!customer) return 'notLiving'
  return {
    customer,
    ...(await signAccessToken(context, { customerId: customer.id, sessionId: used.sessionId })),
    refreshToken,
    refreshTokenExpiresAt: continued.expiresAt,
  }
}

async function endTheFamily(context: TxContext, tokenHash: string): Promise<'reused' | 'notLiving'> {
  const session = await findSessionOfToken(context.tx, context.store.id, tokenHash)
  if (!session) return 'notLiving'
  const ended = await endSessions(context, {
    customerId: session.customerId,
    which: { only: session.sessionId },
    because: 'token_reused',
  })
  return ended > 0 ? 'reused' : 'notLiving'
}
