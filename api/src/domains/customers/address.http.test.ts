import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { eventsOf } from '../../../test/staff.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const path = '/v1/customers/me/addresses'
const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']

async function someone(of: TestStore = store) {
  const customer = await createTestCustomer(of)
  const ask = (method: string, at: string, sent: Sent = {}) =>
    send(api.app.request, method, at, { bearer: customer.accessToken, ...sent })
  const add = async (body: object = {}) => {
    const answer = await ask('POST', path, { body: { address, ...body } })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body as { id: string; isDefault: boolean; version: number; label: string }
  }
  const list = async () =>
    (await ask('GET', path)).body.items as { id: string; isDefault: boolean; label: string }[]
  return { ...customer, ask, add, list }
}

describe('the address book', () => {
  it('keeps addresses as they were given, the default first, then the newest', async () => {
    const ada = await someone()
    const home = await ada.add({ label: 'Home' })
    const work = await ada.add({ label: 'Work' })
    expect((await ada.list()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [home.id, true],
      [work.id, false],
    ])
    const full = {
      ...address,
      extendedAddress: '3rd floor',
      addressRegion: 'Berlin',
      phoneNumber: '+49 30 1234567',
    }
    const third = await ada.add({ address: full })
    expect((await ada.ask('GET', `${path}/${third.id}`)).body).toMatchObject({
      label: '',
      isDefault: false,
      address: full,
      version: 1,
    })
    expect((await ada.list()).map(({ id }) => id)).toEqual([home.id, third.id, work.id])
  })

  it('has one default at the most: making another one the default takes it from the first', async () => {
    const ada = await someone()
    const home = await ada.add()
    const work = await ada.add({ isDefault: true })
    expect(await ada.list()).toMatchObject([
      { id: work.id, isDefault: true },
      { id: home.id, isDefault: false, version: 2 },
    ])
    await ada.ask('PATCH', `${path}/${home.id}`, { body: { isDefault: true } })
    expect((await ada.list()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [home.id, true],
      [work.id, false],
    ])
    await ada.ask('PATCH', `${path}/${home.id}`, { body: { isDefault: false } })
    expect((await ada.list()).filter(({ isDefault }) => isDefault)).toEqual([])
  })

  it('has one default when ten are made the default at once', async () => {
    const ada = await someone()
    await Promise.all(Array.from({ length: 10 }, () => ada.add({ isDefault: true })))
    const book = await ada.list()
    expect([book.length, book.filter(({ isDefault }) => isDefault).length]).toEqual([10, 1])
  })

  it('changes what is sent and keeps the rest, for the version that was read', async () => {
    const ada = await someone()
    const home = await ada.add({ label: 'Home' })
    const at = `${path}/${home.id}`
    const moved = { ...address, streetAddress: 'Auguststraße 2' }
    const changed = await ada.ask('PATCH', at, { headers: { 'if-match': '"1"' }, body: { address: moved } })
    expect(changed.body).toMatchObject({ label: 'Home', isDefault: true, address: moved, version: 2 })
    expect(changed.headers.get('etag')).toBe('"2"')
    const late = await ada.ask('PATCH', at, { headers: { 'if-match': '"1"' }, body: { label: 'Late' } })
    expect(code(late)).toEqual([412, 'version-conflict'])
    expect((await ada.ask('PATCH', at, { body: {} })).body.version).toBe(2)
    expect((await ada.ask('GET', at)).body).toMatchObject({ label: 'Home', version: 2 })
  })

  it('forgets what is removed', async () => {
    const ada = await someone()
    const { id } = await ada.add()
    expect((await ada.ask('DELETE', `${path}/${id}`)).status).toBe(204)
    expect(code(await ada.ask('DELETE', `${path}/${id}`))).toEqual(notFound)
    expect(await ada.list()).toEqual([])
  })

  it('holds fifty addresses and no more, also when the last ones come at once', async () => {
    const ada = await someone()
    await asAdmin(
      api,
      `INSERT INTO commerce.customer_addresses (store_id, id, customer_id, full_name, street_address, address_locality, address_country)
       SELECT $1, gen_random_uuid(), $2, 'A', 'B', 'C', 'DE' FROM generate_series(1, 47)`,
      [store.context.store.id, ada.id],
    )
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => ada.ask('POST', path, { body: { address } })),
    )
    expect(tries.map(code).toSorted()).toEqual([
      ...Array(3).fill([201, undefined]),
      ...Array(5).fill([409, 'too-many-addresses']),
    ])
  })

  it('adds once when it is asked twice with one key', async () => {
    const ada = await someone()
    const sent = { idempotencyKey: randomUUID(), body: { address } }
    const [first, again] = [await ada.ask('POST', path, sent), await ada.ask('POST', path, sent)]
    expect([first.body.id, (await ada.list()).length]).toEqual([again.body.id, 1])
  })
})

describe('an address of somebody else', () => {
  it('is absent: no other customer, of this store or another, reads, changes or removes it', async () => {
    const ada = await someone()
    const { id } = await ada.add()
    for (const other of [await someone(), await someone(await api.store())]) {
      const absent = `${path}/adr_01h455vb4pex5vsknk084sn02q`
      const theirs = `${path}/${id}`
      for (const [method, sent] of [
        ['GET', {}],
        ['PATCH', { body: { label: 'Mine' } }],
        ['DELETE', {}],
      ] as const) {
        const answer = await other.ask(method, theirs, sent)
        expect(code(answer), method).toEqual(notFound)
        const { requestId: _, instance: __, ...body } = answer.body
        const { requestId: ___, instance: ____, ...absentBody } = (await other.ask(method, absent, sent)).body
        expect(body).toEqual(absentBody)
      }
      expect(await other.list()).toEqual([])
    }
    expect(await ada.list()).toMatchObject([{ id, label: '' }])
  })

  it('is not to be had with a publishable or a secret key', async () => {
    expect((await send(api.app.request, 'GET', path, { key: store.publishableKey })).status).toBe(401)
    expect((await send(api.app.request, 'GET', path, { bearer: store.secretKey })).status).toBe(403)
  })
})

describe('an address that its country does not know', () => {
  it('is refused with a pointer to each part at fault, and nothing is kept', async () => {
    const ada = await someone()
    const refused = async (wrong: object) => {
      const answer = await ada.ask('POST', path, { body: { address: { ...address, ...wrong } } })
      expect(code(answer), JSON.stringify(answer.body)).toEqual([400, 'invalid-request'])
      return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)
    }
    expect(await refused({ postalCode: '1011' })).toEqual(['/address/postalCode'])
    expect(await refused({ postalCode: undefined })).toEqual(['/address/postalCode'])
    expect(await refused({ addressCountry: 'QQ' })).toEqual(['/address/addressCountry'])
    expect(await refused({ addressCountry: 'US', postalCode: 'x' })).toEqual([
      '/address/postalCode',
      '/address/addressRegion',
    ])
    expect(await refused({ addressCountry: 'US', postalCode: '95014', addressRegion: 'Bavaria' })).toEqual([
      '/address/addressRegion',
    ])
    expect(await ada.list()).toEqual([])
  })

  it('is refused as a change, too, and the old one stays', async () => {
    const ada = await someone()
    const { id } = await ada.add()
    const wrong = { ...address, postalCode: '123' }
    expect(code(await ada.ask('PATCH', `${path}/${id}`, { body: { address: wrong } }))).toEqual([
      400,
      'invalid-request',
    ])
    expect((await ada.ask('GET', `${path}/${id}`)).body).toMatchObject({ address, version: 1 })
  })

  it('is written as its post does where only the writing differs', async () => {
    const ada = await someone()
    const dutch = { ...address, addressCountry: 'NL', postalCode: ' 1234ab' }
    const { id } = await ada.add({ address: dutch })
    expect((await ada.ask('GET', `${path}/${id}`)).body.address.postalCode).toBe('1234 AB')
  })
})

describe('what is told of addresses', () => {
  it('is that they were added, changed and removed, and nothing that stands in them', async () => {
    const elsewhere = await api.store()
    const ada = await someone(elsewhere)
    const { id } = await ada.add()
    await ada.ask('PATCH', `${path}/${id}`, { body: { label: 'Canary' } })
    await ada.ask('DELETE', `${path}/${id}`)
    for (const what of ['created', 'changed', 'removed']) {
      const events = await eventsOf(api, elsewhere, `customer.address_${what}`)
      expect(events, what).toMatchObject([{ payload: { customerId: ada.id } }])
      expect(Object.keys(events[0]?.payload ?? {})).toEqual(['customerId'])
    }
  })
})
