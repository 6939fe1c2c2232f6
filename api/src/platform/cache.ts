import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { processMilliseconds } from './time.ts'

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
 * `freshMilliseconds`; for `staleMilliseconds` more it is still served while one load replaces it in the background,
 * also when that load fails. What a load does not find is forgotten at once, and misses are not remembered. What is
 * forgotten while it is being loaded is given to those who asked before, and not kept.
 */
export function createCache<V extends object>(options: {
  entriesMax: number
  freshMilliseconds: number
  staleMilliseconds: number
  load: (key: string, context: unknown) => Promise<V | undefined>
}) {
  const entries = new LRUCache<string, { value: V; loadedAt: number }>({ max: options.entriesMax })
  const loading = new Map<string, Promise<V | undefined>>()
  const { freshMilliseconds, staleMilliseconds } = options

  const start = (key: string, context: unknown): Promise<V | undefined> => {
    const isMeant = () => loading.get(key) === started
    const started: Promise<V | undefined> = options
      .load(key, context)
      .then((value) => {
        if (!isMeant()) return value
        if (value === undefined) entries.delete(key)
        else entries.set(key, { value, loadedAt: processMilliseconds() })
        return value
      })
      .finally(() => isMeant() && loading.delete(key))
    loading.set(key, started)
    return started
  }
  const renew = (key: string, context: unknown) => loading.get(key) ?? start(key, context)
  const drop = (key: string) => {
    entries.delete(key)
    loading.delete(key)
  }
  return {
    /** @throws what `load` throws, when there is no entry to serve instead */
    async get(key: string, context: unknown): Promise<V | undefined> {
      const entry = entries.get(key)
      const age = entry ? processMilliseconds() - entry.loadedAt : Number.POSITIVE_INFINITY
      if (!entry || age > freshMilliseconds + staleMilliseconds) return renew(key, context)
      // Nobody waits for this renewal; when it fails, the next caller starts another.
      if (age > freshMilliseconds) renew(key, context).catch(() => undefined)
      return entry.value
    },
    delete: drop,
    /** Forgets what is not true any more; of what is being loaded only the key is known. */
    forget(isFalse: (key: string, value: V | undefined) => boolean): void {
      for (const [key, { value }] of [...entries.entries()]) if (isFalse(key, value)) drop(key)
      for (const key of [...loading.keys()]) if (isFalse(key, undefined)) loading.delete(key)
    },
    clear() {
      entries.clear()
      loading.clear()
    },
  }
}
