import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Hex SHA-256: for looking up what is itself a random secret of 128 bits or more. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** 192 random bits, base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/**
 * Secrets of carts and orders are derived, not stored: HMAC-SHA-256 over kind, id and version. Raising the version
 * makes the old secret dead; a stolen table holds none of them.
 */
export interface SecretKeeper {
  derive(kind: 'cart' | 'order', id: string, version: number): string
  matches(given: string | undefined, kind: 'cart' | 'order', id: string, version: number): boolean
}

const secretPrefix = { cart: 'cs_', order: 'os_' } as const

export function createSecretKeeper(signingKey: string): SecretKeeper {
  const derive: SecretKeeper['derive'] = (kind, id, version) =>
    secretPrefix[kind] +
    createHmac('sha256', signingKey).update(`${kind}:${id}:${version}`).digest('base64url').slice(0, 32)
  return {
    derive,
    matches(given, kind, id, version) {
      if (!given) return false
      const expected = Buffer.from(derive(kind, id, version))
      const actual = Buffer.from(given)
      return actual.length === expected.length && timingSafeEqual(actual, expected)
    },
  }
}
