import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** Bytes ready to send, with the entity tag that names them. */
export interface CachedBody {
  body: Uint8Array<ArrayBuffer>
  etag: string
}

/** @returns the text as bytes with a strong ETag (RFC 9110, 8.8.3) of its content */
export function cachedBody(text: string): CachedBody {
  const body = Buffer.from(text) as Uint8Array<ArrayBuffer>
  return { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` }
}

/**
 * A cache of answers in this process. Concurrent misses of one key wait for one load. An entry is fresh for
 * `freshMilliseconds`; after that it is still served while one load replaces it in the background.
 */
export function createCache<V extends object>(options: {
  entriesMax: number
  freshMilliseconds: number
  load: (key: string, context: unknown) => Promise<V | undefined>
}) {
  const cache = new LRUCache<string, V, unknown>({
    max: options.entriesMax,
    ttl: options.freshMilliseconds,
    allowStale: true,
    ttlResolution: 50,
    noDeleteOnStaleGet: true,
    fetchMethod: (key, _stale, { context }) => options.load(key, context),
  })
  return {
    get: (key: string, context: unknown): Promise<V | undefined> => cache.fetch(key, { context }),
    delete: (key: string) => void cache.delete(key),
    clear: () => cache.clear(),
  }
}
