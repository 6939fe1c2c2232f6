import { readReport } from '../sabotage/sabotage.ts'

/** One test of a proof: how often it repeated what it proves (empty: it has one length), and how it ended. */
export interface ProvenTest {
  file: string
  test: string
  counts: number[]
  result: string
}

const provableName = /\.(?:race|crash|property)\.test\.ts$/
const usesCounts = /from\s+['"][^'"]*\/counts\.ts['"]/

/** The test files with long variants: named for it, or taking their counts from test/counts.ts. */
export function provableFiles(texts: Map<string, string>): string[] {
  return [...texts]
    .filter(([path, text]) => provableName.test(path) || usesCounts.test(text))
    .map(([path]) => path)
}

/** Reads what count() recorded, a JSON object a line, into counts by `file` and full name of the test. */
export function countsByTest(lines: string): Map<string, number[]> {
  const counts = new Map<string, number[]>()
  for (const line of lines.split('\n').filter((text) => text !== '')) {
    const { file, test, count } = JSON.parse(line) as {
      file: string | null
      test: string | null
      count: number
    }
    const key = countsKey(file ?? '', test ?? '')
    // A loop may ask for its count in each round.
    counts.set(key, [...new Set([...(counts.get(key) ?? []), count])])
  }
  return counts
}

/** Joins vitest's JSON report with the recorded counts. A file that did not load is one failed test. */
export function provenTests(
  json: string,
  counts: Map<string, number[]>,
  relativePath: (path: string) => string,
): ProvenTest[] {
  const report = readReport(json)
  if (report === undefined) throw new Error('vitest gave no report.')
  return report.files.flatMap(({ path, message, tests }) => {
    const file = relativePath(path)
    if (tests.length === 0)
      return [{ file, test: message.split('\n')[0] ?? '', counts: [], result: 'failed' }]
    return tests.map(({ fullName, status }) => ({
      file,
      test: fullName,
      counts: [...(counts.get(countsKey(path, fullName)) ?? []), ...(counts.get(countsKey(path, '')) ?? [])],
      result: status,
    }))
  })
}

// expect's state joins groups with " > ", the JSON report with a blank.
function countsKey(file: string, test: string): string {
  return `${file}|${test.replaceAll(' > ', ' ')}`
}
