import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Account } from './postgres/account.ts'
import { chooseAccount } from './postgres/account.ts'
import { claim, environment, initialize, openFolder, readPassword } from './postgres/data-folder.ts'
import { postgresProcessesOn } from './postgres/process-identity.ts'
import { findPrograms, PostgresUnavailable } from './postgres/programs.ts'
import { startWatchdog, unrefPipe } from './postgres/watchdog.ts'

export { removeDatabase } from './postgres/data-folder.ts'
export { PostgresUnavailable } from './postgres/programs.ts'

export type PostgresOptions = {
  /** Folder of the database; made (0700) when it is missing, kept when the server stops. */
  dataDirectory: string
  /** TCP port on 127.0.0.1; 0 or absent: any free one. */
  port?: number
  /** false: nothing is forced to disk, for data that is thrown away. */
  durable: boolean
  /** Receives each line the server logs. */
  log?: (line: string) => void
  /** Server settings beyond ours, by their PostgreSQL names. */
  settings?: Record<string, string>
}

export type RunningPostgres = {
  /** Superuser's address, database `postgres`. */
  url: string
  port: number
  /** Settles with the last log lines when the server ends without `stop`. */
  died: Promise<string>
  /** Ends every connection and the server; by force after `patienceMs` (1200), which costs a recovery, not data. */
  stop(patienceMs?: number): Promise<void>
}

/**
 * Starts the embedded PostgreSQL 17 and waits until it answers. It ends with this process, however that ends.
 * Throws `PostgresUnavailable` with one clear line when it cannot run here.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDirectory = resolve(options.dataDirectory)
  const programs = findPrograms()
  const release = await claim(dataDirectory).catch((error) => {
    throw inOneLine(error, dataDirectory)
  })
  let account: Account | undefined
  try {
    const { isNew } = openFolder(dataDirectory)
    account = chooseAccount(programs, dataDirectory)
    if (isNew) await initialize(account, dataDirectory, options.durable)
    const server = await listen(account, { ...options, dataDirectory })
    const cleanUp = () => {
      account?.dispose()
      release()
    }
    return supervise(server, readPassword(dataDirectory), cleanUp)
  } catch (error) {
    account?.dispose()
    release()
    throw inOneLine(error, dataDirectory)
  }
}

function inOneLine(error: unknown, dataDirectory: string): unknown {
  const isFromSystem = error instanceof Error && 'syscall' in error
  if (!isFromSystem) return error
  return new PostgresUnavailable(`The database folder ${dataDirectory} cannot be used: ${error.message}`, {
    cause: error,
  })
}

/** The superuser's address of the server that runs on a data folder now, or undefined. */
export function findPostgres(dataDirectory: string): string | undefined {
  const pidFile = join(dataDirectory, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
  if (!port || !postgresProcessesOn(dataDirectory).includes(Number(pid))) return undefined
  return addressOf(readPassword(dataDirectory), Number(port))
}

function addressOf(password: string, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

type Server = { child: ChildProcess & { pid: number }; port: number; recentLines: string[] }

async function listen(account: Account, options: PostgresOptions): Promise<Server> {
  const attempts = options.port ? 1 : 5
  for (let attempt = 1; ; attempt++) {
    const port = options.port || (await freePort())
    const outcome = await launch(account, options, port)
    if ('child' in outcome) return outcome
    const taken = outcome.failure.includes('Address already in use')
    // Between choosing a free port and using it another program may have taken it.
    if (taken && attempt < attempts) continue
    throw new PostgresUnavailable(
      taken ? `Port ${port} for PostgreSQL is in use.` : `PostgreSQL did not start:\n${outcome.failure}`,
    )
  }
}

async function launch(
  account: Account,
  options: PostgresOptions,
  port: number,
): Promise<Server | { failure: string }> {
  const { dataDirectory, durable } = options
  const settings = Object.entries({ ...serverSettings(durable), ...options.settings, port: String(port) })
  const [command = '', ...args] = [
    ...account.prefix,
    account.programs.postgres,
    '-D',
    account.folderName(dataDirectory),
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = spawn(command, args, {
    ...account.owner,
    cwd: dataDirectory,
    env: environment(),
    // A group of its own: Ctrl-C in a terminal must not end the database before those who write to it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const recentLines: string[] = []
  return new Promise((settle) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      recentLines.push(line)
      if (recentLines.length > 20) recentLines.shift()
      options.log?.(line)
      const { pid } = child
      if (pid && line.includes('ready to accept connections')) {
        settle({ child: Object.assign(child, { pid }), port, recentLines })
      }
    })
    child.on('error', (error) => settle({ failure: error.message }))
    child.on('close', () => settle({ failure: recentLines.join('\n') }))
  })
}

function serverSettings(durable: boolean): Record<string, string> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: durable ? '100' : '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
  }
  if (durable) return settings
  return { ...settings, fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string')
    throw new PostgresUnavailable('No free port was found.')
  return address.port
}

function supervise(
  { child, port, recentLines }: Server,
  password: string,
  cleanUp: () => void,
): RunningPostgres {
  const watchdog = startWatchdog(String(child.pid), ['INT', 'QUIT', 'KILL'])
  let isStopping = false
  const ended = new Promise<void>((settle) => {
    child.once('close', () => {
      watchdog.dismiss()
      cleanUp()
      settle()
    })
  })
  const died = new Promise<string>((settle) => {
    void ended.then(() => isStopping || settle(recentLines.join('\n')))
  })
  // Whoever starts a database and only forgets to stop it must still be able to end.
  child.unref()
  unrefPipe(child.stderr)

  return {
    url: addressOf(password, port),
    port,
    died,
    async stop(patienceMs = 1200) {
      isStopping = true
      child.ref()
      for (const [signal, waitMs] of [
        ['SIGINT', patienceMs],
        ['SIGQUIT', 500],
        ['SIGKILL', 5000],
      ] as const) {
        if (child.exitCode !== null || child.signalCode !== null) break
        child.kill(signal)
        await Promise.race([ended, new Promise((wake) => setTimeout(wake, waitMs).unref())])
      }
      await ended
    },
  }
}
