import type { IncomingMessage, ServerResponse } from 'node:http'
import { currencyCookieName, readCurrency } from '../src/features/store/currency.ts'
import { codingOf } from './compression.ts'
import { type KeptPage, PageCache } from './page-cache.ts'
import type { Renderer } from './render.ts'

/** Pages with no person in them. All others are rendered for each visitor. */
const forEverybody = /^\/(?:$|search$|collections$|(?:c|collections|p)\/[^/]+$)/

/** Parameters that only tell others where a visitor came from. */
const forOthers = /^(?:utm_.*|gclid|fbclid|msclkid|mc_[ce]id|ref)$/

/** Serves Astro's pages, those for everybody from memory. */
export function createPageServer(renderer: Renderer) {
  const cache = new PageCache()

  /**
   * Forgets the pages of products that have changed, and those that show many, if they are meant, too.
   * @param of.isOf whether the shop of a host is meant; every shop, unless it is given
   */
  function forget(of: {
    products: readonly string[]
    listings?: boolean
    isOf?: (host: string) => boolean
  }): void {
    const paths = new Set(of.products.map((handle) => `/p/${encodeURIComponent(handle)}`))
    cache.forget((key) => {
      const [, host = '', address = ''] = key.split(' ')
      const [path = ''] = address.split('?')
      const isMeant = path.startsWith('/p/') ? paths.has(path) : of.listings === true
      return isMeant && (of.isOf?.(host) ?? true)
    })
  }

  async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!forEverybody.test(url.pathname)) return renderer.stream(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }

    const address = addressOf(url)
    const headers = headersOf(request)
    const currency = currencyOf(request)
    const key = `${headers['x-forwarded-proto']} ${headers.host} ${address} ${currency ?? ''}`
    // The one choice of a visitor that these pages follow.
    const cookie = currency && { cookie: `${currencyCookieName}=${currency}` }
    const page = await cache.get(key, () =>
      renderer.render({ url: address, headers: { ...headers, ...cookie } }),
    )
    await send(request, response, page)
  }

  return { serve, forget }
}

/** The address without what makes no other page, its parameters in one order. */
function addressOf(url: URL): string {
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !forOthers.test(name)))
  query.sort()
  return query.size === 0 ? url.pathname : `${url.pathname}?${query}`
}

/** What the visitor chose to see prices in. */
function currencyOf({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return readCurrency(pairs.find(([name]) => name === currencyCookieName)?.[1])
}

/** What a page for everybody may know of who asked first: the shop, and whom to count the request to. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return {
    host: (headers.host ?? 'localhost').toLowerCase(),
    'x-forwarded-for': String(headers['x-forwarded-for']),
    'x-forwarded-proto': String(headers['x-forwarded-proto']),
  }
}

async function send(request: IncomingMessage, response: ServerResponse, page: KeptPage): Promise<void> {
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value)
  response.setHeader('vary', 'accept-encoding, cookie')
  // Kept by the browser, but asked about each time: prices and stock may have changed.
  response.setHeader('cache-control', page.etag ? 'no-cache' : 'no-store')
  if (page.etag) {
    response.setHeader('etag', page.etag)
    if (namesEtag(request.headers['if-none-match'], page.etag)) {
      response.writeHead(304).end()
      return
    }
  }
  const coding = page.body.plain.length > 500 ? codingOf(request.headers['accept-encoding']) : 'identity'
  const body = await page.body.in(coding)
  if (coding !== 'identity') response.setHeader('content-encoding', coding)
  response.setHeader('content-length', body.length)
  response.writeHead(page.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function namesEtag(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim() === etag)
}
