import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const staff = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  send(api.app.request, method, path, {
    bearer: store.secretKey,
    idempotencyKey: randomUUID(),
    headers,
    ...(body === undefined ? {} : { body }),
  })
const euros = (amount: number) => ({ amount, currency: 'EUR' })
const give = (more: object = {}) => staff('POST', '/v1/admin/gift-cards', { amount: euros(5_000), ...more })
const balanceOf = (code: string, of: TestStore = store) =>
  send(api.app.request, 'POST', '/v1/gift-cards/balance', { key: of.publishableKey, body: { code } })

describe('a gift card', () => {
  it('is given with a code that is told once and stands nowhere in the database', async () => {
    const { status, body } = await give({ recipientEmail: 'Ada@Example.com', message: 'For you' })
    expect(status).toBe(201)
    expect(body.code).toMatch(/^([346790CDFGHJKMNPQRTVWXY]{4}-){4}[34679CDFGHJKMNPQRTVWXY]{4}$/)
    expect(body).toMatchObject({ balance: euros(5_000), recipientEmail: 'ada@example.com', status: 'active' })
    const read = await staff('GET', `/v1/admin/gift-cards/${body.id}`)
    expect(read.body.code).toBeUndefined()
    expect(read.body.transfers).toMatchObject([{ code: 'gift_card_given', amount: euros(5_000) }])
    const rows = await api.owner.read(store.context.store.id, {
      name: '',
      text: `SELECT (SELECT string_agg(g::text, ' ') FROM commerce.gift_cards g) || (SELECT string_agg(m::text, ' ')
        FROM commerce.mails m) || (SELECT string_agg(e::text, ' ') FROM commerce.events e) AS everything`,
      values: [],
    })
    const everything = String(rows[0]?.everything)
    expect(everything).toContain('gift_card.created')
    expect(everything).not.toContain(body.code)
    expect(everything).not.toContain(body.code.replaceAll('-', ''))
    const mails = await api.owner.read(store.context.store.id, {
      name: '',
      text: `SELECT template FROM commerce.mails WHERE store_id = $1 AND to_address = 'ada@example.com'`,
      values: [store.context.store.id],
    })
    expect(mails).toEqual([{ template: 'gift-card' }])
  })

  it('is the same to a shopper however its code is written', async () => {
    const { body } = await give()
    for (const code of [body.code, body.code.toLowerCase(), body.code.replaceAll('-', ' ')])
      expect((await balanceOf(code)).body).toEqual({
        codeEnd: body.code.slice(-4),
        balance: euros(5_000),
        expiresAt: null,
      })
  })

  it('that is unknown, another store’s, disabled or run out answers the same', async () => {
    const other = await api.store()
    const [disabled, ended, elsewhere] = [await give(), await give(), await give()]
    await staff('PATCH', `/v1/admin/gift-cards/${disabled.body.id}`, { status: 'disabled' })
    await api.owner.read(store.context.store.id, {
      name: '',
      text: `UPDATE commerce.gift_cards SET expires_at = now() WHERE code_end = $1`,
      values: [ended.body.codeEnd],
    })
    const answers = [
      await balanceOf('CD34-FGHJ-KMNP-QRTV-WXY9'),
      await balanceOf(disabled.body.code),
      await balanceOf(ended.body.code),
      await balanceOf(elsewhere.body.code, other),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(422)
      expect({ ...body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' })
    }
    // What is on it stays, and pays again when it may.
    await staff('PATCH', `/v1/admin/gift-cards/${disabled.body.id}`, { status: 'active' })
    expect((await balanceOf(disabled.body.code)).body.balance).toEqual(euros(5_000))
  })

  it('can be tried by nobody for long', async () => {
    const tries = []
    for (let n = 0; n < 40; n += 1) tries.push((await balanceOf(`CD34-FGHJ-KMNP-QRTV-W${n}`)).status)
    expect(tries.at(-1)).toBe(429)
  })

  it('is made once for one Idempotency-Key, which it needs', async () => {
    const body = { amount: euros(700), note: 'once' }
    const idempotencyKey = randomUUID()
    const ask = (more: object) =>
      send(api.app.request, 'POST', '/v1/admin/gift-cards', { bearer: store.secretKey, body, ...more })
    const [first, second] = [await ask({ idempotencyKey }), await ask({ idempotencyKey })]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect((await ask({})).body.code).toBe('idempotency-key-missing')
  })

  it('refuses what cannot be', async () => {
    for (const [wrong, pointer] of [
      [{ amount: euros(0) }, '/amount/amount'],
      [{ amount: euros(-1) }, '/amount/amount'],
      [{ amount: { amount: 5, currency: 'XXX' } }, '/amount/currency'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
      [{ recipientEmail: 'nobody' }, '/recipientEmail'],
    ] as const) {
      const { status, body } = await give(wrong)
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer])
    }
    const { status } = await give({ customerId: 'cus_01h455vb4pex5vsknk084sn02q' })
    expect(status).toBe(404)
  })

  it('changes for who has seen its newest version', async () => {
    const { body: card } = await give()
    const path = `/v1/admin/gift-cards/${card.id}`
    const changed = await staff('PATCH', path, { note: 'Lost in the mail' }, { 'if-match': '"1"' })
    expect(changed.body).toMatchObject({ version: 2, note: 'Lost in the mail' })
    expect((await staff('PATCH', path, { note: 'Again' }, { 'if-match': '"1"' })).status).toBe(412)
    const listed = await staff('GET', `/v1/admin/gift-cards?codeEnd=${card.codeEnd}`)
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toContain(card.id)
  })
})

describe('store credit', () => {
  it('is given, taken back, and read by the customer alone whose it is', async () => {
    const [ada, ben] = [await createTestCustomer(store), await createTestCustomer(store)]
    const path = `/v1/admin/customers/${toWire('customer', ada.id)}/store-credit`
    const reason = 'A scratched bowl'
    const given = await staff('POST', path, { amount: euros(2_500), reason })
    expect([given.status, given.body.balances]).toEqual([
      201,
      [{ balance: euros(2_500), reserved: euros(0) }],
    ])
    expect((await staff('POST', path, { amount: euros(-500), reason })).body.balances[0].balance).toEqual(
      euros(2_000),
    )
    expect((await staff('POST', path, { amount: euros(-2_001), reason })).body.code).toBe('balance-too-low')
    const asCustomer = (token: string, more = '') =>
      send(api.app.request, 'GET', `/v1/customers/me/store-credit${more}`, { bearer: token })
    expect((await asCustomer(ada.accessToken)).body.balances[0].balance).toEqual(euros(2_000))
    expect((await asCustomer(ben.accessToken)).body.balances).toEqual([])
    const { body } = await asCustomer(ada.accessToken, '/movements')
    const told = body.items.map(({ code, amount }: { code: string; amount: object }) => [code, amount])
    expect(told).toEqual([
      ['store_credit_taken', euros(-500)],
      ['store_credit_given', euros(2_500)],
    ])
    expect((await staff('GET', path)).body).toEqual((await asCustomer(ada.accessToken)).body)
  })
})

describe('the trial balance', () => {
  it('is 0 as of every moment, and says what was there then', async () => {
    // What came before lies in an earlier millisecond, what comes in a later one.
    await wait(2)
    const before = new Date().toISOString()
    await wait(2)
    await give({ amount: euros(4_321) })
    const read = async (at = '') => (await staff('GET', `/v1/admin/ledger/trial-balance${at}`)).body
    const [now, then] = [await read(), await read(`?at=${before}`)]
    for (const { differences } of [now, then]) for (const { amount } of differences) expect(amount).toBe(0)
    const cards = (of: { rows: { kind: string; balance: { amount: number } }[] }) =>
      of.rows.find(({ kind }) => kind === 'gift_card')?.balance.amount ?? 0
    expect(cards(now) - cards(then)).toBe(4_321)
  })

  it('as of the very millisecond of a transfer has it, of the millisecond before has not', async () => {
    await give({ amount: euros(777) })
    const path = '/v1/admin/ledger/transfers?code=gift_card_given&limit=1'
    const [given] = (await staff('GET', path)).body.items
    const { postedAt } = given
    const before = new Date(Date.parse(postedAt) - 1).toISOString()
    const balanceAt = async (at: string) => {
      const { body } = await staff('GET', `/v1/admin/ledger/accounts?kind=gift_card&limit=100&at=${at}`)
      const found = body.items.find(({ id }: { id: string }) => id === given.credit.id)
      return found?.balance.amount ?? 0
    }
    const totalAt = async (at: string) => {
      const { body } = await staff('GET', `/v1/admin/ledger/trial-balance?at=${at}`)
      const row = body.rows.find(({ kind }: { kind: string }) => kind === 'gift_card')
      return row?.balance.amount ?? 0
    }
    expect(given.amount).toEqual(euros(777))
    expect([await balanceAt(before), await balanceAt(postedAt)]).toEqual([0, 777])
    expect((await totalAt(postedAt)) - (await totalAt(before))).toBe(777)
    const listed = async (range: string) =>
      (await staff('GET', `/v1/admin/ledger/transfers?accountId=${given.credit.id}&${range}`)).body.items
        .length
    expect([await listed(`from=${postedAt}`), await listed(`until=${postedAt}`)]).toEqual([1, 0])
  })

  it('is made of accounts and transfers that staff can follow', async () => {
    await give({ amount: euros(99) })
    const { body: accounts } = await staff('GET', '/v1/admin/ledger/accounts?kind=gift_card&limit=1')
    const [account] = accounts.items
    expect(account).toMatchObject({ kind: 'gift_card', balance: euros(99), credits: euros(99) })
    expect(accounts.nextCursor).not.toBeNull()
    const { body: transfers } = await staff('GET', `/v1/admin/ledger/transfers?accountId=${account.id}`)
    expect(transfers.items).toHaveLength(1)
    expect(transfers.items[0]).toMatchObject({
      code: 'gift_card_given',
      debit: { kind: 'given' },
      credit: { id: account.id, ownerId: account.ownerId },
    })
    const next = await staff(
      'GET',
      `/v1/admin/ledger/accounts?kind=gift_card&limit=1&cursor=${accounts.nextCursor}`,
    )
    expect(next.body.items[0].id).not.toBe(account.id)
  })
})
