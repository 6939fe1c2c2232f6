import { appendFileSync } from 'node:fs'
import { expect } from 'vitest'

/** True while `pnpm prove` runs: tests then take their long counts. */
export const isProof = process.env.TRADEPOST_PROVE === '1'

/** Milliseconds that a test may take: half an hour under `pnpm prove`, as every test that names no limit of its own. */
export const patience = (ordinary: number): number => (isProof ? 1_800_000 : ordinary)

/**
 * How often a test repeats what it proves: `small` in an ordinary run, `long` under `pnpm prove`, which also
 * writes the count it gave into the proof. Call it inside the test, so that the proof can name the test.
 */
export function count(small: number, long: number): number {
  const given = isProof ? long : small
  const record = process.env.TRADEPOST_PROVE_COUNTS
  if (record !== undefined) {
    const { currentTestName, testPath } = expect.getState()
    appendFileSync(
      record,
      `${JSON.stringify({ test: currentTestName ?? null, file: testPath ?? null, count: given })}\n`,
    )
  }
  return given
}

/** The seed of everything random in a test, from TRADEPOST_SEED; always the same in an ordinary run. */
export function seed(): number {
  const given = process.env.TRADEPOST_SEED
  return given === undefined || given === '' ? 1 : Number.parseInt(given, 10)
}
