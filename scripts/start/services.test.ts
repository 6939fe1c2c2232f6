import { expect, it } from 'vitest'
import type { LocalSupabase } from './local-supabase.ts'
import type { Secrets } from './secrets.ts'
import { planServices } from './services.ts'
import { readSettings } from './settings.ts'

const secrets: Secrets = {
  signingKey: 'made-signing-key',
  encryptionKeys: 'made-encryption-keys',
  tokenKeys: 'made-token-keys',
  realtimeKeys: 'made-realtime-keys',
  databasePasswords: { owner: 'made-owner', api: 'made-api', worker: 'made-worker' },
  supabase: {
    realtimePassword: 'made-realtime',
    functionsPassword: 'made-functions',
    publishableKey: 'sb_publishable_made',
    secretKey: 'sb_secret_made',
    linkSecret: 'made-link',
    purgeSecret: 'whsec_made',
  },
  commerceStores: {},
}
const database = {
  adminUrl: 'postgres://admin',
  ownerUrl: 'postgres://owner',
  apiUrl: 'postgres://api',
  workerUrl: 'postgres://worker',
}
const supabase: LocalSupabase = {
  url: 'http://127.0.0.1:5005',
  environment: { SUPABASE_SECRET_KEY: 'sb_secret_made', EDGE_DB_URL: 'postgres://functions' },
}
function planned(of: LocalSupabase | null, variables: Record<string, string> = {}) {
  const settings = readSettings('/nowhere', [], { SUPABASE_PORT: '5005', ...variables })
  const plans = planServices('/project', '/logs', settings, { database, secrets, supabase: of })
  return new Map(plans.map((plan) => [plan.name, plan]))
}

it('runs the local Supabase beside the others, and tells the API where browsers find it', () => {
  const plans = planned(supabase)
  expect(plans.get('The local Supabase')).toMatchObject({
    args: ['serve.ts'],
    cwd: '/project/supabase/local',
    logFile: '/logs/supabase.log',
    readyUrl: 'http://127.0.0.1:5005/health/ready',
  })
  for (const name of ['The API', 'The worker'])
    expect(plans.get(name)?.env).toMatchObject({
      SUPABASE_URL: supabase.url,
      SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_made',
      WEBHOOKS_TO_LOOPBACK: 'true',
    })
})

it('runs all others without it, and then tells nobody of one', () => {
  const plans = planned(null)
  expect([...plans.keys()]).toEqual([...planned(supabase).keys()].filter((name) => !/Supabase/.test(name)))
  expect(plans.get('The API')?.env).not.toHaveProperty('SUPABASE_URL')
})

it('gives nobody the credentials of another, be they made here or said from outside', () => {
  const said = {
    DATABASE_URL: 'postgres://said-database/shop',
    RESEND_API_KEY: 'said-resend',
    COMMERCE_STORES: 'said-stores',
    SMTP_URL: 'smtp://said-smtp:2525',
  }
  for (const [name, { env }] of planned(supabase, said)) {
    const seen = JSON.stringify(env)
    const isInside = name === 'The API' || name === 'The worker'
    for (const text of ['made-signing-key', 'made-encryption-keys', 'postgres://api', 'postgres://worker'])
      if (!isInside) expect(seen, name).not.toContain(text)
    for (const text of ['said-database', 'said-resend', 'said-stores', 'made-owner'])
      expect(seen, name).not.toContain(text)
    if (!['The shop', 'The local Supabase'].includes(name)) expect(seen, name).not.toContain('whsec_made')
    for (const text of ['sb_secret_made', 'postgres://functions'])
      if (name !== 'The local Supabase') expect(seen, name).not.toContain(text)
  }
})
