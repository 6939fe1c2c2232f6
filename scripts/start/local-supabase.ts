import { join, resolve } from 'node:path'
import { prepareSupabaseDatabase } from '../../supabase/local/database.ts'
import { DenoUnavailable, findDeno } from '../../supabase/local/functions/deno.ts'
import type { OpenDatabase } from './database.ts'
import { letFunctionsRest, tellFunctions } from './edge-functions.ts'
import { type Secrets, saveSecrets } from './secrets.ts'
import { catchesMails, functionsOnly } from './services.ts'
import type { Settings } from './settings.ts'

/** The Supabase of this machine: edge functions and live channels. */
export interface LocalSupabase {
  /** SUPABASE_URL: how browsers and our other processes reach it. */
  url: string
  /** What it runs with, beside what every process of ours sees. */
  environment: NodeJS.ProcessEnv
}

const databaseName = 'supabase'

/** Why the local Supabase does not run here, in the middle of a sentence; null when it does. */
export function reasonWithout({ env, variables }: Settings): string | null {
  if (!env.LOCAL_SUPABASE) return 'LOCAL_SUPABASE is false'
  if (env.SUPABASE_URL) return 'SUPABASE_URL names another'
  if (env.DATABASE_URL ?? env.DATABASE_DIRECT_URL) return 'it needs the embedded database'
  if (env.NODE_ENV === 'production') return 'it is for development'
  if (variables.WEBHOOKS_TO_LOOPBACK === 'false') return 'WEBHOOKS_TO_LOOPBACK is false'
  if (variables.DENO) return null
  try {
    findDeno()
    return null
  } catch (error) {
    if (error instanceof DenoUnavailable) return 'there is no Deno for this machine (DENO may name yours)'
    throw error
  }
}

/**
 * Makes its database ready, and has the stores send their events to its functions; null where it does not run: then
 * the stores send nothing until it runs again.
 */
export async function prepareLocalSupabase(
  settings: Settings,
  database: OpenDatabase,
  secrets: Secrets,
): Promise<LocalSupabase | null> {
  if (reasonWithout(settings) !== null) {
    if (database.isOurs) await letFunctionsRest(database)
    return null
  }
  const url = `http://127.0.0.1:${settings.env.SUPABASE_PORT}`
  const admin = new URL(database.adminUrl)
  admin.pathname = `/${databaseName}`
  const { realtimePassword, functionsPassword } = secrets.supabase
  const [addresses, commerceStores] = await Promise.all([
    prepareSupabaseDatabase({
      adminUrl: admin.href,
      passwords: { realtime: realtimePassword, functions: functionsPassword },
    }),
    tellFunctions(database, {
      url,
      encryptionKeys: settings.variables.ENCRYPTION_KEYS || secrets.encryptionKeys,
      known: secrets.commerceStores,
    }),
  ])
  const all = { ...secrets, commerceStores }
  saveSecrets(settings.dataFolder, all)
  return { url, environment: environmentOf(settings, { url, secrets: all, addresses }) }
}

function environmentOf(
  { env, variables, dataFolder }: Settings,
  of: { url: string; secrets: Secrets; addresses: { realtimeUrl: string; functionsUrl: string } },
): NodeJS.ProcessEnv {
  const { url, secrets, addresses } = of
  const api = `http://127.0.0.1:${env.PORT}`
  return {
    ...Object.fromEntries(functionsOnly.map((name) => [name, variables[name]])),
    // npm writes it in small letters, and pnpm's is not passed on to our processes.
    NPM_CONFIG_REGISTRY: variables.NPM_CONFIG_REGISTRY || variables.npm_config_registry,
    DENO: variables.DENO,
    DENO_DIR: resolve(variables.DENO_DIR || join(dataFolder, 'deno')),
    SUPABASE_URL: url,
    SUPABASE_HOST: env.HOST,
    SUPABASE_PORT: String(env.SUPABASE_PORT),
    SUPABASE_PUBLISHABLE_KEY: secrets.supabase.publishableKey,
    SUPABASE_SECRET_KEY: secrets.supabase.secretKey,
    SUPABASE_JWKS_URL: `${api}/v1/realtime/.well-known/jwks.json`,
    REALTIME_DB_URL: addresses.realtimeUrl,
    EDGE_DB_URL: addresses.functionsUrl,
    COMMERCE_URL: api,
    COMMERCE_STORES: JSON.stringify(secrets.commerceStores),
    CACHE_PURGE_URL: variables.CACHE_PURGE_URL || `http://127.0.0.1:${env.SHOP_PORT}/cache/purge`,
    CACHE_PURGE_SECRETS: variables.CACHE_PURGE_SECRETS || secrets.supabase.purgeSecret,
    NOTIFY_LINK_SECRET: variables.NOTIFY_LINK_SECRET || secrets.supabase.linkSecret,
    NOTIFY_PREVIEW: variables.NOTIFY_PREVIEW || 'on',
    MAIL_FROM: env.mailFrom,
    // What is caught leaves this machine by no other way.
    ...(catchesMails(env)
      ? { SMTP_URL: `smtp://127.0.0.1:${env.MAIL_SMTP_PORT}`, RESEND_API_KEY: '' }
      : { SMTP_URL: env.SMTP_URL }),
  }
}
