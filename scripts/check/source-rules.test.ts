import { describe, expect, it } from 'vitest'
import { sourceRulesRefused, staleExceptions } from './source-rules.ts'

const verb = 'api/src/domains/cart/add-line.ts'
const refused = (text: string, path = verb) => sourceRulesRefused(path, text, []).findings

describe('source rules', () => {
  it.each([
    ['clock', 'const now = new Date()'],
    ['clock', 'const now = Date.now()'],
    ['randomness', 'const id = Math.random()'],
    ['raw-sql', 'sql.raw(name)'],
    ['raw-sql', 'sql.identifier(name)'],
    ['float', 'parseFloat(price)'],
    ['float', 'price.toFixed(2)'],
    ['network-in-transaction', 'await inTransaction(context, f)\nawait fetch(url)'],
  ])('refuses %s: %s', (rule, text) => {
    const findings = refused(text)
    expect(findings).toHaveLength(1)
    expect(findings[0]?.what).toContain(`(${rule})`)
  })

  it.each([
    ['a date made from a value', "new Date(row.at)\nnew Date('2026-01-01')"],
    ['words in strings and comments', "'Math.random()' // Date.now()\n"],
    ['a call to the network alone', 'await fetch(url)'],
    ['a transaction alone', 'await inTransaction(context, f)'],
  ])('allows %s', (_what, text) => {
    expect(refused(text)).toEqual([])
  })

  it('lets platform/time.ts read the clock, and tests too', () => {
    expect(refused('new Date()', 'api/src/platform/time.ts')).toEqual([])
    expect(refused('new Date()', 'api/src/domains/cart/cart.test.ts')).toEqual([])
  })

  it('refuses a mocked module in a test, and there only', () => {
    expect(refused("vi.mock('./mail.ts')", 'sdk/src/retry.test.ts')).toHaveLength(1)
    expect(refused('vi.fn()', 'sdk/src/retry.test.ts')).toEqual([])
  })

  it('excuses what has a reason, there and for that rule only', () => {
    const exception = { rule: 'clock', file: verb, reason: 'why' }
    const result = sourceRulesRefused(verb, 'Date.now()\nMath.random()', [exception])
    expect(result.excused).toEqual([exception])
    expect(result.findings.map(({ where }) => where)).toEqual([`${verb}:2`])
  })

  it('refuses an exception that excuses nothing', () => {
    const used = { rule: 'clock', file: verb, reason: 'why' }
    const stale = { rule: 'float', file: verb, reason: 'why' }
    expect(staleExceptions([used, stale], new Set([used]))).toHaveLength(1)
  })
})
