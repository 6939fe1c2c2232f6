import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  newEncryptionKey,
  newRealtimeKey,
  newTokenKey,
  printEncryptionKeys,
  printTokenKeys,
} from '../../api/src/platform/key-rings.ts'
import { StartProblem } from './problem.ts'

export type Secrets = {
  /** Carts' and orders' secrets are derived from it, and codes are kept under it. */
  signingKey: string
  /** ENCRYPTION_KEYS: seal what the database keeps. */
  encryptionKeys: string
  /** TOKEN_KEYS: sign customers' access tokens. */
  tokenKeys: string
  /** REALTIME_KEYS: sign tokens of realtime channels. */
  realtimeKeys: string
  databasePasswords: { owner: string; api: string; worker: string }
  supabase: SupabaseSecrets
  /** What stores share with edge functions, by their ids: COMMERCE_STORES. */
  commerceStores: Record<string, StoreAccess>
}

/** Of the local Supabase. */
export interface SupabaseSecrets {
  realtimePassword: string
  functionsPassword: string
  publishableKey: string
  secretKey: string
  /** NOTIFY_LINK_SECRET */
  linkSecret: string
  /** CACHE_PURGE_SECRETS: the functions tell the shop what to forget. */
  purgeSecret: string
}

/** How a store and the functions know each other. */
export interface StoreAccess {
  /** `whsec_…`: what the store signs events with. */
  webhookSecrets: [string]
  /** `sk_…`: what opens the API to the functions. */
  secretKey: string
}

/** What every secrets.json has had; the others came later. */
type FirstSecrets = Pick<Secrets, 'signingKey' | 'databasePasswords'>
type LaterSecrets = Omit<Secrets, keyof FirstSecrets>

/**
 * The secrets of this machine's copy, made on the first start and kept in `secrets.json`, 0600. A file of an older
 * version gets what it lacks and keeps what it has.
 */
export function keepSecrets(dataFolder: string): Secrets {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, 'secrets.json')
  const kept: FirstSecrets & Partial<LaterSecrets> = existsSync(file) ? readSecrets(file) : firstSecrets()
  const later = laterSecrets()
  const secrets = { ...later, ...kept, supabase: { ...later.supabase, ...kept.supabase } }
  saveSecrets(dataFolder, secrets)
  return secrets
}

/** Writes them, unless they are there as they are: whole or not at all. */
export function saveSecrets(dataFolder: string, secrets: Secrets): void {
  const file = join(dataFolder, 'secrets.json')
  const text = JSON.stringify(secrets, null, 2)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** A secret of Standard Webhooks. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const newSecret = (): string => randomBytes(32).toString('base64url')

function firstSecrets(): FirstSecrets {
  return {
    signingKey: newSecret(),
    databasePasswords: { owner: newSecret(), api: newSecret(), worker: newSecret() },
  }
}

const laterSecrets = (): LaterSecrets => ({
  encryptionKeys: printEncryptionKeys([newEncryptionKey()]),
  tokenKeys: printTokenKeys([newTokenKey()]),
  realtimeKeys: printTokenKeys([newRealtimeKey()]),
  supabase: {
    realtimePassword: newSecret(),
    functionsPassword: newSecret(),
    publishableKey: `sb_publishable_${newSecret()}`,
    secretKey: `sb_secret_${newSecret()}`,
    linkSecret: newSecret(),
    purgeSecret: newWebhookSecret(),
  },
  commerceStores: {},
})

function readSecrets(file: string): FirstSecrets & Partial<LaterSecrets> {
  const advice = 'delete it and the next start makes new ones (everyone is signed out)'
  let secrets: unknown
  try {
    secrets = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause
    throw new StartProblem(`${file} cannot be read (${reason}): ${advice}.`, { cause })
  }
  if (!isSecrets(secrets)) throw new StartProblem(`${file} lacks a secret: ${advice}.`)
  return secrets
}

function isSecrets(value: unknown): value is FirstSecrets & Partial<LaterSecrets> {
  const { signingKey, databasePasswords: of } = (value ?? {}) as Partial<Secrets>
  const first = [signingKey, of?.owner, of?.api, of?.worker]
  return first.every((text) => typeof text === 'string') && isWhole(value)
}

/** Whether nothing in it is empty or no text. */
function isWhole(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isWhole)
  return typeof value === 'string' && value !== ''
}
