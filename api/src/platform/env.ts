import { z } from 'zod'
import { KeyRingError, parseEncryptionKeys, parseTokenKeys } from './key-rings.ts'
import { queueNamePattern } from './queue-name.ts'

/** `what` from `min` to `max`, whole. */
const whole = (min: number, max: number, what = 'a whole number') => {
  const open = max === Number.MAX_SAFE_INTEGER
  const error = open ? `must be ${what}, ${min} or more` : `must be ${what} from ${min} to ${max}`
  return z.coerce.number(error).int(error).min(min, error).max(max, error)
}
const any = Number.MAX_SAFE_INTEGER
const port = (fallback: number) => whole(1, 65535, 'a port number').default(fallback)
const seconds = (fallback: number) => whole(1, 86_400, 'a whole number of seconds').default(fallback)
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`)
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, 'must look like postgres://user:password@host:5432/database')
const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((u) => u.replace(/\/$/, ''))
/** A ring of keys, read by `parse`; its error says what is wrong and repeats nothing. */
const ringOf = <K>(parse: (text: string) => K) =>
  z.string().transform((text, check): K => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof KeyRingError)) throw error
      check.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })
const smtpUrl = z.string().refine(isSmtpUrl, 'must look like smtp://user:password@host:587, or smtps://…')
const serviceUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine((text) => !text.includes('@') && !text.includes('#'), 'must not hold a password or a fragment')
const serviceSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'must be whsec_ and at least 24 bytes in base64')
const flag = z.enum(['true', 'false'], 'must be true or false').transform((v) => v === 'true')

const schema = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(1, 100).default(8),
  PORT: port(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SHOP_PORT: port(4321),
  ADMIN_PORT: port(4322),
  SELLER_PORT: port(4323),
  WORKER_PORT: port(4001),
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  PUBLIC_URL: webUrl.optional(),
  SIGNING_KEY: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every((key) => key.length >= 32),
      'must have at least 32 characters (each, if there are several, separated by commas); `openssl rand -base64 32` makes one',
    )
    .transform((keys) => keys as [string, ...string[]])
    .optional(),
  ENCRYPTION_KEYS: ringOf(parseEncryptionKeys).optional(),
  TOKEN_KEYS: ringOf(parseTokenKeys).optional(),
  REALTIME_KEYS: ringOf(parseTokenKeys).optional(),
  SUPABASE_URL: webUrl.optional(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1).max(500).optional(),
  TEST_PROVIDER: flag.optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_test_[A-Za-z0-9]{10,240}$/, 'must be a key of the test mode: sk_test_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=_-]{10,240}$/, 'must look like whsec_…')
    .optional(),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_test_[A-Za-z0-9]{10,240}$/, 'must be a key of the test mode: pk_test_…')
    .optional(),
  STRIPE_API_BASE: webUrl.optional(),
  TEST_PROVIDER_DELAY_MS: whole(0, 60_000, 'a whole number of milliseconds').default(0),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((v) =>
      v
        .split(',')
        .map((a) => a.trim())
        .filter(Boolean),
    ),
  RATE_LIMIT_PER_MINUTE: whole(1, any).default(600),
  RATE_LIMIT_KEY_PER_MINUTE: whole(1, any).optional(),
  RATE_LIMIT_ACCOUNT_PER_MINUTE: whole(1, any).optional(),
  IDEMPOTENCY_LEASE_SECONDS: seconds(15),
  CHECKOUT_HOLD_SECONDS: seconds(900),
  CHECKOUT_HOLDS_PER_ADDRESS: whole(0, 1000).optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  MAIL_PORT: port(4324),
  MAIL_SMTP_PORT: port(4325),
  SUPABASE_PORT: port(54321),
  LOCAL_SUPABASE: flag.default(true),
  STAFF_DESK_URL: webUrl.optional(),
  SELLER_DESK_URL: webUrl.optional(),
  WEBHOOKS_TO_LOOPBACK: flag.default(false),
  EDGE_EVENTS_QUEUE: z
    .string()
    .regex(queueNamePattern, 'must be small letters, digits and underscores, at most 47, a letter first')
    .optional(),
  TAX_SERVICE_URL: serviceUrl.optional(),
  TAX_SERVICE_SECRET: serviceSecret.optional(),
  CARRIER_SERVICE_URL: serviceUrl.optional(),
  CARRIER_SERVICE_SECRET: serviceSecret.optional(),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  FAILPOINT: z.string().optional(),
})

export type Environment = z.output<typeof schema> & {
  publicUrl: string
  testProvider: boolean
  /** Mailbox that mails come from */
  mailFrom: string
  /** Requests a minute of one API key, publishable ones too, and of one person who is signed in */
  keyRateLimit: number
  accountRateLimit: number
  /** Checkouts that one client address may have open at a time; 0: any number */
  holdsPerAddress: number
  /** Addresses of the desks of staff and of sellers, without a slash at the end */
  desks: { staff: string; seller: string }
  /** Where browsers reach Supabase Realtime, and the key they show there; null: they are not told */
  realtimePlace: { url: string; publishableKey: string } | null
  /** The operator's own services that have a say in prices; null: there is none */
  taxService: { url: string; secret: string } | null
  carrierService: { url: string; secret: string } | null
}

function isSmtpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.hash !== '') return false
  return /^\/?$/.test(url.pathname) && /^(?:\?ignoreTLS=(?:true|false))?$/.test(url.search)
}

/** The environment cannot be used; `lines` says what is wrong, one line a variable. */
export class EnvironmentError extends Error {
  readonly lines: string[]

  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'EnvironmentError'
    this.lines = lines
  }
}

/**
 * Parses the process environment once, at the start.
 * An empty value counts as absent, as in a `.env` copied from the example.
 * @throws EnvironmentError with one line for each variable that is wrong.
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => {
        const name = path.join('.')
        return `${name}: ${message}; it is set to ${shapeOf(given[name] ?? '')}`
      }),
    )
  }
  const env = parsed.data
  if (env.NODE_ENV === 'production') {
    const missing = (
      ['DATABASE_URL', 'SIGNING_KEY', 'ENCRYPTION_KEYS', 'TOKEN_KEYS', 'PUBLIC_URL'] as const
    ).filter((name) => !env[name])
    if (missing.length > 0)
      throw new EnvironmentError(missing.map((name) => `${name}: is required in production`))
    if (env.SMTP_URL && !env.MAIL_FROM)
      throw new EnvironmentError(['MAIL_FROM: is required in production, with SMTP_URL'])
    if (env.STRIPE_SECRET_KEY)
      throw new EnvironmentError([
        'STRIPE_SECRET_KEY: is for the demo; a store sets its own keys, in the settings of its payments',
      ])
    if (env.WEBHOOKS_TO_LOOPBACK)
      throw new EnvironmentError(['WEBHOOKS_TO_LOOPBACK: is for development and tests, never for production'])
    if (env.FAILPOINT) throw new EnvironmentError(['FAILPOINT: is for tests, never for production'])
  }
  return {
    ...env,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    testProvider: env.TEST_PROVIDER ?? env.NODE_ENV !== 'production',
    mailFrom: env.MAIL_FROM ?? 'shop@tradepost.test',
    // A key stands for a server or for all shoppers of a page.
    keyRateLimit: env.RATE_LIMIT_KEY_PER_MINUTE ?? env.RATE_LIMIT_PER_MINUTE * 20,
    accountRateLimit: env.RATE_LIMIT_ACCOUNT_PER_MINUTE ?? env.RATE_LIMIT_PER_MINUTE,
    // Who builds a shop makes many quotes and pays few of them.
    holdsPerAddress: env.CHECKOUT_HOLDS_PER_ADDRESS ?? (env.NODE_ENV === 'production' ? 10 : 100),
    desks: desksOf(env),
    realtimePlace:
      env.SUPABASE_URL && env.SUPABASE_PUBLISHABLE_KEY
        ? { url: env.SUPABASE_URL, publishableKey: env.SUPABASE_PUBLISHABLE_KEY }
        : null,
    taxService: serviceOf(env, 'TAX_SERVICE'),
    carrierService: serviceOf(env, 'CARRIER_SERVICE'),
  }
}

/** @throws EnvironmentError for one without the other */
function serviceOf(
  env: z.output<typeof schema>,
  name: 'TAX_SERVICE' | 'CARRIER_SERVICE',
): { url: string; secret: string } | null {
  const { [`${name}_URL` as const]: url, [`${name}_SECRET` as const]: secret } = env
  if (url && secret) return { url, secret }
  if (!url && !secret) return null
  throw new EnvironmentError([
    `${name}_${url ? 'SECRET' : 'URL'}: is required with ${name}_${url ? 'URL' : 'SECRET'}`,
  ])
}

/** What a value looks like, without the value: it may be a password. */
function shapeOf(value: string): string {
  const text = value.trim()
  if (text === '') return 'blanks'
  if (/^-\d+$/.test(text)) return 'a negative number'
  if (/^\d+$/.test(text)) return `a number of ${text.length} ${text.length === 1 ? 'digit' : 'digits'}`
  if (/^-?\d*\.\d+$/.test(text)) return 'a number with decimals'
  return `a text of ${text.length} ${text.length === 1 ? 'sign' : 'signs'}`
}

/** The environment of this process; where it cannot be used, says so in one line a variable and ends the process. */
export function environmentOfProcess(): Environment {
  try {
    return readEnvironment()
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

/** In production a desk without an address of its own is looked for where the API is: nobody else is known there. */
function desksOf(env: z.output<typeof schema>): Environment['desks'] {
  const other = env.NODE_ENV === 'production' ? env.PUBLIC_URL : undefined
  return {
    staff: env.STAFF_DESK_URL ?? other ?? `http://localhost:${env.ADMIN_PORT}`,
    seller: env.SELLER_DESK_URL ?? other ?? `http://localhost:${env.SELLER_PORT}`,
  }
}
