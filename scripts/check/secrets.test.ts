import { describe, expect, it } from 'vitest'
import { secretsIn } from './secrets.ts'

// Put together here, so that this file itself passes the check.
const slash = '/'
const machine = (first: string) => `${slash}${first}${slash}someone${slash}project`

describe('secrets', () => {
  it.each(['root', 'work', 'home', 'Users', 'builds'])('refuses a path of a machine under %s', (first) => {
    expect(secretsIn('a.md', `see ${machine(first)}/a.ts`)).toHaveLength(1)
    expect(secretsIn('a.ts', `'${machine(first)}'`)).toHaveLength(1)
  })

  it.each([
    ['a registry host', ['registry', 'example', 'org'].join('.')],
    ['a private key', ['-----BEGIN', 'EC PRIVATE KEY-----'].join(' ')],
    ['a live payment key', ['sk', 'live', '0123456789abcdef'].join('_')],
    ['a forge token', `ghp${'_'}${'a'.repeat(36)}`],
  ])('refuses %s', (_what, text) => {
    expect(secretsIn('a.ts', `const x = '${text}'`)).toHaveLength(1)
  })

  it('allows relative paths, paths of the API, links and test keys', () => {
    const text =
      'docs/work/a.md ./home/x ../root/y https://example.com/home/x /v1/orders/work/x sk_test_0123456789abcdef'
    expect(secretsIn('a.md', text)).toEqual([])
  })
})
