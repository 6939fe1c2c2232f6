import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  newEncryptionKey,
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
  databasePasswords: { owner: string; api: string; worker: string }
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
  const kept = existsSync(file) ? readSecrets(file) : firstSecrets()
  const secrets = { ...laterSecrets(), ...kept }
  if (Object.keys(secrets).every((name) => name in kept) && existsSync(file)) return secrets
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}

function firstSecrets(): FirstSecrets {
  const secret = () => randomBytes(32).toString('base64url')
  return {
    signingKey: secret(),
    databasePasswords: { owner: secret(), api: secret(), worker: secret() },
  }
}

const laterSecrets = (): LaterSecrets => ({
  encryptionKeys: printEncryptionKeys([newEncryptionKey()]),
  tokenKeys: printTokenKeys([newTokenKey()]),
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
  const { signingKey, databasePasswords, encryptionKeys, tokenKeys } = (value ?? {}) as Partial<Secrets>
  const first = [signingKey, databasePasswords?.owner, databasePasswords?.api, databasePasswords?.worker]
  const later = [encryptionKeys, tokenKeys].filter((text) => text !== undefined)
  return [...first, ...later].every((text) => typeof text === 'string' && text !== '')
}
