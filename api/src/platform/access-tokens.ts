import { createHash, randomUUID } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { type KeyRing, type PublicTokenJwk, publicJwkOf, type TokenKey } from './key-rings.ts'
import { secondsAfter } from './time.ts'

/** What a token says of its bearer. `audience` is for the caller to compare: a token of one store opens no other. */
export interface VerifiedToken {
  /** Wire id of the person */
  readonly subject: string
  /** Wire id of the session, whose end the caller must know of by itself */
  readonly session: string
  /** Wire id of the store */
  readonly audience: string
  /** `jti`: unique per token */
  readonly tokenId: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** All other claims, as they were signed */
  readonly claims: Record<string, unknown>
}

export interface AccessTokens {
  /**
   * A JWT access token (RFC 9068): ES256, `typ` at+jwt.
   * @throws RangeError when `claims` names one of the registered claims
   */
  sign(of: {
    subject: string
    session: string
    audience: string
    now: Date
    lifetimeSeconds: number
    claims?: Record<string, unknown>
  }): Promise<string>
  /** @returns null for everything that is not, at `now`, a token of ours; why is nobody's business */
  verify(token: string, now: Date): Promise<VerifiedToken | null>
  /** The public keys (RFC 7517), for who wants to verify our tokens. */
  jwks(): { keys: PublicTokenJwk[] }
}

/** Clocks differ: a token may be this much younger than now. None lives a second longer than it says. */
const futureSecondsMax = 60
const tokenLengthMax = 4096
const cachedTokensMax = 10_000
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]{86}$/

const text = z.string().min(1).max(200)
const seconds = z.int().min(0).max(253_402_300_799)
const claimSet = z.looseObject({
  iss: text,
  aud: text,
  sub: text,
  sid: text,
  jti: text,
  iat: seconds,
  exp: seconds,
})
const registered = new Set([...Object.keys(claimSet.shape), 'nbf'])

/**
 * Signs with the first key and verifies with all. Verified tokens are remembered by their SHA-256, so that the 0.2 ms
 * of a signature are spent once; times are judged at every call. The memory belongs to these keys: with other keys
 * comes another one, so no token outlives its key.
 */
export function createAccessTokens(options: { keys: KeyRing<TokenKey>; issuer: string }): AccessTokens {
  const { keys, issuer } = options
  const [signing] = keys
  const byKid = new Map(keys.map(({ kid, publicKey }) => [kid, publicKey]))
  const known = new LRUCache<string, VerifiedToken>({ max: cachedTokensMax })

  const read = async (token: string): Promise<VerifiedToken | null> => {
    const kid = kidOf(token)
    const key = kid === undefined ? undefined : byKid.get(kid)
    if (!key) return null
    const verified = await compactVerify(token, key, { algorithms: ['ES256'] }).catch(() => null)
    if (!verified) return null
    const claims = claimSet.safeParse(jsonOf(verified.payload))
    return claims.success && claims.data.iss === issuer ? bearerOf(claims.data) : null
  }
  return {
    async sign({ subject, session, audience, now, lifetimeSeconds, claims = {} }) {
      const taken = Object.keys(claims).find((name) => registered.has(name))
      if (taken !== undefined) throw new RangeError(`The claim ${taken} is not free to use.`)
      const { privateKey } = signing
      if (!privateKey) throw new RangeError('The first token key is not private.')
      const iat = Math.floor(now.getTime() / 1000)
      const registeredClaims = {
        ...{ iss: issuer, aud: audience, sub: subject, sid: session },
        ...{ iat, exp: iat + lifetimeSeconds, jti: randomUUID() },
      }
      return new CompactSign(Buffer.from(JSON.stringify({ ...registeredClaims, ...claims })))
        .setProtectedHeader({ alg: 'ES256', kid: signing.kid, typ: 'at+jwt' })
        .sign(privateKey)
    },
    async verify(token, now) {
      if (token.length > tokenLengthMax || !compactForm.test(token)) return null
      const name = createHash('sha256').update(token).digest('base64')
      const seen = known.get(name)
      const bearer = seen ?? (await read(token))
      if (!bearer || !isValidAt(bearer, now)) {
        if (seen) known.delete(name)
        return null
      }
      if (!seen) known.set(name, bearer)
      return bearer
    },
    jwks: () => ({ keys: keys.map(publicJwkOf) }),
  }
}

const isValidAt = ({ issuedAt, expiresAt }: VerifiedToken, now: Date): boolean =>
  now < expiresAt && issuedAt <= secondsAfter(now, futureSecondsMax)

/**
 * The key a token names, when its header is exactly ours: no header of ours carries a key, an address of one, or an
 * extension (`jwk`, `jku`, `x5u`, `x5c`, `crit`, `b64`), so none is read.
 */
function kidOf(token: string): string | undefined {
  const [head = '', , signature = ''] = token.split('.')
  // One signature has one text: the two bits that base64url leaves unused must be zero.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return undefined
  const header = headerSchema.safeParse(jsonOf(Buffer.from(head, 'base64url')))
  return header.success ? header.data.kid : undefined
}

const headerSchema = z.strictObject({
  alg: z.literal('ES256'),
  kid: z.string().min(1).max(64),
  typ: z.literal('at+jwt'),
})

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function bearerOf({
  aud,
  sub,
  sid,
  jti,
  iat,
  exp,
  iss: _,
  ...claims
}: z.output<typeof claimSet>): VerifiedToken {
  const at = (epochSeconds: number) => new Date(epochSeconds * 1000)
  // Frozen, because one object is given to all who show the same token.
  return Object.freeze({
    ...{ subject: sub, session: sid, audience: aud, tokenId: jti },
    ...{ issuedAt: at(iat), expiresAt: at(exp), claims: Object.freeze(claims) },
  })
}
