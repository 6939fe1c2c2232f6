import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { handOver } from './account.ts'
import { postgresProcessesOn, processIdentity } from './process-identity.ts'
import { PostgresUnavailable } from './programs.ts'

const majorVersion = '17'
const passwordFile = 'superuser-password'

/** Makes the folder, 0700, where it is missing; refuses a folder that holds something else. */
export function openFolder(dataDirectory: string): { isNew: boolean } {
  mkdirSync(dirname(dataDirectory), { recursive: true, mode: 0o700 })
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const content = readdirSync(dataDirectory)
  if (content.length === 0) return { isNew: true }

  if (!content.includes('PG_VERSION') || !content.includes(passwordFile)) {
    throw new PostgresUnavailable(`The folder ${dataDirectory} is not empty and holds no Tradepost database.`)
  }
  const version = readFileSync(join(dataDirectory, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion) {
    throw new PostgresUnavailable(
      `The database in ${dataDirectory} was made by PostgreSQL ${version}; this is PostgreSQL ${majorVersion}.`,
    )
  }
  return { isNew: false }
}

/** The superuser's password; kept in the data folder, readable by its owner only. */
export function readPassword(dataDirectory: string): string {
  return readFileSync(join(dataDirectory, passwordFile), 'utf8')
}

/**
 * Fills a new folder with an empty database cluster. It is built beside the folder and moved there at the end, so
 * that an interrupted start leaves nothing that looks like a database.
 */
export async function initialize(account: Account, dataDirectory: string, durable: boolean): Promise<void> {
  const unfinished = `${dataDirectory}.initializing`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  handOver(account, unfinished)
  const secretFolder = mkdtempSync(join(tmpdir(), 'tradepost-secret-'))
  const secretFile = join(secretFolder, 'password')
  try {
    const password = randomBytes(24).toString('hex')
    writeFileSync(secretFile, password, { mode: 0o600 })
    handOver(account, secretFolder)
    handOver(account, secretFile)
    await runInitdb(account, unfinished, secretFile, durable)
    writeFileSync(join(unfinished, passwordFile), password, { mode: 0o600 })
    handOver(account, join(unfinished, passwordFile))
    renameSync(unfinished, dataDirectory)
  } finally {
    rmSync(secretFolder, { recursive: true, force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

async function runInitdb(
  account: Account,
  folder: string,
  secretFile: string,
  durable: boolean,
): Promise<void> {
  const [command = '', ...args] = [
    ...account.prefix,
    account.programs.initdb,
    `--pgdata=${account.folderName(folder)}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${secretFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(durable ? [] : ['--no-sync']),
  ]
  const child = spawn(command, args, {
    ...account.owner,
    cwd: folder,
    env: environment(),
    // Ctrl-C must not leave a half-made folder with a puzzling message; it is done within a second.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const [code] = await once(child, 'close')
  if (code === 0) return
  const lastLines = Buffer.concat(output).toString().trim().split('\n').slice(-5).join('\n')
  throw new PostgresUnavailable(`PostgreSQL could not make its database folder ${folder}: ${lastLines}`)
}

/** What PostgreSQL's programs see of the environment: nothing of the caller's PG variables and languages. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/**
 * Claims the folder for this process and ends what an earlier one left running in it. Returns the function that
 * gives the claim back. Throws `PostgresUnavailable` when a live process holds it.
 */
export async function claim(dataDirectory: string): Promise<() => void> {
  const claimFile = `${dataDirectory}.claim`
  const earlier = readClaim(claimFile)
  if (earlier && processIdentity(Number.parseInt(earlier, 10)) === earlier) {
    throw new PostgresUnavailable(
      `The database folder ${dataDirectory} is in use by another Tradepost (process ${Number.parseInt(earlier, 10)}): stop that one first.`,
    )
  }
  rmSync(claimFile, { force: true })
  mkdirSync(dirname(claimFile), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(claimFile, processIdentity(process.pid) ?? '', { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if (!existsSync(claimFile)) throw cause
    throw new PostgresUnavailable(`Another Tradepost is starting in ${dataDirectory}.`, { cause })
  }
  const release = () => rmSync(claimFile, { force: true })
  try {
    await endLeftover(dataDirectory, earlier !== undefined)
  } catch (error) {
    release()
    throw error
  }
  return release
}

/** Deletes the database of a folder, after ending what still runs on it; refuses while a live process holds it. */
export async function removeDatabase(dataDirectory: string): Promise<void> {
  const release = await claim(dataDirectory)
  rmSync(dataDirectory, { recursive: true, force: true })
  release()
}

function readClaim(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

async function endLeftover(dataDirectory: string, isOurs: boolean): Promise<void> {
  const pidFile = join(dataDirectory, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const postmaster = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  const running = postgresProcessesOn(dataDirectory)
  if (running.includes(postmaster) && !isOurs) {
    throw new PostgresUnavailable(
      `The database folder ${dataDirectory} is in use by another PostgreSQL server (process ${postmaster}).`,
    )
  }
  for (const [signal, patienceMs] of [
    ['SIGINT', 3000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 1000],
  ] as const) {
    const alive = postgresProcessesOn(dataDirectory)
    if (alive.length === 0) break
    for (const pid of signal === 'SIGKILL' ? alive : alive.filter((each) => each === postmaster))
      end(pid, signal)
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline && postgresProcessesOn(dataDirectory).length > 0) await sleep(25)
  }
  // Left by a crash, its number may meanwhile belong to a stranger; PostgreSQL would then refuse to start.
  rmSync(pidFile, { force: true })
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself in between.
  }
}
