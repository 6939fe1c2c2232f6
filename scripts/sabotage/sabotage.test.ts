import { describe, expect, it } from 'vitest'
import type { Report, Sabotage } from './sabotage.ts'
import { damaged, judge, readReport } from './sabotage.ts'

const sabotage: Sabotage = {
  name: 'stock-may-go-below-zero',
  guards: 'Nothing is oversold.',
  file: 'a.ts',
  find: 'x > 0',
  replace: 'true',
  test: 'a.test.ts',
  testName: 'sells what there is',
}
const report = (status: string, fullName = 'stock sells what there is'): Report => ({
  files: [
    { path: '/copy/a.test.ts', message: '', tests: [{ title: 'sells what there is', fullName, status }] },
  ],
})

describe('damaged', () => {
  it('replaces the one place', () => {
    expect(damaged('if (x > 0) {', sabotage)).toBe('if (true) {')
  })

  it('takes the replacement as it is written', () => {
    expect(damaged('x > 0', { find: 'x > 0', replace: '$&$1' })).toBe('$&$1')
  })

  it.each([
    ['a place that is not there', 'y', 'x > 0', 'true'],
    ['two places', 'x > 0 && x > 0', 'x > 0', 'true'],
    ['a change that changes nothing', 'x > 0', 'x > 0', 'x > 0'],
    ['more than one line', 'x\ny', 'x\ny', 'z'],
  ])('refuses %s', (_what, text, find, replace) => {
    expect(() => damaged(text, { find, replace })).toThrow()
  })
})

describe('judge', () => {
  it('is satisfied only when the named test failed', () => {
    expect(judge(report('failed'), sabotage).state).toBe('noticed')
    expect(judge(report('passed'), sabotage).state).toBe('survived')
  })

  it('knows a test by its full name too', () => {
    expect(judge(report('failed'), { ...sabotage, testName: 'stock sells what there is' }).state).toBe(
      'noticed',
    )
  })

  it('does not take a crash for a failed test', () => {
    expect(judge(undefined, sabotage).state).toBe('crash')
    expect(
      judge({ files: [{ path: '/copy/a.test.ts', message: 'SyntaxError', tests: [] }] }, sabotage).state,
    ).toBe('crash')
    expect(judge(report('skipped'), sabotage).state).toBe('crash')
  })

  it('does not take another test, another file or several tests for the named one', () => {
    expect(judge(report('failed'), { ...sabotage, testName: 'sells' }).state).toBe('no such test')
    expect(judge(report('failed'), { ...sabotage, test: 'b.test.ts' }).state).toBe('no such test')
    const file = report('failed').files[0]
    if (!file) throw new Error('The report has one file.')
    const twice = { files: [{ ...file, tests: [...file.tests, ...file.tests] }] }
    expect(judge(twice, sabotage).state).toBe('no such test')
  })
})

it('readReport reads what vitest writes, and nothing else', () => {
  const test = { title: 't', fullName: 'g t', status: 'passed' }
  const json = JSON.stringify({
    testResults: [{ name: '/copy/a.test.ts', message: '', assertionResults: [test] }],
  })
  expect(readReport(json)?.files[0]?.tests).toEqual([test])
  expect(readReport('not json')).toBeUndefined()
  expect(readReport('{}')).toBeUndefined()
})
