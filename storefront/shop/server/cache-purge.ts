import type { IncomingMessage, ServerResponse } from 'node:http'
import { verifyWebhook, WebhookProblem } from '@tradepost/sdk'

/** Where the shop is told which pages are not true any more. */
export const purgePath = '/cache/purge'

const bodyBytesMax = 64 * 1024
const keysMax = 1_000
/** By then the API, too, has heard of what changed: a page that was made in between may show what was before. */
const againMilliseconds = 1_000

/** What is to be forgotten of a store. */
export interface Purge {
  /** `store_…` */
  storeId: string
  /** Handles and ids of products. */
  products: string[]
  /** Whether pages that show many products are meant, too. */
  listings: boolean
}

/**
 * Takes `cache.purge` messages, signed by Standard Webhooks, as edge function `product_sync` sends them. Whoever has no
 * secret is told nothing is here.
 * @param of.secrets `whsec_…`; two while one replaces the other
 * @param of.forget called at once, and once more a moment later
 */
export function createCachePurge(of: { secrets: readonly string[]; forget: (purge: Purge) => void }) {
  return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('cache-control', 'no-store')
    const answer = (status: number, text = '') => void response.writeHead(status).end(text)
    if (of.secrets.length === 0) return answer(404, 'There is no such address.')
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST')
      return answer(405)
    }
    const body = await readBody(request)
    if (body === null) return answer(413)
    try {
      const purge = purgeIn(await verifyWebhook(body, request.headers, of.secrets))
      if (purge === null) return answer(400, 'It is no purge.')
      of.forget(purge)
      setTimeout(() => of.forget(purge), againMilliseconds).unref()
      answer(204)
    } catch (error) {
      if (!(error instanceof WebhookProblem)) throw error
      answer(400, error.message)
    }
  }
}

function purgeIn(message: unknown): Purge | null {
  const { type, data } = message as { type: unknown; data?: { storeId?: unknown; keys?: unknown } }
  const { storeId, keys } = data ?? {}
  if (type !== 'cache.purge' || typeof storeId !== 'string' || !Array.isArray(keys) || keys.length > keysMax)
    return null
  if (!keys.every((key) => typeof key === 'string')) return null
  const products = keys.flatMap((key) => (key.startsWith('product:') ? [key.slice('product:'.length)] : []))
  return { storeId, products, listings: keys.includes('listings') }
}

/** Null when it is too long, whatever its headers say. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyBytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
