import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { quoted } from '../../../test/quoted-checkout.ts'
import { newMember, newOwner, roleNamed, type TestMember } from '../../../test/staff.ts'
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
interface Entry {
  id: string
  type: string
  actor: { kind: string; id: string; name: string | null }
  subject: { kind: string; id: string }
  requestId: string
  before: unknown
  after: unknown
  occurredAt: string
}
const read = async (query = '', by = owner): Promise<Entry[]> => {
  const answer = await by.send('GET', `/v1/admin/audit${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.items
}

describe('the audit', () => {
  it('says who did what to whom, in which request, and what was before and after', async () => {
    const member = await newMember(api, store)
    const id = toWire('staffAccount', member.accountId)
    const changed = await owner.send('PATCH', `/v1/admin/staff/${id}`, {
      body: { roleId: await roleNamed(owner, 'support') },
    })
    const [entry] = await read()
    expect(entry).toMatchObject({
      type: 'staff.role_changed',
      actor: { kind: 'staff', id: toWire('staffAccount', owner.accountId), name: 'Test Staff' },
      subject: { kind: 'staffAccount', id },
      requestId: changed.headers.get('request-id'),
      before: { role: 'manager' },
      after: { role: 'support' },
    })
    expect(Math.abs(Date.parse(entry?.occurredAt ?? '') - Date.now())).toBeLessThan(60_000)
  })

  it('says what a new role may, and what became of it', async () => {
    const name = `Told ${randomUUID()}`
    const { body } = await owner.send('POST', '/v1/admin/roles', {
      body: { name, permissions: ['orders:read'] },
    })
    await owner.send('PATCH', `/v1/admin/roles/${body.id}`, { body: { permissions: [] } })
    await owner.send('DELETE', `/v1/admin/roles/${body.id}`)
    const [first, second] = [
      { name, permissions: ['orders:read'] },
      { name, permissions: [] },
    ]
    const told = await read(`?subjectId=${body.id}`)
    expect(told.map(({ type, before, after }) => [type, before, after])).toEqual([
      ['role.deleted', second, null],
      ['role.changed', first, second],
      ['role.created', null, first],
    ])
  })

  it('tells of people and of servers, and of no shopper', async () => {
    const { cart, pay } = await quoted(api, { store })
    const paid = await pay()
    const parcel = await send(
      api.app.request,
      'POST',
      `/v1/admin/orders/${paid.body.order.id}/fulfillments`,
      {
        bearer: store.secretKey,
        body: { carrier: 'DHL' },
      },
    )
    expect(parcel.status).toBe(201)
    const entries = await read('?limit=100')
    expect(entries[0]).toMatchObject({
      type: 'order.fulfillment_created',
      actor: { kind: 'secretKey' },
      subject: { kind: 'order', id: paid.body.order.id },
    })
    expect(JSON.stringify(entries)).not.toContain(cart.id)
    expect(new Set(entries.map(({ actor }) => actor.kind))).toEqual(new Set(['staff', 'secretKey']))
  })

  it('is read page by page, and by actor, type, subject and time', async () => {
    const shop = await api.store()
    const boss = await newOwner(api, shop)
    const others = [await newMember(api, shop), await newMember(api, shop)]
    for (const { accountId } of others)
      await boss.send('DELETE', `/v1/admin/staff/${toWire('staffAccount', accountId)}`)
    const all = await read('?limit=100', boss)
    expect(all.map(({ type }) => type)).toEqual([
      'staff.removed',
      'staff.removed',
      'staff.signed_in',
      'staff.signed_in',
      'staff.second_factor_added',
      'staff.signed_in',
    ])
    const first = (await boss.send('GET', '/v1/admin/audit?limit=4')).body
    const second = (await boss.send('GET', `/v1/admin/audit?limit=4&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...second.items]).toEqual(all)
    expect(second.nextCursor).toBeNull()
    const [other] = others
    const id = toWire('staffAccount', other?.accountId ?? '')
    const types = async (query: string) => (await read(`?${query}`, boss)).map(({ type }) => type)
    expect(await types(`accountId=${id}`)).toEqual(['staff.signed_in'])
    expect(await types(`subjectId=${id}`)).toEqual(['staff.removed'])
    expect(await types('type=staff.second_factor_added')).toEqual(['staff.second_factor_added'])
    expect(await types('actor=secretKey')).toEqual([])
    expect(await types(`from=${all[1]?.occurredAt}`)).toEqual(['staff.removed', 'staff.removed'])
    expect(await types(`until=${all[1]?.occurredAt}`)).toHaveLength(4)
    expect(code(await boss.send('GET', `/v1/admin/audit?type=x&cursor=${first.nextCursor}`))).toEqual([
      400,
      'invalid-request',
    ])
  })

  it('takes any moment to look from or until, however far', async () => {
    for (const at of ['0000-01-01T00:00:00%2B14:00', '9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00Z'])
      for (const end of ['from', 'until'])
        expect((await owner.send('GET', `/v1/admin/audit?${end}=${at}`)).status, at).toBe(200)
  })

  it('of another store shows nothing, and is for those only who may read it', async () => {
    const boss = await newOwner(api, await api.store())
    expect((await read('?limit=100', boss)).every(({ actor }) => actor.id.startsWith('stf_'))).toBe(true)
    const mine = await read('?limit=100')
    const theirs = await read('?limit=100', boss)
    expect(theirs.filter(({ id }) => mine.some((entry) => entry.id === id))).toEqual([])
    const subject = mine[0]?.subject.id
    expect(await read(`?subjectId=${subject}`, boss)).toEqual([])
    const support = await newMember(api, store, { role: 'support' })
    expect(code(await support.send('GET', '/v1/admin/audit'))).toEqual([403, 'not-permitted'])
  })

  it('holds no password, code, token or address of what went by', async () => {
    const email = `${randomUUID()}@example.com`
    const roleId = await roleNamed(owner, 'support')
    const invited = await owner.send('POST', '/v1/admin/staff-invitations', { body: { email, roleId } })
    await owner.send('DELETE', `/v1/admin/staff-invitations/${invited.body.id}`)
    const [revoked, sent] = await read()
    expect([revoked?.type, sent?.type]).toEqual(['staff.invitation_revoked', 'staff.invited'])
    expect([revoked?.before, revoked?.after]).toEqual([{ role: 'support' }, null])
    expect([sent?.before, sent?.after]).toEqual([null, { role: 'support' }])
    for (const table of ['events', 'event_details']) {
      const rows = await api.owner.read<{ text: string }>(store.context.store.id, {
        name: '',
        text: `SELECT t::text AS text FROM commerce.${table} t WHERE t.store_id = $1`,
        values: [store.context.store.id],
      })
      expect(rows.map(({ text }) => text).join('\n')).not.toContain(email)
    }
  })
})
