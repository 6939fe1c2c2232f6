import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { mailsTo, tokenMailedTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import {
  eventsOf,
  newMember,
  newOwner,
  otherPassword,
  roleNamed,
  seat,
  setUpSecondFactor,
  signIn,
  staffPassword,
  type TestMember,
  withSession,
} from '../../../test/staff.ts'
import { attemptRules, slowDown } from '../../platform/attempts.ts'
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
const invitations = '/v1/admin/staff-invitations'
const somebody = () => `${randomUUID()}@example.com`

async function invite(email: string, role = 'fulfillment', by: TestMember = owner): Promise<Answer> {
  return by.send('POST', invitations, { body: { email, roleId: await roleNamed(owner, role) } })
}
const accept = (body: object): Promise<Answer> =>
  send(api.app.request, 'POST', '/v1/staff-invitations/acceptance', { headers: seat(), body })
const inspect = (token: string): Promise<Answer> =>
  send(api.app.request, 'POST', '/v1/staff-invitations/inspection', { headers: seat(), body: { token } })
const name = 'Noor Lund'

describe('an invitation', () => {
  it('is mailed, and makes an account with name and password whose session may do what the role says', async () => {
    const email = somebody()
    const invited = await invite(email.toUpperCase())
    expect([invited.status, invited.body]).toEqual([
      201,
      expect.objectContaining({ email, role: expect.objectContaining({ name: 'fulfillment' }) }),
    ])
    const token = await tokenMailedTo(api, store, email)
    expect(JSON.stringify(invited.body)).not.toContain(token)
    expect((await mailsTo(api, store, email)).map(({ template }) => template)).toEqual(['staff-invitation'])
    expect((await inspect(token)).body).toEqual({
      store: { id: toWire('store', store.context.store.id), name: store.context.store.name },
      email,
      roleName: 'fulfillment',
      hasAccount: false,
      expiresAt: invited.body.expiresAt,
    })
    const accepted = await accept({ token, name, password: staffPassword })
    expect([accepted.status, accepted.body]).toEqual([
      201,
      expect.objectContaining({
        staff: expect.objectContaining({ name, email }),
        permissions: ['orders:read', 'orders:fulfill'],
        secondFactor: 'not_set_up',
      }),
    ])
    const session = withSession(api, accepted.body.token)
    expect((await session('GET', '/v1/admin/orders')).status).toBe(200)
    expect(code(await session('GET', '/v1/admin/staff'))).toEqual([403, 'not-permitted'])
    expect((await signIn(api, store, { email })).status).toBe(201)
    const [invitedEvent] = (await eventsOf(api, store, 'staff.invited')).slice(-1)
    const [joined] = (await eventsOf(api, store, 'staff.joined')).slice(-1)
    expect(invitedEvent?.actor).toBe(`staff:${owner.accountId}`)
    expect(JSON.stringify([invitedEvent, joined])).not.toContain(email)
    expect(toWire('staffAccount', joined?.aggregate_id ?? '')).toBe(accepted.body.staff.id)
  })

  it('works once, and its link is as good as none after that', async () => {
    const email = somebody()
    await invite(email)
    const token = await tokenMailedTo(api, store, email)
    expect((await accept({ token, name, password: staffPassword })).status).toBe(201)
    const answers = [
      await accept({ token, name, password: staffPassword }),
      await accept({
        token: token.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
        name,
        password: staffPassword,
      }),
      await accept({ token: `inv_${'0'.repeat(32)}_${'A'.repeat(32)}`, name, password: staffPassword }),
    ]
    for (const answer of answers) expect(code(answer)).toEqual([410, 'staff-invitation-not-valid'])
    expect(code(await inspect(token))).toEqual([410, 'staff-invitation-not-valid'])
  })

  it('ends after seven days, when it is withdrawn, and when the same address is invited again', async () => {
    const [late, withdrawn, again] = [somebody(), somebody(), somebody()]
    const made = []
    for (const email of [late, withdrawn, again]) made.push((await invite(email)).body)
    const tokens = await Promise.all(
      [late, withdrawn, again].map((email) => tokenMailedTo(api, store, email)),
    )
    expect(Date.parse(made[0].expiresAt) - Date.parse(made[0].createdAt)).toBe(7 * 24 * 3_600_000)
    await asAdmin(api, 'UPDATE commerce.staff_invitations SET expires_at = now() WHERE email = $1', [late])
    expect((await owner.send('DELETE', `${invitations}/${made[1].id}`)).status).toBe(204)
    expect(code(await owner.send('DELETE', `${invitations}/${made[1].id}`))).toEqual([404, 'not-found'])
    await invite(again, 'support')
    for (const token of tokens) {
      const answers = [await inspect(token), await accept({ token, name, password: staffPassword })]
      for (const answer of answers) expect(code(answer)).toEqual([410, 'staff-invitation-not-valid'])
    }
    const accepted = await accept({
      token: await tokenMailedTo(api, store, again),
      name,
      password: staffPassword,
    })
    expect(accepted.body.role.name).toBe('support')
  })

  it('of somebody who has an account takes its password and nothing else, and changes nothing of it', async () => {
    const elsewhere = await api.store()
    const person = await newMember(api, elsewhere)
    await invite(person.email)
    const token = await tokenMailedTo(api, store, person.email)
    expect((await inspect(token)).body.hasAccount).toBe(true)
    expect(code(await accept({ token, name: 'Thief', password: otherPassword }))).toEqual([
      401,
      'wrong-credentials',
    ])
    const accepted = await accept({ token, name: 'Thief', password: staffPassword })
    expect([accepted.status, accepted.body.staff.name]).toEqual([201, 'Test Staff'])
    expect((await signIn(api, elsewhere, { email: person.email })).status).toBe(201)
    const stores = (await person.send('GET', '/v1/account/stores')).body.items
    expect(stores.map((item: { store: { slug: string } }) => item.store.slug).toSorted()).toEqual(
      [store.context.store.slug, elsewhere.context.store.slug].toSorted(),
    )
  })

  it('asks a new account for a name and a password that is hard to guess', async () => {
    const email = somebody()
    await invite(email)
    const token = await tokenMailedTo(api, store, email)
    const refused = async (body: object, pointer: string) => {
      const answer = await accept({ token, ...body })
      expect([code(answer), answer.body.errors?.[0]?.pointer]).toEqual([[400, 'invalid-request'], pointer])
    }
    await refused({ password: staffPassword }, '/name')
    await refused({ name: ' ', password: staffPassword }, '/name')
    await refused({ name, password: 'short' }, '/password')
    await refused({ name, password: `${name} ${name}` }, '/password')
    expect((await accept({ token, name, password: staffPassword })).status).toBe(201)
  })

  it('gives nobody more than the inviter has, and only owners make owners', async () => {
    const made = await owner.send('POST', '/v1/admin/roles', {
      body: { name: `Leads ${randomUUID()}`, permissions: ['orders:read', 'staff:read', 'staff:write'] },
    })
    const lead = await newMember(api, store, { role: made.body.name })
    await setUpSecondFactor(lead)
    for (const role of ['owner', 'manager', 'fulfillment', 'support'])
      expect(code(await invite(somebody(), role, lead)), role).toEqual([403, 'permission-not-held'])
    expect((await invite(somebody(), made.body.name, lead)).status).toBe(201)
    expect((await invite(somebody(), 'owner')).status).toBe(201)
  })

  it('is withdrawn and replaced by nobody who may not give it', async () => {
    const made = await owner.send('POST', '/v1/admin/roles', {
      body: { name: `Hosts ${randomUUID()}`, permissions: ['staff:read', 'staff:write'] },
    })
    const host = await newMember(api, store, { role: made.body.name })
    await setUpSecondFactor(host)
    const email = somebody()
    const invited = await invite(email, 'owner')
    const path = `${invitations}/${invited.body.id}`
    expect(code(await host.send('DELETE', path))).toEqual([403, 'permission-not-held'])
    expect(code(await invite(email, made.body.name, host))).toEqual([403, 'permission-not-held'])
    const link = { token: await tokenMailedTo(api, store, email), name, password: staffPassword }
    expect((await accept(link)).body.role).toMatchObject({ isOwner: true })
    expect((await invite(somebody(), made.body.name, host)).status).toBe(201)
  })

  it('is worth nothing once its sender may not give it any more', async () => {
    const sender = await newMember(api, store, { role: 'owner' })
    await setUpSecondFactor(sender)
    const [one, two] = [somebody(), somebody()]
    await invite(one, 'support', sender)
    await invite(two, 'support', sender)
    const member = `/v1/admin/staff/${toWire('staffAccount', sender.accountId)}`
    const demoted = await owner.send('PATCH', member, {
      body: { roleId: await roleNamed(owner, 'manager') },
    })
    expect(demoted.status).toBe(200)
    const try1 = { token: await tokenMailedTo(api, store, one), name, password: staffPassword }
    expect(code(await accept(try1))).toEqual([410, 'staff-invitation-not-valid'])
    expect((await owner.send('DELETE', member)).status).toBe(204)
    const try2 = { token: await tokenMailedTo(api, store, two), name, password: staffPassword }
    expect(code(await accept(try2))).toEqual([410, 'staff-invitation-not-valid'])
  })

  it('to one address, or by one person, is sent so often and then waits; others go on', async () => {
    const [email, another] = [somebody(), somebody()]
    const sent = []
    for (let n = 0; n < 6; n += 1) sent.push(await invite(email))
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429])
    expect(Number(sent[5]?.headers.get('retry-after'))).toBeGreaterThan(3_000)
    expect(await mailsTo(api, store, email)).toHaveLength(5)
    expect((await invite(another)).status).toBe(201)
    const colleague = await newOwner(api, store)
    const byBoth = []
    for (let n = 0; n < 6; n += 1) byBoth.push((await invite(email, 'support', colleague)).status)
    expect(byBoth).toEqual([201, 201, 201, 201, 201, 429])
    const third = await newOwner(api, store)
    expect((await invite(email, 'support', third)).status).toBe(429)
    const tireless = await newOwner(api, store)
    const { most } = attemptRules.invitation.address
    const shop = { store: store.context.store, db: api.services.db, secrets: api.services.secrets }
    for (let n = 0; n < most; n += 1)
      await slowDown(shop, {
        rule: 'invitation',
        subject: somebody(),
        client: { address: `staff:${tireless.accountId}` },
      })
    expect((await invite(somebody(), 'support', tireless)).status).toBe(429)
    expect((await invite(somebody())).status).toBe(201)
  })

  it('is not for who works here already, and tells nothing of who works elsewhere', async () => {
    const here = await newMember(api, store)
    const elsewhere = await newMember(api, await api.store())
    expect(code(await invite(here.email))).toEqual([409, 'already-staff'])
    const [known, unknown] = [await invite(elsewhere.email), await invite(somebody())]
    expect([known.status, unknown.status]).toEqual([201, 201])
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
  })

  it('is listed while it is open, the newest first, page by page, and with no secret', async () => {
    const shop = await api.store()
    const boss = await newOwner(api, shop)
    const roleId = await roleNamed(boss, 'support')
    const emails = [somebody(), somebody(), somebody()]
    for (const email of emails) await boss.send('POST', invitations, { body: { email, roleId } })
    const first = (await boss.send('GET', `${invitations}?limit=2`)).body
    const second = (await boss.send('GET', `${invitations}?limit=2&cursor=${first.nextCursor}`)).body
    const listed = [...first.items, ...second.items]
    expect(listed.map(({ email }) => email)).toEqual(emails.toReversed())
    expect(second.nextCursor).toBeNull()
    for (const email of emails)
      expect(JSON.stringify(listed)).not.toContain(await tokenMailedTo(api, shop, email))
  })

  it('to a store that is none of yours is not found, and its link opens no other store', async () => {
    const boss = await newOwner(api, await api.store())
    const email = somebody()
    const made = (await invite(email)).body
    expect(code(await boss.send('DELETE', `${invitations}/${made.id}`))).toEqual([404, 'not-found'])
    expect(code(await boss.send('POST', invitations, { body: { email, roleId: made.role.id } }))).toEqual([
      404,
      'role-not-found',
    ])
    const token = await tokenMailedTo(api, store, email)
    const other = (await api.store()).context.store.id.replaceAll('-', '')
    const moved = token.replace(/^inv_[0-9a-f]{32}/, `inv_${other}`)
    expect(code(await accept({ token: moved, name, password: staffPassword }))).toEqual([
      410,
      'staff-invitation-not-valid',
    ])
    expect((await accept({ token, name, password: staffPassword })).status).toBe(201)
  })
})
