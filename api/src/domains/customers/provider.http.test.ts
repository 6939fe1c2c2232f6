import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { createTestCustomer, customerPassword } from '../../../test/customers.ts'
import { type ProviderAccount, providerClient, startOpenIdProvider } from '../../../test/openid-provider.ts'
import { openProviderJourney, type ProviderJourney } from '../../../test/provider-journey.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let way: ProviderJourney
beforeAll(async () => {
  way = await openProviderJourney()
})
afterAll(() => way.close())

const code = ({ status, body }: Answer) => [status, body.code]

describe('signing in with an account at a provider', () => {
  it('makes an account for somebody new, and finds it the next time', async () => {
    const grace = way.account({ locale: 'de' })
    const done = await way.signInAs(grace.subject)
    expect(done).toMatchObject({
      status: 201,
      body: {
        status: 'signed_in',
        customer: { email: grace.email, fullName: 'Grace Hopper', locale: 'de-DE', hasPassword: false },
      },
    })
    const again = await way.signInAs(grace.subject)
    expect(again.body.customer.id).toBe(done.body.customer.id)
    const events = await asAdmin<{ type: string }>(
      way.api,
      `SELECT type FROM commerce.events WHERE aggregate_id = (SELECT id FROM commerce.customers WHERE email = $1)
         OR payload->>'customerId' = (SELECT id::text FROM commerce.customers WHERE email = $1) ORDER BY id`,
      [grace.email],
    )
    expect(events.map(({ type }) => type)).toEqual([
      'customer.registered',
      'customer.signed_in',
      'customer.signed_in',
    ])
  })

  it('goes by who the provider says it is, not by the address, which may become another', async () => {
    const grace = way.account()
    const { body } = await way.signInAs(grace.subject)
    way.house.add({ ...grace, email: `${randomUUID()}@example.com`, emailVerified: false })
    expect((await way.signInAs(grace.subject)).body.customer).toMatchObject({
      id: body.customer.id,
      email: grace.email,
    })
  })

  it.each([
    ['is not verified', { emailVerified: false }],
    ['is missing', { email: undefined }],
    ['is none', { email: 'grace at example' }],
  ])('makes no account where the address %s', async (_, of) => {
    const grace = way.account(of as Partial<ProviderAccount>)
    expect(code(await way.signInAs(grace.subject))).toEqual([403, 'provider-email-not-verified'])
    const [row] = await asAdmin(way.api, 'SELECT 1 FROM commerce.customer_identities WHERE subject = $1', [
      grace.subject,
    ])
    expect(row).toBeUndefined()
  })

  it('opens no account by its address alone, however the address is written', async () => {
    const ada = await createTestCustomer(way.store)
    const mallory = way.account({ email: ada.email.toUpperCase() })
    expect(code(await way.signInAs(mallory.subject))).toEqual([409, 'provider-not-linked'])
    expect(
      (await way.send('GET', '/customers/me/identities', { bearer: ada.accessToken })).body.items,
    ).toEqual([])
  })

  it('asks who has set up a second factor for a code', async () => {
    const ada = await createTestCustomer(way.store)
    const grace = way.account()
    expect((await way.link(ada, grace.subject)).status).toBe(201)
    const bearer = ada.accessToken
    const started = await way.send('POST', '/customers/me/second-factor', {
      bearer,
      body: { password: customerPassword },
    })
    const totp = new TOTP({ secret: Secret.fromBase32(started.body.secret) })
    await way.send('POST', '/customers/me/second-factor/confirmation', {
      bearer,
      body: { code: totp.generate() },
    })
    const asked = await way.signInAs(grace.subject)
    expect(asked).toMatchObject({ status: 201, body: { status: 'second_factor_required' } })
    expect(asked.body).not.toHaveProperty('accessToken')
    const done = await way.send('POST', '/customers/sessions/second-factor', {
      body: {
        challengeToken: asked.body.challengeToken,
        code: totp.generate({ timestamp: Date.now() + 30_000 }),
      },
    })
    expect(done.body.customer.id).toBe(ada.wireId)
    const [event] = await asAdmin<{ method: string }>(
      way.api,
      `SELECT payload->>'method' AS method FROM commerce.events
       WHERE type = 'customer.signed_in' AND payload->>'customerId' = $1 ORDER BY id DESC LIMIT 1`,
      [ada.id],
    )
    expect(event?.method).toBe('provider_and_code')
  })

  it('lets nobody in whose account is suspended', async () => {
    const grace = way.account()
    await way.signInAs(grace.subject)
    await asAdmin(way.api, "UPDATE commerce.customers SET status = 'suspended' WHERE email = $1", [
      grace.email,
    ])
    expect(code(await way.signInAs(grace.subject))).toEqual([403, 'customer-suspended'])
  })

  it('says so when the person says no at the provider', async () => {
    const { signInToken, authorizationUrl } = (await way.begin()).body
    const back = await way.house.visit(authorizationUrl, null)
    expect(code(await way.finish(signInToken, back))).toEqual([403, 'provider-sign-in-denied'])
  })

  it('makes one account of eight tabs that come back at once', async () => {
    for (let round = 0; round < count(3, 30); round += 1) {
      const grace = way.account()
      const flows = await Promise.all(Array.from({ length: 8 }, () => way.begin()))
      const backs: string[] = []
      for (const { body } of flows) backs.push(await way.house.visit(body.authorizationUrl, grace.subject))
      const answers = await Promise.all(
        flows.map(({ body }, n) => way.finish(body.signInToken, backs[n] ?? '')),
      )
      expect(answers.map(({ status }) => status)).toEqual(flows.map(() => 201))
      expect(new Set(answers.map(({ body }) => body.customer.id)).size).toBe(1)
    }
  })
})

describe('the way to a provider and back', () => {
  it('carries PKCE, state and nonce, each its own, and asks for no more than who it is', async () => {
    const [one, two] = [(await way.begin()).body, (await way.begin()).body]
    const [of, other] = [
      new URL(one.authorizationUrl).searchParams,
      new URL(two.authorizationUrl).searchParams,
    ]
    expect(Object.fromEntries(of)).toMatchObject({
      client_id: providerClient.clientId,
      response_type: 'code',
      redirect_uri: way.redirectUri,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(of.get(name)?.length).toBeGreaterThanOrEqual(32)
      expect(of.get(name)).not.toBe(other.get(name))
    }
    // What proves the browser is in no address.
    expect(one.authorizationUrl).not.toContain(one.signInToken)
    expect(JSON.stringify(one)).not.toContain(providerClient.clientSecret)
  })

  it('ends once: of 32 at once one signs in, and the provider is asked once', async () => {
    for (let round = 0; round < count(1, 20); round += 1) {
      const grace = way.account()
      const { signInToken, authorizationUrl } = (await way.begin()).body
      const back = await way.house.visit(authorizationUrl, grace.subject)
      const before = way.house.requests.filter((path) => path === '/token').length
      const answers = await Promise.all(Array.from({ length: 32 }, () => way.finish(signInToken, back)))
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 410]))
      expect(way.house.requests.filter((path) => path === '/token').length - before).toBe(1)
    }
  })

  it('ends in the browser that began: the token of another one does not do', async () => {
    const grace = way.account()
    const [victim, attacker] = [(await way.begin()).body, (await way.begin()).body]
    const back = await way.house.visit(attacker.authorizationUrl, grace.subject)
    expect(code(await way.finish(victim.signInToken, back))).toEqual([410, 'provider-sign-in-gone'])
    expect((await way.finish(attacker.signInToken, back)).status).toBe(201)
  })

  it('ends at the page, in the store and within the time it was begun for', async () => {
    const grace = way.account()
    const other = await way.api.store()
    const { signInToken, authorizationUrl } = (await way.begin()).body
    const back = await way.house.visit(authorizationUrl, grace.subject)
    const gone = [410, 'provider-sign-in-gone']
    expect(code(await way.finish(signInToken, back.replace('/account/provider', '/elsewhere')))).toEqual(gone)
    expect(code(await way.finish(signInToken, back.replace(/state=[^&]+/, 'state=another')))).toEqual(gone)
    expect(code(await way.finish(signInToken, back.replace(/code=[^&]+&/, '')))).toEqual(gone)
    expect(code(await way.finish(signInToken, `${back}&code=another`))).toEqual(gone)
    const body = { signInToken, callbackUrl: back }
    expect(code(await way.send('POST', '/customers/sessions/provider/completion', { body }, other))).toEqual(
      gone,
    )
    await asAdmin(
      way.api,
      "UPDATE commerce.one_time_tokens SET expires_at = now() WHERE purpose = 'provider'",
      [],
    )
    expect(code(await way.finish(signInToken, back))).toEqual(gone)
  })

  it('takes no code that was given for another sign-in', async () => {
    const grace = way.account()
    const [mine, stolen] = [(await way.begin()).body, (await way.begin()).body]
    const back = new URL(await way.house.visit(stolen.authorizationUrl, grace.subject))
    back.searchParams.set('state', new URL(mine.authorizationUrl).searchParams.get('state') ?? '')
    expect(code(await way.finish(mine.signInToken, back.href))).toEqual([403, 'provider-sign-in-denied'])
  })

  it('takes no answer that names another issuer', async () => {
    const grace = way.account()
    const { signInToken, authorizationUrl } = (await way.begin()).body
    const back = new URL(await way.house.visit(authorizationUrl, grace.subject))
    expect(back.searchParams.get('iss')).toBe(way.house.issuer)
    back.searchParams.set('iss', 'https://elsewhere.test')
    expect(code(await way.finish(signInToken, back.href))).toEqual([403, 'provider-sign-in-denied'])
  })

  it.each([
    ['another origin', 'https://elsewhere.test/account/provider'],
    ['a query', '?next=/'],
    ['a fragment', '#there'],
    ['a name before the host', ''],
  ])('leads to a page of the store: not to one with %s', async (what, part) => {
    const wrong = what === 'a name before the host' ? way.redirectUri.replace('://', '://ada@') : part
    const uri = wrong.startsWith('http') ? wrong : way.redirectUri + wrong
    const answer = await way.send('POST', '/customers/sessions/provider', {
      body: { provider: 'house', redirectUri: uri },
    })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/redirectUri' }] } })
  })

  it('works with a provider that wants the secret in the body', async () => {
    const strict = await startOpenIdProvider({
      redirectUris: [way.redirectUri],
      authMethod: 'client_secret_post',
    })
    try {
      await way.addProvider({ handle: 'post', issuer: strict.issuer })
      const grace = way.account()
      strict.add(grace)
      expect((await way.signInAs(grace.subject, 'post', strict)).status).toBe(201)
    } finally {
      await strict.close()
    }
  })

  it('says so when nobody answers, or somebody else does', async () => {
    await way.addProvider({ handle: 'dead', issuer: 'http://127.0.0.1:9' })
    expect(code(await way.begin('dead'))).toEqual([503, 'identity-provider-not-answering'])
    // The documents of one issuer under the address of another one.
    await way.addProvider({ handle: 'alias', issuer: way.house.issuer.replace('127.0.0.1', 'localhost') })
    expect(code(await way.begin('alias'))).toEqual([503, 'identity-provider-not-answering'])
  })

  it('knows no provider that is disabled, of another store, or that never was', async () => {
    const other = await way.api.store()
    await way.addProvider({ handle: 'foreign', issuer: way.house.issuer }, other)
    await way.addProvider({ handle: 'paused', issuer: way.house.issuer })
    const [paused] = (
      await way.send('GET', '/admin/identity-providers', { bearer: way.store.secretKey })
    ).body.items.filter(({ handle }: { handle: string }) => handle === 'paused')
    const path = `/admin/identity-providers/${paused.id}`
    const { authorizationUrl, signInToken } = (await way.begin('paused')).body
    const grace = way.account()
    const back = await way.house.visit(authorizationUrl, grace.subject)
    await way.send('PATCH', path, { bearer: way.store.secretKey, body: { enabled: false } })
    expect(code(await way.finish(signInToken, back))).toEqual([410, 'provider-sign-in-gone'])
    for (const handle of ['foreign', 'paused', 'nobody'])
      expect(code(await way.begin(handle))).toEqual([404, 'not-found'])
    const offered = (await way.send('GET', '/identity-providers')).body.items
    expect(offered).toContainEqual({ handle: 'house', name: 'House' })
    expect(offered.map(({ handle }: { handle: string }) => handle)).not.toContain('paused')
  })
})
