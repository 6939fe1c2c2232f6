import { describe, expect, it } from 'vitest'
import { createSecretKeeper, digest, newSecret } from './secrets.ts'

const keeper = createSecretKeeper(['a signing key of thirty-two characters'])
const id = '01900000-0000-7000-8000-000000000000'
const other = '01900000-0000-7000-8000-000000000001'

describe('a derived secret', () => {
  it('opens exactly the thing, kind and version it was made for', () => {
    const secret = keeper.derive('cart', id, 1)
    expect(keeper.matches(secret, 'cart', id, 1)).toBe(true)
    expect(keeper.matches(secret, 'cart', id, 2)).toBe(false)
    expect(keeper.matches(secret, 'cart', other, 1)).toBe(false)
    expect(keeper.matches(secret, 'order', id, 1)).toBe(false)
    expect(keeper.matches(`os_${secret.slice(3)}`, 'order', id, 1)).toBe(false)
  })

  it('is refused when a sign is missing, added or changed, and when there is none', () => {
    const secret = keeper.derive('order', id, 1)
    const changed = Array.from(
      secret,
      (sign, at) => `${secret.slice(0, at)}${sign === 'x' ? 'y' : 'x'}${secret.slice(at + 1)}`,
    )
    const wrong = [
      undefined,
      '',
      secret.slice(1),
      secret.slice(0, -1),
      `${secret}x`,
      ` ${secret}`,
      secret.repeat(2),
      'x'.repeat(100_000),
      'é'.repeat(secret.length),
      ...changed,
    ]
    for (const given of wrong) expect(keeper.matches(given, 'order', id, 1), given).toBe(false)
  })

  it('is the same in every process with the same signing key, and another with another', () => {
    const again = createSecretKeeper(['a signing key of thirty-two characters'])
    const rotated = createSecretKeeper(['a signing key of thirty-two characterz'])
    expect(again.derive('cart', id, 1)).toBe(keeper.derive('cart', id, 1))
    expect(rotated.matches(keeper.derive('cart', id, 1), 'cart', id, 1)).toBe(false)
  })

  it('opens what an older key derived while that key is still listed, and derives with the first', () => {
    const changed = createSecretKeeper([
      'a newer key with at least thirty-two chars',
      'a signing key of thirty-two characters',
    ])
    expect(changed.matches(keeper.derive('order', id, 1), 'order', id, 1)).toBe(true)
    expect(keeper.matches(changed.derive('order', id, 1), 'order', id, 1)).toBe(false)
  })

  it('says what it is by its prefix and holds 192 bits', () => {
    expect(keeper.derive('cart', id, 1)).toMatch(/^cs_[A-Za-z0-9_-]{32}$/)
    expect(keeper.derive('order', id, 1)).toMatch(/^os_[A-Za-z0-9_-]{32}$/)
  })

  it('cannot be moved between fields: an id that ends like a version makes another secret', () => {
    expect(keeper.derive('cart', `${id}:1`, 1)).not.toBe(keeper.derive('cart', id, 1))
  })
})

describe('a signature', () => {
  it('is of exactly its text and purpose, by a key that is still listed', () => {
    const signature = keeper.sign('quote', 'a text')
    expect(keeper.isSigned('quote', 'a text', signature)).toBe(true)
    const changed = createSecretKeeper([
      'a newer key with at least thirty-two chars',
      'a signing key of thirty-two characters',
    ])
    expect(changed.isSigned('quote', 'a text', signature)).toBe(true)
    expect(keeper.isSigned('quote', 'a text', changed.sign('quote', 'a text'))).toBe(false)
    for (const [purpose, text, given] of [
      ['quote', 'another text', signature],
      ['other', 'a text', signature],
      ['quote', 'a text', ''],
      ['quote', 'a text', signature.slice(1)],
      ['quote', 'a text', `${signature}A`],
      ['quote', 'a text', keeper.pseudonym('quote', 'a text')],
    ] as const)
      expect(keeper.isSigned(purpose, text, given), given).toBe(false)
  })
})

describe('a random secret', () => {
  it('is never the same twice', () => {
    const made = new Set(Array.from({ length: 1_000 }, newSecret))
    expect(made.size).toBe(1_000)
    for (const secret of made) expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/)
  })

  it('is looked up by its SHA-256', () => {
    expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
