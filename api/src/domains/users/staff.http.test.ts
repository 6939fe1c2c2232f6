import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import { newMember, newOwner, roleNamed, setUpSecondFactor, type TestMember } from '../../../test/staff.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let owner: TestMember
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  owner = await newOwner(api, store)
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const pathOf = ({ accountId }: { accountId: string }) =>
  `/v1/admin/staff/${toWire('staffAccount', accountId)}`

/** A role of the store's own, with just these permissions. */
async function ownRole(permissions: string[], by: TestMember = owner) {
  const made = await by.send('POST', '/v1/admin/roles', { body: { name: randomUUID(), permissions } })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body as { id: string; name: string; version: number; permissions: string[] }
}

/** Somebody who may change the staff, and little else. */
async function newLead(permissions = ['orders:read', 'staff:read', 'staff:write']) {
  const lead = await newMember(api, store, { role: (await ownRole(permissions)).name })
  await setUpSecondFactor(lead)
  return lead
}
const give = async (by: TestMember, to: TestMember, roleId: string, headers = {}) =>
  by.send('PATCH', pathOf(to), { body: { roleId }, headers })

describe('the staff of a store', () => {
  it('is listed with roles, the first ones first, page by page', async () => {
    const shop = await api.store()
    const boss = await newOwner(api, shop)
    const others = [await newMember(api, shop), await newMember(api, shop, { role: 'support' })]
    const first = (await boss.send('GET', '/v1/admin/staff?limit=2')).body
    const second = (await boss.send('GET', `/v1/admin/staff?limit=2&cursor=${first.nextCursor}`)).body
    expect(second.nextCursor).toBeNull()
    const listed = [...first.items, ...second.items]
    expect(listed.map(({ email }) => email)).toEqual([boss, ...others].map(({ email }) => email))
    expect(listed.map(({ role }) => role.name)).toEqual(['owner', 'manager', 'support'])
    expect(listed.map(({ secondFactorSetUp }) => secondFactorSetUp)).toEqual([true, false, false])
    expect((await boss.send('GET', pathOf(boss))).body).toEqual(listed[0])
    expect(code(await boss.send('GET', pathOf(owner)))).toEqual([404, 'not-found'])
  })

  it('gets another role, which counts from the next request of a living session on', async () => {
    const member = await newMember(api, store)
    expect((await member.send('GET', '/v1/admin/keys')).status).toBe(200)
    const changed = await give(owner, member, await roleNamed(owner, 'fulfillment'), { 'if-match': '"1"' })
    expect([changed.status, changed.body.role.name, changed.body.version]).toEqual([200, 'fulfillment', 2])
    expect(code(await member.send('GET', '/v1/admin/keys'))).toEqual([403, 'not-permitted'])
    expect((await member.send('GET', '/v1/admin/orders')).status).toBe(200)
    const late = await give(owner, member, await roleNamed(owner, 'support'), { 'if-match': '"1"' })
    expect(code(late)).toEqual([412, 'version-conflict'])
  })

  it('who is removed is out at once, and may come back by another invitation only', async () => {
    const member = await newMember(api, store)
    const elsewhere = anotherApp(api)
    const seen = () =>
      send((path, init) => elsewhere.request(path, init), 'GET', '/v1/admin/orders', { bearer: member.token })
    expect((await seen()).status).toBe(200)
    expect((await owner.send('DELETE', pathOf(member))).status).toBe(204)
    // Also where another process answers.
    expect(code(await seen())).toEqual([401, 'not-authenticated'])
    expect(code(await member.send('GET', '/v1/admin/orders'))).toEqual([401, 'not-authenticated'])
    expect(code(await member.send('GET', '/v1/account'))).toEqual([401, 'not-authenticated'])
    expect(code(await owner.send('DELETE', pathOf(member)))).toEqual([404, 'not-found'])
    const rows = await asAdmin(api, 'SELECT 1 FROM commerce.staff_sessions WHERE account_id = $1', [
      member.accountId,
    ])
    expect(rows).toEqual([])
  })

  it('keeps its last owner, who can neither leave nor take another role', async () => {
    const shop = await api.store()
    const boss = await newOwner(api, shop)
    const manager = await roleNamed(boss, 'manager')
    expect(code(await give(boss, boss, manager))).toEqual([409, 'last-owner'])
    expect(code(await boss.send('DELETE', pathOf(boss)))).toEqual([409, 'last-owner'])
    const second = await newMember(api, shop, { role: 'owner' })
    // Whoever cannot sign in owns nothing.
    await asAdmin(api, `UPDATE commerce.staff_accounts SET status = 'suspended' WHERE id = $1`, [
      second.accountId,
    ])
    expect(code(await boss.send('DELETE', pathOf(boss)))).toEqual([409, 'last-owner'])
    await asAdmin(api, `UPDATE commerce.staff_accounts SET status = 'active' WHERE id = $1`, [
      second.accountId,
    ])
    expect((await boss.send('DELETE', pathOf(boss))).status).toBe(204)
  })

  it('is changed by nobody who has less: not promoted above oneself, not demoted from above', async () => {
    const lead = await newLead()
    const member = await newMember(api, store, { role: 'fulfillment' })
    const equal = await newMember(api, store, { role: (await ownRole(['orders:read'])).name })
    const mine = (await lead.send('GET', pathOf(lead))).body.role.id
    for (const role of ['owner', 'manager', 'fulfillment', 'support'])
      expect(code(await give(lead, equal, await roleNamed(owner, role))), role).toEqual([
        403,
        'permission-not-held',
      ])
    expect(code(await give(lead, lead, await roleNamed(owner, 'owner')))).toEqual([
      403,
      'permission-not-held',
    ])
    for (const mightier of [owner, member]) {
      expect(code(await give(lead, mightier, mine))).toEqual([403, 'permission-not-held'])
      expect(code(await lead.send('DELETE', pathOf(mightier)))).toEqual([403, 'permission-not-held'])
    }
    expect((await give(lead, equal, mine)).status).toBe(200)
    expect((await lead.send('DELETE', pathOf(equal))).status).toBe(204)
  })

  it('cannot be changed by a secret key, whatever its scopes', async () => {
    const member = await newMember(api, store)
    const roleId = await roleNamed(owner, 'support')
    const bearer = store.secretKey
    expect((await member.send('GET', '/v1/admin/staff', { bearer })).status).toBe(200)
    for (const [method, body] of [
      ['PATCH', { roleId }],
      ['DELETE', undefined],
    ] as const)
      expect(code(await member.send(method, pathOf(member), { bearer, body })), method).toEqual([
        403,
        'not-permitted',
      ])
  })
})

describe('a role', () => {
  it('of the store is made, changed with effect from the next request, and deleted when nobody has it', async () => {
    const role = await ownRole(['orders:fulfill', 'orders:read'])
    expect(role.permissions).toEqual(['orders:read', 'orders:fulfill'])
    const member = await newMember(api, store, { role: role.name })
    expect((await member.send('GET', '/v1/admin/orders')).status).toBe(200)
    const path = `/v1/admin/roles/${role.id}`
    const changed = await owner.send('PATCH', path, { body: { permissions: ['staff:read'] } })
    expect([changed.status, changed.body.version, changed.body.name]).toEqual([200, 2, role.name])
    expect(code(await member.send('GET', '/v1/admin/orders'))).toEqual([403, 'not-permitted'])
    expect((await member.send('GET', '/v1/admin/staff')).status).toBe(200)
    expect(
      code(await owner.send('PATCH', path, { body: { name: 'x' }, headers: { 'if-match': '"1"' } })),
    ).toEqual([412, 'version-conflict'])
    expect(code(await owner.send('DELETE', path))).toEqual([409, 'role-in-use'])
    await give(owner, member, await roleNamed(owner, 'support'))
    const invited = `${randomUUID()}@example.com`
    await owner.send('POST', '/v1/admin/staff-invitations', { body: { email: invited, roleId: role.id } })
    expect((await owner.send('DELETE', path)).status).toBe(204)
    expect(code(await owner.send('DELETE', path))).toEqual([404, 'not-found'])
    const open = (await owner.send('GET', '/v1/admin/staff-invitations')).body.items
    expect(open.map(({ email }: { email: string }) => email)).not.toContain(invited)
  })

  it('that every store has can be neither changed nor deleted', async () => {
    for (const name of ['owner', 'manager', 'fulfillment', 'support']) {
      const path = `/v1/admin/roles/${await roleNamed(owner, name)}`
      expect(code(await owner.send('PATCH', path, { body: { permissions: [] } })), name).toEqual([
        409,
        'role-built-in',
      ])
      expect(code(await owner.send('DELETE', path)), name).toEqual([409, 'role-built-in'])
    }
  })

  it('has a name of its own, in upper and lower case', async () => {
    const role = await ownRole([])
    const create = (name: string) =>
      owner.send('POST', '/v1/admin/roles', { body: { name, permissions: [] } })
    expect(code(await create(role.name.toUpperCase()))).toEqual([409, 'role-name-taken'])
    expect(code(await create('Owner'))).toEqual([409, 'role-name-taken'])
    const other = await ownRole([])
    const renamed = await owner.send('PATCH', `/v1/admin/roles/${other.id}`, { body: { name: role.name } })
    expect(code(renamed)).toEqual([409, 'role-name-taken'])
  })

  it('gives nobody more than its maker has: neither made, nor changed, nor widened for oneself', async () => {
    const lead = await newLead()
    const create = await lead.send('POST', '/v1/admin/roles', {
      body: { name: randomUUID(), permissions: ['orders:read', 'keys:write'] },
    })
    expect(code(create)).toEqual([403, 'permission-not-held'])
    expect(create.body.detail).toContain('keys:write')
    const mine = (await lead.send('GET', pathOf(lead))).body.role.id
    const mightier = await ownRole(['orders:read', 'store:write'])
    for (const [role, permissions] of [
      [mine, ['orders:read', 'staff:read', 'staff:write', 'store:delete']],
      [mightier.id, ['orders:read']],
      [mightier.id, []],
    ] as const) {
      const changed = await lead.send('PATCH', `/v1/admin/roles/${role}`, { body: { permissions } })
      expect(code(changed)).toEqual([403, 'permission-not-held'])
    }
    expect(code(await lead.send('DELETE', `/v1/admin/roles/${mightier.id}`))).toEqual([
      403,
      'permission-not-held',
    ])
  })

  it('of another store is not there', async () => {
    const role = await ownRole(['orders:read'])
    const boss = await newOwner(api, await api.store())
    const path = `/v1/admin/roles/${role.id}`
    expect(code(await boss.send('PATCH', path, { body: { name: 'Mine' } }))).toEqual([404, 'not-found'])
    expect(code(await boss.send('DELETE', path))).toEqual([404, 'not-found'])
    expect(code(await give(boss, boss, role.id))).toEqual([404, 'role-not-found'])
  })
})
