// The shop as a process: our own files, the API's pictures and remembered pages in front of Astro.

import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createClient, createRealtime } from '@tradepost/sdk'
import { createCachePurge, purgePath } from './server/cache-purge.ts'
import { type Environment, readEnvironment } from './server/environment.ts'
import { createLiveProducts } from './server/live-products.ts'
import { createMediaRelay } from './server/media-relay.ts'
import { OpenStreams } from './server/open-streams.ts'
import { createPageServer } from './server/page-server.ts'
import { renderWith } from './server/render.ts'
import { securityHeaders, trustProxies } from './server/safety.ts'
import { createShopIds } from './server/shop-ids.ts'
import { loadFiles } from './server/static-files.ts'
import { comeAgain, liveHeaders } from './src/features/live/messages.ts'
import { keyOfHost, readStoreKeys } from './src/features/store/store-keys.ts'

const environment = environmentOfProcess()
const dist = join(import.meta.dirname, 'dist')
const entry = join(dist, 'server', 'entry.mjs')
if (!existsSync(entry)) leave('The shop is not built yet: run `astro build` first.')
// Astro's entry exists after `astro build` only, so no compiler can know it.
const { handler } = await import(entry)

const files = loadFiles(join(dist, 'client'))
const media = createMediaRelay(environment.apiUrl)
const pages = createPageServer(renderWith(handler))
const visitorOf = trustProxies(environment.trustedProxies)
const stores = readStoreKeys(process.env.SHOP_STORES)
const liveProducts = createLiveProducts({
  keyOf: (host) => keyOfHost(stores, host),
  open(publishableKey, address) {
    const headers = { 'X-Forwarded-For': address }
    const client = createClient({ baseUrl: environment.apiUrl, publishableKey, headers })
    return { client, realtime: createRealtime(client) }
  },
  onChange: (handle) => pages.forget({ products: [handle] }),
})
const mayBe = createShopIds((publishableKey) => createClient({ baseUrl: environment.apiUrl, publishableKey }))
const cachePurge = createCachePurge({
  secrets: environment.purgeSecrets,
  forget: ({ storeId, ...what }) =>
    pages.forget({ ...what, isOf: (host) => mayBe(keyOfHost(stores, host), storeId) }),
})
const streams = new OpenStreams()
const isLive = /^\/(?:orders\/(?<orderId>[^/]+)|p\/[^/]+)\/live$/

const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 }, (request, response) => {
  const visitor = visitorOf(request)
  securityHeaders(response, visitor)
  const path = request.url ?? '/'
  if (!path.startsWith('/') || path.startsWith('//') || !URL.canParse(`http://shop${path}`)) {
    return void response.writeHead(400).end('There is no such address.')
  }
  const url = new URL(`http://shop${path}`)
  if (url.pathname === '/health/live') return void response.end('ok')
  if (files.serve(request, response, url.pathname)) return
  const live = isLive.exec(url.pathname)
  if (live) {
    if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end()
    if (!streams.enter(response, { address: visitor.address, orderId: live.groups?.orderId }))
      return void response.writeHead(200, liveHeaders).end(comeAgain(30))
  }
  serverOf(url.pathname)(request, response, url).catch((error: unknown) => {
    console.error(error)
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong.')
  })
})

server.on('error', (error: NodeJS.ErrnoException) => {
  const isTaken = error.code === 'EADDRINUSE'
  const variable = process.env.SHOP_PORT || !process.env.PORT ? 'SHOP_PORT' : 'PORT'
  console.error(isTaken ? `Port ${environment.port} is in use: set ${variable} to another.` : error.message)
  process.exitCode = 1
})
server.listen(environment.port, environment.host, () => {
  console.log(`The shop is at http://${environment.host}:${environment.port}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    streams.close()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}

/** Who serves an address that is no file of ours. */
function serverOf(path: string) {
  if (path.startsWith('/media/')) return media
  if (path === purgePath) return cachePurge
  return isLive.test(path) && path.startsWith('/p/') ? liveProducts : pages.serve
}

function environmentOfProcess(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    return leave(error instanceof Error ? error.message : String(error))
  }
}

/** What a person can mend is told in one line, without a stack. */
function leave(reason: string): never {
  console.error(reason)
  process.exit(1)
}
