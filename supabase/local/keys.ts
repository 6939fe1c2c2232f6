import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'

/** Who speaks: the project's own server, a page without a token, or the bearer of a token. */
export type Caller =
  | { kind: 'service' }
  | {
      kind: 'bearer'
      role: 'anon' | 'authenticated'
      claims: Record<string, unknown>
      /** Milliseconds since the epoch; undefined for the publishable key itself */
      expiresAt?: number
    }

/** Why a token or key opens nothing, with the code that Realtime gives it. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export interface KeySettings {
  publishableKey: string
  secretKey: string
  /** Where the public keys (RFC 7517) of our tokens are read, and again when an unknown `kid` comes. */
  jwksUrl?: string
  /** Or the public keys themselves. */
  jwks?: JSONWebKeySet
  /** HS256, for local use only. */
  sharedSecret?: string
}

export interface Keys {
  /** @throws KeyRefused unless it is the publishable or the secret key */
  callerOfKey(key: string | undefined): Caller
  /**
   * Judges a token as Realtime does: signature by `kid`, then `role` and `exp`; `iss` and `aud` are not compared.
   * @throws KeyRefused
   */
  callerOfToken(token: string): Promise<Caller>
}

const rolesOfTokens = new Set(['anon', 'authenticated'])
const tokenLengthMax = 8192

/** The keys of a project: two API keys, and what verifies tokens. */
export function createKeys(settings: KeySettings): Keys {
  const keyOf = verifyingKeys(settings)
  return {
    callerOfKey(key) {
      if (key !== undefined && isSame(key, settings.secretKey)) return { kind: 'service' }
      if (key !== undefined && isSame(key, settings.publishableKey))
        return { kind: 'bearer', role: 'anon', claims: { role: 'anon' } }
      throw new KeyRefused('InvalidApiKey', 'Invalid API key')
    },
    async callerOfToken(token) {
      if (token.length > tokenLengthMax) throw malformed()
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: ['ES256', 'RS256', 'EdDSA', ...(settings.sharedSecret === undefined ? [] : ['HS256'])],
      }).catch((error: unknown) => {
        throw refusalOf(error)
      })
      const { role, exp } = payload
      if (typeof role !== 'string' || typeof exp !== 'number')
        throw new KeyRefused('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT')
      // The platform would take any role of the database; ours signs no other, so another is a forgery or a mistake.
      if (!rolesOfTokens.has(role))
        throw new KeyRefused('Unauthorized', `The role of a token is anon or authenticated, not ${role}`)
      return {
        kind: 'bearer',
        role: role as 'anon' | 'authenticated',
        claims: payload,
        expiresAt: exp * 1000,
      }
    },
  }
}

function verifyingKeys({ jwksUrl, jwks, sharedSecret }: KeySettings): JWTVerifyGetKey {
  const secret = sharedSecret === undefined ? undefined : new TextEncoder().encode(sharedSecret)
  const asymmetric =
    jwks !== undefined
      ? createLocalJWKSet(jwks)
      : jwksUrl !== undefined
        ? createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 1000, timeoutDuration: 3000 })
        : undefined
  return (header, token) => {
    // A secret must never meet a public key, nor a public key an HMAC.
    if (header.alg === 'HS256') {
      if (secret === undefined) throw new errors.JWKSNoMatchingKey()
      return secret
    }
    if (asymmetric === undefined || header.kid === undefined) throw new errors.JWKSNoMatchingKey()
    return asymmetric(header, token)
  }
}

function refusalOf(error: unknown): KeyRefused {
  if (error instanceof errors.JWTExpired) {
    const { exp } = error.payload
    const seconds = typeof exp === 'number' ? Math.max(0, Math.floor(Date.now() / 1000) - exp) : 0
    return new KeyRefused('InvalidJWTToken', `Token has expired ${seconds} seconds ago`)
  }
  if (error instanceof errors.JWTClaimValidationFailed)
    return new KeyRefused('InvalidJWTToken', `The claim ${error.claim} is not valid`)
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return new KeyRefused('JwtSignatureError', 'Failed to validate JWT signature')
  if (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSTimeout ||
    error instanceof TypeError
  )
    return new KeyRefused('JwtSignerError', 'Failed to find the key that signed the token')
  return malformed()
}

const malformed = (): KeyRefused => new KeyRefused('MalformedJWT', 'The token provided is not a valid JWT')

/** Keys of a project begin so; they are no tokens, and are passed over where a token is expected. */
export const isApiKey = (text: string): boolean => text.startsWith('sb_')

/**
 * Who sends a request. A token wins over the key beside it; supabase-js also puts the key where a token goes.
 * @throws KeyRefused
 */
export async function callerOfRequest(keys: Keys, request: IncomingMessage): Promise<Caller> {
  const apikey = headerOf(request, 'apikey') ?? headerOf(request, 'x-api-key')
  const bearer = /^bearer\s+(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
  if (bearer !== undefined && bearer !== apikey && !isApiKey(bearer)) return keys.callerOfToken(bearer)
  return keys.callerOfKey(apikey)
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
