import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs, parseEnv } from 'node:util'
import type { Environment } from '../../api/src/platform/env.ts'
import { EnvironmentError, readEnvironment } from '../../api/src/platform/env.ts'
import { StartProblem } from './problem.ts'

const usage = `npm start                 starts everything and keeps its data in .data (or where DATA_DIRECTORY says)
npm start -- --fresh      begins anew: deletes that data first
npm start -- --port 5000  the API on another port (.env.example names the variables for the others)`

export type Settings = {
  env: Environment
  /** All variables as they were given, for the processes we start. */
  variables: NodeJS.ProcessEnv
  fresh: boolean
  /** Where the embedded database, secrets and logs are kept; absolute. */
  dataFolder: string
}

/**
 * Reads the command line and `.env`; a variable that is set outside `.env` wins. Throws `StartProblem` with a line
 * for each thing that is wrong.
 */
export function readSettings(root: string, args: string[], outside: NodeJS.ProcessEnv): Settings {
  const { fresh, port } = readArguments(args)
  const variables = {
    ...readFile(join(root, '.env')),
    ...outside,
    ...(port === undefined ? {} : { PORT: port }),
  }
  try {
    const env = readEnvironment(variables)
    return { env, variables, fresh, dataFolder: resolve(root, env.DATA_DIRECTORY) }
  } catch (cause) {
    if (!(cause instanceof EnvironmentError)) throw cause
    throw new StartProblem(cause.lines.join('\n'), { cause })
  }
}

function readFile(file: string): NodeJS.Dict<string> {
  try {
    return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  } catch (cause) {
    throw new StartProblem(`.env cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

function readArguments(args: string[]): { fresh: boolean; port: string | undefined } {
  try {
    const options = { fresh: { type: 'boolean', default: false }, port: { type: 'string' } } as const
    const { values } = parseArgs({ args, options, strict: true })
    return { fresh: values.fresh, port: values.port }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('.')[0] : cause
    throw new StartProblem(`${reason}. There are:\n${usage}`, { cause })
  }
}
