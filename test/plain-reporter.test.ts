import { expect, it } from 'vitest'
import type { TestModule } from 'vitest/node'
import { closingLine, tally } from './plain-reporter.ts'

function file(ok: boolean, ...states: string[]): TestModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }))
  return { ok: () => ok, children: { allTests: () => tests } } as unknown as TestModule
}

it('counts tests by how they ended', () => {
  expect(tally([file(true, 'passed', 'passed', 'skipped'), file(false, 'failed', 'passed')], 0)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 1,
  })
})

it('never says "0 failed" of a red run', () => {
  expect(tally([file(false)], 0).failed).toBe(1)
  expect(tally([file(false, 'skipped')], 0).failed).toBe(1)
  expect(tally([file(true, 'passed')], 1).failed).toBe(1)
})

it('closes with one plain line', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
})
