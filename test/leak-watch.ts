import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { credentialHeaders } from '../api/src/platform/policies.ts'
import { createLeaks } from './leaks.ts'

/** Of the test file that runs: what all its apps, processes and databases say and hand out. */
export const leaks = createLeaks()

/** What is still being read: replies that have come, and the outputs of processes that have not ended. */
const reading = { replies: new Set<Promise<unknown>>(), processes: new Set<Promise<unknown>>() }
function whenRead(of: keyof typeof reading, work: Promise<unknown>): void {
  const done: Promise<unknown> = work.catch(() => undefined).finally(() => reading[of].delete(done))
  reading[of].add(done)
}
/** Resolves when all of them are heard. */
export async function allHeard(of: keyof typeof reading): Promise<void> {
  while (reading[of].size > 0) await Promise.all(reading[of])
}

/** Where the logs of a test's app go: to be looked through, and to be read by people who ask by TEST_LOG_LEVEL. */
export const logSink = {
  write(line: string): void {
    leaks.hear('log', line)
    if (process.env.TEST_LOG_LEVEL !== undefined) process.stdout.write(line)
  },
}
export const logLevel = process.env.TEST_LOG_LEVEL ?? 'trace'

type Request = (path: string, init: RequestInit) => Response | Promise<Response>

/** Keeps the secrets of every request and reply; problem replies and metrics are heard. */
export const heardRequest =
  (request: Request): Request =>
  (path, init) => {
    keepSent(path, init)
    const reply = request(path, init)
    if (!(reply instanceof Promise)) {
      listenTo(reply, path)
      return reply
    }
    return reply.then((response) => {
      listenTo(response, path)
      return response
    })
  }

/** The secrets of a request: its credentials, and its body's fields by their names. */
export function keepSent(path: string, init: RequestInit | undefined): void {
  for (const part of path.split('?')[0]?.split('/') ?? []) if (part.length >= 10) leaks.show(decoded(part))
  const headers = new Headers(init?.headers)
  leaks.keep(headers.get('authorization')?.replace(/^\S+\s+/, ''))
  for (const name of Object.values(credentialHeaders)) leaks.keep(headers.get(name))
  if (typeof init?.body === 'string') leaks.keepNamed(parsed(init.body))
}

/** Reads a copy of a reply when it has come, and is not waited for. */
export function listenTo(response: Response, path: string): void {
  const type = response.headers.get('content-type') ?? ''
  if (response.bodyUsed || !(/[/+]json\b/.test(type) || path.endsWith('/metrics'))) return
  whenRead(
    'replies',
    response
      .clone()
      .text()
      .then((text) => {
        if (response.status >= 400) leaks.hear('problem reply', text)
        else if (path.endsWith('/metrics')) leaks.hear('metrics', text)
        else leaks.keepNamed(parsed(text))
      }),
  )
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Hears what a process of a test prints, whose outputs are piped. What is no line of a log (it did not start, it crashed)
 * is printed for people, too.
 */
export function hearProcess(name: string, child: ChildProcess): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    const lines = createInterface({ input: stream })
    lines.on('line', (line) => {
      leaks.hear(`output of ${name}`, line)
      if (process.env.TEST_LOG_LEVEL !== undefined || !line.startsWith('{')) console.error(line)
    })
    whenRead('processes', new Promise((resolve) => lines.once('close', resolve)))
  }
}

/** The files that the services of `npm start` log to. */
export function hearLogFiles(folder: string): void {
  for (const name of readdirSync(folder))
    leaks.hear(`log file ${name}`, readFileSync(join(folder, name), 'utf8'))
}

/** Everything that a database tells on: events, what changed, the feed, and jobs with what their failures said. */
const toldTables = [
  'commerce.events',
  'commerce.event_details',
  'commerce.event_feed',
  'graphile_worker._private_jobs',
]

/** Hears the events and jobs of a test's database, before it is removed. */
export async function hearDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    for (const table of toldTables) {
      const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
        table,
      ])
      if (!rows[0]?.there) continue
      const told = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t`)
      for (const { row } of told.rows) leaks.hear(`row of ${table}`, row)
    }
  } finally {
    await client.end()
  }
}
