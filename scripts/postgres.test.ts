import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { postgresProcessesOn } from './postgres/process-identity.ts'
import type { RunningPostgres } from './postgres.ts'
import { findPostgres, PostgresUnavailable, removeDatabase, startPostgres } from './postgres.ts'

let folder: string
let dataDirectory: string
let running: RunningPostgres | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tradepost it's "))
  dataDirectory = join(folder, 'data')
})
afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(): Promise<RunningPostgres> {
  running = await startPostgres({ dataDirectory, durable: false })
  return running
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts the same database and then does nothing. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))}
    const { port } = await startPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, durable: false })
    console.log(port)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Kills the shell that would stop the database, as a machine short of memory might. */
function killWatchdogOf(postmaster: number): void {
  for (const [pid, command] of runningCommands()) {
    if (command.startsWith('/bin/sh -c read -r word') && command.endsWith(` ${postmaster}`))
      process.kill(pid, 'SIGKILL')
  }
}

function runningCommands(): [pid: number, command: string][] {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' })
    const entries = stdout.split(/\n(?=\s*\d+ )/)
    return entries.map((entry) => [Number.parseInt(entry, 10), entry.trim().replace(/^\d+ /, '')])
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => {
    const file = `/proc/${pid}/cmdline`
    return [Number(pid), existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ').trim() : '']
  })
}

describe('the embedded PostgreSQL', () => {
  it('starts in a folder only its owner can read, answers over TCP with a password, and stops within 1.5 s', async () => {
    const database = await start()

    expect(await query(database.url, 'show server_version')).toEqual([
      { server_version: expect.stringMatching(/^17\./) },
    ])
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataDirectory, 'superuser-password')).mode & 0o777).toBe(0o600)
    await expect(query(database.url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password',
    )

    const from = Date.now()
    await database.stop()
    expect(Date.now() - from).toBeLessThan(1500)
    expect(postgresProcessesOn(dataDirectory)).toEqual([])
    expect(existsSync(`${dataDirectory}.claim`)).toBe(false)
  })

  it('sorts texts by code point, the same on every machine', async () => {
    const { url } = await start()
    const rows = await query(
      url,
      `select upper('é') as upper, string_agg(w, '' order by w) as sorted from unnest(array['b','a','B','é']) w`,
    )
    expect(rows).toEqual([{ upper: 'É', sorted: 'Babé' }])
  })

  it('keeps its data and its password from one start to the next', async () => {
    const first = await start()
    await query(first.url, 'create table kept as select 42 as answer')
    await first.stop()

    const second = await start()
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(new URL(second.url).password).toBe(new URL(first.url).password)
  })

  it('stops while clients are connected and busy', async () => {
    const database = await start()
    const client = new pg.Client(database.url)
    client.on('error', () => {})
    await client.connect()
    const busy = client.query('select pg_sleep(60)').catch(() => 'ended')
    const from = Date.now()
    await database.stop()
    expect(Date.now() - from).toBeLessThan(1500)
    expect(await busy).toBe('ended')
  })

  it('is found by its folder while it runs, and only then', async () => {
    const database = await start()
    expect(findPostgres(dataDirectory)).toBe(database.url)
    await database.stop()
    expect(findPostgres(dataDirectory)).toBeUndefined()
  })

  it('tells when it ends without being asked', async () => {
    const database = await start()
    process.kill(Number.parseInt(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT')
    expect(await database.died).toContain('immediate shutdown')
  })

  it('starts again after a crash left a process number that now belongs to a stranger', async () => {
    await (await start()).stop()
    writeFileSync(
      join(dataDirectory, 'postmaster.pid'),
      `${process.pid}\n${dataDirectory}\n1\n5432\n\n127.0.0.1\n`,
    )
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('ends when the process that started it is killed', async () => {
    const child = await startElsewhere()
    expect(postgresProcessesOn(dataDirectory)).not.toEqual([])
    await killHard(child)

    for (let waited = 0; waited < 3000 && postgresProcessesOn(dataDirectory).length > 0; waited += 50)
      await sleep(50)
    expect(postgresProcessesOn(dataDirectory)).toEqual([])
  })

  it('refuses a folder that another live process uses, in one line', async () => {
    const child = await startElsewhere()
    const attempt = startPostgres({ dataDirectory, durable: false })
    await expect(attempt).rejects.toThrow(`in use by another Tradepost (process ${child.pid})`)
    await expect(removeDatabase(dataDirectory)).rejects.toThrow('in use by another Tradepost')
    await killHard(child)
  })

  it('ends a server left behind without its watchdog, and takes its folder over', async () => {
    const child = await startElsewhere()
    const postmaster = Number.parseInt(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8'), 10)
    killWatchdogOf(postmaster)
    await killHard(child)
    await sleep(100)
    expect(postgresProcessesOn(dataDirectory)).toContain(postmaster)

    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(postgresProcessesOn(dataDirectory)).not.toContain(postmaster)
  })

  it('refuses a port that is taken, in one line', async () => {
    const { port } = await start()
    const other = join(folder, 'other')
    await expect(startPostgres({ dataDirectory: other, durable: false, port })).rejects.toThrow(
      new PostgresUnavailable(`Port ${port} for PostgreSQL is in use.`),
    )
  })

  it('refuses a folder with something else in it and leaves it alone', async () => {
    const other = mkdtempSync(join(folder, 'letters-'))
    writeFileSync(join(other, 'letter.txt'), 'Dear Ada')
    await expect(startPostgres({ dataDirectory: other, durable: false })).rejects.toThrow(
      'holds no Tradepost database',
    )
    expect(readFileSync(join(other, 'letter.txt'), 'utf8')).toBe('Dear Ada')
  })

  it('is gone after removal', async () => {
    await removeDatabase(dataDirectory)
    expect(existsSync(dataDirectory)).toBe(false)
  })
})
