import fc from 'fast-check'
import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import {
  createCodeKeeper,
  newMailedCode,
  newRecoveryCodes,
  newTotpSecret,
  totpStep,
  totpUri,
} from './one-time-codes.ts'

const runs = () => ({ numRuns: count(200, 20_000), seed: seed() })

describe('a code of an authenticator app', () => {
  // RFC 6238, appendix B: SHA-1; its codes have eight digits, of which six-digit codes are the last six.
  const secret = Secret.fromLatin1('12345678901234567890').base32
  const vectors: [number, string][] = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ]
  const at = (seconds: number) => new Date(seconds * 1000)

  it.each(vectors)('is that of RFC 6238 at second %i', (seconds, code) => {
    const step = Math.floor(seconds / 30)
    expect(totpStep({ secret, code: code.slice(2), now: at(seconds) })).toBe(step)
  })

  it('is good one step before and after its own, and then no more', () => {
    const code = '287082'
    const steps = [-1, 29, 30, 59, 60, 89, 90, 120].map((seconds) =>
      totpStep({ secret, code, now: at(Math.max(0, seconds)) }),
    )
    expect(steps).toEqual([1, 1, 1, 1, 1, 1, null, null])
  })

  it('is good once: with its step recorded it is refused, and so is every older one', () => {
    const code = '287082'
    const step = totpStep({ secret, code, now: at(59), lastStep: null })
    expect(step).toBe(1)
    expect(totpStep({ secret, code, now: at(59), lastStep: step })).toBeNull()
    expect(totpStep({ secret, code, now: at(60), lastStep: step })).toBeNull()
    expect(totpStep({ secret, code, now: at(59), lastStep: 2 })).toBeNull()
    expect(totpStep({ secret, code, now: at(59), lastStep: 0 })).toBe(1)
  })

  it('may be typed with spaces, and is six digits of our digits and nothing else', () => {
    expect(totpStep({ secret, code: ' 287 082 ', now: at(59) })).toBe(1)
    for (const code of [
      '',
      '28708',
      '2870820',
      '94287082',
      '-87082',
      '2e7082',
      '٢٨٧٠٨٢',
      '287082\0',
      '28708a',
    ])
      expect(totpStep({ secret, code, now: at(59) }), code).toBeNull()
  })

  it('of another secret does not fit', () => {
    const others = Array.from({ length: 20 }, () =>
      totpStep({ secret: newTotpSecret(), code: '287082', now: at(59) }),
    )
    expect(others.filter((step) => step !== null).length).toBeLessThan(2)
  })

  it('comes from a secret of 160 random bits', () => {
    const made = Array.from({ length: 100 }, newTotpSecret)
    expect(new Set(made).size).toBe(100)
    for (const text of made) expect(text).toMatch(/^[A-Z2-7]{32}$/)
  })

  it('is set up by an address that names issuer and account once each, whatever they contain', () => {
    const uri = new URL(totpUri({ secret, issuer: 'Öl: & Söhne?', account: 'ada+x@example.com' }))
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toBe('/Öl  & Söhne?:ada+x@example.com')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Öl  & Söhne?',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

const keeper = createCodeKeeper(['a signing key of thirty-two characters'])
const context = 'email:stf_1:ada@example.com'

describe('recovery codes', () => {
  it('are ten, all different, easy to read aloud', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
  })

  it('fit however they are typed: case, dashes, spaces and look-alikes do not count', () => {
    const stored = keeper.digest('recovery', '0a1b2-c3d4e', 'stf_1')
    for (const code of ['0A1B2-C3D4E', '0a1b2c3d4e', ' 0a1b2 – c3d4e ', 'OaIb2-c3d4e', 'oalb2—c3d4e'])
      expect(keeper.matches(stored, 'recovery', code, 'stf_1'), code).toBe(true)
    for (const code of ['', '0a1b2-c3d4', '0a1b2-c3d4f', '0a1b2-c3d4ee'])
      expect(keeper.matches(stored, 'recovery', code, 'stf_1'), code).toBe(false)
  })

  it('use every sign of their alphabet about equally often', () => {
    const signs = Array.from({ length: 1_000 }, newRecoveryCodes).flat().join('').replaceAll('-', '')
    const counts = Map.groupBy(signs, (sign) => sign)
    expect(counts.size).toBe(32)
    for (const [sign, list] of counts) {
      expect(list.length, sign).toBeGreaterThan(2_700)
      expect(list.length, sign).toBeLessThan(3_600)
    }
  })
})

describe('a mailed code', () => {
  it('is six digits, with leading zeros, spread over all there are', () => {
    const codes = Array.from({ length: 5_000 }, newMailedCode)
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(350)
    expect(new Set(codes).size).toBeGreaterThan(4_900)
  })
})

describe('what is stored of a code', () => {
  it('fits that code in that context and kind only', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{6}$/),
        fc.stringMatching(/^\d{6}$/),
        fc.string(),
        fc.string(),
        (code, other, here, there) => {
          const stored = keeper.digest('mailed', code, here)
          expect(keeper.matches(stored, 'mailed', code, here)).toBe(true)
          expect(keeper.matches(stored, 'recovery', code, here)).toBe(false)
          expect(keeper.matches(stored, 'mailed', other, here)).toBe(other === code)
          expect(keeper.matches(stored, 'mailed', code, there)).toBe(there === here)
        },
      ),
      runs(),
    )
  })

  it('cannot be undone by trying all codes without the signing key', () => {
    const stored = keeper.digest('mailed', '123456', context)
    const thief = createCodeKeeper(['another signing key of thirty-two characters'])
    expect(stored).toMatch(/^[0-9a-f]{64}$/)
    expect(stored).not.toContain('123456')
    expect(thief.matches(stored, 'mailed', '123456', context)).toBe(false)
  })

  it('stays good while the signing key is changed, as long as the old one is kept', () => {
    const [old, fresh] = ['a signing key of thirty-two characters', 'a newer signing key of thirty-two signs']
    const stored = keeper.digest('recovery', '0a1b2-c3d4e', 'stf_1')
    const both = createCodeKeeper([fresh, old])
    expect(both.matches(stored, 'recovery', '0a1b2-c3d4e', 'stf_1')).toBe(true)
    expect(both.digests('recovery', '0a1b2-c3d4e', 'stf_1')).toEqual([
      both.digest('recovery', '0a1b2-c3d4e', 'stf_1'),
      stored,
    ])
    expect(createCodeKeeper([fresh]).matches(stored, 'recovery', '0a1b2-c3d4e', 'stf_1')).toBe(false)
  })

  it('is compared without an error, whatever stands there', () => {
    for (const stored of ['', 'é'.repeat(64), 'x', '0'.repeat(63)])
      expect(keeper.matches(stored, 'mailed', '123456', context)).toBe(false)
  })
})
