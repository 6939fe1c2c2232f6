// The shop as a process: our own files, the API's pictures and remembered pages in front of Astro.

import { createServer } from 'node:http'
import { join } from 'node:path'
import { readEnvironment } from './server/environment.ts'
import { createMediaRelay } from './server/media-relay.ts'
import { createPageServer } from './server/page-server.ts'
import { renderWith } from './server/render.ts'
import { securityHeaders, trustProxies } from './server/safety.ts'
import { loadFiles } from './server/static-files.ts'

const environment = readEnvironment(process.env)
const dist = join(import.meta.dirname, 'dist')
// Astro's entry exists after `astro build` only, so no compiler can know it.
const { handler } = await import(join(dist, 'server', 'entry.mjs')).catch((cause: unknown) => {
  throw new Error('The shop is not built yet: run `astro build` first.', { cause })
})

const files = loadFiles(join(dist, 'client'))
const media = createMediaRelay(environment.apiUrl)
const pages = createPageServer(renderWith(handler))
const visitorOf = trustProxies(environment.trustedProxies)

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
  const serve = url.pathname.startsWith('/media/') ? media : pages
  serve(request, response, url).catch((error: unknown) => {
    console.error(error)
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong.')
  })
})

server.on('error', (error: NodeJS.ErrnoException) => {
  const isTaken = error.code === 'EADDRINUSE'
  console.error(isTaken ? `Port ${environment.port} is in use: set SHOP_PORT to another.` : error.message)
  process.exitCode = 1
})
server.listen(environment.port, environment.host, () => {
  console.log(`The shop is at http://${environment.host}:${environment.port}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}
