import { type TestStore, testTotpSecret } from '../../../test/api.ts'
import { factorContext } from '../../src/domains/users/start-second-factor.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import {
  builtInRoles,
  type Permission,
  permissions,
  sensitivePermissions,
} from '../../src/platform/policies.ts'
import { digest, storeToken } from '../../src/platform/secrets.ts'
import { inSeconds, passwordHash, type RowWriter } from './rows.ts'

/** Somebody who works here, and a session. */
export interface TestWorker {
  accountId: string
  email: string
  sessionId: string
  token: string
  permissions: readonly Permission[]
  isOwner: boolean
  secondFactor: boolean
  /** Whether the account has one, shown in this session or not. */
  setUp: boolean
}

export interface StaffScene {
  /** By role: built-in ones, `only <permission>`, and owners. */
  workers: Record<string, TestWorker>
  /** Tokens that open nothing any more, by what became of them. */
  dead: Record<string, string>
  /** A second session of the owner. */
  otherSessionId: string
  roleId: string
  invitationId: string
  invitationToken: string
  /** Of a mailed link to set support's password anew. */
  resetToken: string
}

/** Staff in every role, with every single permission, and those who were. */
export async function createStaff(
  { sealer }: Pick<Context, 'sealer'>,
  store: TestStore,
  rows: RowWriter,
  canary: string,
): Promise<StaffScene> {
  const storeId = store.context.store.id
  const password_hash = await passwordHash()
  const account = async (name: string, status = 'active') => {
    const id = newId('staffAccount')
    const email = `${name.replaceAll(/[^a-z]+/gi, '-')}.${canary}@staff.example.com`.toLowerCase()
    await rows.insert('staff_accounts', {
      id,
      email,
      name: `${name} ${canary}`,
      password_hash,
      status,
      may_create_stores: name === 'owner',
    })
    await rows.insert('account_stores', { account_id: id, store_id: storeId })
    return { accountId: id, email }
  }
  const session = async (
    accountId: string,
    of: { secondFactor?: boolean; ended?: boolean; expired?: boolean },
  ) => {
    const [id, token] = [newId('staffSession'), storeToken('st', storeId)]
    await rows.insert('staff_sessions', {
      store_id: storeId,
      id,
      account_id: accountId,
      token_hash: digest(token),
      second_factor_at: of.secondFactor ? inSeconds(0) : null,
      expires_at: inSeconds(of.expired ? -1 : 3600),
      ended_at: of.ended ? inSeconds(0) : null,
    })
    return { id, token }
  }
  const role = async (name: string, held: readonly Permission[]) => {
    const id = newId('staffRole')
    await rows.insert('staff_roles', { store_id: storeId, id, name, permissions: [...held] })
    return id
  }
  const member = (accountId: string, roleId: string) =>
    rows.insert('staff_memberships', { store_id: storeId, account_id: accountId, role_id: roleId })
  const memberInBuiltIn = (accountId: string, name: string) =>
    rows.run(
      `INSERT INTO commerce.staff_memberships (store_id, account_id, role_id)
       SELECT $1, $2, id FROM commerce.staff_roles WHERE store_id = $1 AND name = $3`,
      [storeId, accountId, name],
    )

  const workers: Record<string, TestWorker> = {}
  const hire = async (
    name: string,
    of: { roleName?: string; held?: Permission[]; secondFactor: boolean; setUp?: true },
  ) => {
    const hired = await account(name)
    if (of.roleName) await memberInBuiltIn(hired.accountId, of.roleName)
    else await member(hired.accountId, await role(`${name} ${canary}`, of.held ?? []))
    const { id, token } = await session(hired.accountId, of)
    const setUp = of.secondFactor || of.setUp === true
    // Who has none has begun to set one up.
    await rows.insert('staff_second_factors', {
      account_id: hired.accountId,
      sealed_secret: sealer.seal(testTotpSecret, factorContext(hired.accountId)),
      confirmed_at: setUp ? inSeconds(-60) : null,
    })
    workers[name] = {
      ...hired,
      sessionId: toWire('staffSession', id),
      token,
      permissions: of.roleName ? (builtInRoles[of.roleName] ?? []) : (of.held ?? []),
      isOwner: of.roleName === 'owner',
      secondFactor: of.secondFactor,
      setUp,
    }
    return hired.accountId
  }
  const ownerId = await hire('owner', { roleName: 'owner', secondFactor: true })
  await hire('owner without second factor', { roleName: 'owner', secondFactor: false })
  await hire('manager', { roleName: 'manager', secondFactor: false })
  await hire('manager after second factor', { roleName: 'manager', secondFactor: true })
  await hire('manager who has not shown the second factor', {
    roleName: 'manager',
    secondFactor: false,
    setUp: true,
  })
  await hire('fulfillment', { roleName: 'fulfillment', secondFactor: false })
  await hire('support', { roleName: 'support', secondFactor: false })
  await hire('without any permission', { held: [], secondFactor: true })
  for (const permission of permissions)
    await hire(`only ${permission}`, { held: [permission], secondFactor: true })
  for (const permission of sensitivePermissions)
    await hire(`only ${permission}, without second factor`, { held: [permission], secondFactor: false })

  const dead: Record<string, string> = {}
  const gone = async (
    name: string,
    of: { status?: string; ended?: boolean; expired?: boolean; removed?: true },
  ) => {
    const { accountId } = await account(name, of.status)
    await memberInBuiltIn(accountId, 'owner')
    dead[name] = (await session(accountId, { secondFactor: true, ...of })).token
    if (!of.removed) return
    await rows.run('DELETE FROM commerce.staff_sessions WHERE account_id = $1', [accountId])
    await rows.run('DELETE FROM commerce.staff_memberships WHERE account_id = $1', [accountId])
  }
  await gone('suspended account', { status: 'suspended' })
  await gone('ended session', { ended: true })
  await gone('expired session', { expired: true })
  await gone('removed member', { removed: true })

  const [roleId, invitationId] = [await role(`Helper ${canary}`, ['orders:read']), newId('staffInvitation')]
  const invitationToken = storeToken('inv', storeId)
  await rows.insert('staff_invitations', {
    store_id: storeId,
    id: invitationId,
    email: `invited.${canary}@example.com`.toLowerCase(),
    role_id: roleId,
    token_hash: digest(invitationToken),
    invited_by: `staff:${ownerId}`,
    expires_at: inSeconds(86_400),
  })
  const resetToken = storeToken('rst', storeId)
  await rows.insert('account_tokens', {
    token_hash: digest(resetToken),
    purpose: 'reset_password',
    account_id: workers.support?.accountId,
    expires_at: inSeconds(3600),
  })
  return {
    workers,
    dead,
    resetToken,
    otherSessionId: toWire('staffSession', (await session(ownerId, { secondFactor: true })).id),
    roleId: toWire('staffRole', roleId),
    invitationId: toWire('staffInvitation', invitationId),
    invitationToken,
  }
}
