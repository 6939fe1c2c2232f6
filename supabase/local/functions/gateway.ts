import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { answer } from '../http.ts'
import { callerOfRequest, isApiKey, KeyRefused, type Keys } from '../keys.ts'
import type { FunctionConfig } from './config.ts'
import { BootFailed, createInstance, type Instance, type InstanceSettings } from './instance.ts'

export interface FunctionsGateway {
  /** A request below /functions/v1; `path` begins with the slug. */
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>
  /** Takes no more requests, lets those that run end, then ends every process. */
  close(patienceMs: number): Promise<void>
}

/** How long a request may wait for the next byte of its function (the platform's limit). */
const idleMs = 150_000
/** Of this connection only, never passed on. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Routes to edge functions, one Deno process each, with the statuses of the platform. */
export function createFunctionsGateway(
  functions: FunctionConfig[],
  of: InstanceSettings & { keys: Keys; idleMs?: number },
): FunctionsGateway {
  const routes = new Map(
    functions
      .filter(({ isEnabled }) => isEnabled)
      .map((config) => [config.slug, { config, instance: createInstance(config, of) }]),
  )
  const running = new Set<Promise<void>>()
  return {
    async handle(request, response, path) {
      const [slug = ''] = path.split(/[/?]/, 1)
      const route = routes.get(slug)
      if (route === undefined)
        return answer(response, 404, { code: 'NOT_FOUND', message: 'Requested function was not found' })
      if (route.config.verifiesJwt && request.method !== 'OPTIONS') {
        const problem = await problemOfCaller(request, of.keys)
        if (problem !== undefined) return answer(response, 401, problem)
      }
      const work = forward(request, response, { path, instance: route.instance, idleMs: of.idleMs ?? idleMs })
      running.add(work)
      await work.finally(() => running.delete(work))
    },
    async close(patienceMs) {
      const from = Date.now()
      const patience = new Promise<void>((done) => setTimeout(done, patienceMs).unref())
      await Promise.race([Promise.allSettled(running), patience])
      const left = Math.max(0, patienceMs - (Date.now() - from))
      await Promise.all([...routes.values()].map(({ instance }) => instance.stop(left)))
    },
  }
}

/** verify_jwt: a token of the project, or, as on the platform, any of its keys. */
async function problemOfCaller(
  request: IncomingMessage,
  keys: Keys,
): Promise<{ code: string; message: string } | undefined> {
  const { authorization, apikey } = request.headers
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (bearer === undefined && apikey === undefined)
    return { code: 'UNAUTHORIZED_NO_AUTH_HEADER', message: 'Missing authorization header' }
  try {
    if (bearer !== undefined && isApiKey(bearer)) keys.callerOfKey(bearer)
    else await callerOfRequest(keys, request)
    return undefined
  } catch (error) {
    if (!(error instanceof KeyRefused)) throw error
    return { code: 'UNAUTHORIZED_INVALID_JWT', message: 'Invalid JWT' }
  }
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  of: { path: string; instance: Instance; idleMs: number },
): Promise<void> {
  let port: number
  try {
    port = await of.instance.port()
  } catch (error) {
    if (!(error instanceof BootFailed)) throw error
    return answer(response, 503, {
      code: 'BOOT_ERROR',
      message: 'Function failed to start (please check logs)',
    })
  }
  await new Promise<void>((done) => {
    const inner = ask({
      host: '127.0.0.1',
      port,
      method: request.method,
      path: `/${of.path}`,
      headers: passedOn(request.headers),
      timeout: of.idleMs,
      agent: false,
    })
    response.once('close', () => {
      inner.destroy()
      done()
    })
    inner.on('timeout', () => {
      if (!response.headersSent)
        answer(response, 504, { code: 'IDLE_TIMEOUT', message: 'Request idle timeout limit reached' })
      else response.destroy()
      inner.destroy()
    })
    inner.on('error', () => {
      if (response.headersSent) response.destroy()
      else answer(response, 502, { code: 'WORKER_ERROR', message: 'The function ended before it answered' })
    })
    inner.on('response', (answered) => {
      response.writeHead(answered.statusCode ?? 502, passedOn(answered.headers))
      answered.pipe(response)
    })
    request.pipe(inner)
  })
}

const passedOn = <T>(headers: NodeJS.Dict<T>): NodeJS.Dict<T> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)))
