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
import { expectSoundBooks } from '../../../test/audit.ts'
import { asOwnerOf, buyingCustomer } from '../../../test/buying-customer.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { exemptionsMax } from './exemption.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
const pathOf = (customerId: string) => `/v1/admin/customers/${customerId}/tax-exemptions`

const ask = (method: string, at: string, sent: Sent = {}, of: TestStore = store) =>
  send(api.app.request, method, at, { bearer: of.secretKey, ...sent })

const paper = { reference: 'Certificate 118', countries: ['DE'], validUntil: '2028-01-01T00:00:00+01:00' }
const free = (customerId: string, body: object = paper, of: Sent = {}) =>
  ask('POST', pathOf(customerId), { body, ...of })

describe('exemptions from tax', () => {
  it('are given to a customer, listed newest first, and taken back', async () => {
    const { wireId } = await createTestCustomer(store)
    expect((await ask('GET', pathOf(wireId))).body).toEqual({ items: [] })
    const made = await free(wireId)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      reference: 'Certificate 118',
      taxClasses: [],
      countries: ['DE'],
      validFrom: null,
      validUntil: '2027-12-31T23:00:00.000Z',
    })
    const second = await free(wireId, { reference: 'Books', taxClasses: ['reduced'] })
    expect((await ask('GET', pathOf(wireId))).body.items).toEqual([second.body, made.body])
    expect((await ask('DELETE', `${pathOf(wireId)}/${made.body.id}`)).status).toBe(204)
    expect(code(await ask('DELETE', `${pathOf(wireId)}/${made.body.id}`))).toEqual(notFound)
    expect((await ask('GET', pathOf(wireId))).body.items).toEqual([second.body])
  })

  it('are made once for one key, raise the version of prices, and tell no event what the paper is called', async () => {
    const { wireId, id } = await createTestCustomer(store)
    const version = async () =>
      (
        await asAdmin<{ v: number }>(
          api,
          'SELECT rules_version AS v FROM commerce.stores WHERE store_id = $1',
          [store.context.store.id],
        )
      )[0]?.v ?? 0
    const before = await version()
    const idempotencyKey = randomUUID()
    const [one, two] = [
      await free(wireId, { reference: 'Canary paper' }, { idempotencyKey }),
      await free(wireId, { reference: 'Canary paper' }, { idempotencyKey }),
    ]
    expect(two.body).toEqual(one.body)
    expect(await version()).toBe(before + 1)
    await ask('DELETE', `${pathOf(wireId)}/${one.body.id}`)
    expect(await version()).toBe(before + 2)
    const told = await asAdmin<{ type: string; told: string }>(
      api,
      `SELECT e.type, e.payload::text || coalesce(d::text, '') AS told FROM commerce.events e
       LEFT JOIN commerce.event_details d ON d.store_id = e.store_id AND d.event_id = e.id
       WHERE e.store_id = $1 AND e.payload->>'customerId' = $2 AND e.type LIKE 'tax_exemption.%' ORDER BY e.id`,
      [store.context.store.id, id],
    )
    expect(told.map(({ type }) => type)).toEqual(['tax_exemption.created', 'tax_exemption.removed'])
    expect(JSON.stringify(told)).not.toContain('Canary')
  })

  it('are refused when they make no sense', async () => {
    const { wireId } = await createTestCustomer(store)
    for (const [body, pointer] of [
      [{}, '/reference'],
      [{ reference: '' }, '/reference'],
      [{ reference: 'x'.repeat(201) }, '/reference'],
      [{ reference: 'A', countries: ['ZZ'] }, '/countries/0'],
      [{ reference: 'A', countries: ['DE', 'DE'] }, '/countries'],
      [{ reference: 'A', taxClasses: ['No Class'] }, '/taxClasses/0'],
      [
        { reference: 'A', validFrom: '2028-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' },
        '/validUntil',
      ],
      [{ reference: 'A', partsPerMillion: 0 }, '/partsPerMillion'],
    ] as const) {
      const answer = await free(wireId, body)
      expect([...code(answer), answer.body.errors[0].pointer]).toEqual([400, 'invalid-request', pointer])
    }
    expect((await ask('GET', pathOf(wireId))).body).toEqual({ items: [] })
  })

  it(`are at most ${exemptionsMax} of a customer, also when many are given at once`, async () => {
    const { wireId } = await createTestCustomer(store)
    for (let n = 2; n <= exemptionsMax; n += 1) expect((await free(wireId)).status).toBe(201)
    const answers = await Promise.all(Array.from({ length: 4 }, () => free(wireId)))
    expect(answers.map(code).toSorted()).toEqual([
      [201, undefined],
      ...Array.from({ length: 3 }, () => [409, 'too-many-tax-exemptions']),
    ])
  })

  it('of another customer or store are absent', async () => {
    const other = await api.store()
    const [ada, bob] = [await createTestCustomer(store), await createTestCustomer(store)]
    const theirs = await createTestCustomer(other)
    const made = (await free(ada.wireId)).body
    const foreign = (await ask('POST', pathOf(theirs.wireId), { body: paper }, other)).body
    for (const [method, at, body] of [
      ['GET', pathOf(theirs.wireId), undefined],
      ['POST', pathOf(theirs.wireId), paper],
      ['DELETE', `${pathOf(theirs.wireId)}/${foreign.id}`, undefined],
      ['DELETE', `${pathOf(ada.wireId)}/${foreign.id}`, undefined],
      ['DELETE', `${pathOf(bob.wireId)}/${made.id}`, undefined],
    ] as const)
      expect(code(await ask(method, at, { body })), `${method} ${at}`).toEqual(notFound)
    expect((await ask('GET', pathOf(ada.wireId))).body.items).toEqual([made])
    expect((await ask('GET', pathOf(theirs.wireId), {}, other)).body.items).toEqual([foreign])
  })

  it('are seen by who may read customers, and given by who may change them', async () => {
    const { wireId } = await createTestCustomer(store)
    const reader = await signedIn(api, store, { permissions: ['customers:read', 'prices:write'] })
    const as = (method: string, body?: object) =>
      send(api.app.request, method, pathOf(wireId), { bearer: reader, body })
    expect((await as('GET')).status).toBe(200)
    expect(code(await as('POST', paper))).toEqual([403, 'not-permitted'])
  })

  it('are in the file of what is known of a customer, and gone with them', async () => {
    const ada = await buyingCustomer(api, store)
    const made = (await free(ada.wireId)).body
    expect((await ada.ask('GET', '/v1/customers/me/export')).body.taxExemptions).toEqual([made])
    const owner = await asOwnerOf(api, store)
    const erased = await owner('POST', `/v1/admin/customers/${ada.wireId}/erasure`, {})
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300)
    expect((await ask('GET', pathOf(ada.wireId))).body).toEqual({ items: [] })
    expect(code(await free(ada.wireId))).toEqual([409, 'customer-erased'])
  })
})
