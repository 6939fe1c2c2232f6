import { type TestStore, testTotpSecret } from '../../../test/api.ts'
import { factorContext } from '../../src/domains/users/start-second-factor.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import { type SellerPermission, sellerKeyScopes, sellerPermissions } from '../../src/platform/policies.ts'
import { digest, storeToken } from '../../src/platform/secrets.ts'
import { createKey } from './keys.ts'
import { inSeconds, passwordHash, type RowWriter } from './rows.ts'

/** Somebody who works for a seller, and a session. */
export interface TestSellerMember {
  accountId: string
  email: string
  sessionId: string
  token: string
  sellerId: string
  permissions: readonly SellerPermission[]
  /** The account has a second factor, and this session has not shown it. */
  secondFactorMissing?: true
}

export interface SellerScene {
  /** Wire ids. */
  sellerIds: Record<'first' | 'second' | 'suspended' | 'applied', string>
  members: Record<string, TestSellerMember>
  /** Keys of the first seller with one scope each, by scope, and of others, by name. */
  keys: Record<string, { secret: string; id: string; scopes: string[]; sellerId: string }>
  /** Tokens and keys that open nothing, by what became of them. */
  dead: Record<string, string>
  invitationId: string
  invitationToken: string
}

/** The first seller's id, before anything is sold: its offers are in the orders of the store. */
export async function createFirstSeller(store: TestStore, rows: RowWriter, canary: string): Promise<string> {
  const id = newId('seller')
  const handle = `first-${canary}`
  await rows.insert('sellers', { store_id: store.context.store.id, id, handle, name: `First ${canary}` })
  return id
}

/** Sellers of every status; members with every single permission; keys with every scope. */
export async function createSellers(
  { sealer }: Pick<Context, 'sealer'>,
  store: TestStore,
  rows: RowWriter,
  of: { canary: string; firstId: string },
): Promise<SellerScene> {
  const { canary, firstId } = of
  const storeId = store.context.store.id
  const password_hash = await passwordHash()
  const seller = async (name: string, status: string) => {
    const id = newId('seller')
    await rows.insert('sellers', {
      store_id: storeId,
      id,
      handle: `${name}-${canary}`,
      name: `${name} ${canary}`,
      status,
      email: `${name}.${canary}@example.com`.toLowerCase(),
      country: 'DE',
    })
    return id
  }
  const secondId = await seller('second', 'active')
  const suspendedId = await seller('suspended', 'suspended')
  const appliedId = await seller('applied', 'applied')

  const work = async (name: string, sellerId: string, held: readonly SellerPermission[] | 'owner') => {
    const accountId = newId('staffAccount')
    const email = `${name.replaceAll(/[^a-z]+/gi, '-')}.${canary}@seller.example.com`.toLowerCase()
    await rows.insert('staff_accounts', { id: accountId, email, name: `${name} ${canary}`, password_hash })
    await rows.insert('account_stores', { account_id: accountId, store_id: storeId })
    const isOwner = held === 'owner'
    await rows.insert('seller_members', {
      store_id: storeId,
      seller_id: sellerId,
      account_id: accountId,
      is_owner: isOwner,
      permissions: isOwner ? [] : [...held],
    })
    // Begun to be set up: it counts only once it is confirmed.
    await rows.insert('staff_second_factors', {
      account_id: accountId,
      sealed_secret: sealer.seal(testTotpSecret, factorContext(accountId)),
    })
    const [sessionId, token] = [newId('sellerSession'), storeToken('sm', storeId)]
    await rows.insert('seller_sessions', {
      store_id: storeId,
      id: sessionId,
      seller_id: sellerId,
      account_id: accountId,
      token_hash: digest(token),
      expires_at: inSeconds(3600),
    })
    return {
      accountId,
      email,
      sessionId: toWire('sellerSession', sessionId),
      token,
      sellerId: toWire('seller', sellerId),
      permissions: isOwner ? sellerPermissions : held,
    }
  }
  const members: Record<string, TestSellerMember> = {
    owner: await work('owner', firstId, 'owner'),
    'without any permission': await work('without any permission', firstId, []),
    "other seller's owner": await work('owner of the second', secondId, 'owner'),
  }
  const guarded = await work('owner with second factor', firstId, 'owner')
  await rows.run('UPDATE commerce.staff_second_factors SET confirmed_at = now() WHERE account_id = $1', [
    guarded.accountId,
  ])
  members['owner who has not shown the second factor'] = { ...guarded, secondFactorMissing: true }
  for (const permission of sellerPermissions)
    members[`only ${permission}`] = await work(`only ${permission}`, firstId, [permission])
  const suspended = await work('owner of the suspended', suspendedId, 'owner')
  const ended = await work('signed out', firstId, 'owner')
  await rows.run('UPDATE commerce.seller_sessions SET ended_at = now() WHERE token_hash = $1', [
    digest(ended.token),
  ])

  const key = (
    name: string,
    sellerId: string,
    scopes: readonly string[],
    more: Record<string, unknown> = {},
  ) => createKey(store, rows, { kind: 'seller', sellerId, name: `${name} ${canary}`, scopes, ...more })
  const keys: SellerScene['keys'] = {}
  // Also what no key may be given: a row that says so opens nothing.
  for (const scope of sellerPermissions)
    keys[`only ${scope}`] = {
      ...(await key(scope, firstId, [scope])),
      scopes: [scope],
      sellerId: toWire('seller', firstId),
    }
  keys["other seller's"] = {
    ...(await key('second', secondId, sellerKeyScopes)),
    scopes: [...sellerKeyScopes],
    sellerId: toWire('seller', secondId),
  }
  const deadKey = async (more: Record<string, unknown>, sellerId = firstId) =>
    (await key('dead', sellerId, sellerKeyScopes, more)).secret
  const [invitationId, invitationToken] = [newId('sellerInvitation'), storeToken('sin', storeId)]
  await rows.insert('seller_invitations', {
    store_id: storeId,
    seller_id: firstId,
    id: invitationId,
    email: `seller.invited.${canary}@example.com`.toLowerCase(),
    permissions: ['seller-orders:read'],
    token_hash: digest(invitationToken),
    invited_by: `seller_member:${members.owner?.accountId}`,
    expires_at: inSeconds(86_400),
  })
  return {
    sellerIds: {
      first: toWire('seller', firstId),
      second: toWire('seller', secondId),
      suspended: toWire('seller', suspendedId),
      applied: toWire('seller', appliedId),
    },
    members,
    keys,
    dead: {
      'member of a suspended seller': suspended.token,
      'ended seller session': ended.token,
      'revoked seller key': await deadKey({ revoked_at: inSeconds(-1) }),
      'expired seller key': await deadKey({ expires_at: inSeconds(-1) }),
      'key of a suspended seller': await deadKey({}, suspendedId),
    },
    invitationId: toWire('sellerInvitation', invitationId),
    invitationToken,
  }
}
