// `pnpm catalog:import <file.csv>`: a real shop's export becomes the catalogue of a store.

import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { styleText } from 'node:util'
import { demoStores } from '../api/demo/stores.ts'
import { writeProblemsCsv } from '../api/src/domains/catalog/index.ts'
import type { Database } from '../api/src/platform/database.ts'
import { openDatabase } from '../api/src/platform/database.ts'
import { type ImportRequest, readCommandLine, UsageProblem, usage } from './catalog-import/command-line.ts'
import { type CsvFile, openCsvFile } from './catalog-import/csv-file.ts'
import { mustBeInCurrency } from './catalog-import/file-currency.ts'
import { type ImportTally, importFile, productsOf } from './catalog-import/import-file.ts'
import { createProgress, type Output, summary } from './catalog-import/report.ts'
import { contextIn, findStore } from './catalog-import/target-store.ts'
import { PostgresUnavailable } from './postgres.ts'
import { joinDatabase } from './start/database.ts'
import { StartProblem } from './start/problem.ts'
import { keepSecrets } from './start/secrets.ts'
import { readSettings } from './start/settings.ts'

const root = join(import.meta.dirname, '..')
const interrupted = 130

/** The whole command. Returns the exit code: 0, 1 for what the file or the database is to blame for, 2 for the arguments. */
export async function catalogImport(args: string[], out: Output, err: Output): Promise<number> {
  try {
    const request = readCommandLine(args, demoStores[0]?.slug ?? '')
    if (request !== null) return await importInto(request, out)
    out.write(`${usage}\n`)
    return 0
  } catch (error) {
    const isForPeople =
      error instanceof StartProblem || error instanceof PostgresUnavailable || error instanceof UsageProblem
    const text = isForPeople ? error.message : error instanceof Error ? error.stack : String(error)
    err.write(`${styleText('red', '✗')} ${text}\n`)
    return error instanceof UsageProblem ? 2 : 1
  }
}

async function importInto(request: ImportRequest, out: Output): Promise<number> {
  // Before the database, which may have to be started first.
  const file = await openCsvFile(request.file)
  const { env, dataFolder } = readSettings(root, [], process.env)
  const database = await joinDatabase(env, dataFolder, keepSecrets(dataFolder))
  const worker = openDatabase({ url: database.workerUrl, poolSize: 2, onIdleError: () => undefined })
  try {
    return await runImport(worker, request, file, out, watchInterrupt())
  } finally {
    await worker.close()
    await database.stop()
  }
}

/** Imports, tells, and writes the file of problems. Returns the exit code: 1 when rows had to be left out. */
export async function runImport(
  worker: Database,
  request: ImportRequest,
  file: CsvFile,
  output: Output,
  shouldStop: () => boolean = () => false,
): Promise<number> {
  const store = await findStore(worker, request.store)
  output.write(`  ${basename(file.path)} into ${store.name} (${store.slug}, ${store.currency})\n`)
  await mustBeInCurrency(file, store)
  const from = performance.now()
  const progress = createProgress(output, () => performance.now())
  let tally: ImportTally
  try {
    tally = await importFile(contextIn(store, worker), file, { onProgress: progress.show, shouldStop })
  } finally {
    progress.clear()
  }
  mustHaveProducts(tally, file)
  const { problems } = tally
  const problemsFile = problems.length > 0 ? request.problemsFile : null
  if (problemsFile !== null) await writeProblems(problemsFile, writeProblemsCsv(problems))
  output.write(summary(tally, { seconds: (performance.now() - from) / 1000, problemsFile }))
  if (tally.stopped) return interrupted
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** A file that holds no product at all needs one line, not a file of problems. */
function mustHaveProducts(tally: ImportTally, file: CsvFile): void {
  const [error, ...others] = tally.problems.filter(({ severity }) => severity === 'error')
  if (tally.stopped || productsOf(tally) > 0 || !error || others.length > 0) return
  throw new StartProblem(`${file.path}: ${error.message}`)
}

async function writeProblems(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: Error) => {
    throw new StartProblem(
      `The import is done, but its problems cannot be written to ${path}: ${cause.message}`,
      {
        cause,
      },
    )
  })
}

/** The first Ctrl-C lets the product in hand be finished; a second one ends the process at once. */
function watchInterrupt(): () => boolean {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(interrupted)
      asked = true
    })
  }
  return () => asked
}

if (import.meta.main)
  process.exitCode = await catalogImport(process.argv.slice(2), process.stdout, process.stderr)
