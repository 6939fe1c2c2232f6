import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { signedIn } from '../../../test/signed-in.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const path = '/v1/admin/customer-groups'
const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']

const newHandle = () => `group-${randomUUID()}`

/** Asks as the store's server, whose key may do all that staff does with customers. */
const ask = (method: string, at: string, sent: Sent = {}, of: TestStore = store) =>
  send(api.app.request, method, at, { bearer: of.secretKey, ...sent })

async function newGroup(of: TestStore = store): Promise<{ id: string; handle: string; version: number }> {
  const answer = await ask('POST', path, { body: { handle: newHandle(), name: 'Regulars' } }, of)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('groups of customers', () => {
  it('are made, read, renamed and removed, one handle a store', async () => {
    const group = await newGroup()
    expect((await ask('GET', `${path}/${group.id}`)).body).toMatchObject({ name: 'Regulars', members: 0 })
    const again = { body: { handle: group.handle, name: 'Others' } }
    expect(code(await ask('POST', path, again))).toEqual([409, 'group-handle-taken'])
    expect((await ask('POST', path, again, await api.store())).status).toBe(201)
    const renamed = await ask('PATCH', `${path}/${group.id}`, { body: { name: 'Friends' } })
    expect(renamed.body).toMatchObject({ handle: group.handle, name: 'Friends', version: 2 })
    const late = { headers: { 'if-match': '"1"' }, body: { name: 'Late' } }
    expect(code(await ask('PATCH', `${path}/${group.id}`, late))).toEqual([412, 'version-conflict'])
    expect((await ask('DELETE', `${path}/${group.id}`)).status).toBe(204)
    expect(code(await ask('GET', `${path}/${group.id}`))).toEqual(notFound)
  })

  it('never share a handle, also when two take it at once', async () => {
    const groups = [await newGroup(), await newGroup(), await newGroup()]
    const handle = newHandle()
    const answers = await Promise.all(
      groups.map(({ id }) => ask('PATCH', `${path}/${id}`, { body: { handle } })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  })

  it('hold customers: each once, in the order they came, latest first, page by page', async () => {
    const group = await newGroup()
    const customers = [await createTestCustomer(store), await createTestCustomer(store)]
    const third = await createTestCustomer(store)
    for (const { wireId } of [...customers, third, third])
      expect((await ask('PUT', `${path}/${group.id}/members/${wireId}`)).status).toBe(204)
    expect((await ask('GET', `${path}/${group.id}`)).body.members).toBe(3)
    const first = (await ask('GET', `${path}/${group.id}/members?limit=2`)).body
    const second = (await ask('GET', `${path}/${group.id}/members?limit=2&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(
      [third, customers[1], customers[0]].map((customer) => customer?.wireId),
    )
    expect(second.nextCursor).toBeNull()
    expect((await ask('DELETE', `${path}/${group.id}/members/${third.wireId}`)).status).toBe(204)
    expect(code(await ask('DELETE', `${path}/${group.id}/members/${third.wireId}`))).toEqual(notFound)
    expect((await ask('GET', `${path}/${group.id}`)).body.members).toBe(2)
    expect((await ask('DELETE', `${path}/${group.id}`)).status).toBe(204)
    expect((await ask('GET', `/v1/admin/customers/${third.wireId}`)).status).toBe(200)
  })

  it('are shown with the customers that are in them, by name, in their own store alone', async () => {
    const shop = await api.store()
    const [ada, bob] = [await createTestCustomer(shop), await createTestCustomer(shop)]
    const join = async (name: string) => {
      const { id } = (await ask('POST', path, { body: { handle: newHandle(), name } }, shop)).body
      await ask('PUT', `${path}/${id}/members/${ada.wireId}`, {}, shop)
      return { id, name }
    }
    const [trade, press] = [await join('Trade'), await join('Press')]
    const at = '/v1/admin/customers'
    const { items } = (await ask('GET', at, {}, shop)).body
    expect(items.map(({ id, groups }: Answer['body']) => [id, groups])).toEqual([
      [bob.wireId, []],
      [ada.wireId, [press, trade]],
    ])
    const search = `${at}?search=${encodeURIComponent(ada.email)}`
    const reason = { body: { reason: 'Asked for it.' } }
    for (const answer of [
      await ask('GET', `${at}/${ada.wireId}`, {}, shop),
      await ask('PUT', `${at}/${ada.wireId}/suspension`, reason, shop),
      await ask('DELETE', `${at}/${ada.wireId}/suspension`, {}, shop),
      { body: (await ask('GET', search, {}, shop)).body.items[0] },
      { body: (await ask('GET', `${path}/${trade.id}/members`, {}, shop)).body.items[0] },
    ])
      expect(answer.body.groups).toEqual([press, trade])
  })

  it('of another store are absent, and take no customer of another store', async () => {
    const elsewhere = await api.store()
    const [ours, theirs] = [await newGroup(), await newGroup(elsewhere)]
    const [ada, bob] = [await createTestCustomer(store), await createTestCustomer(elsewhere)]
    for (const [method, at, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { name: 'Ours now' }],
      ['DELETE', '', undefined],
      ['GET', '/members', undefined],
      ['PUT', `/members/${ada.wireId}`, undefined],
      ['DELETE', `/members/${bob.wireId}`, undefined],
    ] as const)
      expect(code(await ask(method, `${path}/${theirs.id}${at}`, { body })), `${method} ${at}`).toEqual(
        notFound,
      )
    expect(code(await ask('PUT', `${path}/${ours.id}/members/${bob.wireId}`))).toEqual(notFound)
    expect((await ask('GET', `${path}/${theirs.id}`, {}, elsewhere)).body).toMatchObject({
      name: 'Regulars',
      members: 0,
    })
    expect((await ask('GET', path)).body.items.map(({ id }: { id: string }) => id)).not.toContain(theirs.id)
  })

  it('are read by who may read customers, and changed by who may change them', async () => {
    const reader = await signedIn(api, store, { permissions: ['customers:read'] })
    const group = await newGroup()
    const { wireId } = await createTestCustomer(store)
    const as = (method: string, at: string, body?: object) =>
      send(api.app.request, method, at, { bearer: reader, body })
    expect((await as('GET', path)).status).toBe(200)
    for (const [method, at, body] of [
      ['POST', path, { handle: newHandle(), name: 'X' }],
      ['PATCH', `${path}/${group.id}`, { name: 'X' }],
      ['DELETE', `${path}/${group.id}`, undefined],
      ['PUT', `${path}/${group.id}/members/${wireId}`, undefined],
    ] as const)
      expect(code(await as(method, at, body)), `${method} ${at}`).toEqual([403, 'not-permitted'])
  })
})
