import type { TxContext } from '../../platform/context.ts'
import { deviceName } from '../../platform/device-name.ts'
import { newId } from '../../platform/ids.ts'
import type { Permission } from '../../platform/policies.ts'
import { digest, storeToken } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { actingAs } from './account.ts'
import { holdMember } from './member-queries.ts'
import { judgeProof, type SecondFactorState } from './own-session.ts'
import { insertSession } from './session-queries.ts'

const lifetimeSeconds = 12 * 3600
const nobody = '00000000-0000-0000-0000-000000000000'

export interface NewSession {
  id: string
  /** Shown once; only its digest is kept. Begins with the store, so that it can be looked up in its tenancy. */
  token: string
  expiresAt: Date
  account: { id: string; name: string; email: string }
  role: { id: string; name: string; isOwner: boolean }
  permissions: Permission[]
  secondFactor: SecondFactorState
}

/** What a new session takes over from the one that was there before. */
export interface Carried {
  secondFactorAt: Date | null
  expiresAt: Date
}

/**
 * Begins a session of a member of the store's staff; nothing when the account is none, with the same work.
 * @param of.carried of a session of the same person in another store: its proof, and its end
 */
export async function openSession(
  tx: TxContext,
  of: {
    account: { id: string; name: string; sessionEpoch: number } | null
    userAgent: string
    how: 'password' | 'invitation' | 'switch'
    carried?: Carried
  },
): Promise<NewSession | null> {
  const { store, clock } = tx
  const member = await holdMember(tx.tx, store.id, of.account?.id ?? nobody)
  if (!of.account || !member) return null
  const token = storeToken('st', store.id)
  const session = {
    id: newId('staffSession'),
    accountId: of.account.id,
    tokenHash: digest(token),
    device: deviceName(of.userAgent),
    sessionEpoch: of.account.sessionEpoch,
    secondFactorAt: of.carried?.secondFactorAt ?? null,
    createdAt: clock,
    expiresAt: of.carried?.expiresAt ?? secondsAfter(clock, lifetimeSeconds),
  }
  await insertSession(tx.tx, store.id, session)
  recordEvent(actingAs(tx, of.account), {
    type: 'staff.signed_in',
    aggregate: 'staffSession',
    aggregateId: session.id,
    version: 1,
    payload: { accountId: of.account.id, how: of.how },
  })
  return {
    id: session.id,
    token,
    expiresAt: session.expiresAt,
    account: { id: member.accountId, name: member.name, email: member.email },
    role: { id: member.roleId, name: member.roleName, isOwner: member.isOwner },
    permissions: member.permissions,
    secondFactor: judgeProof(member.secondFactorConfirmedAt, session.secondFactorAt),
  }
}
