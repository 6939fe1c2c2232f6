import { createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const totpDigits = 6
const totpSeconds = 30
const totpWindow = 1
const totpSecretBytes = 20
const totp = { algorithm: 'SHA1', digits: totpDigits, period: totpSeconds } as const

/** A new secret for an authenticator app: 160 random bits (RFC 4226, 4), in base32. To be kept sealed. */
export const newTotpSecret = (): string => new Secret({ size: totpSecretBytes }).base32

/**
 * The address an authenticator app reads from a QR code: `otpauth://totp/…`, issuer in label and parameter.
 * @param of.account what the app shows beside the code, such as the e-mail address
 */
export function totpUri(of: { secret: string; issuer: string; account: string }): string {
  // A colon divides issuer and account in the label.
  const plain = (text: string) => text.replaceAll(':', ' ').trim()
  return new TOTP({
    ...totp,
    issuer: plain(of.issuer),
    label: plain(of.account),
    secret: Secret.fromBase32(of.secret),
  }).toString()
}

/**
 * Checks a code of RFC 6238 (SHA-1, 6 digits, 30 s), one step to either side of now, because clocks differ. Spaces
 * in it are no fault.
 * @param of.lastStep the step that was used last: a code of it, or of an older one, is refused (RFC 6238, 5.2)
 * @returns the step the code belongs to, which the caller must record in the same transaction; null when it does not fit
 */
export function totpStep(of: {
  secret: string
  code: string
  now: Date
  lastStep?: number | null
}): number | null {
  const token = of.code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = of.now.getTime()
  const secret = Secret.fromBase32(of.secret)
  const delta = TOTP.validate({ ...totp, token, secret, timestamp, window: totpWindow })
  if (delta === null) return null
  const step = TOTP.counter({ period: totpSeconds, timestamp }) + delta
  return step > (of.lastStep ?? -1) ? step : null
}

const recoveryCodes = 10
const recoveryCharacters = 10
// Crockford's alphabet: no letter of it is mistaken for another, and what is mistaken is read as what was meant.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const misread: Record<string, string> = { o: '0', i: '1', l: '1' }

/** Ten codes for who has lost the second factor, each `xxxxx-xxxxx` with 50 random bits; shown once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodes }, () => {
    const code = Array.from(randomBytes(recoveryCharacters), (byte) => alphabet[byte & 31]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })

/** Six random digits to be mailed; good for few tries and few minutes, which the caller counts. */
export const newMailedCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** What a code is for. */
export type CodeKind = 'recovery' | 'mailed' | 'giftCard'

/**
 * Codes short enough to type are short enough to try: a plain hash of six digits is undone in a second. So they are
 * kept as HMAC-SHA-256 under a key derived from the signing key, and a stolen table holds none of them.
 */
export interface CodeKeeper {
  /**
   * What to store for a code.
   * @param context what it belongs to, such as `email:<account id>:<address>`: no code fits anywhere else
   */
  digest(kind: CodeKind, code: string, context: string): string
  /** What may be stored for it: its digest under each signing key that is still good, the newest first. */
  digests(kind: CodeKind, code: string, context: string): string[]
  /** Whether a stored digest is of this code, in constant time. Case, spaces and dashes do not count. */
  matches(stored: string, kind: CodeKind, code: string, context: string): boolean
}

/** @param signingKeys the current one, then those whose codes are still good */
export function createCodeKeeper(signingKeys: readonly [string, ...string[]]): CodeKeeper {
  const keys = signingKeys.map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', 'tradepost one-time codes', 32)),
  )
  const [current = Buffer.alloc(0)] = keys
  const under = (key: Buffer, kind: CodeKind, code: string, context: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, context, normalized(kind, code)]))
      .digest('hex')
  const digests: CodeKeeper['digests'] = (kind, code, context) =>
    keys.map((key) => under(key, kind, code, context))
  return {
    digest: (kind, code, context) => under(current, kind, code, context),
    digests,
    matches: (stored, kind, code, context) =>
      digests(kind, code, context).some((digest) => sameText(digest, stored)),
  }
}

function normalized(kind: CodeKind, code: string): string {
  const bare = code
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
  return kind === 'recovery' ? bare.replaceAll(/[oil]/g, (letter) => misread[letter] ?? letter) : bare
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
