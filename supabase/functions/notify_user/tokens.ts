import { type Kind, kinds } from './rules.ts'

/** What a link to unsubscribe is about. */
export interface Unsubscription {
  storeId: string
  /** `cus_…`, `sel_…`, or `guest_…` for an address without an account. */
  recipient: string
  kind: Kind
}

const encoder = new TextEncoder()

/** Signs what links hold, so that nobody unsubscribes another. */
export class LinkSigner {
  readonly #key: Promise<CryptoKey>

  /** @param secret at least 32 characters */
  constructor(secret: string) {
    if (secret.length < 32) throw new TypeError('NOTIFY_LINK_SECRET needs 32 characters or more')
    const usages: KeyUsage[] = ['sign', 'verify']
    this.#key = crypto.subtle.importKey(
      'raw',
      encoder.encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      usages,
    )
  }

  async sign({ storeId, recipient, kind }: Unsubscription): Promise<string> {
    const said = toBase64url(encoder.encode(JSON.stringify([storeId, recipient, kind])))
    return `${said}.${toBase64url(await this.#signatureOf(`unsubscribe.${said}`))}`
  }

  /** Null when it was not signed here. */
  async read(token: string): Promise<Unsubscription | null> {
    const [said = '', signature = '', ...rest] = token.split('.')
    const bytes = fromBase64url(signature)
    if (rest.length > 0 || bytes === null) return null
    const content = encoder.encode(`unsubscribe.${said}`)
    if (!(await crypto.subtle.verify('HMAC', await this.#key, bytes, content))) return null
    const [storeId, recipient, kind] = JSON.parse(
      new TextDecoder().decode(fromBase64url(said) ?? new Uint8Array()),
    )
    return kinds.includes(kind) ? { storeId, recipient, kind } : null
  }

  /** A name for an address without an account; it cannot be turned back without the secret. */
  async guest(storeId: string, email: string): Promise<string> {
    const digest = await this.#signatureOf(`guest.${storeId}.${email.trim().toLowerCase()}`)
    return `guest_${toBase64url(digest.slice(0, 24))}`
  }

  async #signatureOf(text: string) {
    return new Uint8Array(await crypto.subtle.sign('HMAC', await this.#key, encoder.encode(text)))
  }
}

const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

function fromBase64url(text: string) {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
