// `pnpm edge:endpoints`: has the stores of COMMERCE_STORES send their events to the edge functions: into the queue that
// EDGE_EVENTS_QUEUE names, or else to their addresses below SUPABASE_URL. Safe to repeat; what changed is changed.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv, styleText } from 'node:util'
import { readAnyStore } from '../api/src/domains/stores/index.ts'
import { keepEdgeEndpoint, queueUrl } from '../api/src/domains/webhooks/index.ts'
import type { Context } from '../api/src/platform/context.ts'
import type { Database } from '../api/src/platform/database.ts'
import type { Environment } from '../api/src/platform/env.ts'
import { fromWire } from '../api/src/platform/ids.ts'
import { keyless } from '../api/src/platform/keyless.ts'
import { createLog } from '../api/src/platform/log.ts'
import { Refusal } from '../api/src/platform/refusals.ts'
import { createSealer } from '../api/src/platform/sealing.ts'
import { PostgresUnavailable } from './postgres.ts'
import { openForCommand } from './start/command-database.ts'
import { functionEvents } from './start/edge-functions.ts'
import { StartProblem } from './start/problem.ts'
import { readSettings } from './start/settings.ts'

const root = join(import.meta.dirname, '..')

interface Output {
  write(text: string): unknown
}

/** What a store and the functions share, of COMMERCE_STORES. */
type StoreSecrets = Record<string, { webhookSecrets: [string, ...string[]] }>

/** The whole command. Returns the exit code: 1 when something is missing or wrong, or there is no database. */
export async function keepEndpoints(out: Output, err: Output): Promise<number> {
  try {
    const { env, variables, dataFolder } = readSettings(root, [], process.env)
    const stores = readStores(variables.COMMERCE_STORES || ofFunctions().COMMERCE_STORES)
    const addressOf = addressesOf(env)
    const { db, close } = await openForCommand(env, dataFolder)
    try {
      await keepAll(db, { env, stores, addressOf, out })
      return 0
    } finally {
      await close()
    }
  } catch (error) {
    const isForPeople = [StartProblem, PostgresUnavailable, Refusal].some((kind) => error instanceof kind)
    const text = error instanceof Error ? (isForPeople ? error.message : error.stack) : String(error)
    err.write(`${styleText('red', '✗')} ${text}\n`)
    return 1
  }
}

/** One line of output an endpoint, without secrets. @throws StartProblem before anything is written */
export async function keepAll(
  db: Database,
  of: { env: Environment; stores: StoreSecrets; addressOf: (name: string) => string; out: Output },
): Promise<void> {
  const { env, stores, addressOf, out } = of
  if (!env.ENCRYPTION_KEYS) throw new StartProblem('ENCRYPTION_KEYS is not set: the worker has it')
  const [sealer, log] = [createSealer(env.ENCRYPTION_KEYS), createLog('warn')]
  const found = await Promise.all(
    Object.keys(stores).map(async (wireId) => {
      const id = fromWire('store', wireId)
      const store = id && (await readAnyStore(db, id))
      if (!store) throw new StartProblem(`COMMERCE_STORES: there is no store ${wireId}`)
      return { wireId, store }
    }),
  )
  for (const { wireId, store } of found) {
    const actor = { kind: 'worker' } as const
    const context: Context = { ...keyless(), sealer, log, store, db, actor, requestId: 'edge-endpoints' }
    for (const [name, events] of Object.entries(functionEvents)) {
      const url = addressOf(name)
      const secrets = stores[wireId]?.webhookSecrets ?? ['']
      await keepEdgeEndpoint(context, { name, url, events, secrets, loopback: env.WEBHOOKS_TO_LOOPBACK })
      out.write(`${store.slug}: ${url}\n`)
    }
  }
}

/** Where each function is reached. @throws StartProblem */
export function addressesOf({
  EDGE_EVENTS_QUEUE: queue,
  SUPABASE_URL: url,
}: Environment): (name: string) => string {
  if (queue) return (name) => queueUrl({ queue, function: name })
  if (url) return (name) => `${url}/functions/v1/${name}`
  throw new StartProblem('Set EDGE_EVENTS_QUEUE, or SUPABASE_URL: where are the functions?')
}

/** What functions of a local run are told. */
function ofFunctions(): NodeJS.Dict<string> {
  const file = join(root, 'supabase/functions/.env')
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}

/** @throws StartProblem, which repeats nothing of it */
export function readStores(text: string | undefined): StoreSecrets {
  const problem = new StartProblem(
    'COMMERCE_STORES is to be what supabase/functions/.env.example says: {"store_…":{"webhookSecrets":["whsec_…"]}}',
  )
  if (!text) throw problem
  const stores = parsed(text)
  const entries = Object.entries(stores ?? {})
  const isRight = entries.every(([, said]) => {
    const secrets = (said as { webhookSecrets?: unknown } | null)?.webhookSecrets
    return Array.isArray(secrets) && secrets.length > 0 && secrets.every(isSecret)
  })
  if (Array.isArray(stores) || entries.length === 0 || !isRight) throw problem
  return stores as StoreSecrets
}

const isSecret = (text: unknown): boolean =>
  typeof text === 'string' && /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(text)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

if (import.meta.main) process.exitCode = await keepEndpoints(process.stdout, process.stderr)
