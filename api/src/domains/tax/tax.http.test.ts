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
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { fromWire } from '../../platform/ids.ts'
import { ratesMax, zonesMax } from './tax-zone.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

const path = '/v1/admin/tax-zones'
const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
/** What is wrong, and where. */
const wrong = ({ status, body }: Answer) => [status, body.code, body.errors?.[0]?.pointer]

/** Asks as the store's server, whose key may do all that staff does with prices. */
const ask = (method: string, at: string, sent: Sent = {}, of: TestStore = store) =>
  send(api.app.request, method, at, { bearer: of.secretKey, ...sent })

async function newZone(places: object[], of: TestStore = store): Promise<Answer['body']> {
  const answer = await ask('POST', path, { body: { name: 'A zone', places } }, of)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

const standard = { title: 'USt', taxClass: 'standard', partsPerMillion: 190_000 }
const addRate = (zone: { id: string }, rate: object = {}, of: Sent = {}) =>
  ask('POST', `${path}/${zone.id}/rates`, { body: { ...standard, ...rate }, ...of })

const rulesVersion = async (of: TestStore = store): Promise<number> => {
  const [row] = await asAdmin<{ version: number }>(
    api,
    'SELECT rules_version AS version FROM commerce.stores WHERE store_id = $1',
    [of.context.store.id],
  )
  return row?.version ?? 0
}

describe('tax zones', () => {
  it('are made, read, changed and removed with their rates, under the next version each time', async () => {
    const zone = await newZone([{ country: 'FR' }])
    expect(zone).toMatchObject({
      name: 'A zone',
      places: [{ country: 'FR', region: null, postalCodePrefix: null }],
      rates: [],
      version: 1,
    })
    const rated = await addRate(zone, { partsPerMillion: 200_000 })
    expect(rated.status).toBe(201)
    expect(rated.headers.get('etag')).toBe('"2"')
    const read = await ask('GET', `${path}/${zone.id}`)
    expect(read.body).toEqual(rated.body)
    const changed = await ask('PATCH', `${path}/${zone.id}`, {
      body: { name: 'France', places: [{ country: 'FR' }, { country: 'MC' }] },
      headers: { 'if-match': '"2"' },
    })
    expect(changed.body).toMatchObject({ name: 'France', version: 3, rates: rated.body.rates })
    expect((await ask('PATCH', `${path}/${zone.id}`, { body: {} })).body.version).toBe(3)
    const late = { body: { name: 'Late' }, headers: { 'if-match': '"2"' } }
    for (const [method, at] of [
      ['PATCH', `${path}/${zone.id}`],
      ['DELETE', `${path}/${zone.id}`],
      ['DELETE', `${path}/${zone.id}/rates/${read.body.rates[0].id}`],
    ] as const)
      expect(
        code(await ask(method, at, { ...late, ...(method === 'DELETE' ? { body: undefined } : {}) })),
      ).toEqual([412, 'version-conflict'])
    expect(code(await addRate(zone, { taxClass: 'reduced' }, { headers: { 'if-match': '"2"' } }))).toEqual([
      412,
      'version-conflict',
    ])
    expect((await ask('DELETE', `${path}/${zone.id}`, { headers: { 'if-match': '"3"' } })).status).toBe(204)
    expect(code(await ask('GET', `${path}/${zone.id}`))).toEqual(notFound)
    const left = await asAdmin(api, 'SELECT 1 FROM commerce.tax_rates WHERE store_id = $1 AND zone_id = $2', [
      store.context.store.id,
      fromWire('taxZone', zone.id),
    ])
    expect(left).toEqual([])
  })

  it('hold places as addresses write them, each once', async () => {
    const zone = await newZone([
      { country: 'US', region: 'california', postalCodePrefix: ' 90 2-10' },
      { country: 'US', region: 'NY' },
    ])
    expect(zone.places).toEqual([
      { country: 'US', region: 'CA', postalCodePrefix: '90210' },
      { country: 'US', region: 'NY', postalCodePrefix: null },
    ])
    for (const [places, pointer] of [
      [[{ country: 'ZZ' }], '/places/0/country'],
      [[{ country: 'de' }], '/places/0/country'],
      [[{ country: 'US', region: 'Atlantis' }], '/places/0/region'],
      [
        [
          { country: 'US', region: 'TX' },
          { country: 'US', region: 'Texas' },
        ],
        '/places/1',
      ],
      [[{ country: 'DE', postalCodePrefix: '%' }], '/places/0/postalCodePrefix'],
      [[{ country: 'DE', postalCodePrefix: '12345678901' }], '/places/0/postalCodePrefix'],
      [[{ country: 'DE', city: 'Berlin' }], '/places/0/city'],
      [[], '/places'],
      [Array.from({ length: 1001 }, (_, at) => ({ country: 'DE', postalCodePrefix: `${at}` })), '/places'],
    ] as const)
      expect(
        wrong(await ask('POST', path, { body: { name: 'Wrong', places } })),
        JSON.stringify(places).slice(0, 80),
      ).toEqual([400, 'invalid-request', pointer])
    expect(wrong(await ask('POST', path, { body: { name: '', places: [{ country: 'DE' }] } }))).toEqual([
      400,
      'invalid-request',
      '/name',
    ])
  })

  it('share no place, and the refusal names who has it', async () => {
    const [first, second] = [
      await newZone([{ country: 'IT' }, { country: 'IT', postalCodePrefix: '23041' }]),
      await newZone([{ country: 'SM' }]),
    ]
    const taken = await ask('POST', path, {
      body: { name: 'Livigno', places: [{ country: 'IT', postalCodePrefix: '23 041' }] },
    })
    expect([...code(taken), taken.body.taxZoneId]).toEqual([409, 'place-taken', first.id])
    const several = [{ country: 'VA' }, { country: 'SM' }, { country: 'IT' }]
    const named = await ask('POST', path, { body: { name: 'Boot', places: several } })
    expect(named.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/places/1',
      '/places/2',
    ])
    const moved = await ask('PATCH', `${path}/${second.id}`, { body: { places: [{ country: 'IT' }] } })
    expect([...code(moved), moved.body.taxZoneId]).toEqual([409, 'place-taken', first.id])
    // Its own places are no others' when it says them again, nor is a part of a country the country.
    const again = { body: { places: [{ country: 'IT' }, { country: 'IT', postalCodePrefix: '23042' }] } }
    expect((await ask('PATCH', `${path}/${first.id}`, again)).status).toBe(200)
    expect(
      (
        await ask(
          'POST',
          path,
          { body: { name: 'Elsewhere', places: [{ country: 'IT' }] } },
          await api.store(),
        )
      ).status,
    ).toBe(201)
  })

  it('share no place, also when two take it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        ask('POST', path, { body: { name: 'Spain', places: [{ country: 'ES' }] } }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
  })

  it('are listed newest first, page by page, in their own store', async () => {
    const other = await api.store()
    const zones = []
    for (const country of ['DE', 'FR', 'NL']) zones.push(await newZone([{ country }], other))
    const first = (await ask('GET', `${path}?limit=2`, {}, other)).body
    const second = (await ask('GET', `${path}?limit=2&cursor=${first.nextCursor}`, {}, other)).body
    expect([...first.items, ...second.items]).toEqual(zones.toReversed())
    expect(second.nextCursor).toBeNull()
    expect(wrong(await ask('GET', `${path}?cursor=x`))).toEqual([400, 'invalid-request', 'query/cursor'])
  })

  it(`are at most ${zonesMax}`, async () => {
    const other = await api.store()
    await asAdmin(
      api,
      `INSERT INTO commerce.tax_zones (store_id, id, name, places)
       SELECT $1, gen_random_uuid(), 'Zone', jsonb_build_array(jsonb_build_object('country', 'DE', 'region', null, 'postalCodePrefix', n::text))
       FROM generate_series(1, $2) n`,
      [other.context.store.id, zonesMax - 1],
    )
    await newZone([{ country: 'FR' }], other)
    const more = await ask('POST', path, { body: { name: 'More', places: [{ country: 'NL' }] } }, other)
    expect(code(more)).toEqual([409, 'too-many-tax-zones'])
  })
})

describe('tax rates', () => {
  it('follow each other without overlap: one may begin in the moment the other ends', async () => {
    const zone = await newZone([{ country: 'DE' }])
    const old = (await addRate(zone, { title: 'USt 2026' })).body.rates[0]
    const turn = '2027-01-01T00:00:00+01:00'
    const next = { title: 'USt 2027', partsPerMillion: 200_000, validFrom: turn }
    const refused = await addRate(zone, next)
    expect([...code(refused), refused.body.taxRateId]).toEqual([409, 'tax-rates-overlap', old.id])
    const within = 'lies within the time of USt 2026, which has no end'
    expect(refused.body.errors).toEqual([{ pointer: '/validFrom', message: within }])
    const ended = await ask('PATCH', `${path}/${zone.id}/rates/${old.id}`, { body: { validUntil: turn } })
    expect(ended.body.rates[0]).toMatchObject({ validFrom: null, validUntil: '2026-12-31T23:00:00.000Z' })
    const added = await addRate(zone, next)
    expect(added.body.rates.map(({ title }: { title: string }) => title)).toEqual(['USt 2026', 'USt 2027'])
    expect((await addRate(zone, { ...next, taxClass: 'reduced', partsPerMillion: 70_000 })).status).toBe(201)
    // A second later and the two would be due at once for that second.
    const reopened = await ask('PATCH', `${path}/${zone.id}/rates/${old.id}`, {
      body: { validUntil: '2026-12-31T23:00:01Z' },
    })
    expect([...code(reopened), reopened.body.taxRateId]).toEqual([
      409,
      'tax-rates-overlap',
      added.body.rates[1].id,
    ])
    const before = 'must not be after 2026-12-31T23:00:00.000Z, when USt 2027 begins'
    expect(reopened.body.errors).toEqual([{ pointer: '/validUntil', message: before }])
    expect(
      code(await ask('PATCH', `${path}/${zone.id}/rates/${old.id}`, { body: { validUntil: null } })),
    ).toEqual([409, 'tax-rates-overlap'])
    const read = (await ask('GET', `${path}/${zone.id}`)).body
    expect(read.rates.map(({ taxClass }: { taxClass: string }) => taxClass)).toEqual([
      'reduced',
      'standard',
      'standard',
    ])
  })

  it('of one time and class are one, also when two are added at once', async () => {
    const zone = await newZone([{ country: 'PL' }])
    const answers = await Promise.all(
      ['2026-01-01T00:00:00Z', null, '2027-06-01T00:00:00Z', '2025-01-01T00:00:00Z'].map((validFrom) =>
        addRate(zone, { validFrom }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
    expect((await ask('GET', `${path}/${zone.id}`)).body.rates).toHaveLength(1)
  })

  it('are corrected and removed, and all of it follows in prices at once', async () => {
    const zone = await newZone([{ country: 'NL' }])
    const before = await rulesVersion()
    const rate = (await addRate(zone)).body.rates[0]
    const at = `${path}/${zone.id}/rates/${rate.id}`
    const corrected = await ask('PATCH', at, { body: { title: 'btw', partsPerMillion: 210_000 } })
    expect(corrected.body.rates).toEqual([{ ...rate, title: 'btw', partsPerMillion: 210_000 }])
    expect((await ask('PATCH', at, { body: {} })).body.version).toBe(corrected.body.version)
    expect((await ask('DELETE', at)).status).toBe(204)
    expect(code(await ask('DELETE', at))).toEqual(notFound)
    expect((await ask('GET', `${path}/${zone.id}`)).body).toMatchObject({ rates: [], version: 4 })
    expect(await rulesVersion()).toBeGreaterThanOrEqual(before + 3)
  })

  it('are refused when they make no sense, and nothing changes', async () => {
    const zone = await newZone([{ country: 'AT' }])
    const { rates } = (await addRate(zone)).body
    const window = { validFrom: '2027-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' }
    for (const [rate, pointer] of [
      [{ partsPerMillion: -1 }, '/partsPerMillion'],
      [{ partsPerMillion: 1_000_001 }, '/partsPerMillion'],
      [{ partsPerMillion: 0.19 }, '/partsPerMillion'],
      [{ partsPerMillion: '190000' }, '/partsPerMillion'],
      [{ taxClass: 'Standard Rate' }, '/taxClass'],
      [{ taxClass: 'a'.repeat(10_000) }, '/taxClass'],
      [{ title: 'USt\r\nBcc: all' }, '/title'],
      [{ taxClass: 'reduced', ...window }, '/validUntil'],
      [{ validFrom: '2027-01-01' }, '/validFrom'],
      [{ validFrom: '0001-01-01T00:00:00Z' }, '/validFrom'],
      [{ validUntil: '9999-12-31T23:59:59-12:00' }, '/validUntil'],
      [{ id: rates[0].id }, '/id'],
      [{ country: 'DE' }, '/country'],
    ] as const)
      expect(wrong(await addRate(zone, { ...rate })), JSON.stringify(rate).slice(0, 80)).toEqual([
        400,
        'invalid-request',
        pointer,
      ])
    const at = `${path}/${zone.id}/rates/${rates[0].id}`
    expect(wrong(await ask('PATCH', at, { body: window }))).toEqual([400, 'invalid-request', '/validUntil'])
    expect((await ask('GET', `${path}/${zone.id}`)).body).toMatchObject({ rates, version: 2 })
  })

  it(`are at most ${ratesMax} in a zone`, async () => {
    const zone = await newZone([{ country: 'BE' }])
    await addRate(zone, { validFrom: '2030-01-01T00:00:00Z' })
    await asAdmin(
      api,
      `INSERT INTO commerce.tax_rates (store_id, id, zone_id, title, tax_class, parts_per_million)
       SELECT r.store_id, gen_random_uuid(), r.zone_id, 'Rate', 'class-' || n, 1 FROM commerce.tax_rates r, generate_series(2, $2) n
       WHERE r.store_id = $1 AND r.valid_from = '2030-01-01Z'`,
      [store.context.store.id, ratesMax],
    )
    expect(code(await addRate(zone, { taxClass: 'more' }))).toEqual([409, 'too-many-tax-rates'])
  })
})

describe('tax', () => {
  it('of another store is absent', async () => {
    const other = await api.store()
    const [ours, theirs] = [await newZone([{ country: 'SE' }]), await newZone([{ country: 'SE' }], other)]
    const rate = (await ask('POST', `${path}/${theirs.id}/rates`, { body: standard }, other)).body.rates[0]
    for (const [method, at, body] of [
      ['GET', theirs.id, undefined],
      ['PATCH', theirs.id, { name: 'Ours now' }],
      ['DELETE', theirs.id, undefined],
      ['POST', `${theirs.id}/rates`, standard],
      ['PATCH', `${theirs.id}/rates/${rate.id}`, { title: 'Ours' }],
      ['DELETE', `${theirs.id}/rates/${rate.id}`, undefined],
      ['PATCH', `${ours.id}/rates/${rate.id}`, { title: 'Ours' }],
      ['DELETE', `${ours.id}/rates/${rate.id}`, undefined],
    ] as const)
      expect(code(await ask(method, `${path}/${at}`, { body })), `${method} ${at}`).toEqual(notFound)
    expect((await ask('GET', `${path}/${theirs.id}`, {}, other)).body).toMatchObject({
      name: 'A zone',
      version: 2,
      rates: [rate],
    })
  })

  it('is changed by who may change prices, and read by who may read them', async () => {
    const zone = await newZone([{ country: 'FI' }])
    const reader = await signedIn(api, store, { permissions: ['prices:read'] })
    const as = (method: string, at: string, body?: object) =>
      send(api.app.request, method, at, { bearer: reader, body })
    expect((await as('GET', `${path}/${zone.id}`)).status).toBe(200)
    for (const [method, at, body] of [
      ['POST', path, { name: 'X', places: [{ country: 'NO' }] }],
      ['PATCH', `${path}/${zone.id}`, { name: 'X' }],
      ['DELETE', `${path}/${zone.id}`, undefined],
      ['POST', `${path}/${zone.id}/rates`, standard],
    ] as const)
      expect(code(await as(method, at, body)), `${method} ${at}`).toEqual([403, 'not-permitted'])
  })

  it('is made once for one key, and told to the audit with what it was', async () => {
    const idempotencyKey = randomUUID()
    const make = () =>
      ask('POST', path, { idempotencyKey, body: { name: 'Denmark', places: [{ country: 'DK' }] } })
    const [one, two] = [await make(), await make()]
    expect(two.body).toEqual(one.body)
    const key = randomUUID()
    const rated = [
      await addRate(one.body, {}, { idempotencyKey: key }),
      await addRate(one.body, {}, { idempotencyKey: key }),
    ]
    expect(rated[1]?.body).toEqual(rated[0]?.body)
    await ask('PATCH', `${path}/${one.body.id}`, { body: { name: 'Danmark' } })
    const owner = await signedIn(api, store)
    const audit = (await ask('GET', `/v1/admin/audit?subjectId=${one.body.id}`, { bearer: owner })).body.items
    expect(audit.map(({ type, before, after }: Answer['body']) => [type, before?.name, after?.name])).toEqual(
      [
        ['tax_zone.changed', 'Denmark', 'Danmark'],
        ['tax_zone.changed', undefined, undefined],
        ['tax_zone.created', undefined, 'Denmark'],
      ],
    )
    expect(audit[1].after.rate).toMatchObject({ partsPerMillion: 190_000 })
  })
})
