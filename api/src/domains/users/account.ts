import type { Actor, TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'

/** A person who works for stores or sellers. One e-mail address, one account, however many stores. */
export interface StaffAccount {
  id: string
  name: string
  /** Lower case */
  email: string
  status: 'active' | 'suspended'
  passwordHash: string
  mayCreateStores: boolean
  /** Sessions that were begun in an earlier epoch are dead. */
  sessionEpoch: number
  version: number
}

/** The person behind a session of either desk. */
export type AccountActor = Extract<Actor, { kind: 'staff' } | { kind: 'sellerMember' }>

/** @throws Refusal not-permitted when it is nobody's session; policies have refused that before */
export function accountActor(actor: Actor): AccountActor {
  if (actor.kind !== 'staff' && actor.kind !== 'sellerMember')
    throw new Refusal(platformRefusals.notPermitted)
  return actor
}

/** The transaction in the name of somebody who has no session yet: for the record of what they do. */
export const actingAs = (tx: TxContext, account: { id: string; name: string }): TxContext => ({
  ...tx,
  actor: {
    kind: 'staff',
    accountId: account.id,
    name: account.name,
    sessionId: '',
    isOwner: false,
    permissions: [],
    secondFactor: false,
    secondFactorSetUp: false,
  },
})

export const normalizedEmail = (email: string): string => email.trim().toLowerCase()
