import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { uuidv7 } from 'uuidv7'
import { mountDocs } from './docs.ts'
import { adminRouter, exportRouter } from './domains/admin/index.ts'
import { createAuditRouter } from './domains/audit/index.ts'
import { cartRouter, createCartPricesRouter, promotionTrialsRouter } from './domains/cart/index.ts'
import { catalogRouters } from './domains/catalog/index.ts'
import { createProviderRouters, customerRouters } from './domains/customers/index.ts'
import { createDiscoveryRouter, KeptPages, stockRouter } from './domains/discovery/index.ts'
import { documentsRouter } from './domains/documents/index.ts'
import { createEventsRouter, type LiveFeed } from './domains/events/index.ts'
import { inventoryRouter } from './domains/inventory/index.ts'
import { jobsRouter } from './domains/jobs/index.ts'
import { ledgerRouters } from './domains/ledger/index.ts'
import { offersRouter } from './domains/offers/index.ts'
import { createOrdersRouter, paidForOrders } from './domains/orders/index.ts'
import {
  createPaymentEventsEndpoint,
  createPaymentsRouter,
  createProviderSettingsRouter,
  createSavedMethodRouter,
  createTestProviderPages,
  type PaymentProviders,
  type TestProvider,
} from './domains/payments/index.ts'
import { type PriceServices, priceListRouter } from './domains/pricing/index.ts'
import { privacyRouter } from './domains/privacy/index.ts'
import { promotionsRouters } from './domains/promotions/index.ts'
import { createRealtimeRouter } from './domains/realtime/index.ts'
import { sellerDeskRouter } from './domains/seller-desk/index.ts'
import { sellersRouters } from './domains/sellers/index.ts'
import { shippingRouter } from './domains/shipping/index.ts'
import { storeLifeRouter } from './domains/store-life/index.ts'
import { storesRouters } from './domains/stores/index.ts'
import { taxRouters } from './domains/tax/index.ts'
import { usersRouters } from './domains/users/index.ts'
import { createWebhookRouters } from './domains/webhooks/index.ts'
import { mountHealth } from './health.ts'
import { mountMedia } from './media.ts'
import { challengeHeader } from './platform/challenge.ts'
import { clientBlock } from './platform/networks.ts'
import { credentialHeaders } from './platform/policies.ts'
import { problemIndex, problemPage, problemResponse, refusalFor } from './platform/problems.ts'
import {
  bothLimits,
  clientAddress,
  createIdentityLimits,
  createRateLimit,
  RateLimited,
} from './platform/rate-limit.ts'
import type { RealtimeTokens } from './platform/realtime-tokens.ts'
import { platformRefusals, Refusal } from './platform/refusals.ts'
import { allowedMethods, methodsNotMeant } from './platform/route-paths.ts'
import {
  type AppEnv,
  createRouter,
  type DeclaredRoute,
  type Router,
  routesOf,
  type Services,
} from './platform/router.ts'
import { processMilliseconds } from './platform/time.ts'
import { paymentProvidersOf } from './services.ts'

const bodyBytesMax = 100 * 1024

/** Of our own pages without scripts: nothing runs in them and nothing is fetched for them. */
const pageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}

/** The domains' routers, in the order of the document. */
export const routersOf = (of: {
  /** Whom stores take money with. */
  providers: PaymentProviders
  /** Who has a say in tax and shipping. */
  priceServices: PriceServices
  holdSeconds: number
  leaseSeconds: number
  holdsPerAddress: number
  /** Whether identity providers may be on this machine. */
  loopbackProviders: boolean
  /** Whether webhooks may be sent to this machine. */
  loopbackWebhooks: boolean
  live: LiveFeed
  /** What this process keeps of catalogue pages. */
  pages: KeptPages
  realtime: RealtimeTokens | null
}): Router[] => [
  ...storesRouters,
  shippingRouter,
  ...taxRouters,
  priceListRouter,
  ...promotionsRouters,
  promotionTrialsRouter,
  createDiscoveryRouter(of),
  stockRouter,
  inventoryRouter,
  ...catalogRouters,
  offersRouter,
  cartRouter,
  createCartPricesRouter(of),
  ...ledgerRouters,
  createPaymentsRouter({ ...of, paidFor: paidForOrders(of.providers) }),
  createProviderSettingsRouter(of),
  createOrdersRouter(of),
  ...customerRouters,
  createSavedMethodRouter(of),
  ...createProviderRouters({ loopback: of.loopbackProviders }),
  privacyRouter,
  ...usersRouters,
  ...sellersRouters,
  sellerDeskRouter,
  ...createWebhookRouters({ loopback: of.loopbackWebhooks }),
  jobsRouter,
  storeLifeRouter,
  createAuditRouter(of),
  documentsRouter,
  adminRouter,
  exportRouter,
  createEventsRouter(of),
  createRealtimeRouter(of),
]

/** The whole API. Middleware first, then one line a domain. @param pages what it keeps of catalogue pages */
export function createApp(
  services: Services & {
    provider: TestProvider
    priceServices: PriceServices
    live: LiveFeed
    realtime: RealtimeTokens | null
  },
  pages: KeptPages = new KeptPages(),
): Router & { declared: DeclaredRoute[] } {
  const { env } = services
  const app = createRouter()
  const providers = paymentProvidersOf(services)
  const routers = routersOf({
    providers,
    priceServices: services.priceServices,
    holdSeconds: env.CHECKOUT_HOLD_SECONDS,
    leaseSeconds: env.IDEMPOTENCY_LEASE_SECONDS,
    holdsPerAddress: env.holdsPerAddress,
    loopbackProviders: env.NODE_ENV !== 'production',
    loopbackWebhooks: env.WEBHOOKS_TO_LOOPBACK,
    live: services.live,
    pages,
    realtime: services.realtime,
  })
  app.use(observe(services))
  app.on('OPTIONS', '*', preflight)
  const limit = limitRate(services)
  for (const paths of ['/v1/*', '/.well-known/*']) app.use(paths, limit)
  app.use(limitBody)
  const declared = routers.flatMap(routesOf)
  for (const { method, path } of methodsNotMeant(declared)) app.on(method, path, (c) => c.notFound())
  for (const router of routers) app.route('/', router)
  mountHealth(app, services)
  mountDocs(app, services)
  mountMedia(app)
  app.get('/problems', (c) => c.html(problemIndex(), 200, pageHeaders))
  app.get('/problems/:code', (c) => {
    const page = problemPage(c.req.param('code'))
    return page ? c.html(page, 200, pageHeaders) : c.notFound()
  })
  app.route('/', createPaymentEventsEndpoint({ providers, paidFor: paidForOrders(providers) }))
  if (env.testProvider) app.route('/', createTestProviderPages(services.provider))

  const methodsOf = allowedMethods(declared)
  app.notFound((c) => {
    const allowed = methodsOf(c.req.path)
    const refusal =
      allowed.length > 0
        ? new Refusal(platformRefusals.methodNotAllowed)
        : new Refusal(platformRefusals.notFound, {
            detail: `No operation of this API has this path. ${env.publicUrl}/docs shows them all.`,
          })
    const response = refuse(c, services, refusal)
    if (allowed.length > 0) response.headers.set('allow', allowed.join(', '))
    return response
  })
  app.onError((error, c) => refuse(c, services, error))
  return Object.assign(app, { declared })
}

/**
 * What a site may send and read. No cookie is ever used. A preflight shows no key, so it lets every origin ask; the call
 * itself is refused, and unreadable, where the key lists other origins.
 */
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
    challengeHeader,
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
    c.set('readableBy', null)
    const bindings = c.env as Partial<HttpBindings> | undefined
    const socket = bindings?.incoming?.socket.remoteAddress ?? 'in-process'
    c.set(
      'clientAddress',
      clientAddress(socket, c.req.header('x-forwarded-for'), services.env.TRUSTED_PROXIES),
    )
    await next()
    const { headers, status } = c.res
    headers.set('request-id', c.get('requestId'))
    const readableBy = c.get('readableBy')
    const origin = c.req.header('origin')
    if (!readableBy) headers.set('access-control-allow-origin', '*')
    else {
      headers.append('vary', 'origin')
      if (origin && readableBy.includes(origin)) headers.set('access-control-allow-origin', origin)
    }
    headers.set('access-control-expose-headers', exposedHeaders)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    // Opened as a page, an answer may run, load and be framed by nothing; our own pages say what they need.
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    if (services.env.publicUrl.startsWith('https:'))
      headers.set('strict-transport-security', 'max-age=31536000')
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

/** First by the client's address, before anything is looked at; then by the key or the person, once known. */
function limitRate({ env }: Services) {
  const addresses = createRateLimit(env.RATE_LIMIT_PER_MINUTE)
  const identities = createIdentityLimits({
    keyPerMinute: env.keyRateLimit,
    accountPerMinute: env.accountRateLimit,
  })
  return async (c: HonoContext<AppEnv>, next: () => Promise<void>) => {
    const { headers } = await addresses.take(clientBlock(c.get('clientAddress')))
    let ofIdentity: Record<string, string> | undefined
    c.set('limitIdentity', async (identity) => {
      const taken = await identities.take(identity).catch((error: unknown) => {
        if (error instanceof RateLimited) ofIdentity = error.headers
        throw error
      })
      ofIdentity = taken.headers
    })
    await next()
    for (const [name, value] of Object.entries(bothLimits(headers, ofIdentity)))
      c.res.headers.set(name, value)
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
