// `pnpm secrets:rotate`: seals everything again with the first of ENCRYPTION_KEYS. The steps: docs/operations/keys.md

import { join } from 'node:path'
import { styleText } from 'node:util'
import { type Resealed, rotateSecrets } from '../api/src/domains/store-life/index.ts'
import { parseEncryptionKeys } from '../api/src/platform/key-rings.ts'
import { createSealer } from '../api/src/platform/sealing.ts'
import { PostgresUnavailable } from './postgres.ts'
import { openForCommand } from './start/command-database.ts'
import { StartProblem } from './start/problem.ts'
import { keepSecrets } from './start/secrets.ts'
import { readSettings } from './start/settings.ts'

const root = join(import.meta.dirname, '..')

interface Output {
  write(text: string): unknown
}

/** The whole command. Returns the exit code: 1 when something does not open, or there is no database. */
export async function rotate(out: Output, err: Output): Promise<number> {
  try {
    const { env, dataFolder } = readSettings(root, [], process.env)
    const keys = env.ENCRYPTION_KEYS ?? parseEncryptionKeys(keepSecrets(dataFolder).encryptionKeys)
    const { db, close } = await openForCommand(env, dataFolder)
    try {
      return report(await rotateSecrets(db, createSealer(keys)), out)
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

/** One line a column, and what follows from them. Returns the exit code. */
export function report(columns: Resealed[], out: Output): number {
  const width = Math.max(...columns.map(({ column }) => column.length))
  for (const { column, resealed, current, unopened } of columns)
    out.write(
      `${column.padEnd(width)}  ${resealed} sealed again, ${current} were current${unopened > 0 ? `, ${unopened} DO NOT OPEN` : ''}\n`,
    )
  const unopened = columns.reduce((sum, column) => sum + column.unopened, 0)
  const resealed = columns.reduce((sum, column) => sum + column.resealed, 0)
  if (unopened > 0)
    out.write('Some do not open: put the key that sealed them behind the others in ENCRYPTION_KEYS.\n')
  else if (resealed > 0)
    out.write('Run it once more: when it finds nothing, the other keys can be retired.\n')
  else out.write('Everything is sealed by the first key: the others can be retired.\n')
  return unopened > 0 ? 1 : 0
}

if (import.meta.main) process.exitCode = await rotate(process.stdout, process.stderr)
