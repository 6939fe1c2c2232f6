import { createPublicKey, createSecretKey, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newJwk } from '../tests/project.ts'
import { createKeys, type KeySettings, type Keys } from './keys.ts'

let published: JWK[]
let server: Server
let jwksUrl: string
let key: JWK
beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`
})
beforeEach(async () => {
  key = await newJwk()
  published = [publicOf(key)]
})
afterAll(() => server.close())

const publicOf = ({ d: _, ...jwk }: JWK): JWK => jwk
const sharedSecret = randomBytes(32).toString('hex')
const apiKeys = { publishableKey: 'sb_publishable_1', secretKey: 'sb_secret_1' }
const keysOf = (settings: Partial<KeySettings> = { jwksUrl }): Keys => createKeys({ ...apiKeys, ...settings })

const claims = () => ({ role: 'authenticated', exp: Math.floor(Date.now() / 1000) + 60, rt: { topics: [] } })
const signed = async (jwk: JWK, payload: Record<string, unknown> = claims()) =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', kid: jwk.kid ?? '' })
    .sign(await importJWK(jwk, 'ES256'))
const hmac = (secret: string | Buffer, header: Record<string, string> = {}) =>
  new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(createSecretKey(Buffer.from(secret)))
const codeOf = (keys: Keys, token: string) =>
  keys.callerOfToken(token).then(
    () => 'let in',
    ({ code }: { code: string }) => code,
  )

it('a token of a published key is let in, with its claims', async () => {
  const caller = await keysOf().callerOfToken(await signed(key))
  expect(caller).toMatchObject({ kind: 'bearer', role: 'authenticated', claims: { rt: { topics: [] } } })
})

it('a key that was published after the start is found', async () => {
  const keys = keysOf()
  expect(await codeOf(keys, await signed(key))).toBe('let in')
  const next = await newJwk()
  published = [publicOf(next)]
  // Asked at most once a second for keys it does not know.
  await new Promise((done) => setTimeout(done, 1100))
  expect(await codeOf(keys, await signed(next))).toBe('let in')
  expect(await codeOf(keys, await signed(key))).toBe('JwtSignerError')
})

it('a token signed by a secret is let in by that secret alone, and never by a public key', async () => {
  expect(await codeOf(keysOf({ sharedSecret }), await hmac(sharedSecret))).toBe('let in')
  expect(await codeOf(keysOf({ sharedSecret }), await hmac(randomBytes(32)))).toBe('JwtSignatureError')
  const { kid = '' } = key
  const pem = createPublicKey({ key: publicOf(key), format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  for (const secret of [pem.toString(), JSON.stringify(publicOf(key))])
    for (const settings of [{ jwksUrl }, { jwksUrl, sharedSecret }])
      expect(await codeOf(keysOf(settings), await hmac(secret, { kid }))).not.toBe('let in')
})

it.each([
  ['no expiry', { exp: undefined }, 'InvalidJWTToken'],
  ['an expiry in words', { exp: 'tomorrow' }, 'InvalidJWTToken'],
  ['an expiry that has passed', { exp: 1 }, 'InvalidJWTToken'],
  ['no role', { role: undefined }, 'InvalidJWTToken'],
  ['the role of the service', { role: 'service_role' }, 'Unauthorized'],
  ['the role of a superuser', { role: 'postgres' }, 'Unauthorized'],
  ['a time before which it is nothing', { nbf: 9_999_999_999 }, 'InvalidJWTToken'],
])('a token with %s is refused', async (_, bent, code) => {
  const payload: Record<string, unknown> = { ...claims(), ...bent }
  const token = await signed(key, JSON.parse(JSON.stringify(payload))).catch(() => 'not.to.be')
  expect(await codeOf(keysOf(), token)).toBe(code)
})

it('without an address of keys nothing asymmetric is let in', async () => {
  expect(await codeOf(keysOf({ sharedSecret }), await signed(key))).toBe('JwtSignerError')
})

it('only the two keys of the project are keys', () => {
  const keys = keysOf()
  expect(keys.callerOfKey('sb_secret_1')).toEqual({ kind: 'service' })
  expect(keys.callerOfKey('sb_publishable_1')).toMatchObject({ role: 'anon' })
  for (const other of [undefined, '', 'sb_secret_', 'sb_secret_12', 'SB_SECRET_1'])
    expect(() => keys.callerOfKey(other)).toThrow('Invalid API key')
})
