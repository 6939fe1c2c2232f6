import { join } from 'node:path'
import type { Environment } from '../../api/src/platform/env.ts'
import type { DatabaseAddresses } from './database.ts'
import type { LocalSupabase } from './local-supabase.ts'
import type { ProcessPlan } from './processes.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { Site } from './storefront-build.ts'

export type ServicePlan = ProcessPlan & {
  /** Answers below 500 when the service is ready. */
  readyUrl: string
}

/** Folders of the Astro projects that are built and served. */
export function sitesOf(root: string, logs: string): Site[] {
  const site = (name: string, folder: string, builtWith: string[]) => ({
    name,
    folder: join(root, 'storefront', folder),
    logFile: join(logs, `build-${folder}.log`),
    builtWith: builtWith.map((one) => join(root, one)),
  })
  const ofDesks = ['sdk', 'storefront/desk']
  return [
    site('shop', 'shop', ['sdk']),
    site('admin desk', 'admin', ofDesks),
    site('seller desk', 'seller', ofDesks),
  ]
}

/** What every process we start sees of our variables: not those that npm and pnpm add for theirs. */
export function baseEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(variables).filter(([name]) => !/^(p?npm_|TRADEPOST_RUNNER$)/i.test(name))
  return { ...Object.fromEntries(entries), ASTRO_TELEMETRY_DISABLED: '1' }
}

/** Variables that only the API and its worker may see, each in the value planned for it. */
const apiOnly = [
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'SIGNING_KEY',
  'ENCRYPTION_KEYS',
  'TOKEN_KEYS',
  'REALTIME_KEYS',
  'SMTP_URL',
] as const

/** Variables that only edge functions and what runs them may see. */
export const functionsOnly = [
  'SUPABASE_SECRET_KEY',
  'REALTIME_DB_URL',
  'EDGE_DB_URL',
  'COMMERCE_STORES',
  'ORDER_HOOK_URLS',
  'CACHE_PURGE_SECRETS',
  'NOTIFY_LINK_SECRET',
  'QUEUE_DRAIN_KEY',
  'RESEND_API_KEY',
  'VAPID_PRIVATE_KEY',
] as const

/** What programs of ours see that are neither the API nor its worker. */
export function outsideEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const base = baseEnvironment(variables)
  for (const name of [...apiOnly, ...functionsOnly]) delete base[name]
  return base
}

/** Whether mails of this start are caught and shown on a page, not sent. */
export const catchesMails = (env: Environment): boolean =>
  env.NODE_ENV !== 'production' && env.SMTP_URL === undefined

/** The processes of a running Tradepost, each with its part of the environment and no other's credentials. */
export function planServices(
  root: string,
  logs: string,
  settings: Settings,
  of: { database: DatabaseAddresses; secrets: Secrets; supabase: LocalSupabase | null },
): ServicePlan[] {
  const { env } = settings
  const { database, supabase } = of
  const { inside, outside } = environmentsOf(settings, of)
  const asRole = (url: string) => ({ ...inside, DATABASE_URL: url, DATABASE_DIRECT_URL: url })
  const catches = catchesMails(env)
  const smtpUrl = catches ? `smtp://127.0.0.1:${env.MAIL_SMTP_PORT}` : env.SMTP_URL
  const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`
  const plan = (name: string, log: string, [folder = '', file = '']: string[], own: NodeJS.ProcessEnv) => ({
    name,
    command: process.execPath,
    args: [file],
    cwd: join(root, folder),
    env: own,
    logFile: join(logs, `${log}.log`),
  })
  const site = (
    name: string,
    folder: string,
    variable: 'SHOP_PORT' | 'ADMIN_PORT' | 'SELLER_PORT',
    more: NodeJS.ProcessEnv = {},
  ) => {
    const own = { ...outside, ...more, PORT: String(env[variable]), [variable]: String(env[variable]) }
    const planned = plan(name, folder, [`storefront/${folder}`, 'server.ts'], own)
    return { ...planned, readyUrl: at(env[variable], '/') }
  }
  const plans: ServicePlan[] = [
    {
      ...plan('The API', 'api', ['api', 'src/main.ts'], asRole(database.apiUrl)),
      readyUrl: at(env.PORT, '/health/ready'),
    },
    {
      ...plan('The worker', 'api-worker', ['api', 'src/worker.ts'], {
        ...asRole(database.workerUrl),
        SMTP_URL: smtpUrl,
      }),
      readyUrl: at(env.WORKER_PORT, '/health/ready'),
    },
    site('The shop', 'shop', 'SHOP_PORT', {
      CACHE_PURGE_SECRETS: settings.variables.CACHE_PURGE_SECRETS || of.secrets.supabase.purgeSecret,
    }),
    site('The admin desk', 'admin', 'ADMIN_PORT'),
    site('The seller desk', 'seller', 'SELLER_PORT'),
  ]
  if (catches)
    plans.push({
      ...plan('The mail catcher', 'mail', ['.', 'scripts/mail-catcher/main.ts'], {
        ...outside,
        NODE_ENV: env.NODE_ENV,
      }),
      readyUrl: at(env.MAIL_PORT, '/health/live'),
    })
  if (supabase)
    plans.push({
      ...plan('The local Supabase', 'supabase', ['supabase/local', 'serve.ts'], {
        ...outside,
        ...supabase.environment,
      }),
      readyUrl: at(env.SUPABASE_PORT, '/health/ready'),
    })
  return plans
}

/** Of the API and its worker, and of what knows them from outside only. */
function environmentsOf(
  { env, variables }: Settings,
  { secrets, supabase }: { secrets: Secrets; supabase: LocalSupabase | null },
) {
  const base = outsideEnvironment(variables)
  const inside = {
    ...base,
    NODE_ENV: env.NODE_ENV,
    PORT: String(env.PORT),
    SIGNING_KEY: env.SIGNING_KEY?.join(',') ?? secrets.signingKey,
    ENCRYPTION_KEYS: variables.ENCRYPTION_KEYS || secrets.encryptionKeys,
    TOKEN_KEYS: variables.TOKEN_KEYS || secrets.tokenKeys,
    REALTIME_KEYS: variables.REALTIME_KEYS || secrets.realtimeKeys,
    // Our own sites pass on their visitors' addresses; otherwise all visitors would share one rate limit.
    TRUSTED_PROXIES: env.TRUSTED_PROXIES.join(',') || '127.0.0.1,::1',
    // Edge functions and whatever else one develops are on this machine; production is refused it.
    ...(env.NODE_ENV === 'production'
      ? {}
      : { WEBHOOKS_TO_LOOPBACK: variables.WEBHOOKS_TO_LOOPBACK || 'true' }),
    ...(supabase && {
      SUPABASE_URL: supabase.url,
      SUPABASE_PUBLISHABLE_KEY: secrets.supabase.publishableKey,
    }),
  }
  const outside = {
    ...base,
    NODE_ENV: 'production',
    TRADEPOST_API_URL: `http://127.0.0.1:${env.PORT}`,
    HOST: env.HOST,
  }
  return { inside, outside }
}
