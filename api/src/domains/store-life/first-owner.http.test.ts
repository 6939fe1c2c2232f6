import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { untilWaiting } from '../../../test/while-open.ts'
import { inTransaction } from '../../platform/database.ts'
import { digest } from '../../platform/secrets.ts'
import { hasAccounts, useFounderLink } from '../users/index.ts'
import { inviteFirstOwner } from './invite-first-owner.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
let visitors = 0
const send_ = (path: string, body: unknown, of: { key?: string; bearer?: string } = {}) => {
  visitors += 1
  const headers = { 'x-forwarded-for': `10.1.${visitors >> 8}.${visitors & 255}` }
  return send(api.app.request, 'POST', path, { body, headers, ...of })
}

const founder = (token: string, slug = 'first') => ({
  token,
  name: 'Noor Haddad',
  email: 'Noor@Example.com',
  password: 'violet harbor seven ladders',
  store: { slug, name: 'First', currency: 'EUR', locale: 'en-DE', countries: ['DE'] },
})
const begin = (body: unknown) => send_('/v1/installation/owner', body)
const invite = async () => {
  const invited = await inviteFirstOwner(api.services.db, 'https://desk.example')
  const [page, token] = (invited?.link ?? '').split('?token=')
  expect(page).toBe('https://desk.example/setup')
  return token ?? ''
}

describe('an empty installation', () => {
  it('begins by a link that works once, for a day, and not before it was made', async () => {
    expect(code(await begin(founder(`own_${'x'.repeat(32)}`)))).toEqual([410, 'owner-link-not-valid'])
    const replaced = await invite()
    const old = await invite()
    expect(code(await begin(founder(replaced)))).toEqual([410, 'owner-link-not-valid'])
    await asAdmin(api, `UPDATE commerce.account_tokens SET expires_at = now() WHERE used_at IS NULL`)
    expect(code(await begin(founder(old)))).toEqual([410, 'owner-link-not-valid'])
    const token = await invite()
    const [{ hours }] = (await asAdmin<{ hours: number }>(
      api,
      `SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM commerce.account_tokens
       WHERE used_at IS NULL AND expires_at > now()`,
    )) as [{ hours: number }]
    expect(hours).toBe(24)
    const weak = await begin({ ...founder(token), password: 'password1234567' })
    expect([...code(weak), weak.body.errors[0].pointer]).toEqual([400, 'invalid-request', '/password'])
    expect(await hasAccounts(api.services.db)).toBe(false)
    const rows = await asAdmin<{ row: string }>(api, 'SELECT t::text AS row FROM commerce.account_tokens t')
    for (const { row } of rows) expect(row).not.toContain(token.slice(4))
  })

  it('lets whoever has another link wait for the first', async () => {
    const [first, second] = [await invite(), await invite()]
    await asAdmin(api, `UPDATE commerce.account_tokens SET used_at = NULL`)
    const { context } = await api.store()
    const asApi = { ...context, db: api.services.db }
    const undone = new Error('undone')
    const use = (token: string, then: () => Promise<void>) =>
      inTransaction(asApi, async ({ tx }) => {
        expect(await useFounderLink(tx, digest(token))).toBe(true)
        await then()
        throw undone
      }).catch((error: unknown) => expect(error).toBe(undone))
    const order: string[] = []
    let other: Promise<void> | undefined
    await use(first, async () => {
      other = use(second, async () => void order.push('second'))
      await untilWaiting(api, other)
      order.push('first')
    })
    await other
    expect(order).toEqual(['first', 'second'])
    await asAdmin(api, `DELETE FROM commerce.account_tokens`)
  })

  it('gets one owner, also when 16 use two links at the same time', async () => {
    const first = await invite()
    // Two living links at once, as two commands in the same moment would leave them.
    await invite().then((second) =>
      asAdmin(api, `UPDATE commerce.account_tokens SET used_at = NULL`).then(async () => {
        const answers = await Promise.all(
          Array.from({ length: 16 }, (_, i) =>
            begin({ ...founder(i % 2 ? first : second, `first-${i}`), email: `noor${i}@example.com` }),
          ),
        )
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
        const others = answers.filter(({ status }) => status !== 201)
        expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['owner-link-not-valid']))
        await afterwards(answers.find(({ status }) => status === 201) as Answer)
      }),
    )
    // One of the test before, and its own.
    const stores = await asAdmin(api, 'SELECT 1 FROM commerce.stores')
    expect(stores).toHaveLength(2)
  })

  const afterwards = async ({ body }: Answer) => {
    expect(body).toMatchObject({
      email: expect.stringMatching(/^noor\d+@example.com$/),
      store: { name: 'First', currency: 'EUR', status: 'open', twinOf: null, version: 1 },
      publishableKey: { kind: 'publishable', status: 'active' },
    })
    const key = body.publishableKey.secret
    const session = await send_(
      '/v1/account/sessions',
      { email: body.email, password: founder('').password },
      { key },
    )
    expect(session.status).toBe(201)
    expect(await inviteFirstOwner(api.services.db, 'x')).toBeNull()
  }
})

describe('another store', () => {
  const wanted = (slug: string) => ({ ...founder('').store, slug })

  it('is begun by an account that may, after its second factor, and is its own', async () => {
    const store = await api.store()
    const bearer = await signedIn(api, store)
    const create = (slug: string, by = bearer) => send_('/v1/account/stores', wanted(slug), { bearer: by })
    expect(code(await create('second'))).toEqual([403, 'not-permitted'])
    await asAdmin(api, 'UPDATE commerce.staff_accounts SET may_create_stores = true')
    const made = await create('second')
    expect(made).toMatchObject({ status: 201, body: { store: { slug: 'second', origins: [] } } })
    const shop = await send(anotherApp(api).request, 'GET', '/v1/store', {
      key: made.body.publishableKey.secret,
    })
    expect(shop.body).toMatchObject({ id: made.body.store.id, slug: 'second' })
    expect(code(await create('second'))).toEqual([409, 'slug-taken'])
    const oneFactor = await signedIn(api, store, { secondFactor: false })
    await asAdmin(api, 'UPDATE commerce.staff_accounts SET may_create_stores = true')
    expect(code(await create('third', oneFactor))).toEqual([403, 'second-factor-required'])
    expect(code(await create('third', store.secretKey))).toEqual([403, 'not-permitted'])
  })

  it('may say from its beginning what its prices depend on, and else has what is usual', async () => {
    const bearer = await signedIn(api, await api.store())
    await asAdmin(api, 'UPDATE commerce.staff_accounts SET may_create_stores = true')
    const create = (slug: string, of: object) =>
      send_('/v1/account/stores', { ...wanted(slug), ...of }, { bearer })
    const prices = {
      pricesIncludeTax: false,
      taxExceptionCountries: ['DE'],
      taxOnShipping: 'as-goods',
      reverseChargeCountry: 'DE',
      timeZone: 'Europe/Berlin',
      currencies: ['CHF'],
    }
    expect((await create('said', prices)).body.store).toMatchObject(prices)
    expect((await create('silent', {})).body.store).toMatchObject({
      pricesIncludeTax: true,
      taxExceptionCountries: [],
      taxOnShipping: 'own-class',
      reverseChargeCountry: null,
      timeZone: 'UTC',
      currencies: [],
    })
    const twice = await create('twice', { currencies: ['CHF', 'EUR'] })
    expect([...code(twice), twice.body.errors[0].pointer]).toEqual([400, 'invalid-request', '/currencies'])
  })
})
