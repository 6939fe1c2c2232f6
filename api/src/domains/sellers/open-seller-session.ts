import type { Actor, TxContext } from '../../platform/context.ts'
import { deviceName } from '../../platform/device-name.ts'
import { newId } from '../../platform/ids.ts'
import { digest, storeToken } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { insertSellerSession, type SellerMembership } from './session-queries.ts'

const lifetimeSeconds = 12 * 3600

export interface NewSellerSession {
  account: { id: string; name: string; email: string }
  seller: SellerMembership
  /** Shown once; only its digest is kept. Begins with the store, so that it can be looked up in its tenancy. */
  token: string
  expiresAt: Date
}

/** Begins a session of a member, who has proven to be it. */
export async function openSellerSession(
  tx: TxContext,
  of: {
    account: NewSellerSession['account'] & { sessionEpoch: number }
    seller: SellerMembership
    userAgent: string
  },
): Promise<NewSellerSession> {
  const { account, seller } = of
  const token = storeToken('sm', tx.store.id)
  const session = {
    id: newId('sellerSession'),
    sellerId: seller.sellerId,
    accountId: account.id,
    tokenHash: digest(token),
    device: deviceName(of.userAgent),
    sessionEpoch: account.sessionEpoch,
    createdAt: tx.clock,
    expiresAt: secondsAfter(tx.clock, lifetimeSeconds),
  }
  await insertSellerSession(tx.tx, tx.store.id, session)
  recordEvent(actingAsMember(tx, account, seller), {
    type: 'seller_session.started',
    aggregate: 'sellerSession',
    aggregateId: session.id,
    version: 1,
    payload: { sellerId: seller.sellerId, accountId: account.id },
  })
  return {
    account: { id: account.id, name: account.name, email: account.email },
    seller,
    token,
    expiresAt: session.expiresAt,
  }
}

/** The transaction in the name of a member who has no session yet: for the record of what it does. */
export function actingAsMember(
  tx: TxContext,
  account: { id: string; name: string },
  { sellerId, permissions }: Pick<SellerMembership, 'sellerId' | 'permissions'>,
): TxContext {
  const actor: Actor = {
    kind: 'sellerMember',
    accountId: account.id,
    name: account.name,
    sessionId: '',
    sellerId,
    permissions,
    secondFactor: false,
    secondFactorSetUp: false,
  }
  return { ...tx, actor }
}
