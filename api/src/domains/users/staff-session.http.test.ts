import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestStaff,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
const password = 'a long pass phrase'
beforeAll(async () => {
  // Every test is a visitor with an address of its own: attempts are counted by address.
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `192.0.2.${++visitors}` })

async function member(of = store) {
  const email = `${randomUUID()}@example.com`
  await createTestStaff(api, of, { email, password })
  return email
}
const signIn = (body: { email: string; password: string }, of = store, headers = visitor()) =>
  shopper(api.app.request, of).send('POST', '/v1/account/sessions', { body, headers })
const orders = (bearer: string) => shopper(api.app.request, store).send('GET', '/v1/admin/orders', { bearer })

describe('a member of the staff', () => {
  it('signs in with e-mail, in any case, and password, and may then work', async () => {
    const email = await member()
    const session = await signIn({ email: ` ${email.toUpperCase()} `, password })
    expect(session).toMatchObject({ status: 201, body: { staff: { email, name: 'Test Staff' } } })
    expect(Date.parse(session.body.expiresAt) - Date.now()).toBeGreaterThan(11 * 3_600_000)
    expect((await orders(session.body.token)).status).toBe(200)
    expect(session.headers.get('cache-control')).toBe('no-store')
  })

  it('signs out at once', async () => {
    const { token } = (await signIn({ email: await member(), password })).body
    const buyer = shopper(api.app.request, store)
    const out = await buyer.send('DELETE', '/v1/account/sessions/current', { bearer: token })
    expect([out.status, out.body]).toEqual([204, ''])
    expect(code(await orders(token))).toEqual([401, 'not-authenticated'])
    expect(code(await buyer.send('DELETE', '/v1/account/sessions/current', { bearer: token }))).toEqual([
      401,
      'not-authenticated',
    ])
  })

  it('is signed out when the session’s time is over', async () => {
    const { token } = (await signIn({ email: await member(), password })).body
    await asAdmin(api, `UPDATE commerce.staff_sessions SET expires_at = now() - interval '1 second'`)
    expect(code(await orders(token))).toEqual([401, 'not-authenticated'])
  })

  it('whose account is suspended is out at once, and told nothing else than a stranger', async () => {
    const email = await member()
    const { token } = (await signIn({ email, password })).body
    await asAdmin(api, `UPDATE commerce.staff_accounts SET status = 'suspended' WHERE email = $1`, [email])
    expect(code(await orders(token))).toEqual([401, 'not-authenticated'])
    expect(code(await signIn({ email, password }))).toEqual([401, 'wrong-credentials'])
  })

  it('is told the same by a wrong password, an unknown e-mail and another store', async () => {
    const email = await member()
    const elsewhere = await api.store()
    const answers = [
      await signIn({ email, password: 'another pass phrase' }),
      await signIn({ email: `${randomUUID()}@example.com`, password }),
      await signIn({ email, password }, elsewhere),
    ]
    for (const answer of answers) expect(code(answer)).toEqual([401, 'wrong-credentials'])
    const told = answers.map(({ body: { requestId: _, ...rest } }) => rest)
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  it('of one store sees nothing of another with the same session', async () => {
    const elsewhere = await api.store()
    const { token } = (await signIn({ email: await member(elsewhere), password }, elsewhere)).body
    const seen = await shopper(api.app.request, store).send('GET', '/v1/store', { bearer: token })
    expect(seen.body.slug).toBe(elsewhere.context.store.slug)
    // A session that names another store than the one it is kept in is nobody's.
    const moved = token.replace(/^st_[0-9a-f]{32}/, `st_${store.context.store.id.replaceAll('-', '')}`)
    expect(code(await orders(moved))).toEqual([401, 'not-authenticated'])
  })

  it('leaves neither password nor token in the database', async () => {
    const email = await member()
    const { token } = (await signIn({ email, password })).body
    const rows = await asAdmin<{ row: string }>(
      api,
      `SELECT a::text AS row FROM commerce.staff_accounts a WHERE a.email = $1
       UNION ALL SELECT s::text FROM commerce.staff_sessions s`,
      [email],
    )
    const text = rows.map(({ row }) => row).join('\n')
    expect(text).toContain('$argon2id$')
    expect(text).not.toContain(password)
    expect(text).not.toContain(token.slice('st_'.length + 33))
  })

  it('and everybody else at the same address is refused the 11th attempt within a minute', async () => {
    const email = await member()
    const headers = visitor()
    const attempt = (given: string) => signIn({ email, password: given }, store, headers)
    const wrong = await Promise.all(Array.from({ length: 10 }, () => attempt('a wrong pass phrase')))
    expect(wrong.map(({ status }) => status)).toEqual(wrong.map(() => 401))
    const eleventh = await attempt(password)
    expect(code(eleventh)).toEqual([429, 'too-many-requests'])
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0)
    // Who sits elsewhere is not kept out by it.
    expect((await signIn({ email, password })).status).toBe(201)
  })
})

describe('somebody without a session', () => {
  it.for([
    ['no token', undefined],
    ['a token of the right form', `st_${'0'.repeat(32)}_${'A'.repeat(32)}`],
    ['a secret key nobody was given', 'sk_test_0123456789abcdef'],
    ['a word', 'password'],
  ] as const)('is nobody: %s', async ([, bearer]) => {
    const sent = bearer === undefined ? {} : { bearer }
    const answer = await shopper(api.app.request, store).send('GET', '/v1/admin/orders', sent)
    expect(code(answer)).toEqual([401, 'not-authenticated'])
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  })
})
