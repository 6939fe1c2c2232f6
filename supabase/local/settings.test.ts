import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSettings, SettingsProblem } from './settings.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-settings-'))
  mkdirSync(join(folder, 'functions'))
  writeFileSync(join(folder, 'config.toml'), '[functions]')
  const example =
    '# Where mails come from\nMAIL_FROM=shop@example.test\n# SMTP_URL=smtps://…\nSUPABASE_URL=\n'
  writeFileSync(join(folder, 'functions', '.env.example'), example)
  writeFileSync(join(folder, 'functions', '.env'), 'MAIL_FROM=file@example.test\nEXTRA=of the file')
})
afterAll(() => rmSync(folder, { recursive: true }))

const right = {
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_1',
  SUPABASE_SECRET_KEY: 'sb_secret_1',
  SUPABASE_JWKS_URL: 'http://127.0.0.1:4000/keys.json',
  REALTIME_DB_URL: 'postgres://realtime@127.0.0.1/supabase',
  DENO: 'deno',
}
const problemOf = (variables: NodeJS.ProcessEnv): string => {
  try {
    readSettings(variables, folder)
    return 'none'
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error
    return error.message
  }
}

it('functions get the variables that their example names, and those of their own file, and no others', () => {
  const variables = {
    ...right,
    MAIL_FROM: 'env@example.test',
    SMTP_URL: 'smtps://mail',
    HOME: 'x',
    EXTRA: '',
  }
  expect(readSettings(variables, folder).functionEnv).toEqual({
    MAIL_FROM: 'env@example.test',
    SMTP_URL: 'smtps://mail',
  })
  expect(readSettings(right, folder).functionEnv).toEqual({
    MAIL_FROM: 'file@example.test',
    EXTRA: 'of the file',
  })
})

it.each([
  ['SUPABASE_PUBLISHABLE_KEY', '', 'SUPABASE_PUBLISHABLE_KEY: is required'],
  ['SUPABASE_SECRET_KEY', '', 'SUPABASE_SECRET_KEY: is required'],
  ['REALTIME_DB_URL', ' ', 'REALTIME_DB_URL: is required'],
  ['SUPABASE_JWKS_URL', '', 'one is required'],
  ['SUPABASE_JWKS_URL', 'ftp://x', 'SUPABASE_JWKS_URL: is to be an address'],
  ['SUPABASE_JWKS', 'x', 'SUPABASE_JWKS: is to be a JSON object'],
  ['SUPABASE_JWKS', '{"keys":[{"kty":"EC","d":"hidden"}]}', 'SUPABASE_JWKS: holds a private key'],
  ['SUPABASE_JWT_SECRET', 'short', 'SUPABASE_JWT_SECRET: is to have 32 signs or more'],
  ['SUPABASE_PORT', 'x', 'SUPABASE_PORT: is to be a whole number'],
])('%s = %j is told, without the value', (name, value, problem) => {
  const told = problemOf({ ...right, [name]: value })
  expect(told).toContain(problem)
  expect(told).not.toContain('hidden')
})
