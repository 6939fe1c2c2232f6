import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { accountActor, type StaffAccount } from './account.ts'
import { lockAccount, readAccount } from './account-queries.ts'
import { readSecondFactor, type SecondFactor } from './second-factor-queries.ts'
import { type AccountSession, readOwnSession } from './session-queries.ts'

/** The caller's account, its second factor and the session it came with, as they are now. */
export interface OwnSession {
  account: StaffAccount
  session: AccountSession
  factor: SecondFactor | null
}

/**
 * Locks the caller's account and reads it again with its session: whatever one changes about oneself goes one after the
 * other, in all stores and at all desks.
 * @throws Refusal not-authenticated when the session has ended since the request came in
 */
export const loadOwnSession = (tx: TxContext): Promise<OwnSession> => ownSession(tx, lockAccount)

/** The same without a lock, for who only looks. @throws Refusal not-authenticated */
export const seeOwnSession = (tx: TxContext): Promise<OwnSession> => ownSession(tx, readAccount)

async function ownSession(tx: TxContext, load: typeof lockAccount): Promise<OwnSession> {
  const { kind: desk, accountId, sessionId } = accountActor(tx.actor)
  const account = await load(tx.tx, accountId)
  const session = await readOwnSession(tx.tx, tx.store.id, { desk, accountId, sessionId })
  if (account?.status !== 'active' || session?.sessionEpoch !== account.sessionEpoch)
    throw new Refusal(platformRefusals.notAuthenticated)
  return { account, session, factor: await readSecondFactor(tx.tx, accountId) }
}

/** Where a session stands: a factor that is set up must be shown; owners must set one up. */
export type SecondFactorState = 'not_set_up' | 'required' | 'done'

/** A proof counts for the factor there is: not for one that was removed before this one was confirmed. */
export function judgeProof(confirmedAt: Date | null, shownAt: Date | null): SecondFactorState {
  if (!confirmedAt) return 'not_set_up'
  return shownAt && shownAt >= confirmedAt ? 'done' : 'required'
}

export const secondFactorStateOf = ({ session, factor }: OwnSession): SecondFactorState =>
  judgeProof(factor?.confirmedAt ?? null, session.secondFactorAt)

/**
 * Who has a second factor changes nothing about the account before it is shown: a password alone takes nothing over.
 * @throws Refusal second-factor-required
 */
export function mustHaveShown(own: OwnSession): void {
  if (secondFactorStateOf(own) === 'required') throw new Refusal(platformRefusals.secondFactorRequired)
}
