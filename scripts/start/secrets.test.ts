import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEncryptionKeys, parseTokenKeys } from '../../api/src/platform/key-rings.ts'
import { StartProblem } from './problem.ts'
import { keepSecrets, saveSecrets } from './secrets.ts'

const passwords = { owner: 'a', api: 'b', worker: 'c' }
const damaged = JSON.stringify({ signingKey: 's', databasePasswords: passwords, supabase: { secretKey: '' } })

let folder = ''
const file = () => join(folder, 'secrets.json')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the secrets of this machine', () => {
  it('are made once, kept for their owner only, and usable', () => {
    const secrets = keepSecrets(folder)
    expect(keepSecrets(folder)).toEqual(secrets)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(parseEncryptionKeys(secrets.encryptionKeys)).toHaveLength(1)
    expect(parseTokenKeys(secrets.tokenKeys)).toHaveLength(1)
    expect(parseTokenKeys(secrets.realtimeKeys)).toHaveLength(1)
    expect(secrets.supabase.publishableKey).toMatch(/^sb_publishable_[\w-]{43}$/)
    expect(secrets.supabase.secretKey).toMatch(/^sb_secret_[\w-]{43}$/)
    expect(new Set(Object.values(secrets.supabase)).size).toBe(6)
    expect(secrets.supabase.purgeSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  })

  it('hold what stores share with functions, once that was made', () => {
    const commerceStores = { store_1: { webhookSecrets: ['whsec_1'] as [string], secretKey: 'sk_1' } }
    const secrets = { ...keepSecrets(folder), commerceStores }
    saveSecrets(folder, secrets)
    expect(keepSecrets(folder)).toEqual(secrets)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('of an older version get what they lack, keep what they have, and are the same at the next start', () => {
    const supabase = { publishableKey: 'sb_publishable_kept' }
    const old = { signingKey: 'kept', databasePasswords: passwords, supabase }
    writeFileSync(file(), JSON.stringify(old), { mode: 0o600 })
    const secrets = keepSecrets(folder)
    expect(secrets).toMatchObject(old)
    expect(parseTokenKeys(secrets.tokenKeys)).toHaveLength(1)
    expect(secrets.supabase.secretKey).toMatch(/^sb_secret_/)
    expect(keepSecrets(folder)).toEqual(secrets)
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(secrets)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it.each(['', '{', '{}', '{"signingKey":""}', 'null', damaged])(
    'are not guessed when the file is damaged: %s',
    (text) => {
      writeFileSync(file(), text)
      expect(() => keepSecrets(folder)).toThrow(StartProblem)
      expect(readFileSync(file(), 'utf8')).toBe(text)
    },
  )
})
