import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { newEncryptionKey } from './key-rings.ts'
import { createSealer, SealBroken, UnknownEncryptionKey } from './sealing.ts'

const [key, old] = [newEncryptionKey(), newEncryptionKey()]
const sealer = createSealer([key])
const texts = fc.string({ unit: 'grapheme', maxLength: 300 })
const runs = () => ({ numRuns: count(200, 50_000), seed: seed() })

describe('a sealed value', () => {
  it('opens to exactly what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(texts, texts, (plain, context) => {
        expect(sealer.open(sealer.seal(plain, context), context)).toBe(plain)
      }),
      runs(),
    )
  })

  it('does not open in another context: a secret moved to another row or store stays shut', () => {
    fc.assert(
      fc.property(texts, texts, texts, (plain, context, other) => {
        fc.pre(context !== other)
        const sealed = sealer.seal(plain, context)
        expect(() => sealer.open(sealed, other)).toThrow(SealBroken)
      }),
      runs(),
    )
  })

  it('does not open when one bit of it is turned, and not when it is cut or longer', () => {
    const sealed = sealer.seal('hunter2', 'mail:1')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const turned = Buffer.from(sealed)
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => sealer.open(turned, 'mail:1'), `bit ${bit}`).toThrow()
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => sealer.open(sealed.subarray(0, length), 'mail:1'), `${length} bytes`).toThrow(SealBroken)
    expect(() => sealer.open(Buffer.concat([sealed, Buffer.of(0)]), 'mail:1')).toThrow(SealBroken)
  })

  it('does not tell what is in it: the same text seals differently each time', () => {
    const sealed = Array.from({ length: 100 }, () => sealer.seal('hunter2', 'a').toString('hex'))
    expect(new Set(sealed).size).toBe(100)
    for (const hex of sealed) expect(Buffer.from(hex, 'hex').toString('latin1')).not.toContain('hunter2')
  })

  it('is refused without an error of another kind, whatever bytes it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const tried = () => sealer.open(bytes, 'a')
        expect(tried).toThrow(/seal/i)
      }),
      runs(),
    )
  })

  it('keeps its words to itself when it does not open', () => {
    const sealed = sealer.seal('hunter2', 'mail:1')
    expect(() => sealer.open(sealed, 'mail:2')).toThrow(/^(?!.*hunter2).*belongs elsewhere/)
  })
})

describe('the encryption keys', () => {
  const rotated = createSealer([key, old])

  it('all open, and the first seals', () => {
    const sealed = createSealer([old]).seal('hunter2', 'a')
    expect(rotated.open(sealed, 'a')).toBe('hunter2')
    expect(sealer.open(rotated.seal('hunter2', 'a'), 'a')).toBe('hunter2')
  })

  it('tell what is to be sealed again before the old one goes', () => {
    const sealed = createSealer([old]).seal('hunter2', 'a')
    expect(rotated.isCurrent(sealed)).toBe(false)
    expect(rotated.isCurrent(rotated.seal(rotated.open(sealed, 'a'), 'a'))).toBe(true)
    expect(rotated.isCurrent(Buffer.alloc(0))).toBe(false)
    expect(rotated.isCurrent(sealed.subarray(0, 3))).toBe(false)
  })

  it('name the one that is missing', () => {
    const sealed = createSealer([old]).seal('hunter2', 'a')
    const open = () => sealer.open(sealed, 'a')
    expect(open).toThrow(UnknownEncryptionKey)
    expect(open).toThrow(old.id)
  })

  it('are not mistaken for one another when one id begins like the other', () => {
    const long = { ...newEncryptionKey(), id: 'k1x' }
    const short = { ...newEncryptionKey(), id: 'k1' }
    const both = createSealer([short, long])
    expect(both.isCurrent(createSealer([long]).seal('a', 'a'))).toBe(false)
    expect(both.isCurrent(both.seal('a', 'a'))).toBe(true)
  })
})
