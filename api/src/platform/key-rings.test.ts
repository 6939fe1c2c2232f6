import { generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  KeyRingError,
  newEncryptionKey,
  newTokenKey,
  parseEncryptionKeys,
  parseTokenKeys,
  printEncryptionKeys,
  printTokenKeys,
  publicJwkOf,
} from './key-rings.ts'

const bytes = (length: number, fill = 7) => Buffer.alloc(length, fill).toString('base64')
const setOf = (...keys: unknown[]) => JSON.stringify({ keys })
const privateJwk = () => JSON.parse(printTokenKeys([newTokenKey()])).keys[0]

describe('a ring of encryption keys', () => {
  it('comes back from its text as it went in, first key first', () => {
    const keys = [newEncryptionKey(), newEncryptionKey(), newEncryptionKey()]
    const read = parseEncryptionKeys(printEncryptionKeys(keys))
    expect(read.map(({ id }) => id)).toEqual(keys.map(({ id }) => id))
    expect(read.every(({ key }, index) => key.equals(keys[index]!.key))).toBe(true)
  })

  it('may be written in base64url, and with spaces after its commas', () => {
    const text = `a:${Buffer.alloc(32, 0xfb).toString('base64url')}, b:${bytes(32)}`
    expect(parseEncryptionKeys(text).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  const wrong: Record<string, string> = {
    'no key at all': ' ',
    'a key without an id': bytes(32),
    'a key of 16 bytes': `a:${bytes(16)}`,
    'a key of 33 bytes': `a:${bytes(33)}`,
    'a key that is no base64': `a:${'?'.repeat(43)}`,
    'an id with a space': `a b:${bytes(32)}`,
    'an id that is too long': `${'a'.repeat(17)}:${bytes(32)}`,
    'a comma at the end': `a:${bytes(32)},`,
    'two keys of one id': `a:${bytes(32, 1)},a:${bytes(32, 2)}`,
    'one key under two ids': `a:${bytes(32)},b:${bytes(32)}`,
    'eleven keys': Array.from({ length: 11 }, (_, i) => `k${i}:${bytes(32, i)}`).join(),
  }
  it.each(Object.entries(wrong))('is refused with a reason that repeats no key: %s', (_, text) => {
    expect(() => parseEncryptionKeys(text)).toThrow(KeyRingError)
    expect(() => parseEncryptionKeys(text)).toThrow(/^(?!.*BwcH).{10,}$/)
  })
})

describe('a ring of token keys', () => {
  it('comes back from its text as it went in, and names each key by its thumbprint', async () => {
    const keys = [newTokenKey(), { ...newTokenKey(), privateKey: null }]
    const read = parseTokenKeys(printTokenKeys(keys))
    expect(read.map((key) => publicJwkOf(key))).toEqual(keys.map(publicJwkOf))
    expect(read.map(({ privateKey }) => privateKey !== null)).toEqual([true, false])
    expect(read[0].kid).toBe(await calculateJwkThumbprint(publicJwkOf(read[0]), 'sha256'))
  })

  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'jwk' })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const [one, two] = [privateJwk(), privateJwk()]
  const { d: _, ...publicOnly } = one
  const wrong: Record<string, string> = {
    'no JSON': 'keys',
    'no set': JSON.stringify(one),
    'an empty set': setOf(),
    'a public key first': setOf(publicOnly, two),
    'a key without kid': setOf({ ...one, kid: undefined }),
    'a key of another curve': setOf({ ...p384, kid: 'a' }),
    'an RSA key': setOf({ ...rsa, kid: 'a' }),
    'a secret key': setOf({ kty: 'oct', k: 'c2VjcmV0', kid: 'a' }),
    'a point that is not on the curve': setOf({ ...one, y: 'A'.repeat(43) }),
    'a private part that belongs to another public part': setOf({ ...one, d: two.d }),
    'a key for encryption': setOf({ ...one, use: 'enc' }),
    'two keys of one kid': setOf(one, { ...two, kid: one.kid }),
    'one key under two kids': setOf(one, { ...one, kid: 'another' }),
  }
  it.each(Object.entries(wrong))('is refused with a reason that repeats no key: %s', (_, text) => {
    expect(() => parseTokenKeys(text)).toThrow(KeyRingError)
    expect(() => parseTokenKeys(text)).toThrow(/^.{10,}$/)
    for (const secret of [one.d, two.d])
      expect(() => parseTokenKeys(text)).not.toThrow(new RegExp(secret.replaceAll(/[-_]/g, '.')))
  })
})
