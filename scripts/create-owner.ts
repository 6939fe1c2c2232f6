// `pnpm owner:create`: on an installation where nobody has an account, prints the link that makes its first owner.

import { join } from 'node:path'
import { styleText } from 'node:util'
import { inviteFirstOwner } from '../api/src/domains/store-life/index.ts'
import type { Database } from '../api/src/platform/database.ts'
import { PostgresUnavailable } from './postgres.ts'
import { openForCommand } from './start/command-database.ts'
import { StartProblem } from './start/problem.ts'
import { readSettings } from './start/settings.ts'

const root = join(import.meta.dirname, '..')

interface Output {
  write(text: string): unknown
}

/** The whole command. Returns the exit code: 1 when there is an owner already, or no database. */
export async function createOwner(out: Output, err: Output): Promise<number> {
  try {
    const { env, dataFolder } = readSettings(root, [], process.env)
    const { db, close } = await openForCommand(env, dataFolder)
    try {
      return await printLink(db, env.desks.staff, out, err)
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

/** The link on its own line of standard output, what to do with it on standard error. */
export async function printLink(db: Database, desk: string, out: Output, err: Output): Promise<number> {
  const invited = await inviteFirstOwner(db, desk)
  if (!invited) {
    err.write('Somebody has an account here already: an owner can invite others in the admin desk.\n')
    return 1
  }
  err.write(`Open this link to make the first owner and the first store. It works once, until
${invited.expiresAt.toISOString()}, and ends every earlier one. Whoever has it owns the installation.\n`)
  out.write(`${invited.link}\n`)
  return 0
}

if (import.meta.main) process.exitCode = await createOwner(process.stdout, process.stderr)
