// `pnpm audit:books`: judges the books of every store, by all that must be true of them. What each means: docs/operations/books.md

import { join } from 'node:path'
import { styleText } from 'node:util'
import { type Audited, auditStores, invariants } from '../api/src/domains/audit/index.ts'
import { PostgresUnavailable } from './postgres.ts'
import { openForCommand } from './start/command-database.ts'
import { StartProblem } from './start/problem.ts'
import { readSettings } from './start/settings.ts'

const root = join(import.meta.dirname, '..')

interface Output {
  write(text: string): unknown
}

/** The whole command. Returns the exit code: 1 when something does not hold, or there is no database. */
export async function auditBooks(out: Output, err: Output): Promise<number> {
  try {
    const { env, dataFolder } = readSettings(root, [], process.env)
    const { db, close } = await openForCommand(env, dataFolder)
    try {
      return report(await auditStores({ db, log: { error: () => undefined } }), out)
    } finally {
      await close()
    }
  } catch (error) {
    const isForPeople = error instanceof StartProblem || error instanceof PostgresUnavailable
    const text = isForPeople ? error.message : error instanceof Error ? error.stack : String(error)
    err.write(`${styleText('red', '✗')} ${text}\n`)
    return 1
  }
}

/** A line for each store; below it what does not hold, where, and what to do. Returns the exit code. */
export function report(audited: Audited[], out: Output): number {
  const stores = audited.filter(({ storeSlug }) => storeSlug !== null)
  if (stores.length === 0) {
    out.write('There is no store that this login may see: use that of the worker (DATABASE_DIRECT_URL).\n')
    return 1
  }
  for (const { storeSlug, milliseconds, findings } of audited) {
    const name = storeSlug ?? 'all stores together'
    if (findings.length === 0) out.write(`${styleText('green', '✓')} ${name} (${milliseconds} ms)\n`)
    else out.write(`${styleText('red', '✗')} ${name}: ${findings.length} of the invariants do not hold\n`)
    for (const { invariant, rows, more } of findings) {
      const { sentence = '', repair = '' } = invariants.find((one) => one.name === invariant) ?? {}
      out.write(`  ${invariant}: ${sentence}\n`)
      for (const facts of rows ?? [{ unknown: 'the look took too long' }])
        out.write(
          `    ${Object.entries(facts)
            .map((fact) => fact.join(' '))
            .join(', ')}\n`,
        )
      out.write(`${more ? '    and more\n' : ''}    → ${repair}\n`)
    }
  }
  const broken = audited.filter(({ findings }) => findings.length > 0).length
  out.write(
    broken === 0
      ? `${invariants.length} invariants hold in ${stores.length === 1 ? '1 store' : `${stores.length} stores`}.\n`
      : 'How to repair: docs/operations/books.md\n',
  )
  return broken === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = await auditBooks(process.stdout, process.stderr)
