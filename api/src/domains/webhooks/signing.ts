import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/**
 * Signatures of Standard Webhooks 1.0.0 over `id.timestamp.body`: `hmac` is HMAC-SHA256 (`v1`, secret `whsec_…`), `ed25519`
 * is RFC 8032 (`v1a`, private `whsk_…`, public `whpk_…`).
 */
export const signatureSchemes = ['hmac', 'ed25519'] as const
export type SignatureScheme = (typeof signatureSchemes)[number]

/** A new key; `publicKey` only of ed25519. */
export interface SigningKey {
  scheme: SignatureScheme
  /** `whsec_…` or `whsk_…` */
  secret: string
  publicKey: string | null
}

const hmacBytes = 32

export function newSigningKey(scheme: SignatureScheme): SigningKey {
  if (scheme === 'hmac')
    return { scheme, secret: `whsec_${randomBytes(hmacBytes).toString('base64')}`, publicKey: null }
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const [seed, point] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')]
  return {
    scheme,
    // As other libraries write it: the seed and, behind it, the public key.
    secret: `whsk_${Buffer.concat([seed, point]).toString('base64')}`,
    publicKey: `whpk_${point.toString('base64')}`,
  }
}

/** One signature, with its version. @throws Error when the secret is none */
export function signatureBy(secret: string, signed: string): string {
  const [, prefix, text = ''] = /^(whsec|whsk)_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? []
  const key = Buffer.from(text, 'base64')
  if (prefix === 'whsec') return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  if (prefix !== 'whsk' || key.length !== 64) throw new Error('this is no secret that signs webhooks')
  const [d, x] = [key.subarray(0, 32), key.subarray(32)].map((part) => part.toString('base64url'))
  const privateKey = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: d ?? '', x: x ?? '' },
    format: 'jwk',
  })
  return `v1a,${sign(null, Buffer.from(signed), privateKey).toString('base64')}`
}

/** A message as it is posted. */
export interface WebhookMessage {
  /** The event's id: the same in every repetition */
  id: string
  body: string
}

/**
 * The headers of a message that is sent now, signed by every secret: one, or two while a new one takes over.
 * @param secrets the newest first
 */
export function signedHeaders(
  { id, body }: WebhookMessage,
  of: { secrets: readonly string[]; now: Date },
): Record<string, string> {
  const timestamp = Math.floor(of.now.getTime() / 1000)
  return {
    'content-type': 'application/json',
    'user-agent': 'Tradepost-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': of.secrets
      .map((secret) => signatureBy(secret, `${id}.${timestamp}.${body}`))
      .join(' '),
  }
}
