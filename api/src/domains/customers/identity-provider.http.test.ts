import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../../test/api.ts'
import { createTestCustomer, customerPassword, mailsTo } from '../../../test/customers.ts'
import { providerClient } from '../../../test/openid-provider.ts'
import { openProviderJourney, type ProviderJourney } from '../../../test/provider-journey.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { untilWaiting } from '../../../test/while-open.ts'
import { inTransaction } from '../../platform/database.ts'
import { fromWire } from '../../platform/ids.ts'
import { mustBeThere } from './complete-provider-sign-in.ts'
import { insertIdentity } from './identity-queries.ts'

let way: ProviderJourney
beforeAll(async () => {
  way = await openProviderJourney()
})
afterAll(() => way.close())

const code = ({ status, body }: Answer) => [status, body.code]

describe('linking an account at a provider', () => {
  it('signs in the customer who began it from then on, until it is removed', async () => {
    const ada = await createTestCustomer(way.store)
    const grace = way.account({ emailVerified: false })
    const linked = await way.link(ada, grace.subject)
    expect(linked).toMatchObject({ status: 201, body: { provider: 'house', name: 'House' } })
    expect((await way.signInAs(grace.subject)).body.customer.id).toBe(ada.wireId)
    expect((await mailsTo(way.api, way.store, ada.email)).map(({ template }) => template)).toEqual([
      'sign-in-changed',
    ])
    const path = `/customers/me/identities/${linked.body.providerId}`
    const bob = await createTestCustomer(way.store)
    expect(code(await way.send('DELETE', path, { bearer: bob.accessToken }))).toEqual([404, 'not-found'])
    expect((await way.send('DELETE', path, { bearer: ada.accessToken })).status).toBe(204)
    expect(code(await way.send('DELETE', path, { bearer: ada.accessToken }))).toEqual([404, 'not-found'])
    expect(code(await way.signInAs(grace.subject))).toEqual([403, 'provider-email-not-verified'])
  })

  it('asks for the password', async () => {
    const ada = await createTestCustomer(way.store)
    expect(code(await way.beginLink(ada))).toEqual([403, 'wrong-password'])
    expect(code(await way.beginLink(ada, 'a wrong password'))).toEqual([403, 'wrong-password'])
  })

  it('ends with the customer who began it, and is no sign-in', async () => {
    const [ada, bob] = [await createTestCustomer(way.store), await createTestCustomer(way.store)]
    const grace = way.account()
    const { signInToken, authorizationUrl } = (await way.beginLink(ada, customerPassword)).body
    const back = await way.house.visit(authorizationUrl, grace.subject)
    const gone = [410, 'provider-sign-in-gone']
    expect(code(await way.finishLink(bob, signInToken, back))).toEqual(gone)
    expect(code(await way.finish(signInToken, back))).toEqual(gone)
    const begun = (await way.begin()).body
    const backOfSignIn = await way.house.visit(begun.authorizationUrl, grace.subject)
    expect(code(await way.finishLink(ada, begun.signInToken, backOfSignIn))).toEqual(gone)
    expect((await way.finishLink(ada, signInToken, back)).status).toBe(201)
  })

  it('takes no account that is somebody else’s, and one of each provider', async () => {
    const [ada, bob] = [await createTestCustomer(way.store), await createTestCustomer(way.store)]
    const [grace, joan] = [way.account(), way.account()]
    expect((await way.link(ada, grace.subject)).status).toBe(201)
    expect(code(await way.link(bob, grace.subject))).toEqual([409, 'provider-identity-taken'])
    expect(code(await way.link(ada, joan.subject))).toEqual([409, 'provider-linked-already'])
  })
})

describe('the identity providers of a store', () => {
  const secretOf = async (id: string) => {
    const rows = await asAdmin<{ id: string; secret: Buffer }>(
      way.api,
      'SELECT id, sealed_client_secret AS secret FROM commerce.identity_providers WHERE handle = $1',
      [id],
    )
    const [row] = rows
    return way.api.services.sealer.open(
      row?.secret ?? Buffer.alloc(0),
      `identity_provider:${way.store.context.store.id}:${row?.id}`,
    )
  }

  it('are added, read, changed and removed; their secret is kept sealed and never read back', async () => {
    const added = await way.addProvider({ handle: 'kept', issuer: 'https://id.example.com' })
    expect(added).toMatchObject({ status: 201, body: { handle: 'kept', enabled: true, version: 1 } })
    const path = `/${added.body.id}`
    expect((await way.admin('GET', path)).body).toEqual(added.body)
    expect(JSON.stringify([added.body, (await way.admin('GET')).body])).not.toContain(
      providerClient.clientSecret,
    )
    expect(await secretOf('kept')).toBe(providerClient.clientSecret)
    const changed = await way.admin('PATCH', path, { clientSecret: 'another secret', name: 'Kept' })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Kept', version: 2 } })
    expect(await secretOf('kept')).toBe('another secret')
    const told = await asAdmin<{ row: string }>(
      way.api,
      `SELECT e::text || d::text AS row FROM commerce.events e JOIN commerce.event_details d
         ON d.store_id = e.store_id AND d.event_id = e.id WHERE e.type LIKE 'identity_provider.%'`,
      [],
    )
    expect(told.length).toBeGreaterThan(1)
    for (const { row } of told) expect(row).not.toMatch(/another secret|a secret between/)
    const stale = await way.send('PATCH', `/admin/identity-providers${path}`, {
      bearer: way.store.secretKey,
      headers: { 'if-match': '"1"' },
      body: { enabled: false },
    })
    expect(code(stale)).toEqual([412, 'version-conflict'])
    expect((await way.admin('DELETE', path)).status).toBe(204)
    expect(code(await way.admin('GET', path))).toEqual([404, 'not-found'])
    expect(code(await way.admin('PATCH', path, { enabled: true }))).toEqual([404, 'not-found'])
    expect(code(await way.admin('DELETE', path))).toEqual([404, 'not-found'])
  })

  it('have each a handle, and one issuer for ever', async () => {
    expect(code(await way.addProvider({ handle: 'house', issuer: 'https://id.example.com' }))).toEqual([
      409,
      'identity-provider-handle-taken',
    ])
    const { id } = (await way.admin('GET')).body.items[0]
    for (const body of [{ issuer: 'https://id.example.com' }, { handle: 'other' }])
      expect((await way.admin('PATCH', `/${id}`, body)).status).toBe(400)
  })

  it.each([
    'http://id.example.com',
    'http://10.0.0.1',
    'https://id.example.com:8443',
    'https://user:password@id.example.com',
    'https://id.example.com?x=1',
    'https://id.example.com/#x',
    'ftp://id.example.com',
    'javascript:alert(1)',
    'id.example.com',
  ])('are not called at %s', async (issuer) => {
    expect(await way.addProvider({ handle: 'wrong', issuer })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/issuer' }] },
    })
  })

  it('take their links along when they are removed, and nobody’s sign-in ends in an error', async () => {
    const added = await way.addProvider({ handle: 'leaving', issuer: way.house.issuer })
    const people = Array.from({ length: 8 }, () => way.account())
    const flows = await Promise.all(people.map(() => way.begin('leaving')))
    const backs: string[] = []
    for (const [n, { body }] of flows.entries())
      backs.push(await way.house.visit(body.authorizationUrl, people[n]?.subject ?? ''))
    const [removed, ...answers] = await Promise.all([
      way.admin('DELETE', `/${added.body.id}`),
      ...flows.map(({ body }, n) => way.finish(body.signInToken, backs[n] ?? '')),
    ])
    expect(removed?.status).toBe(204)
    for (const { status } of answers) expect([201, 410]).toContain(status)
    const left = await asAdmin(
      way.api,
      'SELECT 1 FROM commerce.customer_identities WHERE subject = ANY($1)',
      [people.map(({ subject }) => subject)],
    )
    expect(left).toEqual([])
  })

  it('are removed only after whoever is coming back from them at this moment', async () => {
    const added = await way.addProvider({ handle: 'awaited', issuer: way.house.issuer })
    const providerId = fromWire('identityProvider', added.body.id) ?? ''
    const ada = await createTestCustomer(way.store)
    const { removal } = await inTransaction({ ...way.store.context, db: way.api.services.db }, async (tx) => {
      await mustBeThere(tx, providerId)
      const removal = way.admin('DELETE', `/${added.body.id}`)
      await untilWaiting(way.api, removal)
      const identity = { providerId, subject: 'ada', customerId: ada.id, clock: tx.clock }
      expect(await insertIdentity(tx.tx, tx.store.id, identity)).toBe(true)
      return { removal }
    })
    expect((await removal).status).toBe(204)
    expect(
      (await way.send('GET', '/customers/me/identities', { bearer: ada.accessToken })).body.items,
    ).toEqual([])
  })

  it('of another store are absent', async () => {
    const other = await way.api.store()
    const { id } = (await way.admin('GET')).body.items[0]
    expect((await way.admin('GET', '', undefined, other)).body.items).toEqual([])
    for (const [method, body] of [['GET'], ['PATCH', { enabled: false }], ['DELETE']] as const)
      expect(code(await way.admin(method, `/${id}`, body, other))).toEqual([404, 'not-found'])
  })
})
