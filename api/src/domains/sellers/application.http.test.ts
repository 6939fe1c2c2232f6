import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
  testPassword,
} from '../../../../test/api.ts'
import { mailsTo, tokenMailedTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { digest } from '../../platform/secrets.ts'
import { contextOf } from '../../worker-tasks.ts'
import { refreshSeller } from '../discovery/index.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  // Every request is a visitor with an address of its own: attempts are counted by address.
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `192.0.2.${++visitors}` })
const code = ({ status, body }: Answer) => [status, body.code]
const staff = (method: string, path: string, of: Parameters<typeof send>[3] = {}, in_ = store) =>
  send(api.app.request, method, path, { bearer: in_.secretKey, ...of })
const apply = (of: Record<string, unknown> = {}, in_ = store) =>
  shopper(api.app.request, in_).send('POST', '/v1/seller-applications', {
    headers: visitor(),
    body: {
      name: 'Kilnhouse',
      email: `${randomUUID()}@example.com`,
      country: 'DE',
      description: 'Stoneware from our own kiln.',
      ...of,
    },
  })
const accept = (body: Record<string, unknown>) =>
  send(api.app.request, 'POST', '/v1/seller-invitations/acceptance', { headers: visitor(), body })
const inspect = (token: string) =>
  send(api.app.request, 'POST', '/v1/seller-invitations/inspection', {
    headers: visitor(),
    body: { token },
  })
const waiting = async (email: string) => {
  const { body } = await staff('GET', '/v1/admin/sellers?status=applied&limit=100')
  return body.items.filter((seller: { email: string }) => seller.email === email)
}

/** Somebody of the staff who decides on sellers, and how they lose that. */
async function lead() {
  const bearer = await signedIn(api, store, { permissions: ['sellers:read', 'sellers:write'] })
  const demote = () =>
    asAdmin(
      api,
      `UPDATE commerce.staff_roles SET permissions = '{sellers:read}' WHERE store_id = $1 AND id = (
         SELECT m.role_id FROM commerce.staff_memberships m JOIN commerce.staff_sessions s
           ON s.store_id = m.store_id AND s.account_id = m.account_id WHERE s.token_hash = $2)`,
      [store.context.store.id, digest(bearer)],
    )
  return { token: { bearer, demote } }
}

/** A server that decides on sellers, and how its key ends. */
async function ownKey() {
  const bearer = await signedIn(api, store)
  const body = { kind: 'secret', name: 'Sellers', scopes: ['sellers:write'] }
  const made = await staff('POST', '/v1/admin/keys', { bearer, body })
  const revoke = () => staff('DELETE', `/v1/admin/keys/${made.body.id}`, { bearer })
  return { key: { secret: made.body.secret, revoke } }
}

describe('an application', () => {
  it('waits for a decision and is acknowledged by a mail that holds no word of it', async () => {
    const email = `${randomUUID()}@example.com`
    const answer = await apply({ email: email.toUpperCase(), website: 'https://kilnhouse.example' })
    expect([answer.status, answer.body]).toEqual([202, { status: 'received' }])
    expect(await waiting(email)).toMatchObject([
      { name: 'Kilnhouse', status: 'applied', website: 'https://kilnhouse.example', decidedAt: null },
    ])
    const [mail] = await mailsTo(api, store, email)
    expect(mail).toMatchObject({ template: 'seller-application-received' })
    expect(mail?.text).not.toMatch(/kiln/i)
  })

  it('of an address that has one answers as the first did, mails the address, and changes nothing', async () => {
    const email = `${randomUUID()}@example.com`
    const [first, second] = [
      await apply({ email }),
      await apply({ email, name: 'Somebody else', description: 'Other words.' }),
    ]
    expect([second.status, second.body]).toEqual([first.status, first.body])
    expect((await waiting(email)).map((s: { name: string }) => s.name)).toEqual(['Kilnhouse'])
    expect(await mailsTo(api, store, email)).toHaveLength(2)
  })

  it('is refused with the field at fault, and without a trace', async () => {
    const email = `${randomUUID()}@example.com`
    for (const [wrong, pointer] of [
      [{ name: 'Two\nlines' }, '/name'],
      [{ name: '  ' }, '/name'],
      [{ email: `${'a'.repeat(65)}@example.com` }, '/email'],
      [{ country: 'de' }, '/country'],
      [{ website: 'javascript:alert(1)' }, '/website'],
      [{ status: 'active' }, '/status'],
      [{ isHouse: true }, '/isHouse'],
    ] as const) {
      const answer = await apply({ email, ...wrong })
      expect([...code(answer), answer.body.errors[0].pointer]).toEqual([400, 'invalid-request', pointer])
    }
    expect(await waiting(email)).toEqual([])
  })

  it('in one store is nothing to another', async () => {
    const email = `${randomUUID()}@example.com`
    await apply({ email })
    const [seller] = await waiting(email)
    const elsewhere = await api.store()
    expect(code(await staff('GET', `/v1/admin/sellers/${seller.id}`, {}, elsewhere))).toEqual([
      404,
      'not-found',
    ])
    const decided = await staff(
      'POST',
      `/v1/admin/sellers/${seller.id}/decision`,
      { body: { decision: 'approved' } },
      elsewhere,
    )
    expect(code(decided)).toEqual([404, 'not-found'])
    expect(await waiting(email)).toMatchObject([{ status: 'applied' }])
  })
})

describe('a decision', () => {
  it('to approve lets the one who applied in as owner, by the mailed link, once', async () => {
    const email = `${randomUUID()}@example.com`
    await apply({ email })
    const [{ id }] = await waiting(email)
    const approved = await staff('POST', `/v1/admin/sellers/${id}/decision`, {
      body: { decision: 'approved', reason: 'We like mugs.' },
    })
    expect(approved).toMatchObject({
      status: 200,
      body: { status: 'active', decisionReason: 'We like mugs.' },
    })
    expect(approved.headers.get('etag')).toBe(`"${approved.body.version}"`)
    expect((await staff('GET', `/v1/admin/sellers/${id}`)).body).toEqual(approved.body)
    const mails = await mailsTo(api, store, email)
    expect(mails.map((mail) => mail.template)).toEqual([
      'seller-application-received',
      'seller-decision',
      'seller-invitation',
    ])
    expect(mails[1]?.text).toContain('We like mugs.')

    const token = await tokenMailedTo(api, store, email)
    expect(await inspect(token)).toMatchObject({
      status: 200,
      body: { seller: { id, name: 'Kilnhouse' }, email, hasAccount: false },
    })
    expect(code(await accept({ token, password: testPassword }))).toEqual([400, 'invalid-request'])
    expect(code(await accept({ token, name: 'Tove Lind', password: 'password password' }))).toEqual([
      400,
      'invalid-request',
    ])
    const accepted = await accept({ token, name: 'Tove Lind', password: testPassword })
    expect(accepted).toMatchObject({
      status: 201,
      body: { seller: { id, name: 'Kilnhouse' }, account: { email, name: 'Tove Lind' }, isOwner: true },
    })
    const desk = await send(api.app.request, 'GET', '/v1/seller/orders', { bearer: accepted.body.token })
    expect(desk.status).toBe(200)
    expect(code(await accept({ token, name: 'Tove Lind', password: testPassword }))).toEqual([
      409,
      'seller-invitation-not-valid',
    ])

    const session = await shopper(api.app.request, store).send('POST', '/v1/seller/sessions', {
      headers: visitor(),
      body: { email, password: testPassword },
    })
    expect(session).toMatchObject({ status: 201, body: { isOwner: true, seller: { id } } })
    const profile = await send(api.app.request, 'GET', '/v1/seller', { bearer: session.body.token })
    expect(profile).toMatchObject({ status: 200, body: { id, name: 'Kilnhouse' } })
    expect(profile.headers.get('cache-control')).toBe('no-store')
  })

  it('to refuse tells why, and invites nobody', async () => {
    const email = `${randomUUID()}@example.com`
    await apply({ email })
    const [{ id }] = await waiting(email)
    const path = `/v1/admin/sellers/${id}/decision`
    const refused = await staff('POST', path, { body: { decision: 'refused', reason: 'Too many mugs.' } })
    expect(refused).toMatchObject({ status: 200, body: { status: 'refused' } })
    const mails = await mailsTo(api, store, email)
    expect(mails.map((mail) => mail.template)).toEqual(['seller-application-received', 'seller-decision'])
    expect(mails[1]?.text).toContain('Too many mugs.')
    expect(code(await staff('POST', path, { body: { decision: 'approved' } }))).toEqual([
      409,
      'application-decided',
    ])
    expect(await apply({ email })).toMatchObject({ status: 202 })
    expect(await waiting(email)).toHaveLength(1)
  })

  it('is recorded with who made it and what changed, and names nobody', async () => {
    const email = `${randomUUID()}@example.com`
    await apply({ email })
    const [{ id }] = await waiting(email)
    await staff('POST', `/v1/admin/sellers/${id}/decision`, { body: { decision: 'approved' } })
    const events = await asAdmin<{ type: string; actor: string; payload: unknown; after: unknown }>(
      api,
      `SELECT e.type, e.actor, e.payload, d.after FROM commerce.events e
        LEFT JOIN commerce.event_details d ON d.store_id = e.store_id AND d.event_id = e.id
        WHERE e.store_id = $1 AND e.payload::text NOT LIKE '%productId%' ORDER BY e.id DESC LIMIT 2`,
      [store.context.store.id],
    )
    const told = events.toReversed()
    expect(told).toMatchObject([
      { type: 'seller.decided', payload: { decision: 'approved' }, after: { status: 'active' } },
      { type: 'seller.invitation_sent', payload: { isOwner: true } },
    ])
    expect(told[0]?.actor).toMatch(/^secret_key:/)
    expect(JSON.stringify(told)).not.toContain(email)
  })

  it('is for staff: a shopper and a seller are nobody here', async () => {
    const nobody = await send(api.app.request, 'GET', '/v1/admin/sellers', { key: store.publishableKey })
    expect(code(nobody)).toEqual([401, 'not-authenticated'])
    const { owner, wireId } = await createTestSeller(api, store)
    const decided = await owner.send('POST', `/v1/admin/sellers/${wireId}/decision`, {
      body: { decision: 'approved' },
    })
    expect(code(decided)).toEqual([403, 'not-permitted'])
  })
})

describe('an owner’s invitation', () => {
  it('sent again by staff makes the first link dead', async () => {
    const email = `${randomUUID()}@example.com`
    await apply({ email })
    const [{ id }] = await waiting(email)
    await staff('POST', `/v1/admin/sellers/${id}/decision`, { body: { decision: 'approved' } })
    const first = await tokenMailedTo(api, store, email)
    const again = await staff('POST', `/v1/admin/sellers/${id}/owner-invitations`, { body: { email } })
    expect(again).toMatchObject({ status: 201, body: { email, isOwner: true } })
    const second = await tokenMailedTo(api, store, email)
    expect(second).not.toBe(first)
    expect(JSON.stringify(again.body)).not.toContain(second.slice(-32))
    const person = { name: 'Tove Lind', password: testPassword }
    expect(code(await accept({ token: first, ...person }))).toEqual([409, 'seller-invitation-not-valid'])
    expect((await accept({ token: second, ...person })).status).toBe(201)
  })

  it('is too late after seven days, by the clock of the world', async () => {
    const email = `${randomUUID()}@example.com`
    const seller = await createTestSeller(api, store)
    await staff('POST', `/v1/admin/sellers/${seller.wireId}/owner-invitations`, { body: { email } })
    const token = await tokenMailedTo(api, store, email)
    await asAdmin(api, 'UPDATE commerce.seller_invitations SET expires_at = now() WHERE email = $1', [email])
    expect(code(await accept({ token, name: 'Tove', password: testPassword }))).toEqual([
      409,
      'seller-invitation-not-valid',
    ])
  })

  it('is worth nothing once the staff or the key that sent it may not invite any more', async () => {
    const { wireId, id } = await createTestSeller(api, store)
    const invite = async (bearer: string) => {
      const email = `${randomUUID()}@example.com`
      const path = `/v1/admin/sellers/${wireId}/owner-invitations`
      expect((await staff('POST', path, { bearer, body: { email } })).status).toBe(201)
      return { token: await tokenMailedTo(api, store, email), name: 'Tove Lind', password: testPassword }
    }
    const dead = [409, 'seller-invitation-not-valid']
    const [{ token }, { key }] = [await lead(), await ownKey()]
    const [byStaff, byKey, goodByStaff, goodByKey] = [
      await invite(token.bearer),
      await invite(key.secret),
      await invite((await lead()).token.bearer),
      await invite((await ownKey()).key.secret),
    ]
    await token.demote()
    await key.revoke()
    expect(code(await accept(byStaff))).toEqual(dead)
    expect(code(await accept(byKey))).toEqual(dead)
    expect((await accept(goodByStaff)).status).toBe(201)
    expect((await accept(goodByKey)).status).toBe(201)
    const members = await asAdmin(api, 'SELECT 1 FROM commerce.seller_members WHERE seller_id = $1', [id])
    expect(members).toHaveLength(3)
  })

  it('with a token that names another store, or none, is no invitation', async () => {
    const email = `${randomUUID()}@example.com`
    const seller = await createTestSeller(api, store)
    await staff('POST', `/v1/admin/sellers/${seller.wireId}/owner-invitations`, { body: { email } })
    const token = await tokenMailedTo(api, store, email)
    const other = (await api.store()).context.store.id.replaceAll('-', '')
    const person = { name: 'Tove Lind', password: testPassword }
    for (const wrong of [
      token.replace(/^sin_[0-9a-f]{32}/, `sin_${other}`),
      token.replace(/^sin_[0-9a-f]{32}/, `sin_${'0'.repeat(32)}`),
      token.replace(/^sin_/, 'inv_'),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    ])
      for (const answer of [await accept({ token: wrong, ...person }), await inspect(wrong)])
        expect(code(answer)).toEqual([409, 'seller-invitation-not-valid'])
    expect((await accept({ token, ...person })).status).toBe(201)
  })
})

describe('a suspended seller', () => {
  it('is let in nowhere at once, and as before when it is reopened', async () => {
    const seller = await createTestSeller(api, store)
    const path = `/v1/admin/sellers/${seller.wireId}/suspension`
    expect((await seller.owner.send('GET', '/v1/seller')).status).toBe(200)
    expect(await staff('PUT', path)).toMatchObject({ status: 200, body: { status: 'suspended' } })
    expect(await staff('PUT', path)).toMatchObject({ status: 200, body: { status: 'suspended' } })
    expect(code(await seller.owner.send('GET', '/v1/seller'))).toEqual([401, 'not-authenticated'])
    const signIn = await shopper(api.app.request, store).send('POST', '/v1/seller/sessions', {
      headers: visitor(),
      body: { email: seller.owner.email, password: testPassword },
    })
    expect(code(signIn)).toEqual([401, 'wrong-credentials'])
    const invite = await staff('POST', `/v1/admin/sellers/${seller.wireId}/owner-invitations`, {
      body: { email: seller.owner.email },
    })
    expect(code(invite)).toEqual([409, 'seller-not-trading'])
    expect(await staff('DELETE', path)).toMatchObject({ status: 200, body: { status: 'active' } })
    expect((await seller.owner.send('GET', '/v1/seller')).status).toBe(200)
  })

  it('sells nothing: its offers leave the shop, and come back with it', async () => {
    const seller = await createTestSeller(api, store)
    const { offerIds, handle, productId } = await createTestProduct(store, { sellerId: seller.id })
    const buyer = shopper(api.app.request, store)
    const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])
    const shippingMethodId = await buyer.shippingMethodId()
    const path = `/v1/admin/sellers/${seller.wireId}/suspension`
    await staff('PUT', path)
    expect(code(await buyer.checkout(cart, { shippingMethodId }))).toEqual([409, 'offer-not-for-sale'])
    expect(code(await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }]))).toEqual([
      409,
      'offer-not-for-sale',
    ])
    const pages = async () => {
      const worker = await contextOf({ ...api.services, db: api.worker }, store.context.store.id)
      if (worker) await refreshSeller(worker, seller.id)
      return asAdmin(api, 'SELECT handle FROM commerce.product_pages WHERE product_id = $1', [productId])
    }
    expect(await pages()).toEqual([])
    await staff('DELETE', path)
    expect(await pages()).toEqual([{ handle }])
    expect((await buyer.checkout(cart, { shippingMethodId })).status).toBe(201)
  })

  it('cannot be the store’s own, nor one that does not trade', async () => {
    const { body } = await staff('GET', '/v1/admin/sellers?limit=100')
    await createTestProduct(store)
    const sellers = (await staff('GET', '/v1/admin/sellers?limit=100')).body.items
    const house = sellers.find((seller: { isHouse: boolean }) => seller.isHouse)
    expect(body.items.length).toBeGreaterThan(0)
    const suspend = (id: string) => staff('PUT', `/v1/admin/sellers/${id}/suspension`)
    expect(code(await suspend(house.id))).toEqual([409, 'seller-not-trading'])
    const email = `${randomUUID()}@example.com`
    await apply({ email })
    const [{ id }] = await waiting(email)
    expect(code(await suspend(id))).toEqual([409, 'seller-not-trading'])
    expect(code(await staff('DELETE', `/v1/admin/sellers/${id}/suspension`))).toEqual([
      409,
      'seller-not-trading',
    ])
  })
})
