import { join } from 'node:path'
import type { DatabaseAddresses } from './database.ts'
import type { ProcessPlan } from './processes.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { Site } from './storefront-build.ts'

export type ServicePlan = ProcessPlan & {
  /** Answers below 500 when the service is ready. */
  readyUrl: string
}

/** Folders of the Astro projects that are built and served. */
export function sitesOf(root: string, logs: string): { shop: Site; admin: Site } {
  const site = (name: string, folder: string) => ({
    name,
    folder: join(root, 'storefront', folder),
    logFile: join(logs, `build-${folder}.log`),
  })
  return { shop: site('shop', 'shop'), admin: site('admin desk', 'admin') }
}

/** What every process we start sees of our variables: not those that npm and pnpm add for theirs. */
export function baseEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(variables).filter(([name]) => !/^(p?npm_|TRADEPOST_RUNNER$)/i.test(name))
  return { ...Object.fromEntries(entries), ASTRO_TELEMETRY_DISABLED: '1' }
}

/** The processes of a running Tradepost, each with its part of the environment and no other's credentials. */
export function planServices(
  root: string,
  logs: string,
  { env, variables }: Settings,
  database: DatabaseAddresses,
  secrets: Secrets,
): ServicePlan[] {
  const { apiUrl, workerUrl } = database
  const base = baseEnvironment(variables)
  delete base.DATABASE_URL
  delete base.DATABASE_DIRECT_URL
  const inside = {
    ...base,
    NODE_ENV: env.NODE_ENV,
    PORT: String(env.PORT),
    SIGNING_KEY: env.SIGNING_KEY ?? secrets.signingKey,
    // Our own sites pass on their visitors' addresses; otherwise all visitors would share one rate limit.
    TRUSTED_PROXIES: env.TRUSTED_PROXIES.join(',') || '127.0.0.1,::1',
  }
  const outside = {
    ...base,
    NODE_ENV: 'production',
    TRADEPOST_API_URL: `http://127.0.0.1:${env.PORT}`,
    HOST: env.HOST,
  }
  const plan = (name: string, folder: string, args: string[], own: NodeJS.ProcessEnv, readyUrl: string) => ({
    name,
    command: process.execPath,
    args,
    cwd: join(root, folder),
    env: own,
    logFile: join(
      logs,
      `${folder.replace('storefront/', '')}${args[0] === 'src/worker.ts' ? '-worker' : ''}.log`,
    ),
    readyUrl,
  })
  return [
    plan(
      'The API',
      'api',
      ['src/main.ts'],
      { ...inside, DATABASE_URL: apiUrl, DATABASE_DIRECT_URL: apiUrl },
      `http://127.0.0.1:${env.PORT}/health/ready`,
    ),
    plan(
      'The worker',
      'api',
      ['src/worker.ts'],
      { ...inside, DATABASE_URL: workerUrl, DATABASE_DIRECT_URL: workerUrl },
      `http://127.0.0.1:${env.WORKER_PORT}/health/ready`,
    ),
    plan(
      'The shop',
      'storefront/shop',
      ['server.ts'],
      { ...outside, PORT: String(env.SHOP_PORT), SHOP_PORT: String(env.SHOP_PORT) },
      `http://127.0.0.1:${env.SHOP_PORT}/`,
    ),
    plan(
      'The admin desk',
      'storefront/admin',
      ['server.ts'],
      { ...outside, PORT: String(env.ADMIN_PORT), ADMIN_PORT: String(env.ADMIN_PORT) },
      `http://127.0.0.1:${env.ADMIN_PORT}/`,
    ),
  ]
}
