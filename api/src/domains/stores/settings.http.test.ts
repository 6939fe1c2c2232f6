import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { anotherApp, asAdmin, moveClockOf } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { keyScopes, type Permission } from '../../platform/policies.ts'
import { openSecret } from './open-secret.ts'

let api: TestApi
let store: TestStore
let owner: string
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const ask = (method: string, path: string, of: Sent = {}) =>
  send(api.app.request, method, path, { bearer: owner, ...of })
/** With an app that remembers nothing, as five seconds later. */
const later = (method: string, path: string, of: Sent = {}) => send(anotherApp(api).request, method, path, of)
const settings = async (of: Sent = {}) => (await ask('GET', '/v1/admin/store', of)).body
const change = (body: object, of: Sent = {}) => ask('PATCH', '/v1/admin/store', { body, ...of })

describe('settings', () => {
  it('take a VAT number in the form of its state, and say how one looks', async () => {
    const address = { streetAddress: 'Torstraße 1', addressLocality: 'Berlin', postalCode: '10119' }
    const issuing = (addressCountry: string, vatNumber: string | null) =>
      change({
        invoicing: {
          ...{ legalName: 'Northlight GmbH', vatNumber, taxNumber: null, prefix: '', footer: '' },
          address: { ...address, addressCountry },
        },
      })
    for (const [country, vatNumber, message] of [
      ['DE', 'DE1', 'must look like DE123456789, as those of DE do'],
      ['DE', '123456789', 'must be a VAT number with its country, such as DE123456789'],
      ['GB', 'GB12', 'must look like GB123456789, as those of GB do'],
      ['NO', '12', 'must be made of 5 to 20 letters and digits, as a VAT number is'],
    ] as const) {
      const { body } = await issuing(country, vatNumber)
      expect(body.errors, JSON.stringify(body)).toEqual([{ pointer: '/invoicing/vatNumber', message }])
    }
    for (const [country, vatNumber] of [
      ['DE', 'DE 123 456 789'],
      ['DE', 'ATU12345678'],
      ['GB', 'GB123456789'],
      ['CH', 'CHE-123.456.789 MWST'],
      ['NO', 'NO 123 456 789 MVA'],
      ['DE', null],
    ] as const)
      expect((await issuing(country, vatNumber)).body.invoicing.vatNumber).toBe(vatNumber)
  })

  it('change what is given, under the next version, and show in the shop', async () => {
    const before = await settings()
    const changes = {
      name: 'Northern Light',
      tagline: '',
      countries: ['DE', 'NL'],
      locale: 'de-DE',
      locales: ['de-DE', 'nl-NL'],
      taxBasisPoints: 700,
      supportEmail: 'help@example.com',
      pricesIncludeTax: false,
      taxExceptionCountries: ['CH'],
      taxOnShipping: 'as-goods',
      reverseChargeCountry: 'DE',
      timeZone: 'America/St_Johns',
      currencies: ['CHF', 'JPY'],
    }
    const changed = await change(changes, { headers: { 'if-match': `"${before.version}"` } })
    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({
      ...before,
      ...changes,
      version: before.version + 1,
      updatedAt: changed.body.updatedAt,
    })
    const shop = await later('GET', '/v1/store', { key: store.publishableKey })
    expect(shop.body).toMatchObject({
      name: 'Northern Light',
      countries: ['DE', 'NL'],
      locale: 'de-DE',
      pricesIncludeTax: false,
      timeZone: 'America/St_Johns',
      currencies: ['CHF', 'JPY'],
    })
    expect((await change({ name: 'Northern Light' })).body.version).toBe(before.version + 1)
    expect(code(await change({ name: 'x' }, { headers: { 'if-match': `"${before.version}"` } }))).toEqual([
      412,
      'version-conflict',
    ])
  })

  it('refuse what is no country, currency, locale, address, or not of this store', async () => {
    await change({ currencies: ['CHF'] })
    const before = await settings()
    const wrong: [object, string][] = [
      [{ countries: ['DE', 'ZZ'] }, '/countries/1'],
      [{ countries: [] }, '/countries'],
      [{ countries: ['DE', 'DE'] }, '/countries'],
      [{ currency: 'ZZZ' }, '/currency'],
      [{ locale: 'xx-invalid-locale-x' }, '/locale'],
      [{ locale: 'fr-FR' }, '/locales'],
      [{ taxBasisPoints: 10_001 }, '/taxBasisPoints'],
      [{ supportEmail: 'nobody' }, '/supportEmail'],
      [{ name: 'North\r\nBcc: all' }, '/name'],
      [{ pricesIncludeTax: 'yes' }, '/pricesIncludeTax'],
      [{ taxExceptionCountries: ['ZZ'] }, '/taxExceptionCountries/0'],
      [{ taxExceptionCountries: ['CH', 'CH'] }, '/taxExceptionCountries'],
      [{ taxOnShipping: 'none' }, '/taxOnShipping'],
      [{ reverseChargeCountry: 'US' }, '/reverseChargeCountry'],
      [{ timeZone: 'Europe/Atlantis' }, '/timeZone'],
      [{ timeZone: '+01:00' }, '/timeZone'],
      [{ timeZone: '' }, '/timeZone'],
      [{ currencies: ['EUR'] }, '/currencies/0'],
      [{ currencies: ['USD', 'USD'] }, '/currencies'],
      [{ currencies: ['USD', 'ZZZ'] }, '/currencies/1'],
      [{ currencies: Array.from({ length: 21 }, () => 'USD') }, '/currencies'],
      [{ currency: 'CHF' }, '/currencies/0'],
      [{ rulesVersion: 9 }, '/rulesVersion'],
      [{ slug: 'other' }, '/slug'],
      [{ status: 'suspended' }, '/status'],
      [{ clockOffsetSeconds: 5 }, '/clockOffsetSeconds'],
    ]
    for (const [body, pointer] of wrong) {
      const answer = await change(body)
      expect([...code(answer), answer.body.errors?.[0]?.pointer], JSON.stringify(body)).toEqual([
        400,
        'invalid-request',
        pointer,
      ])
    }
    expect(await settings()).toEqual(before)
  })

  it('of prices raise the version that prices are kept by', async () => {
    const version = async () =>
      (
        await asAdmin<{ v: number }>(
          api,
          'SELECT rules_version AS v FROM commerce.stores WHERE store_id = $1',
          [store.context.store.id],
        )
      )[0]?.v ?? 0
    const before = await version()
    for (const [at, body] of [
      { timeZone: 'UTC' },
      { pricesIncludeTax: true },
      { currencies: [] },
      { taxOnShipping: 'own-class' },
    ].entries()) {
      expect((await change(body)).body).toMatchObject(body)
      expect(await version()).toBe(before + at + 1)
    }
  })

  it('change the currency until something is priced in it', async () => {
    const shop = await api.store()
    const bearer = await signedIn(api, shop)
    const toYen = () => change({ currency: 'JPY' }, { bearer })
    expect(code(await toYen())).toEqual([409, 'currency-in-use'])
    const [{ id }] = (await ask('GET', '/v1/admin/shipping-methods', { bearer })).body.items
    expect((await ask('DELETE', `/v1/admin/shipping-methods/${id}`, { bearer })).status).toBe(204)
    expect((await toYen()).body).toMatchObject({ currency: 'JPY' })
    await createTestProduct({
      ...shop,
      context: { ...shop.context, store: { ...shop.context.store, currency: 'JPY' } },
    })
    expect(code(await change({ currency: 'EUR' }, { bearer }))).toEqual([409, 'currency-in-use'])
  })

  it('and events of it name what changed; what it was is kept beside', async () => {
    await change({ supportEmail: 'canary@example.com' })
    await change({ supportEmail: null })
    const rows = await asAdmin<{ payload: string; details: string }>(
      api,
      `SELECT e.payload::text AS payload, d::text AS details FROM commerce.events e
       JOIN commerce.event_details d ON d.store_id = e.store_id AND d.event_id = e.id
       WHERE e.store_id = $1 AND e.type = 'store.changed' ORDER BY e.id DESC LIMIT 1`,
      [store.context.store.id],
    )
    expect(JSON.parse(rows[0]?.payload ?? '')).toEqual({ fields: ['supportEmail'] })
    expect(rows[0]?.details).toContain('canary@example.com')
  })
})

describe('pages of a store', () => {
  const put = (origins: string[], of: Sent = {}) =>
    ask('PUT', '/v1/admin/store/origins', { body: { origins }, ...of })

  it('are added, ordered and removed as one list', async () => {
    const [a, b] = ['https://a.example.com', 'https://b.example.com:8443']
    expect((await put([a, b])).body.origins).toEqual([a, b])
    expect((await put([b, a])).body.origins).toEqual([b, a])
    expect((await put([a])).body.origins).toEqual([a])
    expect((await settings()).origins).toEqual([a])
    const rows = await asAdmin(api, 'SELECT origin FROM commerce.store_domains WHERE store_id = $1', [
      store.context.store.id,
    ])
    expect(rows).toEqual([{ origin: a }])
  })

  it('belong to one store', async () => {
    const mine = 'https://only.example.com'
    await put([mine])
    const other = await api.store()
    const bearer = await signedIn(api, other)
    const before = await settings({ bearer })
    const taken = await put(['https://free.example.com', mine], { bearer })
    expect([...code(taken), taken.body.errors[0].pointer]).toEqual([409, 'origin-taken', '/origins/1'])
    expect(await settings({ bearer })).toEqual(before)
  })

  it('are chosen by people alone who may choose them and have shown a second factor', async () => {
    const before = await settings()
    const elsewhere = ['https://elsewhere.example.com']
    const everythingElse = keyScopes.concat('keys:write', 'secrets:write', 'staff:write')
    const mighty = await signedIn(api, store, { permissions: everythingElse })
    expect(code(await put(elsewhere, { bearer: mighty }))).toEqual([403, 'not-permitted'])
    const chooser = { permissions: ['store:read', 'domains:write'] as Permission[] }
    const oneFactor = await signedIn(api, store, { ...chooser, secondFactor: false })
    expect(code(await put(elsewhere, { bearer: oneFactor }))).toEqual([403, 'second-factor-required'])
    expect(code(await put(elsewhere, { bearer: store.secretKey }))).toEqual([403, 'not-permitted'])
    const key = { kind: 'secret', name: 'Domains', scopes: ['domains:write'] }
    expect(code(await ask('POST', '/v1/admin/keys', { body: key }))).toEqual([400, 'invalid-request'])
    expect(code(await change({ origins: elsewhere }, { bearer: owner }))).toEqual([400, 'invalid-request'])
    expect(await settings()).toEqual(before)
    expect((await put(elsewhere, { bearer: await signedIn(api, store, chooser) })).status).toBe(200)
  })

  it('are origins, and over TLS unless they are on this machine', async () => {
    for (const origin of [
      'http://shop.example.com',
      'https://shop.example.com/',
      'https://shop.example.com/path',
      'https://Shop.example.com',
      'https://shop.example.com:443',
      'https://user@shop.example.com',
      'ftp://shop.example.com',
      'null',
      '*',
      'https://',
    ])
      expect(code(await put([origin])), origin).toEqual([400, 'invalid-request'])
    for (const origin of ['http://localhost:4321', 'http://kumo.localhost:4321', 'http://127.0.0.1:9'])
      expect((await put([origin])).status, origin).toBe(200)
  })
})

describe('a suspended store', () => {
  it('lets its staff in and nobody else, until it is open again', async () => {
    const shop = await api.store()
    const bearer = await signedIn(api, shop)
    const suspended = await ask('PUT', '/v1/admin/store/suspension', {
      bearer,
      body: { reason: 'Stocktaking' },
    })
    expect(suspended).toMatchObject({ status: 200, body: { status: 'suspended' } })
    const asShopper = () => later('GET', '/v1/store', { key: shop.publishableKey })
    const asServer = () => later('GET', '/v1/admin/orders', { bearer: shop.secretKey })
    expect([code(await asShopper()), code(await asServer())]).toEqual([
      [403, 'store-suspended'],
      [403, 'store-suspended'],
    ])
    expect((await later('GET', '/v1/admin/store', { bearer })).status).toBe(200)
    // Whoever has no session yet can come in to open it again: the door answers as it always does.
    const knock = {
      key: shop.publishableKey,
      body: { email: 'nobody@example.com', password: 'not the password' },
    }
    expect(code(await later('POST', '/v1/account/sessions', knock))).toEqual([401, 'wrong-credentials'])
    expect((await later('DELETE', '/v1/admin/store/suspension', { bearer })).body.status).toBe('open')
    expect([(await asShopper()).status, (await asServer()).status]).toEqual([200, 200])
    const { items } = (await ask('GET', '/v1/admin/audit', { bearer })).body
    expect(items).toMatchObject([
      { type: 'store.reopened', before: { status: 'suspended' }, after: { status: 'open' } },
      { type: 'store.suspended', before: { status: 'open' }, after: { reason: 'Stocktaking' } },
    ])
  })
})

describe('ways to ship', () => {
  const express = {
    handle: 'express',
    name: 'Express',
    description: '',
    priceAmount: 990,
    freeFromAmount: null,
    minDays: 1,
    maxDays: 2,
  }
  const path = '/v1/admin/shipping-methods'

  it('are made, changed, ordered and removed, and show in the shop', async () => {
    const made = await ask('POST', path, { body: express })
    expect(made).toMatchObject({
      status: 201,
      body: { handle: 'express', price: { amount: 990, currency: 'EUR' }, position: 2 },
    })
    const at = `${path}/${made.body.id}`
    const first = await ask('PATCH', at, { body: { priceAmount: 0, freeFromAmount: 5, position: 1 } })
    expect(first.body).toMatchObject({ price: { amount: 0 }, freeFrom: { amount: 5 }, position: 1 })
    const shop = (await later('GET', '/v1/shipping-methods', { key: store.publishableKey })).body.items
    expect(shop.map((m: { name: string }) => m.name)).toEqual(['Express', 'Standard'])
    expect(Object.keys(shop[0])).not.toContain('handle')
    expect(code(await ask('POST', path, { body: express }))).toEqual([409, 'handle-taken'])
    expect(code(await ask('PATCH', at, { body: { handle: 'standard' } }))).toEqual([409, 'handle-taken'])
    expect(code(await ask('PATCH', at, { body: { minDays: 9 } }))).toEqual([400, 'invalid-request'])
    expect((await ask('DELETE', at)).status).toBe(204)
    expect(code(await ask('DELETE', at))).toEqual([404, 'not-found'])
  })

  it('of another store are not there', async () => {
    const other = await api.store()
    const bearer = await signedIn(api, other)
    const [{ id }] = (await ask('GET', path, { bearer })).body.items
    expect(code(await ask('PATCH', `${path}/${id}`, { body: { name: 'x' } }))).toEqual([404, 'not-found'])
    expect(code(await ask('DELETE', `${path}/${id}`))).toEqual([404, 'not-found'])
  })
})

describe('secrets for other services', () => {
  const path = '/v1/admin/secrets/mail.password'

  it('are sealed, replaced, removed, and told to nobody', async () => {
    const value = 'canary-of-a-mail-password'
    expect((await ask('PUT', path, { body: { value: 'the first' } })).status).toBe(200)
    const set = await ask('PUT', path, { body: { value } })
    expect(Object.keys(set.body)).toEqual(['name', 'updatedAt'])
    expect((await ask('GET', '/v1/admin/secrets')).body.items).toEqual([set.body])
    const context = { ...store.context, db: api.services.db }
    expect(await openSecret(context, 'mail.password')).toBe(value)
    const rows = await asAdmin<{ row: string }>(
      api,
      `SELECT s::text AS row FROM commerce.store_secrets s UNION ALL SELECT e::text FROM commerce.events e
       UNION ALL SELECT d::text FROM commerce.event_details d`,
    )
    const hex = Buffer.from(value).toString('hex')
    for (const { row } of rows) expect(row.includes(value) || row.includes(hex)).toBe(false)
    expect((await ask('DELETE', path)).status).toBe(204)
    expect(code(await ask('DELETE', path))).toEqual([404, 'not-found'])
    expect(await openSecret(context, 'mail.password')).toBeNull()
    const told = (await ask('GET', '/v1/admin/audit?type=store.secret_changed')).body.items
    const sealed = { name: 'mail.password', sealedWith: expect.stringMatching(/^[A-Za-z0-9_-]{1,16}$/) }
    expect(told.map(({ before, after }: Answer['body']) => ({ before, after }))).toEqual([
      { before: sealed, after: null },
      { before: sealed, after: sealed },
      { before: null, after: sealed },
    ])
  })

  it('open in their place alone', async () => {
    await ask('PUT', path, { body: { value: 'one' } })
    await asAdmin(api, `UPDATE commerce.store_secrets SET name = 'other.password' WHERE store_id = $1`, [
      store.context.store.id,
    ])
    await expect(openSecret({ ...store.context, db: api.services.db }, 'other.password')).rejects.toThrow(
      'it belongs elsewhere',
    )
  })
})

describe('the clock', () => {
  const move = (body: object, of: Sent) =>
    send(anotherApp(api).request, 'PUT', '/v1/admin/store/clock', { body, ...of })

  it('of a test twin moves, by an offset or to an instant', async () => {
    const twin = await api.store()
    await moveClockOf(api, twin, 0)
    const bearer = await signedIn(api, twin)
    const day = await move({ offsetSeconds: 86_400 }, { bearer })
    expect(day).toMatchObject({ status: 200, body: { offsetSeconds: 86_400 } })
    expect(Math.abs(Date.parse(day.body.now) - Date.now() - 86_400_000)).toBeLessThan(10_000)
    const to = await move({ to: '2030-01-01T00:00:00Z' }, { bearer })
    expect(Math.abs(Date.parse(to.body.now) - Date.parse('2030-01-01T00:00:00Z'))).toBeLessThan(2_000)
    expect(code(await move({ to: '2130-01-01T00:00:00Z' }, { bearer }))).toEqual([400, 'invalid-request'])
    expect((await move({ offsetSeconds: 0 }, { bearer })).status).toBe(200)
  })

  it('of any other store stands still', async () => {
    expect(code(await move({ offsetSeconds: 5 }, { bearer: owner }))).toEqual([409, 'not-a-twin'])
    await expect(
      asAdmin(api, 'UPDATE commerce.stores SET clock_offset_seconds = 5 WHERE store_id = $1', [
        store.context.store.id,
      ]),
    ).rejects.toThrow('stores_clock')
  })
})
