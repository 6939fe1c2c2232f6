import { z } from 'zod'

const port = (fallback: number) =>
  z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(1, 'must be a port number between 1 and 65535')
    .max(65535, 'must be a port number between 1 and 65535')
    .default(fallback)
const seconds = (fallback: number) =>
  z.coerce.number('must be a number of seconds').int().min(1).max(86_400).default(fallback)
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, 'must look like postgres://user:password@host:5432/database')
const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((u) => u.replace(/\/$/, ''))
const flag = z.enum(['true', 'false'], 'must be true or false').transform((v) => v === 'true')

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number('must be a number').int().min(1).max(100).default(8),
  PORT: port(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SHOP_PORT: port(4321),
  ADMIN_PORT: port(4322),
  WORKER_PORT: port(4001),
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  PUBLIC_URL: webUrl.optional(),
  SIGNING_KEY: z
    .string()
    .min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes one')
    .optional(),
  TEST_PROVIDER: flag.optional(),
  TEST_PROVIDER_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(0),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((v) =>
      v
        .split(',')
        .map((a) => a.trim())
        .filter(Boolean),
    ),
  RATE_LIMIT_PER_MINUTE: z.coerce.number('must be a number').int().min(1).default(600),
  IDEMPOTENCY_LEASE_SECONDS: seconds(15),
  CHECKOUT_HOLD_SECONDS: seconds(900),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  FAILPOINT: z.string().optional(),
})

export type Environment = z.output<typeof schema> & { publicUrl: string; testProvider: boolean }

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
    throw new EnvironmentError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`))
  }
  const env = parsed.data
  if (env.NODE_ENV === 'production') {
    const missing = (['DATABASE_URL', 'SIGNING_KEY', 'PUBLIC_URL'] as const).filter((name) => !env[name])
    if (missing.length > 0)
      throw new EnvironmentError(missing.map((name) => `${name}: is required in production`))
    if (env.FAILPOINT) throw new EnvironmentError(['FAILPOINT: is for tests, never for production'])
  }
  return {
    ...env,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    testProvider: env.TEST_PROVIDER ?? env.NODE_ENV !== 'production',
  }
}
