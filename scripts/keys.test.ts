import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createAccessTokens } from '../api/src/platform/access-tokens.ts'
import {
  newTokenKey,
  parseEncryptionKeys,
  parseTokenKeys,
  printTokenKeys,
} from '../api/src/platform/key-rings.ts'
import { createSealer } from '../api/src/platform/sealing.ts'
import { keys } from './keys.ts'

function run(line: string, variables: Record<string, string> = {}) {
  const written = { out: '', err: '' }
  const to = (name: 'out' | 'err') => ({ write: (text: string) => (written[name] += text) })
  const code = keys(line.split(' ').filter(Boolean), variables, to('out'), to('err'))
  return { code, value: written.out.trim(), err: stripVTControlCharacters(written.err) }
}

describe('pnpm keys token', () => {
  it('turns the ring without signing anybody out: publish, promote, retire', async () => {
    const first = run('token new').value
    const published = run('token new', { TOKEN_KEYS: first }).value
    const promoted = run('token promote', { TOKEN_KEYS: published }).value
    const retired = run('token retire', { TOKEN_KEYS: promoted }).value
    const stages = [first, published, promoted, retired].map(parseTokenKeys)
    const [old, fresh] = [stages[0]![0].kid, stages[3]![0].kid]
    expect(stages.map((ring) => ring.map(({ kid }) => kid))).toEqual([
      [old],
      [old, fresh],
      [fresh, old],
      [fresh],
    ])

    const now = new Date('2026-03-01T12:00:00Z')
    const servers = stages.map((ring) => createAccessTokens({ keys: ring, issuer: 'i' }))
    const claims = { subject: 'a', session: 'b', audience: 'c', now, lifetimeSeconds: 600 }
    const made = await Promise.all(servers.map((server) => server.sign(claims)))
    // While one stage follows the other, servers of both run: each takes what the other signs.
    for (const [stage, server] of servers.entries())
      for (const token of made.slice(Math.max(0, stage - 1), stage + 2))
        expect(await server.verify(token, now), `stage ${stage}`).not.toBeNull()
    expect(await servers[3]!.verify(made[0]!, now)).toBeNull()
  })

  it('does not promote a key that cannot sign', () => {
    const ring = printTokenKeys([newTokenKey(), { ...newTokenKey(), privateKey: null }])
    const { code, value, err } = run('token promote', { TOKEN_KEYS: ring })
    expect([code, value]).toEqual([1, ''])
    expect(err).toContain('must be private')
  })
})

describe('pnpm keys encryption', () => {
  it('turns the ring without losing what is sealed', () => {
    const first = run('encryption new').value
    const both = run('encryption new', { ENCRYPTION_KEYS: first }).value
    const promoted = run('encryption promote', { ENCRYPTION_KEYS: both }).value
    const retired = run('encryption retire', { ENCRYPTION_KEYS: promoted }).value
    const [one, two, three, four] = [first, both, promoted, retired].map((text) =>
      createSealer(parseEncryptionKeys(text)),
    )
    const sealed = one!.seal('hunter2', 'a')
    expect([two!.open(sealed, 'a'), three!.open(sealed, 'a')]).toEqual(['hunter2', 'hunter2'])
    expect(two!.open(three!.seal('x', 'a'), 'a')).toBe('x')
    const again = three!.seal(three!.open(sealed, 'a'), 'a')
    expect(four!.open(again, 'a')).toBe('hunter2')
  })
})

describe('pnpm keys', () => {
  const two = run('encryption new', { ENCRYPTION_KEYS: run('encryption new').value }).value
  const three = run('encryption new', { ENCRYPTION_KEYS: two }).value
  const [first] = parseEncryptionKeys(two)

  it.each<[string, Record<string, string>, number, RegExp]>([
    ['', {}, 0, /pnpm keys <token/],
    ['token --help', {}, 0, /pnpm keys <token/],
    ['signing new', {}, 2, /There is no/],
    ['token turn', {}, 2, /There is no/],
    ['token new a b', {}, 2, /There is no/],
    ['token new mine', {}, 1, /by itself/],
    ['token promote', {}, 1, /TOKEN_KEYS is not set/],
    ['token retire', { TOKEN_KEYS: run('token new').value }, 1, /one key only/],
    ['encryption retire', { ENCRYPTION_KEYS: three }, 1, /Name one of the keys/],
    ['encryption retire nothing', { ENCRYPTION_KEYS: two }, 1, /Name one of the keys/],
    [`encryption retire ${first.id}`, { ENCRYPTION_KEYS: two }, 1, /in use/],
    [`encryption promote ${first.id}`, { ENCRYPTION_KEYS: two }, 1, /first already/],
    ['encryption new', { ENCRYPTION_KEYS: 'a:hunter2' }, 1, /^✗ ENCRYPTION_KEYS: (?!.*hunter2)/],
  ])('%s: says what is wrong, or what there is, and prints no value', (line, variables, code, says) => {
    const result = run(line, variables)
    expect([result.code, result.value]).toEqual([code, ''])
    expect(result.err).toMatch(says)
  })

  it('prints the value alone on standard output, and no secret beside it', () => {
    const { value, err } = run('encryption new', { ENCRYPTION_KEYS: two })
    expect(value).toMatch(/^\S+$/)
    for (const entry of value.split(',')) expect(err).not.toContain(entry.split(':')[1])
    expect(err).toContain('Next:')
  })
})
