import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { createTestDatabase } from '../../test/database.ts'
import { prepareSupabaseDatabase } from '../local/database.ts'
import { findDeno } from '../local/functions/deno.ts'
import { createLog } from '../local/log.ts'
import { type LocalSupabaseSettings, startLocalSupabase } from '../local/server.ts'

/** A project to try behavior on: the local one, or a hosted one where the environment names it. */
export interface Project {
  url: string
  publishableKey: string
  secretKey: string
  /** A realtime token as the API signs it, and what is bent in it. */
  sign(topics: string[], bend?: Bend): Promise<string>
  stop(): Promise<void>
}

export interface Bend {
  /** Seconds from now; 600 unless given */
  lifetime?: number
  claims?: JWTPayload
  /** Signs with a key that nobody knows, under the `kid` of the right one */
  isForged?: boolean
}

const variables = [
  'SUPABASE_URL',
  'SUPABASE_PUBLISHABLE_KEY',
  'SUPABASE_SECRET_KEY',
  'SUPABASE_JWT_PRIVATE_JWK',
]

/** Whether the tests speak to a hosted project. */
export const isHosted = variables.every((name) => (process.env[name] ?? '') !== '')

/** The hosted project of the environment, or a local one with a database of its own. */
export async function openProject(): Promise<Project> {
  return isHosted ? openHosted() : openLocal()
}

async function openHosted(): Promise<Project> {
  const [url = '', publishableKey = '', secretKey = '', jwk = '{}'] = variables.map(
    (name) => process.env[name],
  )
  return { url, publishableKey, secretKey, sign: signer(JSON.parse(jwk)), stop: () => Promise.resolve() }
}

/** A local project; `settings` replaces what is to be different. Without a database in them it has one of its own. */
export async function openLocal(settings: Partial<LocalSupabaseSettings> = {}): Promise<Project> {
  const privateJwk = await newJwk()
  const { d: _, ...publicJwk } = privateJwk
  const secret = () => randomBytes(24).toString('base64url')
  const [publishableKey, secretKey] = [`sb_publishable_${secret()}`, `sb_secret_${secret()}`]
  const opened = settings.realtimeDbUrl === undefined ? await openDatabase() : undefined
  const supabase = await startLocalSupabase({
    port: 0,
    host: '127.0.0.1',
    keys: { publishableKey, secretKey, jwks: { keys: [publicJwk] } },
    realtimeDbUrl: opened?.addresses.realtimeUrl ?? '',
    functions: [],
    functionEnv: opened ? { EDGE_DB_URL: opened.addresses.functionsUrl } : {},
    deno: settings.functions === undefined ? '' : findDeno(),
    denoFolder: join(import.meta.dirname, '..', '..', '.data', 'deno'),
    log: createLog(() => undefined),
    ...settings,
  })
  return {
    url: supabase.url,
    publishableKey,
    secretKey,
    sign: signer(privateJwk),
    async stop() {
      await supabase.stop()
      await opened?.database.drop()
    },
  }
}

/** Of all test files of a run: a role belongs to the server and has one password, whichever file prepares it last. */
export const rolePasswords = { realtime: 'realtime-of-tests', functions: 'functions-of-tests' }

/** A database with shim and migrations, and the tables of commerce beside them. */
export async function openDatabase() {
  const database = await createTestDatabase()
  const addresses = await prepareSupabaseDatabase({ adminUrl: database.adminUrl, passwords: rolePasswords })
  return { database, addresses }
}

/** A new ES256 key pair; Supabase wants a UUID for its `kid`. */
export async function newJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' }
}

const signer =
  (jwk: JWK): Project['sign'] =>
  async (topics, { lifetime = 600, claims = {}, isForged = false } = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const right = { iss: 'https://api.example', aud: 'authenticated', role: 'authenticated', sub: 'cus_01J9' }
    const iat = Math.min(now, now + lifetime - 1)
    return new SignJWT({ ...right, iat, exp: now + lifetime, rt: { topics }, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...(jwk.kid && { kid: jwk.kid }) })
      .sign(await importJWK(isForged ? await newJwk() : jwk, 'ES256'))
  }
