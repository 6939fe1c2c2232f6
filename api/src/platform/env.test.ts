import { describe, expect, it } from 'vitest'
import { type Environment, EnvironmentError, readEnvironment } from './env.ts'
import { newEncryptionKey, newTokenKey, printEncryptionKeys, printTokenKeys } from './key-rings.ts'

function linesOf(source: Record<string, string | undefined>): string[] {
  try {
    readEnvironment(source)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.lines
    throw error
  }
  return []
}

/** What may be wrong with each variable. */
const broken: Record<string, string[]> = {
  NODE_ENV: ['prod', 'Production'],
  DATABASE_URL: ['localhost', 'mysql://root:hunter2@db/shop', 'postgres://', ' '],
  DATABASE_DIRECT_URL: ['localhost:5432', 'http://x'],
  DATABASE_POOL_SIZE: ['0', '101', 'many', '1.5', '-1', '0.5', '1e9'],
  PORT: ['0', '65536', 'http', '80.5', '-1', '70000.5', ' '],
  SHOP_PORT: ['x'],
  ADMIN_PORT: ['x'],
  WORKER_PORT: ['x'],
  SELLER_PORT: ['x'],
  MAIL_PORT: ['x'],
  MAIL_SMTP_PORT: ['x'],
  PUBLIC_URL: ['shop.example', 'ftp://x', '/', 'javascript:alert(1)'],
  SIGNING_KEY: ['short', 'x'.repeat(31)],
  ENCRYPTION_KEYS: ['hunter2', 'a:hunter2', `a:${'A'.repeat(43)}=,a:${'B'.repeat(43)}=`],
  TOKEN_KEYS: ['hunter2', '{}', '{"keys":[]}', '{"keys":[{"kty":"oct","k":"hunter2"}]}'],
  TEST_PROVIDER: ['yes', '1', 'TRUE'],
  TEST_PROVIDER_DELAY_MS: ['-1', 'slow', '1.5'],
  STRIPE_SECRET_KEY: ['hunter2', `sk_live_${'hunter2'.repeat(2)}`, 'pk_test_51hunter2hunter2'],
  STRIPE_WEBHOOK_SECRET: ['hunter2', 'whsec_'],
  STRIPE_PUBLISHABLE_KEY: ['hunter2', 'sk_test_51hunter2hunter2'],
  STRIPE_API_BASE: ['api.stripe.com', 'ftp://x'],
  RATE_LIMIT_PER_MINUTE: ['0', 'none', '0.5'],
  RATE_LIMIT_KEY_PER_MINUTE: ['0', 'none'],
  RATE_LIMIT_ACCOUNT_PER_MINUTE: ['-1', '1.5'],
  IDEMPOTENCY_LEASE_SECONDS: ['0', '86401', 'x'],
  CHECKOUT_HOLD_SECONDS: ['0', '15m', '-900'],
  SMTP_URL: [
    'mail.example.com:587',
    'http://mail.example.com',
    'smtp://',
    'smtp://root:hunter2@',
    'smtp://mail.example.com/inbox',
    'smtp://mail.example.com?tls=no',
  ],
  MAIL_FROM: [
    'shop',
    'Shop <shop@example.com>',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
  ],
  STAFF_DESK_URL: ['desk.example', 'ftp://x'],
  SELLER_DESK_URL: ['javascript:alert(1)'],
  TAX_SERVICE_URL: ['tax.example', 'ftp://x', 'https://root:hunter2@tax.example/'],
  TAX_SERVICE_SECRET: ['hunter2', 'whsec_hunter2', `whsk_${'A'.repeat(44)}`],
  CARRIER_SERVICE_URL: ['javascript:alert(1)'],
  CARRIER_SERVICE_SECRET: ['whsec_'],
  LOG_LEVEL: ['verbose', 'INFO'],
}

describe('the environment', () => {
  const cases = Object.entries(broken).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  )

  it.each(cases)('%s=%s is one clear line that names the variable', (name, value) => {
    const lines = linesOf({ [name]: value })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${name}: \\S.{6,}$`))
    // What was given may be a password: it is not repeated.
    expect(lines[0]).not.toContain('hunter2')
  })

  it('says what is allowed and what a value looks like, so that a slip is seen at once', () => {
    expect(linesOf({ PORT: '80.5', NODE_ENV: 'prod', DATABASE_POOL_SIZE: '0', SIGNING_KEY: ' ' })).toEqual([
      'NODE_ENV: must be one of development, test, production; it is set to a text of 4 signs',
      'DATABASE_POOL_SIZE: must be a whole number from 1 to 100; it is set to a number of 1 digit',
      'PORT: must be a port number from 1 to 65535; it is set to a number with decimals',
      expect.stringMatching(/^SIGNING_KEY: must have at least 32 characters .*; it is set to blanks$/),
    ])
  })

  it('names every variable that is wrong, a line each', () => {
    const all = Object.fromEntries(Object.entries(broken).map(([name, [first = '']]) => [name, first]))
    expect(
      linesOf(all)
        .map((line) => line.split(':')[0])
        .toSorted(),
    ).toEqual(Object.keys(broken).toSorted())
  })

  it('counts an empty value as absent, as in a .env copied from the example', () => {
    const empty = Object.fromEntries(Object.keys(broken).map((name) => [name, '']))
    expect(readEnvironment(empty)).toEqual(readEnvironment({}))
  })

  it('has a default for everything a laptop needs', () => {
    const expected: Partial<Environment> = {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 4000,
      publicUrl: 'http://localhost:4000',
      testProvider: true,
      TRUSTED_PROXIES: [],
      IDEMPOTENCY_LEASE_SECONDS: 15,
      CHECKOUT_HOLD_SECONDS: 900,
      desks: { staff: 'http://localhost:4322', seller: 'http://localhost:4323' },
    }
    expect(readEnvironment({})).toMatchObject(expected)
  })

  it('reads lists, flags and addresses', () => {
    const env = readEnvironment({
      TRUSTED_PROXIES: ' 10.0.0.1, ,::1 ',
      TEST_PROVIDER: 'false',
      PUBLIC_URL: 'https://api.example.com/',
    })
    expect(env).toMatchObject({
      TRUSTED_PROXIES: ['10.0.0.1', '::1'],
      testProvider: false,
      publicUrl: 'https://api.example.com',
    })
  })

  describe('in production', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://u:p@db/shop',
      SIGNING_KEY: 'x'.repeat(32),
      ENCRYPTION_KEYS: printEncryptionKeys([newEncryptionKey()]),
      TOKEN_KEYS: printTokenKeys([newTokenKey()]),
      PUBLIC_URL: 'https://api.example.com',
    }

    it('has no default for what must be secret or public', () => {
      expect(linesOf({ NODE_ENV: 'production' }).map((line) => line.split(':')[0])).toEqual([
        'DATABASE_URL',
        'SIGNING_KEY',
        'ENCRYPTION_KEYS',
        'TOKEN_KEYS',
        'PUBLIC_URL',
      ])
      expect(linesOf(production)).toEqual([])
    })

    it('takes no test money unless it is told to', () => {
      expect(readEnvironment(production).testProvider).toBe(false)
      expect(readEnvironment({ ...production, TEST_PROVIDER: 'true' }).testProvider).toBe(true)
    })

    it('sends no mail without an address of its own to send it from', () => {
      const mailing = { ...production, SMTP_URL: 'smtps://u:p@mail.example.com' }
      expect(linesOf(mailing)).toEqual(['MAIL_FROM: is required in production, with SMTP_URL'])
      expect(readEnvironment({ ...mailing, MAIL_FROM: 'shop@example.com' })).toMatchObject({
        mailFrom: 'shop@example.com',
      })
    })

    it('refuses to be killed by a failpoint', () => {
      expect(linesOf({ ...production, FAILPOINT: 'mail.sent' })).toEqual([
        'FAILPOINT: is for tests, never for production',
      ])
    })
  })
})
