import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from './problem.ts'

export type Secrets = {
  /** Signs sessions, carts' and orders' secrets. */
  signingKey: string
  databasePasswords: { owner: string; api: string; worker: string }
}

/** The secrets of this machine's copy, made on the first start and kept in `secrets.json`, 0600. */
export function keepSecrets(dataFolder: string): Secrets {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, 'secrets.json')
  if (existsSync(file)) return readSecrets(file)

  const secret = () => randomBytes(32).toString('base64url')
  const secrets = {
    signingKey: secret(),
    databasePasswords: { owner: secret(), api: secret(), worker: secret() },
  }
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}

function readSecrets(file: string): Secrets {
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

function isSecrets(value: unknown): value is Secrets {
  const { signingKey, databasePasswords } = (value ?? {}) as Partial<Secrets>
  const texts = [signingKey, databasePasswords?.owner, databasePasswords?.api, databasePasswords?.worker]
  return texts.every((text) => typeof text === 'string' && text !== '')
}
