import type { AttemptClient } from '../../platform/attempts.ts'
import type { TxContext } from '../../platform/context.ts'
import { newId, toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest, storeToken } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { userRefusals } from '../users/index.ts'
import type { Customer } from './customer.ts'
import { recordSessionsEnded } from './end-sessions.ts'
import { lockCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { insertSession } from './session-queries.ts'

/** An access token is short-lived, because who only verifies its signature does not learn that a session has ended. */
export const accessTokenSeconds = 10 * 60
/** An unused session ends after this. */
export const idleSeconds = 30 * 24 * 3600
/** A session ends after this, however much it is used. */
export const absoluteSeconds = 180 * 24 * 3600
/** One customer has no more than this; the next ends the one that was used longest ago. */
const sessionsMax = 50

/** Who signs in, as far as limits and the name of the device go. */
export interface Client extends AttemptClient {
  userAgent: string
}

export interface OpenedSession {
  customer: Customer
  /** A JWT (RFC 9068) */
  accessToken: string
  accessTokenExpiresAt: Date
  /** Shown once; only its digest is kept. */
  refreshToken: string
  refreshTokenExpiresAt: Date
}

export type SignInMethod =
  | 'password'
  | 'password_and_code'
  | 'passkey'
  | 'provider'
  | 'provider_and_code'
  | 'registration'

/**
 * Signs a customer in, who has been proven to be it. Locks the customer, so that whoever is suspended at this moment
 * gets no session.
 * @param of.device what the customer recognizes the session by (`deviceName`)
 * @param of.passwordHash the one the password was judged by: changed meanwhile, it proves nothing
 * @throws Refusal customer-suspended, wrong-credentials
 */
export async function openSession(
  context: TxContext,
  of: { customerId: string; device: string; method: SignInMethod; passwordHash?: string },
): Promise<OpenedSession> {
  const { tx, store, clock } = context
  const customer = await lockCustomer(tx, store.id, of.customerId)
  if (customer?.status === 'suspended') throw new Refusal(customerRefusals.suspended)
  const stillFits = of.passwordHash === undefined || of.passwordHash === customer?.passwordHash
  if (customer?.status !== 'active' || !stillFits) throw new Refusal(userRefusals.wrongCredentials)

  const sessionId = newId('customerSession')
  const refreshToken = storeToken('rt', store.id)
  const expiresAt = secondsAfter(clock, idleSeconds)
  const { endedIds } = await insertSession(tx, store.id, {
    id: sessionId,
    customerId: customer.id,
    device: of.device,
    tokenHash: digest(refreshToken),
    clock,
    expiresAt,
    most: sessionsMax,
  })
  const asCustomer: TxContext = {
    ...context,
    actor: { kind: 'customer', customerId: customer.id, sessionId },
  }
  recordEvent(asCustomer, {
    type: 'customer.signed_in',
    aggregate: 'customerSession',
    aggregateId: sessionId,
    version: 1,
    payload: { customerId: customer.id, method: of.method },
  })
  recordSessionsEnded(asCustomer, { customerId: customer.id, sessionIds: endedIds, because: 'too_many' })
  return {
    customer,
    ...(await signAccessToken(context, { customerId: customer.id, sessionId })),
    refreshToken,
    refreshTokenExpiresAt: expiresAt,
  }
}

export async function signAccessToken(
  { accessTokens, store, clock }: TxContext,
  of: { customerId: string; sessionId: string },
): Promise<Pick<OpenedSession, 'accessToken' | 'accessTokenExpiresAt'>> {
  const accessToken = await accessTokens.sign({
    subject: toWire('customer', of.customerId),
    session: toWire('customerSession', of.sessionId),
    audience: toWire('store', store.id),
    now: clock,
    lifetimeSeconds: accessTokenSeconds,
  })
  // Tokens count in whole seconds (RFC 7519), begun ones not.
  const issuedAt = Math.floor(clock.getTime() / 1000)
  return { accessToken, accessTokenExpiresAt: new Date((issuedAt + accessTokenSeconds) * 1000) }
}
