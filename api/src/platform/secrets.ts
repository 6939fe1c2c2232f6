import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Hex SHA-256: for looking up what is itself a random secret of 128 bits or more. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Hex SHA-256 of two parts, such as a token and what it is for. */
export const digestOf = (...parts: string[]): string => digest(parts.join('\u0000'))

/** A secret that names its store, so that it can be looked up in its tenancy: `st_<32 hex>_<32 characters>`. */
export const storeToken = (prefix: string, storeId: string): string =>
  `${prefix}_${storeId.replaceAll('-', '')}_${newSecret()}`

/** The store that such a token names, or null. */
export function storeOfToken(prefix: string, token: string): string | null {
  const hex = new RegExp(`^${prefix}_([0-9a-f]{32})_[A-Za-z0-9_-]{32}$`).exec(token)?.[1]
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? null
}

/** 192 random bits, base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/**
 * Secrets of carts and orders are derived, not stored: HMAC-SHA-256 over kind, id and version. Raising the version
 * makes the old secret dead; a stolen table holds none of them.
 */
export interface SecretKeeper {
  derive(kind: 'cart' | 'order', id: string, version: number): string
  matches(given: string | undefined, kind: 'cart' | 'order', id: string, version: number): boolean
  /** Hex HMAC-SHA-256: tells equal texts of one purpose from others without keeping them. */
  pseudonym(purpose: string, text: string): string
  /** base64url HMAC-SHA-256: what we said ourselves is known again by it. */
  sign(purpose: string, text: string): string
  isSigned(purpose: string, text: string, signature: string): boolean
}

const secretPrefix = { cart: 'cs_', order: 'os_' } as const

/** @param signingKeys the first derives; what the others derived still fits, so that a key can be changed without a break */
export function createSecretKeeper(signingKeys: readonly [string, ...string[]]): SecretKeeper {
  const [signingKey] = signingKeys
  const deriveBy = (key: string, kind: 'cart' | 'order', id: string, version: number) =>
    secretPrefix[kind] +
    createHmac('sha256', key).update(`${kind}:${id}:${version}`).digest('base64url').slice(0, 32)
  const signBy = (key: string, purpose: string, text: string) =>
    createHmac('sha256', key).update(`signature:${purpose}\u0000${text}`).digest('base64url')
  return {
    derive: (kind, id, version) => deriveBy(signingKey, kind, id, version),
    pseudonym: (purpose, text) =>
      createHmac('sha256', signingKey).update(`pseudonym:${purpose}\u0000${text}`).digest('hex'),
    matches: (given, kind, id, version) =>
      given !== undefined && signingKeys.some((key) => isEqual(given, deriveBy(key, kind, id, version))),
    sign: (purpose, text) => signBy(signingKey, purpose, text),
    isSigned: (purpose, text, signature) =>
      signingKeys.some((key) => isEqual(signature, signBy(key, purpose, text))),
  }
}

/** In the same time wherever they differ. */
function isEqual(given: string, wanted: string): boolean {
  const [actual, expected] = [Buffer.from(given), Buffer.from(wanted)]
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
