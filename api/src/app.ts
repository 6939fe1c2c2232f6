import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { uuidv7 } from 'uuidv7'
import { mountDocs } from './docs.ts'
import { adminRouter } from './domains/admin/index.ts'
import { cartRouter } from './domains/cart/index.ts'
import { createDiscoveryRouter } from './domains/discovery/index.ts'
import { createOrdersRouter } from './domains/orders/index.ts'
import { createTestProviderPages, type PaymentProvider, type TestProvider } from './domains/payments/index.ts'
import { storesRouter } from './domains/stores/index.ts'
import { usersRouter } from './domains/users/index.ts'
import { mountHealth } from './health.ts'
import { mountMedia } from './media.ts'
import { credentialHeaders } from './platform/policies.ts'
import { problemIndex, problemPage, problemResponse, refusalFor } from './platform/problems.ts'
import { clientAddress, createRateLimit, RateLimited } from './platform/rate-limit.ts'
import { platformRefusals, Refusal } from './platform/refusals.ts'
import {
  type AppEnv,
  createRouter,
  type DeclaredRoute,
  type Router,
  routesOf,
  type Services,
} from './platform/router.ts'
import { processMilliseconds } from './platform/time.ts'

const bodyBytesMax = 100 * 1024

/** Of our own pages without scripts: nothing runs in them and nothing is fetched for them. */
const pageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}

/** The domains' routers, in the order of the document. */
export const routersOf = (of: {
  provider: PaymentProvider
  holdSeconds: number
  leaseSeconds: number
}): Router[] => [
  storesRouter,
  createDiscoveryRouter(),
  cartRouter,
  createOrdersRouter(of),
  usersRouter,
  adminRouter,
]

/** The whole API. Middleware first, then one line a domain. */
export function createApp(
  services: Services & { provider: TestProvider },
): Router & { declared: DeclaredRoute[] } {
  const { env } = services
  const app = createRouter()
  const routers = routersOf({
    provider: services.provider,
    holdSeconds: env.CHECKOUT_HOLD_SECONDS,
    leaseSeconds: env.IDEMPOTENCY_LEASE_SECONDS,
  })
  app.use(observe(services))
  app.on('OPTIONS', '*', preflight)
  app.use('/v1/*', limitRate(services))
  app.use(limitBody)
  for (const router of routers) app.route('/', router)
  mountHealth(app, services)
  mountDocs(app, services)
  mountMedia(app)
  app.get('/problems', (c) => c.html(problemIndex(), 200, pageHeaders))
  app.get('/problems/:code', (c) => {
    const page = problemPage(c.req.param('code'))
    return page ? c.html(page, 200, pageHeaders) : c.notFound()
  })
  if (env.testProvider) app.route('/', createTestProviderPages(services.provider))

  const declared = routers.flatMap(routesOf)
  const methodsOf = allowedMethods(declared)
  app.notFound((c) => {
    const allowed = methodsOf(c.req.path)
    const refusal = new Refusal(
      allowed.length > 0 ? platformRefusals.methodNotAllowed : platformRefusals.notFound,
    )
    const response = refuse(c, services, refusal)
    if (allowed.length > 0) response.headers.set('allow', allowed.join(', '))
    return response
  })
  app.onError((error, c) => refuse(c, services, error))
  return Object.assign(app, { declared })
}

/** What any site may send and read. No cookie is ever used, so any origin may call. */
const exposedHeaders =
  'etag,request-id,retry-after,ratelimit,ratelimit-policy,idempotency-replayed,deprecation,sunset,link'
const preflight = cors({
  origin: '*',
  allowHeaders: [
    'content-type',
    'authorization',
    'idempotency-key',
    'if-match',
    'if-none-match',
    ...Object.values(credentialHeaders),
  ],
  maxAge: 86_400,
})

const countBody = bodyLimit({
  maxSize: bodyBytesMax,
  onError: () => {
    throw new Refusal(platformRefusals.payloadTooLarge)
  },
})

/** A body without a declared length is counted while it is read; looking at one costs, so others are not. */
function limitBody(c: HonoContext<AppEnv>, next: () => Promise<void>): ReturnType<typeof countBody> {
  if (c.req.header('transfer-encoding') !== undefined) return countBody(c, next)
  if (Number(c.req.header('content-length') ?? 0) > bodyBytesMax)
    throw new Refusal(platformRefusals.payloadTooLarge)
  return next()
}

/** Names the request, then logs and counts it when it is over. */
function observe(services: Services) {
  return async (c: HonoContext<AppEnv>, next: () => Promise<void>) => {
    const begun = processMilliseconds()
    const given = c.req.header('request-id')
    c.set('requestId', given && /^[A-Za-z0-9._-]{8,80}$/.test(given) ? given : uuidv7())
    c.set('services', services)
    c.set('operation', 'none')
    const bindings = c.env as Partial<HttpBindings> | undefined
    const socket = bindings?.incoming?.socket.remoteAddress ?? 'in-process'
    c.set(
      'clientAddress',
      clientAddress(socket, c.req.header('x-forwarded-for'), services.env.TRUSTED_PROXIES),
    )
    await next()
    const { headers, status } = c.res
    headers.set('request-id', c.get('requestId'))
    headers.set('access-control-allow-origin', '*')
    headers.set('access-control-expose-headers', exposedHeaders)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    const milliseconds = processMilliseconds() - begun
    services.metrics.requests.observe(
      { operation: c.get('operation'), status: String(status) },
      milliseconds / 1000,
    )
    services.log.info(
      {
        requestId: c.get('requestId'),
        operation: c.get('operation'),
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
      },
      'request',
    )
  }
}

function limitRate(services: Services) {
  const limit = createRateLimit(services.env.RATE_LIMIT_PER_MINUTE)
  return async (c: HonoContext<AppEnv>, next: () => Promise<void>) => {
    const { headers } = await limit.take(c.get('clientAddress'))
    await next()
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  }
}

/** Whatever was thrown, as problem+json; what nobody foresaw is logged whole and told to nobody. */
function refuse(c: HonoContext<AppEnv>, services: Services, error: unknown): Response {
  const refusal = error instanceof HTTPException ? fromHttpException(error) : refusalFor(error)
  services.metrics.refusals.inc({ code: refusal.kind.code })
  if (refusal.kind.status >= 500) {
    services.log.error(
      { err: error, requestId: c.get('requestId'), operation: c.get('operation') },
      refusal.kind.code,
    )
  }
  const response = problemResponse(refusal, {
    publicUrl: services.env.publicUrl,
    // As it was sent: decoded, a path may hold what no URI can.
    path: new URL(c.req.url).pathname,
    requestId: c.get('requestId'),
  })
  if (refusal instanceof RateLimited)
    for (const [name, value] of Object.entries(refusal.headers)) response.headers.set(name, value)
  return response
}

function fromHttpException(error: HTTPException): Refusal {
  if (error.status === 415) return new Refusal(platformRefusals.unsupportedMediaType)
  if (error.status === 400) return new Refusal(platformRefusals.malformedJson)
  return new Refusal(platformRefusals.internal)
}

function allowedMethods(declared: DeclaredRoute[]): (path: string) => string[] {
  const patterns = declared.map((route) => ({
    method: route.method.toUpperCase(),
    pattern: new RegExp(`^${route.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  return (path) => {
    const methods = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    return [
      ...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods),
      ...(methods.length > 0 ? ['OPTIONS'] : []),
    ].toSorted()
  }
}
