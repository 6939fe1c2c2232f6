import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'

export const usage = `pnpm catalog:import <file.csv> [--store <slug>] [--problems <file>]
Makes the catalogue of a store be as a Shopify product export says; the same file again changes nothing.
  --store      which store, by its slug; without it, the first demo store
  --problems   where to write what is wrong with rows; without it, <file name>.import-problems.csv in this folder`

export interface ImportRequest {
  file: string
  /** Slug of the store. */
  store: string
  problemsFile: string
}

/** The command line cannot be followed; the message says why, in one line. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}

/** Reads the command line; null when it asks for help. Throws `UsageProblem`. */
export function readCommandLine(args: string[], defaultStore: string): ImportRequest | null {
  const options = {
    store: { type: 'string' },
    problems: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const
  const { values, positionals } = parsed(() => parseArgs({ args, options, allowPositionals: true }))
  if (values.help) return null
  const [file, ...others] = positionals
  if (!file) throw new UsageProblem('Name the CSV file to import: pnpm catalog:import <file.csv>')
  if (others.length > 0)
    throw new UsageProblem(
      `One file at a time: what is ${others.map((other) => `"${other}"`).join(' and ')}?`,
    )
  return {
    file,
    store: values.store ?? defaultStore,
    problemsFile: values.problems ?? `${basename(file, extname(file))}.import-problems.csv`,
  }
}

function parsed<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : String(cause)
    throw new UsageProblem(`${reason}. pnpm catalog:import --help says what there is.`, { cause })
  }
}
