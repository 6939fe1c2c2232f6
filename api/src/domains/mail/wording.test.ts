import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { count, seed } from '../../../../test/counts.ts'
import { MailHeaderRefused, requireHeaderValue, requireMailbox } from './headers.ts'
import { durationWords, moneyWords, oneLine } from './wording.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('words', () => {
  it.each([
    [1999, 'EUR', 'de-DE', '19,99 €'],
    [1999, 'EUR', 'en-IE', '€19.99'],
    [5, 'EUR', 'de-DE', '0,05 €'],
    [-5, 'EUR', 'en-IE', '-€0.05'],
    [1999, 'JPY', 'en-US', '¥1,999'],
    [1234567, 'KWD', 'en', 'KWD 1,234.567'],
    [9007199254740991, 'EUR', 'en-IE', '€90,071,992,547,409.91'],
    [0, 'ISK', 'en', 'ISK 0'],
  ])('say %d minor units of %s in %s as %s', (amount, currency, locale, words) => {
    expect(plain(moneyWords(amount, currency, locale))).toBe(words)
  })

  it.each([
    [86_400, 'en', '24 hours'],
    [172_800, 'de', '2 Tage'],
    [3600, 'de', '60 Minuten'],
    [600, 'en', '10 minutes'],
    [30, 'en', '1 minute'],
  ])('say %d seconds in %s as %s', (seconds, locale, words) => {
    expect(durationWords(seconds, locale)).toBe(words)
  })

  it('put a subject on one line of at most 200 characters, and cut no character in half', () => {
    expect(oneLine(' a\r\n\tb\u2028c\u0000d ')).toBe('a b c d')
    expect(oneLine('😀'.repeat(300))).toBe(`${'😀'.repeat(199)}…`)
  })
})

describe('headers', () => {
  it.each([
    'ada@example.com',
    'o’neill@example.com',
    'ada+shop@mail.example.co.uk',
    'jürgen@münchen.example',
  ])('take the address %s', (address) => {
    expect(() => requireMailbox(address)).not.toThrow()
  })

  it.each([
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\n',
    'ada@example.com, eve@example.com',
    'Ada <ada@example.com>',
    'ada',
    '@example.com',
    'ada@',
    'ada@example.com;eve@example.com',
    'ada @example.com',
    '"ada\r\n"@example.com',
    'ada@example.com\u0000',
    'ada@example.com\u2028',
  ])('refuse the address %j, and do not repeat it', (address) => {
    expect(() => requireMailbox(address)).toThrow(MailHeaderRefused)
    expect(() => requireMailbox(address)).toThrow(/^this is no address to send a mail to$/)
  })

  it('take every address that the contract takes', () => {
    const taken = fc.emailAddress().filter((address) => z.email().safeParse(address).success)
    fc.assert(
      fc.property(taken, (address) => requireMailbox(address)),
      { numRuns: count(300, 30_000), seed: seed() },
    )
    expect(() => requireMailbox(`${'a'.repeat(200)}@example.com`)).not.toThrow()
  })

  it.each(['Hello\r\nBcc: eve@example.com', 'Hello\n', 'Hello\u2029'])('refuse the subject %j', (subject) => {
    expect(() => requireHeaderValue(subject)).toThrow(MailHeaderRefused)
  })
})
