import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
  verify,
} from 'node:crypto'
import { z } from 'zod'

/** A key that seals what the database keeps: AES-256, named by a short id that every sealed value carries. */
export interface EncryptionKey {
  id: string
  key: KeyObject
}

/** An EC P-256 key of access tokens. `privateKey` is null for one that only verifies. */
export interface TokenKey {
  kid: string
  publicKey: KeyObject
  privateKey: KeyObject | null
}

/** Public JSON Web Key (RFC 7517) of a token key. */
export interface PublicTokenJwk {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  kid: string
  use: 'sig'
  alg: 'ES256'
}

/** At least one key; the first is in use for what is new, the others for what is there. */
export type KeyRing<K> = [K, ...K[]]

/** The text names no usable ring of keys. The message says what is wrong and repeats nothing of the text. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError'
}

const keysMax = 10
const encryptionKeyBytes = 32
const encryptionKeyId = /^[A-Za-z0-9_-]{1,16}$/
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/

/**
 * Reads ENCRYPTION_KEYS: `id:key,id2:key2`, each key 32 bytes in base64 or base64url.
 * @throws KeyRingError
 */
export function parseEncryptionKeys(text: string): KeyRing<EncryptionKey> {
  const keys = text.split(',').map((entry, index): EncryptionKey => {
    const [id = '', encoded = '', ...more] = entry.trim().split(':')
    const nth = `its key number ${index + 1}`
    if (more.length > 0 || !encryptionKeyId.test(id) || !base64.test(encoded))
      throw new KeyRingError(`${nth} must look like id:base64key; \`pnpm keys encryption new\` makes one`)
    const bytes = Buffer.from(encoded, 'base64')
    if (bytes.length !== encryptionKeyBytes)
      throw new KeyRingError(`${nth} must hold exactly ${encryptionKeyBytes} bytes in base64`)
    return { id, key: createSecretKey(bytes) }
  })
  return ring(
    keys,
    ({ id }) => id,
    ({ key }, other) => key.equals(other.key),
  )
}

/** The value of ENCRYPTION_KEYS that holds these keys. */
export const printEncryptionKeys = (keys: readonly EncryptionKey[]): string =>
  keys.map(({ id, key }) => `${id}:${key.export().toString('base64')}`).join(',')

/** A new random AES-256 key with a random id. */
export const newEncryptionKey = (): EncryptionKey => ({
  id: `e${randomBytes(4).toString('hex')}`,
  key: createSecretKey(randomBytes(encryptionKeyBytes)),
})

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const tokenJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  x: coordinate,
  y: coordinate,
  d: coordinate.optional(),
  use: z.literal('sig').optional(),
  alg: z.literal('ES256').optional(),
})
const jwkSet = z.object({ keys: z.array(z.unknown()) })

/**
 * Reads TOKEN_KEYS: a JWK set (RFC 7517) of EC P-256 keys, each with its kid. The first must be private: it signs.
 * @throws KeyRingError
 */
export function parseTokenKeys(text: string): KeyRing<TokenKey> {
  const set = jwkSet.safeParse(jsonOf(text))
  if (!set.success)
    throw new KeyRingError('must be a JWK set as JSON: {"keys":[…]}; `pnpm keys token new` makes one')
  const keys = set.data.keys.map((entry, index): TokenKey => {
    const jwk = tokenJwk.safeParse(entry)
    const key = jwk.success ? importTokenKey(jwk.data) : null
    if (!key)
      throw new KeyRingError(
        `its key number ${index + 1} must be a valid JWK with kid, kty "EC", crv "P-256", x, y and, to sign, d`,
      )
    return key
  })
  const all = ring(
    keys,
    ({ kid }) => kid,
    ({ publicKey }, other) => publicKey.equals(other.publicKey),
  )
  if (!all[0].privateKey) throw new KeyRingError('its first key must be private (have d): it signs')
  return all
}

/** The value of TOKEN_KEYS that holds these keys, in one line. */
export const printTokenKeys = (keys: readonly TokenKey[]): string =>
  JSON.stringify({
    keys: keys.map((key) => ({
      ...publicJwkOf(key),
      ...(key.privateKey ? { d: jwkOf(key.privateKey).d } : {}),
    })),
  })

/** A new private key for realtime tokens: Supabase takes no kid that is not a UUID. */
export const newRealtimeKey = (): TokenKey => ({ ...newTokenKey(), kid: randomUUID() })

/** A new private token key; its kid is its thumbprint (RFC 7638). */
export function newTokenKey(): TokenKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = jwkOf(publicKey)
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
  return { kid: thumbprint.digest('base64url'), publicKey, privateKey }
}

/** What others may see of a token key. */
export function publicJwkOf({ kid, publicKey }: TokenKey): PublicTokenJwk {
  const { x = '', y = '' } = jwkOf(publicKey)
  return { kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' }
}

const jwkOf = (key: KeyObject) => key.export({ format: 'jwk' })

function importTokenKey({ kid, kty, crv, x, y, d }: z.output<typeof tokenJwk>): TokenKey | null {
  try {
    const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
    if (d === undefined) return { kid, publicKey, privateKey: null }
    const privateKey = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' })
    // A private part that belongs to another public part would sign tokens that nobody can verify.
    const probe = Buffer.from(kid)
    return verify('sha256', probe, publicKey, sign('sha256', probe, privateKey))
      ? { kid, publicKey, privateKey }
      : null
  } catch {
    return null
  }
}

function ring<K>(keys: K[], nameOf: (key: K) => string, same: (a: K, b: K) => boolean): KeyRing<K> {
  const [first, ...others] = keys
  if (first === undefined) throw new KeyRingError('must hold at least one key')
  if (keys.length > keysMax) throw new KeyRingError(`must hold at most ${keysMax} keys`)
  if (new Set(keys.map(nameOf)).size < keys.length) throw new KeyRingError('holds two keys of one name')
  if (keys.some((key, index) => keys.slice(index + 1).some((other) => same(key, other))))
    throw new KeyRingError('holds one key twice')
  return [first, ...others]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
