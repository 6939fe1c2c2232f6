import { createTestProvider, type TestProvider } from './domains/payments/index.ts'
import { createStoreIdentification, type StoreIdentification } from './domains/stores/index.ts'
import { identifyStaff } from './domains/users/index.ts'
import type { Authenticator } from './platform/authenticate.ts'
import { type Database, openDatabase } from './platform/database.ts'
import type { Environment } from './platform/env.ts'
import { armFailpoint } from './platform/failpoints.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import type { Services } from './platform/router.ts'
import { createSecretKeeper } from './platform/secrets.ts'

export interface ProcessServices extends Services {
  stores: StoreIdentification
  provider: TestProvider
}

/** All that a process has, made from its environment. `url` is the login of its role. */
export function createServices(
  env: Environment,
  url: string,
  log: Log = createLog(env.LOG_LEVEL),
): ProcessServices {
  if (!env.SIGNING_KEY)
    throw new Error('SIGNING_KEY is not set: `npm start` makes one, any other start needs one')
  armFailpoint(env.FAILPOINT)
  const open = (poolSize: number): Database =>
    openDatabase({
      url,
      poolSize,
      onIdleError: (error) => log.warn({ err: error }, 'an idle connection broke'),
    })
  const db = open(env.DATABASE_POOL_SIZE)
  const stores = createStoreIdentification(db)
  const authenticator: Authenticator = {
    byKey: stores.byKey,
    bySession: (token) => identifyStaff(db, token, stores.byId),
  }
  return {
    env,
    db,
    log,
    stores,
    authenticator,
    secrets: createSecretKeeper(env.SIGNING_KEY),
    metrics: createMetrics(db),
    strictReplies: env.NODE_ENV !== 'production',
    provider: createTestProvider({
      db,
      publicUrl: env.publicUrl,
      delayMilliseconds: env.TEST_PROVIDER_DELAY_MS,
      enabled: env.testProvider,
    }),
  }
}
