import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles } from '../scripts/check/tree.ts'
import { createLeaks, passesLuhn } from './leaks.ts'

const whats = (text: string, kept: unknown = {}) => {
  const leaks = createLeaks()
  leaks.keepNamed(kept)
  leaks.hear('log', text)
  return leaks.find().map(({ what }) => what)
}
const secret = 'quite ordinary umbrella stands'

describe('what is looked for in every log, event and error', () => {
  it('are the secrets of requests and replies, however they are written', () => {
    for (const password of [secret, 'with "quotes" and\ttabs', 'grüße & küsse an dich'])
      for (const text of [
        `saw ${password}.`,
        JSON.stringify({ text: password }),
        `?p=${encodeURIComponent(password)}`,
      ])
        expect(whats(text, { body: { newPassword: password } }), text).toContain('a secret of the test')
  })

  it('are secrets in lists, under any name of the kind', () => {
    const code = 'k3v9x-0w2hd'
    for (const named of [{ recoveryCodes: [code] }, { code }, { accessToken: code }, { clientSecret: code }])
      expect(whats(`used ${code}`, named), JSON.stringify(named)).toEqual(['a secret of the test'])
    expect(whats(`used ${code}`, { name: code })).toEqual([])
  })

  it('is also what is handed out only after it was written down', () => {
    const leaks = createLeaks()
    leaks.hear('log', `made ${secret}`)
    expect(leaks.find()).toEqual([])
    leaks.keepNamed({ secret })
    expect(leaks.find()).toEqual([])
    expect(leaks.findAgain()).toEqual([{ where: 'log', what: 'a secret of the test', around: 'made █' }])
    expect(leaks.findAgain(), 'told once').toEqual([])
  })

  it('are forms that are secret without anybody saying so', () => {
    const store = '0192f0c81d3a7c52b6c1a9e0f4d2b7c3'
    const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4'
    expect(whats('sk_test_abc_0123456789')).toEqual(['a key'])
    expect(whats('slk_demo_workshop_0123')).toEqual(['a key'])
    for (const kind of ['st', 'sm', 'rt', 'inv', 'sin'])
      expect(whats(`"${kind}_${store}_${token}"`)).toEqual(['a session, key or link of ours'])
    expect(whats(`eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjdXN0In0.${token}`)).toEqual(['a JWT'])
    expect(whats('$argon2id$v=19$m=19456')).toEqual(['a hash of a password'])
    expect(whats('otpauth://totp/a?issuer=b&secret=JBSWY3DP')).toEqual(['a secret of an authenticator'])
    expect(whats(['-----BEGIN EC', 'PRIVATE KEY-----'].join(' '))).toEqual(['a private key'])
    expect(whats('Authorization: Basic c2tfdGVzdF8wMTIzNDU6')).toEqual(['a credential'])
    expect(whats('{"newPassword":"short"}')).toEqual(['a field named like a secret'])
    expect(whats('{\\"secret\\":\\"short\\"}')).toEqual(['a field named like a secret'])
  })

  it('are numbers like those of cards: 13 to 19 digits whose check digit is right', () => {
    for (const card of [
      '4111111111111111',
      '4111 1111 1111 1111',
      '4222222222222',
      '6304000000000000000'.slice(0, 18),
    ])
      expect(whats(`paid with ${card}.`).length, card).toBe(passesLuhn(card) ? 1 : 0)
    expect(['4111111111111111', '378282246310005', '4222222222222'].map(passesLuhn)).toEqual([
      true,
      true,
      true,
    ])
    expect(['4111111111111112', '0000000000000000', '411111111111'].map(passesLuhn)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('is no id, digest, moment or amount, no publishable key, no redacted field, and no plain word', () => {
    const harmless = [
      '{"id":"cart_01kacmh6yzf3tr0a8sk4cfx2qv","requestId":"019aaf3e-0c1d-7000-8000-000000000001"}',
      '{"hash":"\\\\x41111111111111114111111111111111","at":"2026-11-22T19:05:40.123Z","amount":1234567890}',
      'pk_test_northlight_0123456789',
      '{"password":"[redacted]","token":null}',
    ]
    for (const text of harmless)
      expect(whats(text, { password: 'password', token: 'a'.repeat(20) }), text).toEqual([])
  })

  it('is not what a test has put into an address itself', () => {
    const leaks = createLeaks()
    leaks.keep('cart_01kacmh6yzf3tr0a8sk4cfx2qv')
    leaks.show('cart_01kacmh6yzf3tr0a8sk4cfx2qv')
    leaks.hear('problem reply', '{"instance":"/v1/carts/cart_01kacmh6yzf3tr0a8sk4cfx2qv"}')
    expect(leaks.find()).toEqual([])
  })

  it('is looked for at any depth', () => {
    let body: unknown = { password: secret }
    for (let n = 0; n < 20_000; n += 1) body = { body }
    expect(whats(secret, body)).toEqual(['a secret of the test'])
  })

  it('is found where very much is said', () => {
    const leaks = createLeaks()
    leaks.keep(secret)
    for (let n = 0; n < 200; n += 1) leaks.hear('log', `${'x'.repeat(100_000)}${n === 3 ? secret : ''}`)
    expect([...leaks.find(), ...leaks.findAgain()]).toHaveLength(1)
  })
})

it('every process that a test starts is heard: none writes past the test', async () => {
  const root = join(import.meta.dirname, '..')
  const files = (await projectFiles(root)).filter(
    (path) => /^(?:test|api)\/.*\.ts$/.test(path) && path !== 'test/leaks.test.ts',
  )
  const past = files.filter((path) => /stdio:[^\n]*'inherit'/.test(readFileSync(join(root, path), 'utf8')))
  expect(past).toEqual([])
})
