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
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const path = '/v1/customers/me/consents'
const code = ({ status, body }: Answer) => [status, body.code]

async function someone() {
  const customer = await createTestCustomer(store)
  const ask = (method: string, at: string, sent: Sent = {}) =>
    send(api.app.request, method, at, { bearer: customer.accessToken, ...sent })
  const say = (granted: boolean, textVersion = '2026-11', purpose = 'marketing_email') =>
    ask('PUT', `${path}/${purpose}`, { body: { granted, textVersion } })
  const history = async () =>
    (await ask('GET', `${path}/history`)).body.items.map(
      (c: { purpose: string; granted: boolean; textVersion: string }) => [
        c.purpose,
        c.granted,
        c.textVersion,
      ],
    )
  return { ...customer, ask, say, history }
}

describe('consents', () => {
  it('are not given until they are said, one for each purpose', async () => {
    const ada = await someone()
    expect((await ada.ask('GET', path)).body.items).toEqual(
      ['terms', 'marketing_email', 'analytics'].map((purpose) => ({
        purpose,
        granted: false,
        textVersion: null,
        recordedAt: null,
      })),
    )
  })

  it('are what was said last; all that was said stays in the history', async () => {
    const ada = await someone()
    await ada.say(true)
    const taken = await ada.say(false)
    expect(taken.body.items[1]).toMatchObject({ purpose: 'marketing_email', granted: false })
    await ada.say(true, '2027-01')
    expect((await ada.ask('GET', path)).body.items[1]).toMatchObject({
      granted: true,
      textVersion: '2027-01',
    })
    expect(await ada.history()).toEqual([
      ['marketing_email', true, '2027-01'],
      ['marketing_email', false, '2026-11'],
      ['marketing_email', true, '2026-11'],
    ])
  })

  it('said again are not recorded again', async () => {
    const ada = await someone()
    await Promise.all(Array.from({ length: 8 }, () => ada.say(true)))
    expect(await ada.history()).toHaveLength(1)
  })

  it('to the terms stay while there is an account', async () => {
    const ada = await someone()
    await ada.say(true, '2026-11', 'terms')
    expect(code(await ada.say(false, '2026-11', 'terms'))).toEqual([409, 'terms-are-needed'])
    expect(await ada.history()).toEqual([['terms', true, '2026-11']])
  })

  it('are for purposes that there are, and wordings with a short name', async () => {
    const ada = await someone()
    expect(code(await ada.say(true, '2026-11', 'everything'))).toEqual([400, 'invalid-request'])
    expect(code(await ada.say(true, 'a text with spaces'))).toEqual([400, 'invalid-request'])
    expect(await ada.history()).toEqual([])
  })

  it('are read by staff, of customers of their store only', async () => {
    const ada = await someone()
    await ada.say(true)
    const at = `/v1/admin/customers/${ada.wireId}/consents`
    expect((await send(api.app.request, 'GET', at, { bearer: store.secretKey })).body.items).toMatchObject([
      { purpose: 'marketing_email', granted: true, source: 'account' },
    ])
    const { secretKey } = await api.store()
    expect(code(await send(api.app.request, 'GET', at, { bearer: secretKey }))).toEqual([404, 'not-found'])
    expect((await send(api.app.request, 'GET', at, { bearer: ada.accessToken })).status).toBe(403)
  })

  it('are never changed or deleted: the API has no right to', async () => {
    const rows = await asAdmin(
      api,
      `SELECT privilege_type FROM information_schema.role_table_grants
       WHERE table_name = 'customer_consents' AND grantee = 'tradepost_api'`,
    )
    expect(new Set(rows.map((row) => row.privilege_type))).toEqual(new Set(['INSERT', 'SELECT']))
  })
})
