import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { Refusal } from '../../platform/refusals.ts'
import { createProviderClient } from './provider-client.ts'

type Claims = Record<string, unknown>
type Sign = (claims: Claims) => Promise<string> | string

const clientSecret = 'a secret of the client, and long enough to sign with'
const secrets = {
  state: 'the-state',
  nonce: 'the-nonce',
  codeVerifier: 'v'.repeat(43),
  log: createLog('silent'),
}
const minutes = (n: number) => Math.floor(Date.now() / 1000) + n * 60

/** A provider that says whatever the test wants. */
let issuer = ''
let own: Awaited<ReturnType<typeof generateKeyPair>>
let sign: Sign
let claims: Claims
let metadata: Record<string, unknown>
let userInfo: Claims
let answerToken: (response: ServerResponse) => void
const server = createServer(async (request, response) => {
  const json = (body: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (request.url === '/.well-known/openid-configuration') json(metadata)
  else if (request.url === '/jwks')
    json({ keys: [{ ...(await exportJWK(own.publicKey)), alg: 'ES256', kid: '1' }] })
  else if (request.url === '/userinfo') json(userInfo)
  else if (request.url === '/token') answerToken(response)
  else response.writeHead(404).end()
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  own = await generateKeyPair('ES256', { extractable: true })
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
})
beforeEach(() => {
  const at = (path: string) => `${issuer}${path}`
  metadata = {
    issuer,
    authorization_endpoint: at('/auth'),
    token_endpoint: at('/token'),
    jwks_uri: at('/jwks'),
    userinfo_endpoint: at('/userinfo'),
    id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
  }
  claims = {
    iss: issuer,
    aud: 'shop',
    sub: 'ada',
    nonce: secrets.nonce,
    iat: minutes(0),
    exp: minutes(5),
    email: 'ada@example.com',
    email_verified: true,
  }
  userInfo = { sub: 'ada', email: 'ada@example.com', email_verified: true }
  sign = (of) => new SignJWT(of).setProtectedHeader({ alg: 'ES256', kid: '1' }).sign(own.privateKey)
  answerToken = async (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ access_token: 'at', token_type: 'Bearer', id_token: await sign(claims) }))
})

// Each test has a client of its own, because one remembers what a provider says of itself.
const provider = () => ({ issuer, clientId: 'shop', clientSecret })
const come = (query = `code=abc&state=${secrets.state}`) =>
  createProviderClient({ loopback: true }).personOf(provider(), {
    ...secrets,
    callbackUrl: `https://shop.test/back?${query}`,
  })
const go = () =>
  createProviderClient({ loopback: true }).authorizationUrl(provider(), {
    ...secrets,
    redirectUri: 'https://shop.test/back',
  })
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => 'no refusal',
    (thrown: unknown) => thrown,
  )
  return error instanceof Refusal ? error.kind.code : error
}
const notAnswering = 'identity-provider-not-answering'

describe('who somebody is', () => {
  it('is what a provider signed for this client and this request', async () => {
    expect(await come()).toEqual({
      subject: 'ada',
      email: 'ada@example.com',
      emailVerified: true,
      fullName: null,
      locale: null,
    })
  })

  it.each<[string, Claims]>([
    ['for another client', { aud: 'another' }],
    ['for several clients, without naming this one', { aud: ['shop', 'another'] }],
    ['of another issuer', { iss: 'https://elsewhere.test' }],
    ['of another request', { nonce: 'another' }],
    ['of no request', { nonce: undefined }],
    ['too old', { exp: minutes(-5) }],
    ['without an end', { exp: undefined }],
    ['of nobody', { sub: undefined }],
    ['of a subject longer than any', { sub: 'a'.repeat(256) }],
    ['of a subject that no row can hold', { sub: 'a\u0000' }],
  ])('is not what an ID token says that is %s', async (_, said) => {
    Object.assign(claims, said)
    expect(await refusal(come())).toBe(notAnswering)
  })

  it.each<[string, Sign]>([
    [
      'signed by another key',
      async (of) => {
        const { privateKey } = await generateKeyPair('ES256')
        return new SignJWT(of).setProtectedHeader({ alg: 'ES256', kid: '1' }).sign(privateKey)
      },
    ],
    [
      'signed with the secret of the client',
      (of) =>
        new SignJWT(of).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret)),
    ],
    ['signed by nobody', (of) => new UnsecuredJWT(of).encode()],
    ['missing', () => undefined as unknown as string],
  ])('is not what an ID token says that is %s', async (_, signature) => {
    sign = signature
    expect(await refusal(come())).toBe(notAnswering)
  })

  it('is not what is said of somebody else at the UserInfo endpoint', async () => {
    delete claims.email
    expect(await come()).toMatchObject({ email: 'ada@example.com' })
    userInfo.sub = 'mallory'
    expect(await refusal(come())).toBe(notAnswering)
  })

  it.each([
    ['no word of it', undefined, false],
    ['false', false, false],
    ['the word false', 'false', false],
    ['one', 1, false],
    ['the word true', 'true', true],
  ])('has a verified address by %s: %s → %s', async (_, said, verified) => {
    claims.email_verified = said
    expect((await come()).emailVerified).toBe(verified)
  })

  it('has a name and an address that can be kept, or none', async () => {
    Object.assign(claims, {
      name: 'Ada\u0007',
      given_name: 'Ada',
      family_name: 'Lovelace',
      email: 'a'.repeat(300),
    })
    expect(await come()).toMatchObject({ fullName: 'Ada Lovelace', email: null })
  })

  it.each([
    ['an error', `error=access_denied&state=${secrets.state}`],
    ['another issuer', `code=abc&state=${secrets.state}&iss=https%3A%2F%2Felsewhere.test`],
  ])('is not known when the browser comes back with %s', async (_, query) => {
    expect(await refusal(come(query))).toBe('provider-sign-in-denied')
  })

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a redirect', (response) => response.writeHead(302, { location: `${issuer}/jwks` }).end(), notAnswering],
    [
      'a page',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      notAnswering,
    ],
    [
      'no JSON',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      notAnswering,
    ],
    ['a failure', (response) => response.writeHead(500).end(), notAnswering],
    [
      'more than anybody reads',
      (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(300_000)}"`),
      notAnswering,
    ],
    ['nothing', (response) => response.destroy(), notAnswering],
    [
      'a code that is used',
      (response) =>
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}'),
      'provider-sign-in-denied',
    ],
    [
      'a client that it does not know',
      (response) =>
        response
          .writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Basic' })
          .end('{"error":"invalid_client"}'),
      notAnswering,
    ],
  ])('is not known when the provider answers with %s', async (_, answer, code) => {
    answerToken = answer
    expect(await refusal(come())).toBe(code)
  })
})

describe('the page of a provider', () => {
  it('is where its document says', async () => {
    expect(await go()).toMatch(new RegExp(`^${issuer}/auth\\?`))
  })

  it.each([
    ['of a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['without TLS elsewhere', { authorization_endpoint: 'http://elsewhere.test/auth' }],
    ['that is none', { authorization_endpoint: 'auth' }],
    ['of nowhere', { authorization_endpoint: undefined }],
    ['of another issuer', { issuer: 'https://elsewhere.test' }],
  ])('is no address %s', async (_, change) => {
    metadata = { ...metadata, ...change }
    expect(await refusal(go())).toBe(notAnswering)
  })

  it('is asked about once, and again after it failed', async () => {
    const client = createProviderClient({ loopback: true })
    const of = { ...secrets, redirectUri: 'https://shop.test/back' }
    const broken = metadata
    metadata = {}
    expect(await refusal(client.authorizationUrl(provider(), of))).toBe(notAnswering)
    metadata = broken
    await client.authorizationUrl(provider(), of)
    metadata = {}
    await client.authorizationUrl(provider(), of)
  })

  it('is not called at all on this machine, where that is not allowed', async () => {
    const client = createProviderClient({ loopback: false })
    const of = { ...secrets, redirectUri: 'https://shop.test/back' }
    expect(await refusal(client.authorizationUrl(provider(), of))).toBe(notAnswering)
  })
})
