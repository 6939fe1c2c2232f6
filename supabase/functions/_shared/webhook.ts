/** Standard Webhooks (https://www.standardwebhooks.com), symmetric: `whsec_` secrets and `v1` signatures. */

const toleranceSeconds = 5 * 60
const secretsMax = 20
const signaturesMax = 20

/** Why a message is not believed. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
  /** 400: it is no webhook. 401: it is not from whom it should be, or not from now. */
  readonly status: 400 | 401
  constructor(status: 400 | 401, message: string) {
    super(message)
    this.status = status
  }
}

/** A message as it was sent; `secret` is the one that it was signed with. */
export interface VerifiedWebhook {
  id: string
  secret: string
}

/**
 * Checks a message against each secret: two while one replaces another. Signatures of unknown versions are passed over.
 * @param body as it came, byte for byte
 * @param nowSeconds Unix time
 * @throws WebhookRefused
 */
export async function verifyWebhook(of: {
  headers: Headers
  body: string
  secrets: readonly string[]
  nowSeconds: number
}): Promise<VerifiedWebhook> {
  const { headers, body, secrets, nowSeconds } = of
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headers.get(`webhook-${name}`),
  )
  if (!id || !timestamp || !signatures)
    throw new WebhookRefused(400, 'webhook-id, webhook-timestamp and webhook-signature are needed')
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookRefused(400, 'webhook-timestamp is no Unix time')
  if (Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds)
    throw new WebhookRefused(401, 'webhook-timestamp is not from now')
  const sent = signatures
    .split(' ')
    .slice(0, signaturesMax)
    .flatMap((signature) => (signature.startsWith('v1,') ? [bytesOf(signature.slice(3))] : []))
    .filter((signature) => signature !== null)
  const content = contentOf(id, timestamp, body)
  for (const secret of secrets.slice(0, secretsMax)) {
    const key = await keyOf(secret)
    for (const signature of sent) {
      // In constant time, unlike a comparison of texts.
      if (await crypto.subtle.verify('HMAC', key, signature, content)) return { id, secret }
    }
  }
  throw new WebhookRefused(401, 'webhook-signature does not fit')
}

/** The headers that a message needs, signed with each secret. @throws TypeError for a secret that is none */
export async function signWebhook(of: {
  id: string
  body: string
  secrets: readonly string[]
  nowSeconds: number
}): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(of.nowSeconds))
  const content = contentOf(of.id, timestamp, of.body)
  const signatures = await Promise.all(
    of.secrets.map(async (secret) => {
      const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), content)
      return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`
    }),
  )
  return { 'webhook-id': of.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

/** Whether a text can be a secret: `whsec_` and 24 to 64 bytes in base64. */
export function isWebhookSecret(text: string): boolean {
  const bytes = bytesOf(text.replace(/^whsec_/, ''))
  return text.startsWith('whsec_') && bytes !== null && bytes.length >= 24 && bytes.length <= 64
}

const contentOf = (id: string, timestamp: string, body: string) =>
  new TextEncoder().encode(`${id}.${timestamp}.${body}`)

function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''))
  if (!isWebhookSecret(secret) || bytes === null)
    throw new TypeError('a webhook secret is whsec_ and base64 of 24 to 64 bytes')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

function bytesOf(base64: string) {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
