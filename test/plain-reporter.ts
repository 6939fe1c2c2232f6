import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** How many tests ended how, over all files of a run. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/**
 * Closes a run with one line that any machine can read, `N passed, N failed` (and `, N skipped`), after all
 * that other reporters print. A run that is red for another reason (the global set-up threw) has one failure.
 */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const total = tally(modules, errors.length)
    process.once('exit', (code) => {
      process.stdout.write(`\n${closingLine(code === 0 ? total : { ...total, failed: total.failed || 1 })}\n`)
    })
  }
}

/**
 * Counts tests; a file that failed without a failed test (it did not load, or a hook threw) counts as one
 * failure, and so does each error that no test caught, so that a red run never says "0 failed".
 */
export function tally(modules: readonly TestModule[], uncaughtErrors: number): Tally {
  const total: Tally = { passed: 0, failed: uncaughtErrors, skipped: 0 }
  for (const module of modules) {
    let failedHere = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') total.passed += 1
      else if (state === 'failed') failedHere += 1
      else total.skipped += 1
    }
    if (failedHere === 0 && !module.ok()) failedHere = 1
    total.failed += failedHere
  }
  return total
}

/** `N passed, N failed`, with `, N skipped` when there are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
