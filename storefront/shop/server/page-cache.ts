import { createHash } from 'node:crypto'
import { CodedBytes } from './compression.ts'
import type { RenderedPage } from './render.ts'

export const freshMilliseconds = 2_000
export const staleMilliseconds = 30_000
const bytesMax = 64 * 1024 * 1024

/** A page that is the same for everybody. */
export interface KeptPage {
  status: number
  headers: Record<string, string | string[]>
  body: CodedBytes
  /** Undefined for a page that is not to be kept by anyone. */
  etag: string | undefined
}

interface Entry {
  page: KeptPage
  madeAt: number
}

/**
 * Rendered pages by key. A page younger than two seconds is sent as it is; up to thirty seconds it is still sent
 * while one render makes it anew; an older one is waited for. However many ask, one renders. Only pages that are
 * found, set no cookie and do not forbid it are kept.
 */
export class PageCache {
  private readonly entries = new Map<string, Entry>()
  private readonly rendering = new Map<string, Promise<KeptPage>>()
  private bytes = 0
  private readonly now: () => number

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.now = now
  }

  async get(key: string, render: () => Promise<RenderedPage>): Promise<KeptPage> {
    const entry = this.entries.get(key)
    const age = entry ? this.now() - entry.madeAt : Number.POSITIVE_INFINITY
    if (!entry || age > staleMilliseconds) return this.render(key, render)
    // Asked for again: to the end of the line of those that are dropped.
    this.entries.delete(key)
    this.entries.set(key, entry)
    // A renewal that fails leaves the page until it is too old.
    if (age > freshMilliseconds) this.render(key, render).catch(() => undefined)
    return entry.page
  }

  /** Forgets pages that are not true any more, and keeps none of them that is being made. */
  forget(isFalse: (key: string) => boolean): void {
    for (const key of [...this.entries.keys()]) if (isFalse(key)) this.drop(key)
    for (const key of [...this.rendering.keys()]) if (isFalse(key)) this.rendering.delete(key)
  }

  private render(key: string, render: () => Promise<RenderedPage>): Promise<KeptPage> {
    const running = this.rendering.get(key)
    if (running !== undefined) return running
    const started: Promise<KeptPage> = render()
      .then((rendered) => {
        const page = kept(rendered)
        if (this.rendering.get(key) !== started) return page
        if (page.etag !== undefined) this.keep(key, page)
        else if (page.status < 500) this.drop(key)
        return page
      })
      .finally(() => {
        if (this.rendering.get(key) === started) this.rendering.delete(key)
      })
    this.rendering.set(key, started)
    return started
  }

  private keep(key: string, page: KeptPage): void {
    this.drop(key)
    this.entries.set(key, { page, madeAt: this.now() })
    this.bytes += page.body.plain.length
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= bytesMax) break
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    const entry = this.entries.get(key)
    if (!entry) return
    this.entries.delete(key)
    this.bytes -= entry.page.body.plain.length
  }
}

function kept({ status, headers, body }: RenderedPage): KeptPage {
  const isForbidden = /no-store|private/.test(String(headers['cache-control'] ?? ''))
  const isKept = status === 200 && headers['set-cookie'] === undefined && !isForbidden
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  return { status, headers, body: new CodedBytes(body), etag: isKept ? `W/"${hash}"` : undefined }
}
