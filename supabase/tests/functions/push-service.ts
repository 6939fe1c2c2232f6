import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { TestCertificates } from './certificates.ts'

const ece = createRequire(import.meta.url)('http_ece') as {
  decrypt(content: Buffer, of: { version: string; privateKey: unknown; authSecret: string }): Buffer
}

/** What PushSubscription.toJSON() gives in a browser. */
export interface BrowserSubscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** A push service with its browsers: it decrypts what they are sent, as only they can (RFC 8291). */
export interface PushService {
  /** `localhost:port` */
  host: string
  /** A browser that subscribes. */
  newBrowser(): { subscription: BrowserSubscription; shown: { title: string; body: string; tag: string }[] }
  headers: Record<string, string | string[] | undefined>[]
  answerNext(...statuses: number[]): void
  close(): Promise<void>
}

export async function startPushService({ certificate, key }: TestCertificates): Promise<PushService> {
  const browsers = new Map<string, { decrypt: (body: Buffer) => string; shown: never[] }>()
  const next: number[] = []
  const headers: PushService['headers'] = []
  const server = createServer({ cert: certificate, key }, async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    headers.push(request.headers)
    const browser = browsers.get(request.url ?? '')
    const status = next.shift() ?? (browser ? 201 : 410)
    if (status === 201) browser?.shown.push(JSON.parse(browser.decrypt(Buffer.concat(parts))) as never)
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `localhost:${(server.address() as AddressInfo).port}`
  return {
    host,
    headers,
    answerNext: (...statuses) => next.push(...statuses),
    newBrowser() {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys('base64url')
      const auth = randomBytes(16).toString('base64url')
      const path = `/push/${randomBytes(12).toString('base64url')}`
      const shown: never[] = []
      const decrypt = (body: Buffer) =>
        ece.decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth }).toString('utf8')
      browsers.set(path, { decrypt, shown })
      return { subscription: { endpoint: `https://${host}${path}`, keys: { p256dh, auth } }, shown }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Keys of the sender (RFC 8292). */
export function newVapidKeys(): { publicKey: string; privateKey: string } {
  const ecdh = createECDH('prime256v1')
  return { publicKey: ecdh.generateKeys('base64url'), privateKey: ecdh.getPrivateKey('base64url') }
}
