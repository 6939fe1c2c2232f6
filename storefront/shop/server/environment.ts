import { readStoreKeys } from '../src/features/store/store-keys.ts'

/** What the shop's process is told from outside. */
export interface Environment {
  host: string
  port: number
  /** Address of the API, without a slash at the end. */
  apiUrl: string
  /** Addresses whose forwarded headers are believed. */
  trustedProxies: string[]
  /** What messages of pages to be forgotten are signed with; none: there are no such messages. */
  purgeSecrets: string[]
}

/**
 * Reads PORT or SHOP_PORT, HOST, TRADEPOST_API_URL, TRUSTED_PROXIES, CACHE_PURGE_SECRETS, and checks SHOP_STORES, which
 * the pages read.
 * @throws Error in one line that names the variable and what it may be
 */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  readStoreKeys(source.SHOP_STORES)
  return {
    host: source.HOST || '127.0.0.1',
    port: readPort(source.PORT ? 'PORT' : 'SHOP_PORT', source.PORT || source.SHOP_PORT || '4321'),
    apiUrl: readUrl(source.TRADEPOST_API_URL || 'http://127.0.0.1:4000'),
    trustedProxies: (source.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((a) => a.trim())
      .filter(Boolean),
    purgeSecrets: readSecrets(source.CACHE_PURGE_SECRETS ?? ''),
  }
}

function readPort(variable: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port < 0 || port > 65535)
    throw new Error(`${variable}: must be a port number from 0 to 65535, and is not`)
  return port
}

function readSecrets(text: string): string[] {
  const secrets = text.split(/[\s,]+/).filter(Boolean)
  if (!secrets.every((secret) => /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(secret)))
    throw new Error('CACHE_PURGE_SECRETS: must be secrets of Standard Webhooks (whsec_…) with spaces between')
  return secrets
}

function readUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new Error('TRADEPOST_API_URL: must be an http or https address, such as http://127.0.0.1:4000')
  }
  return text.replace(/\/+$/, '')
}
