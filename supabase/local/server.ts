import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FunctionConfig } from './functions/config.ts'
import { createFunctionsGateway } from './functions/gateway.ts'
import { answer, partsOf } from './http.ts'
import { createKeys, type KeySettings } from './keys.ts'
import type { Log } from './log.ts'
import type { Limits } from './realtime/limits.ts'
import { createPolicies } from './realtime/policies.ts'
import { createRealtimeServer } from './realtime/server.ts'

export interface LocalSupabaseSettings {
  /** 0: any that is free */
  port: number
  host: string
  /** As functions and clients reach it; by default the address it listens on */
  url?: string
  keys: KeySettings
  /** Logs in as supabase_realtime_admin */
  realtimeDbUrl: string
  limits?: Limits
  functions: FunctionConfig[]
  /** Secrets of the functions, as `supabase secrets set` would give them */
  functionEnv: Record<string, string>
  deno: string
  denoFolder: string
  log: Log
  /** How long a request may wait for its function; the platform's 150 s unless given */
  idleMs?: number
}

export interface LocalSupabase {
  /** SUPABASE_URL */
  url: string
  /** Ends connections, lets functions end what they do, for at most `patienceMs` (5000). */
  stop(patienceMs?: number): Promise<void>
}

/** Serves functions and Realtime at one origin, as a project on Supabase has one. */
export async function startLocalSupabase(settings: LocalSupabaseSettings): Promise<LocalSupabase> {
  const { log } = settings
  const keys = createKeys(settings.keys)
  const policies = createPolicies(settings.realtimeDbUrl)
  const { limits } = settings
  const realtime = createRealtimeServer({ keys, policies, log, ...(limits && { limits }) })
  // The functions are told the address, which is known only when the server listens.
  let gateway: ReturnType<typeof createFunctionsGateway> | undefined
  let isStopping = false

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [api, version, ...rest] = partsOf(request)?.parts ?? []
    if (isStopping) return answer(response, 503, { message: 'Stopping' })
    if (api === 'health') return health(response, version, () => policies.ping())
    if (version !== 'v1') return answer(response, 404, { message: 'Not Found' })
    if (api === 'realtime') return realtime.handle(request, response, rest)
    const path = request.url?.replace(/^\/functions\/v1\//, '')
    if (api === 'functions' && path !== undefined && gateway) return gateway.handle(request, response, path)
    answer(response, 404, { message: 'Not Found' })
  }
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      log({ msg: 'a request failed', error: error instanceof Error ? error.message : String(error) })
      if (response.headersSent) response.destroy()
      else answer(response, 500, { message: 'Internal Server Error' })
    })
  })
  server.on('upgrade', (request, socket, head) => {
    const [api, version, kind] = partsOf(request)?.parts ?? []
    const isRealtime = api === 'realtime' && version === 'v1' && kind === 'websocket'
    if (isRealtime && !isStopping) realtime.upgrade(request, socket, head)
    else socket.destroy()
  })
  server.listen(settings.port, settings.host)
  await once(server, 'listening').catch(async (error: unknown) => {
    await policies.close()
    throw error
  })
  const url = settings.url ?? `http://${settings.host}:${(server.address() as AddressInfo).port}`
  gateway = createFunctionsGateway(settings.functions, {
    ...settings,
    keys,
    env: { ...settings.functionEnv, ...platformVariables(url, settings.keys) },
  })
  return {
    url,
    async stop(patienceMs = 5000) {
      isStopping = true
      const closed = new Promise<void>((done) => server.close(() => done()))
      await Promise.all([realtime.close(), gateway.close(patienceMs)])
      server.closeAllConnections()
      await Promise.all([closed, policies.close()])
    },
  }
}

/** What the platform gives every function. https://supabase.com/docs/guides/functions/secrets */
const platformVariables = (url: string, keys: KeySettings): Record<string, string> => ({
  SUPABASE_URL: url,
  SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
  SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
  SUPABASE_JWKS: JSON.stringify(keys.jwks ?? { keys: [] }),
})

async function health(
  response: ServerResponse,
  kind: string | undefined,
  ping: () => Promise<void>,
): Promise<void> {
  if (kind === 'live') return answer(response, 200, { status: 'live' })
  if (kind !== 'ready') return answer(response, 404, { message: 'Not Found' })
  await ping().then(
    () => answer(response, 200, { status: 'ready' }),
    () => answer(response, 503, { status: 'the database does not answer' }),
  )
}

/** The folder of the project on Supabase: config.toml, functions/, migrations/. */
export const projectFolder = join(import.meta.dirname, '..')
