/**
 * One line of damage that a test must notice: proof that a must-hold sentence is held by a test, and not by
 * luck. Nothing else may change between the passing run and the failing one.
 */
export interface Sabotage {
  /** Short and unique: what `pnpm sabotage <name>` takes. */
  name: string
  /** The sentence that the test guards. */
  guards: string
  /** The file that is damaged, relative to the root. */
  file: string
  /** A part of one line that is in the file exactly once. */
  find: string
  /** What stands there instead; the code must still load. */
  replace: string
  /** The test file that must notice, relative to the root. */
  test: string
  /** The test's own title, or its full name with those of its groups, separated by a blank. */
  testName: string
}

/** A test as the report of vitest tells it. */
export interface ReportedTest {
  title: string
  fullName: string
  status: string
}

/** The report of one run: the tests by absolute path of their file, and what a file said that did not load. */
export interface Report {
  files: { path: string; message: string; tests: ReportedTest[] }[]
}

/** How a sabotage ended. Only `noticed` is good; a `crash` proves nothing, since no test judged anything. */
export interface Verdict {
  state: 'noticed' | 'survived' | 'crash' | 'no such test' | 'does not apply'
  detail: string
}

/** Applies the damage to a text; refuses one that does not name exactly one place on one line. */
export function damaged(text: string, { find, replace }: Pick<Sabotage, 'find' | 'replace'>): string {
  if (find === '' || find === replace) throw new Error('it changes nothing')
  if (find.includes('\n') || replace.includes('\n')) throw new Error('it is more than one line')
  const times = text.split(find).length - 1
  if (times !== 1) throw new Error(`"${find}" is in the file ${times} times, not once`)
  return text.replace(find, () => replace)
}

/** The tests of a report that a sabotage names; more than one when a parametrized test shares its title. */
export function testsNamed(
  report: Report,
  { test, testName }: Pick<Sabotage, 'test' | 'testName'>,
): ReportedTest[] {
  const file = report.files.find(({ path }) => path === test || path.endsWith(`/${test}`))
  return (file?.tests ?? []).filter(({ title, fullName }) => title === testName || fullName === testName)
}

/** Judges a damaged run: exactly the named test must have failed by its own judgement. */
export function judge(report: Report | undefined, sabotage: Sabotage): Verdict {
  if (report === undefined) return { state: 'crash', detail: 'vitest gave no report' }
  const tests = testsNamed(report, sabotage)
  if (tests.length === 0) {
    const message = report.files.map((file) => file.message).find((text) => text !== '')
    if (message !== undefined) return { state: 'crash', detail: firstLine(message) }
    return { state: 'no such test', detail: sabotage.testName }
  }
  if (tests.length > 1) return { state: 'no such test', detail: `${tests.length} tests are called that` }
  const status = tests[0]?.status
  if (status === 'failed') return { state: 'noticed', detail: '' }
  if (status === 'passed') return { state: 'survived', detail: `${sabotage.testName} still passes` }
  return { state: 'crash', detail: `the test was ${status}, not run` }
}

/** Reads vitest's JSON report; undefined when it is none. */
export function readReport(json: string): Report | undefined {
  let parsed: { testResults?: { name: string; message?: string; assertionResults?: ReportedTest[] }[] }
  try {
    parsed = JSON.parse(json)
  } catch {
    return undefined
  }
  if (!Array.isArray(parsed.testResults)) return undefined
  return {
    files: parsed.testResults.map((file) => ({
      path: file.name.replaceAll('\\', '/'),
      message: file.message ?? '',
      tests: file.assertionResults ?? [],
    })),
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 160) ?? ''
}
