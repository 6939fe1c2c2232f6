import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { foreignAudience, forgedTokens, signedToken, type TokenClaims } from '../../../test/forged-tokens.ts'
import { createAccessTokens } from './access-tokens.ts'
import { newTokenKey, parseTokenKeys, printTokenKeys, publicJwkOf } from './key-rings.ts'

const issuer = 'https://api.example.com'
const key = newTokenKey()
const now = new Date('2026-03-01T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const iat = now.getTime() / 1000
const claims: TokenClaims = {
  ...{ iss: issuer, aud: 'store_1', sub: 'cus_1', sid: 'ses_1' },
  ...{ jti: 'token-1', iat, exp: iat + 600 },
}
const { privateKey } = key
if (!privateKey) throw new Error('a new key is private')
const desk = { publicJwk: publicJwkOf(key), privateKey, claims }

const tokensOf = (...keys: [typeof key, ...(typeof key)[]]) => createAccessTokens({ keys, issuer })
const tokens = tokensOf(key)
const signed = (of: Partial<Parameters<typeof tokens.sign>[0]> = {}, by = tokens) =>
  by.sign({ subject: 'cus_1', session: 'ses_1', audience: 'store_1', now, lifetimeSeconds: 600, ...of })

describe('an access token', () => {
  it('says who it was made for, and is the form RFC 9068 describes', async () => {
    const token = await signed({ claims: { amr: ['pwd', 'otp'] } })
    expect(await tokens.verify(token, now)).toMatchObject({
      subject: 'cus_1',
      session: 'ses_1',
      audience: 'store_1',
      issuedAt: now,
      expiresAt: later(600),
      claims: { amr: ['pwd', 'otp'] },
    })
    const [header = '', payload = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'ES256',
      kid: key.kid,
      typ: 'at+jwt',
    })
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString())).toSorted()).toEqual(
      ['amr', 'aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub'].toSorted(),
    )
  })

  it('is never the same twice, and each has an id of its own', async () => {
    const [one, two] = [await signed(), await signed()]
    expect(one).not.toBe(two)
    expect((await tokens.verify(one, now))?.tokenId).not.toBe((await tokens.verify(two, now))?.tokenId)
  })

  it('ends in the very second it says, also when it was verified before', async () => {
    const token = await signed()
    expect(await tokens.verify(token, later(599.999))).not.toBeNull()
    expect(await tokens.verify(token, later(600))).toBeNull()
    expect(await tokens.verify(token, later(601))).toBeNull()
    expect(await tokensOf(key).verify(token, later(600))).toBeNull()
  })

  it('may be a minute younger than now, because clocks differ, and no more', async () => {
    const token = await signed({ now: later(60), lifetimeSeconds: 600 })
    expect(await tokens.verify(token, now)).not.toBeNull()
    expect(await tokens.verify(token, later(-1))).toBeNull()
    expect(await tokensOf(key).verify(token, later(-1))).toBeNull()
  })

  it('cannot be signed with a claim that would replace one of ours', async () => {
    for (const claim of ['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp', 'nbf'])
      await expect(signed({ claims: { [claim]: 'x' } }), claim).rejects.toThrow(RangeError)
  })

  it('is given to all who show it as one object that none of them can change', async () => {
    const token = await signed({ claims: { amr: 'pwd' } })
    const bearer = await tokens.verify(token, now)
    expect(await tokens.verify(token, now)).toBe(bearer)
    expect(Object.isFrozen(bearer) && Object.isFrozen(bearer?.claims)).toBe(true)
  })

  it('can be verified by any library from the public keys, which hold nothing private', async () => {
    const { payload } = await jwtVerify(await signed(), createLocalJWKSet(tokens.jwks()), {
      issuer,
      audience: 'store_1',
      typ: 'at+jwt',
      currentDate: now,
    })
    expect(payload.sub).toBe('cus_1')
    expect(tokens.jwks().keys.map((jwk) => Object.keys(jwk).toSorted())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ])
  })
})

describe('a forged token', () => {
  it('is made from a token that would be taken: the forgeries differ from it in one thing', async () => {
    expect(await tokens.verify(signedToken(desk), now)).toMatchObject({
      subject: 'cus_1',
      tokenId: 'token-1',
    })
    expect(new Set(forgedTokens.map(({ what }) => what)).size).toBe(forgedTokens.length)
  })

  it.each(forgedTokens.map(({ what, make }) => [what, make] as const))('is refused: %s', async (_, make) => {
    const token = make(desk)
    expect(await tokens.verify(token, now)).toBeNull()
    // Once more: what was refused is not remembered as good.
    expect(await tokens.verify(token, now)).toBeNull()
    // It can be sent: otherwise it would prove nothing about the door.
    expect(new Headers({ authorization: `Bearer ${token}` }).get('authorization')).toContain('Bearer')
  })

  it('for another audience is handed back with it: the caller compares', async () => {
    expect(await tokens.verify(foreignAudience.make(desk), now)).toMatchObject({ audience: 'store_another' })
  })

  it('is refused whichever sign of a true one is changed, added or left out', async () => {
    const token = await signed()
    await tokens.verify(token, now)
    const signs = [...'ABab01-_.= é\0']
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...signs, ''),
        fc.boolean(),
        async (at, sign, inserts) => {
          const other = token.slice(0, at) + sign + token.slice(inserts ? at : at + 1)
          fc.pre(other !== token)
          expect(await tokens.verify(other, now)).toBeNull()
        },
      ),
      { numRuns: count(500, 20_000), seed: seed() },
    )
  })

  it('is refused whatever text it is, without an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w-]*\.[\w-]*\.[\w-]*$/)),
        async (text) => {
          expect(await tokens.verify(text, now)).toBeNull()
        },
      ),
      { numRuns: count(300, 10_000), seed: seed() },
    )
  })
})

describe('the keys of tokens', () => {
  const old = newTokenKey()

  it('are changed without ending a session: what the old one signed is taken until it is dropped', async () => {
    const token = await signed({}, tokensOf(old))
    const both = tokensOf(key, old)
    expect(await both.verify(token, now)).not.toBeNull()
    expect(await tokens.verify(token, now), 'dropped').toBeNull()
    const published = tokensOf(old, key)
    expect(await published.verify(await signed(), now), 'not yet promoted, already taken').not.toBeNull()
    expect(both.jwks().keys.map(({ kid }) => kid)).toEqual([key.kid, old.kid])
  })

  it('verify with the one the token names only, and with a public part alone', async () => {
    const ring = parseTokenKeys(printTokenKeys([key, { ...old, privateKey: null }]))
    const reader = createAccessTokens({ keys: ring, issuer })
    expect(await reader.verify(await signed({}, tokensOf(old)), now)).not.toBeNull()
    const mixed = signedToken({ ...desk, publicJwk: { ...desk.publicJwk, kid: old.kid } })
    expect(await reader.verify(mixed, now)).toBeNull()
  })

  it('are known to no other server: the same kid with another key opens nothing', async () => {
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt' })
      .sign(other)
    expect(await tokens.verify(token, now)).toBeNull()
  })
})

describe('the memory of verified tokens', () => {
  it('holds no more than it may: ten thousand others later a token is verified afresh and still taken', async () => {
    const token = await signed()
    const bearer = await tokens.verify(token, now)
    const made = await Promise.all(Array.from({ length: count(50, 10_000) }, () => signed()))
    for (const other of made) expect(await tokens.verify(other, now)).not.toBeNull()
    expect(await tokens.verify(token, now)).toEqual(bearer)
  })
})
