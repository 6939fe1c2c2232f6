import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { JSONWebKeySet } from 'jose'
import { readConfig } from './functions/config.ts'
import { findDeno } from './functions/deno.ts'
import { createLog } from './log.ts'
import { freePlan } from './realtime/limits.ts'
import { type LocalSupabaseSettings, projectFolder } from './server.ts'

/** The environment lacks something or says it wrongly; one line for each variable. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem'
}

/**
 * Reads the settings of `node supabase/local/serve.ts`; docs/operations/supabase.md lists them.
 * Functions get the variables that supabase/functions/.env.example names, from here or else from functions/.env.
 * @throws SettingsProblem, ConfigProblem, DenoUnavailable
 */
export function readSettings(variables: NodeJS.ProcessEnv, folder = projectFolder): LocalSupabaseSettings {
  const problems: string[] = []
  const optional = (name: string) => variables[name]?.trim() || undefined
  const required = (name: string): string => {
    const value = optional(name)
    if (value === undefined) problems.push(`${name}: is required`)
    return value ?? ''
  }
  const count = (name: string, otherwise: number): number => {
    const text = optional(name)
    if (text === undefined) return otherwise
    if (!/^\d{1,9}$/.test(text)) problems.push(`${name}: is to be a whole number`)
    return Number(text)
  }
  const jwks = jwksOf(optional('SUPABASE_JWKS'), problems)
  const jwksUrl = addressOf('SUPABASE_JWKS_URL', optional('SUPABASE_JWKS_URL'), problems)
  const sharedSecret = optional('SUPABASE_JWT_SECRET')
  if (!jwks && !jwksUrl && !sharedSecret)
    problems.push(
      'SUPABASE_JWKS_URL, SUPABASE_JWKS or SUPABASE_JWT_SECRET: one is required, to verify tokens',
    )
  if (sharedSecret !== undefined && sharedSecret.length < 32)
    problems.push('SUPABASE_JWT_SECRET: is to have 32 signs or more')
  const url = addressOf('SUPABASE_URL', optional('SUPABASE_URL'), problems)
  const settings: LocalSupabaseSettings = {
    port: count('SUPABASE_PORT', 54_321),
    host: optional('SUPABASE_HOST') ?? '127.0.0.1',
    ...(url && { url }),
    keys: {
      publishableKey: required('SUPABASE_PUBLISHABLE_KEY'),
      secretKey: required('SUPABASE_SECRET_KEY'),
      ...(jwks && { jwks }),
      ...(jwksUrl && { jwksUrl }),
      ...(sharedSecret && { sharedSecret }),
    },
    realtimeDbUrl: required('REALTIME_DB_URL'),
    limits: { ...freePlan, eventsPerSecond: count('REALTIME_EVENTS_PER_SECOND', freePlan.eventsPerSecond) },
    functions: [],
    functionEnv: functionVariables(variables, folder),
    deno: '',
    denoFolder: resolve(optional('DENO_DIR') ?? join(folder, '..', '.data', 'deno')),
    log: createLog(),
  }
  if (problems.length > 0) throw new SettingsProblem(problems.join('\n'))
  return { ...settings, functions: readConfig(folder), deno: optional('DENO') ?? findDeno() }
}

function addressOf(name: string, text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined
  if (URL.canParse(text) && /^https?:/.test(text)) return text.replace(/\/$/, '')
  problems.push(`${name}: is to be an address with http or https`)
  return undefined
}

function jwksOf(text: string | undefined, problems: string[]): JSONWebKeySet | undefined {
  if (text === undefined) return undefined
  try {
    const value: { keys?: Record<string, unknown>[] } = JSON.parse(text)
    if (!Array.isArray(value.keys)) throw new TypeError('no keys')
    if (value.keys.some((key) => 'd' in key)) {
      problems.push('SUPABASE_JWKS: holds a private key; give only the public part')
      return undefined
    }
    return value as JSONWebKeySet
  } catch {
    problems.push('SUPABASE_JWKS: is to be a JSON object with "keys" (RFC 7517)')
    return undefined
  }
}

function functionVariables(variables: NodeJS.ProcessEnv, folder: string): Record<string, string> {
  const read = (name: string): NodeJS.Dict<string> => {
    const file = join(folder, 'functions', name)
    return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  }
  const own = read('.env')
  const found: Record<string, string> = {}
  for (const name of new Set([...namesIn(folder), ...Object.keys(own)])) {
    // Names that begin so are the platform's.
    if (name.startsWith('SUPABASE_')) continue
    const value = variables[name] ?? own[name]
    if (value !== undefined && value !== '') found[name] = value
  }
  return found
}

/** Of variables that the example explains, commented out or not. */
function namesIn(folder: string): string[] {
  const file = join(folder, 'functions', '.env.example')
  if (!existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name)
}
