import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { EncryptionKey, KeyRing } from './key-rings.ts'

/**
 * Keeps secrets that must be read again (a provider's password, a second factor) encrypted in the database.
 * `context` says where a value belongs, such as `mail:<store>:<id>`: moved to another place it does not open.
 */
export interface Sealer {
  /** AES-256-GCM (NIST SP 800-38D) under the first key, with a random nonce: the same text seals differently each time. */
  seal(plain: string, context: string): Buffer
  /**
   * @throws UnknownEncryptionKey when the key it was sealed with is not there any more
   * @throws SealBroken when it was changed, cut, or belongs to another context
   */
  open(sealed: Uint8Array, context: string): string
  /** Whether the first key sealed it; if not, it is to be sealed again before that key is retired. */
  isCurrent(sealed: Uint8Array): boolean
}

/** What was sealed names a key that ENCRYPTION_KEYS does not hold. */
export class UnknownEncryptionKey extends Error {
  override readonly name = 'UnknownEncryptionKey'
  readonly keyId: string

  constructor(keyId: string) {
    super(`Sealed with the encryption key "${keyId}", which ENCRYPTION_KEYS does not hold (any more).`)
    this.keyId = keyId
  }
}

/** What was sealed was changed or belongs elsewhere. The message repeats nothing of it. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

// version (1) · length of the key id (1) · key id · nonce (12) · ciphertext · tag (16)
const version = 1
const nonceBytes = 12
const tagBytes = 16

/** A sealer whose first key seals and whose every key opens. */
export function createSealer(keys: KeyRing<EncryptionKey>): Sealer {
  const [current] = keys
  const byId = new Map(keys.map(({ id, key }) => [id, key]))
  return {
    seal(plain, context) {
      const nonce = randomBytes(nonceBytes)
      const head = headOf(current.id)
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce, { authTagLength: tagBytes })
      cipher.setAAD(boundTo(head, context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([head, nonce, body, cipher.getAuthTag()])
    },
    open(sealed, context) {
      const { keyId, head, nonce, body, tag } = partsOf(sealed)
      const key = byId.get(keyId)
      if (!key) throw new UnknownEncryptionKey(keyId)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      decipher.setAAD(boundTo(head, context)).setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch {
        throw new SealBroken('This sealed value was changed, or it belongs elsewhere.')
      }
    },
    isCurrent: (sealed) => headOf(current.id).equals(sealed.subarray(0, 2 + Buffer.byteLength(current.id))),
  }
}

const headOf = (keyId: string): Buffer =>
  Buffer.concat([Buffer.from([version, Buffer.byteLength(keyId)]), Buffer.from(keyId)])

const boundTo = (head: Uint8Array, context: string): Buffer => Buffer.concat([head, Buffer.from(context)])

function partsOf(sealed: Uint8Array) {
  const headBytes = 2 + (sealed[1] ?? 0)
  const smallest = headBytes + nonceBytes + tagBytes
  if (sealed[0] !== version || sealed.length < smallest)
    throw new SealBroken('This is no sealed value, or it was cut.')
  const head = sealed.subarray(0, headBytes)
  const keyId = Buffer.from(head.subarray(2)).toString('latin1')
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(keyId)) throw new SealBroken('This is no sealed value.')
  return {
    keyId,
    head,
    nonce: sealed.subarray(headBytes, headBytes + nonceBytes),
    body: sealed.subarray(headBytes + nonceBytes, sealed.length - tagBytes),
    tag: sealed.subarray(sealed.length - tagBytes),
  }
}

/** The id of the encryption key that sealed a value. @throws SealBroken when it is none */
export const sealedWith = (sealed: Uint8Array): string => partsOf(sealed).keyId
