import { type CustomerIdentification, createCustomerIdentification } from './domains/customers/index.ts'
import { createLiveFeed, type LiveFeed } from './domains/events/index.ts'
import {
  createPaymentProviders,
  createTestProvider,
  openStripe,
  type PaymentProviders,
  stripeByDefault,
  type TestProvider,
} from './domains/payments/index.ts'
import {
  answerBytesMax,
  answerMilliseconds,
  HttpCarrier,
  HttpTaxService,
  type PriceServices,
  ServiceRest,
} from './domains/pricing/index.ts'
import { identifySellerMember, sellerTrades } from './domains/sellers/index.ts'
import { createStoreIdentification, type StoreIdentification } from './domains/stores/index.ts'
import { identifyStaff } from './domains/users/index.ts'
import { signedHeaders } from './domains/webhooks/index.ts'
import { type AccessTokens, createAccessTokens } from './platform/access-tokens.ts'
import { type Database, openDatabase } from './platform/database.ts'
import type { Environment } from './platform/env.ts'
import { armFailpoint } from './platform/failpoints.ts'
import { createHttpClient } from './platform/http-client.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMetrics, type Metrics } from './platform/metrics.ts'
import { createCodeKeeper } from './platform/one-time-codes.ts'
import { createRealtimeTokens, type RealtimeTokens } from './platform/realtime-tokens.ts'
import type { Services } from './platform/router.ts'
import { createSealer } from './platform/sealing.ts'
import { createSecretKeeper } from './platform/secrets.ts'
import { wallClock } from './platform/time.ts'

export interface ProcessServices extends Services {
  stores: StoreIdentification
  customers: CustomerIdentification
  provider: TestProvider
  /** Who has a say in tax and shipping: the operator's own services, if there are any. */
  priceServices: PriceServices
  /** Who reads the feed while it grows. */
  live: LiveFeed
  /** Null: this installation has no realtime channels. */
  realtime: RealtimeTokens | null
}

/** All that a process has, made from its environment. `url` is the login of its role. */
export function createServices(
  env: Environment,
  url: string,
  log: Log = createLog(env.LOG_LEVEL),
): ProcessServices {
  if (!env.SIGNING_KEY)
    throw new Error('SIGNING_KEY is not set: `npm start` makes one, any other start needs one')
  if (!env.ENCRYPTION_KEYS || !env.TOKEN_KEYS)
    throw new Error(
      'ENCRYPTION_KEYS or TOKEN_KEYS is not set: `npm start` makes them, any other start needs them',
    )
  armFailpoint(env.FAILPOINT)
  const open = (poolSize: number): Database =>
    openDatabase({
      url,
      poolSize,
      onIdleError: (error) => log.warn({ err: error }, 'an idle connection broke'),
    })
  const db = open(env.DATABASE_POOL_SIZE)
  const secrets = createSecretKeeper(env.SIGNING_KEY)
  const accessTokens = createAccessTokens({ keys: env.TOKEN_KEYS, issuer: env.publicUrl })
  const metrics = createMetrics(db)
  return {
    env,
    db,
    log,
    ...createAuthenticator(db, accessTokens),
    accessTokens,
    codes: createCodeKeeper(env.SIGNING_KEY),
    desks: env.desks,
    sealer: createSealer(env.ENCRYPTION_KEYS),
    secrets,
    metrics,
    strictReplies: env.NODE_ENV !== 'production',
    live: createLiveFeed({ db, log }),
    realtime: env.REALTIME_KEYS
      ? createRealtimeTokens({
          keys: env.REALTIME_KEYS,
          issuer: `${env.publicUrl}/v1/realtime`,
          place: env.realtimePlace,
        })
      : null,
    priceServices: priceServicesOf(env, metrics),
    provider: createTestProvider({
      db,
      publicUrl: env.publicUrl,
      delayMilliseconds: env.TEST_PROVIDER_DELAY_MS,
      secrets,
      enabled: env.testProvider,
    }),
  }
}

/** Whom stores take money with: what their settings say, else Stripe with keys of the environment, else the test provider. */
export const paymentProvidersOf = ({
  provider,
  env,
}: Pick<ProcessServices, 'provider' | 'env'>): PaymentProviders =>
  createPaymentProviders({
    test: provider,
    byDefault: stripeByDefault(env),
    open: { stripe: openStripe(env.STRIPE_API_BASE ?? null) },
  })

/** Services that the operator has set up in the environment, each signed to with its own secret. */
function priceServicesOf(
  { taxService, carrierService }: Environment,
  { priceServices: metrics }: Metrics,
): PriceServices {
  const client = createHttpClient({
    ownAddress: true,
    loopback: true,
    timeoutMilliseconds: answerMilliseconds,
    replyBytes: answerBytesMax,
  })
  const settings = (service: string, { url, secret }: { url: string; secret: string }) => ({
    url,
    client,
    rest: new ServiceRest({
      askingMilliseconds: answerMilliseconds,
      tell: ({ outcome, milliseconds, restSeconds }) => {
        metrics.askings.observe({ service, outcome }, milliseconds / 1_000)
        metrics.resting.set({ service }, restSeconds === null ? 0 : 1)
        if (outcome !== 'answered') metrics.lastFailure.setToCurrentTime({ service })
      },
    }),
    sign: (message: { id: string; body: string }) =>
      signedHeaders(message, { secrets: [secret], now: wallClock() }),
  })
  return {
    tax: taxService && new HttpTaxService(settings('tax', taxService)),
    carrier: carrierService && new HttpCarrier(settings('carrier', carrierService)),
  }
}

/** Who stands behind a credential, and what this process remembers of them. */
export function createAuthenticator(
  db: Database,
  accessTokens: AccessTokens,
): Pick<ProcessServices, 'stores' | 'customers' | 'authenticator'> {
  const stores = createStoreIdentification(db, (storeId, sellerId) => sellerTrades(db, storeId, sellerId))
  const customers = createCustomerIdentification({ db, accessTokens, findStore: stores.byId })
  const bySession = (token: string) =>
    token.startsWith('sm_')
      ? identifySellerMember(db, token, stores.byId)
      : identifyStaff(db, token, stores.byId)
  return {
    stores,
    customers,
    authenticator: {
      byKey: stores.byKey,
      bySession,
      byAccessToken: customers.byAccessToken,
      storeById: stores.byId,
      noteUse: stores.noteUse,
    },
  }
}
