// Serves the built desk: `dist/client` from memory, every other address through Astro.

import { globSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSettings, SettingsError } from './src/settings.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const patienceMs = 1000

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** No script runs here, and nothing comes from elsewhere; Astro's pages need no exception. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A form that is sent must still say where it comes from; links to a carrier must not.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

try {
  await serve()
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}

async function serve(): Promise<void> {
  const { port, host } = readSettings(process.env)
  const dist = join(import.meta.dirname, 'dist')
  const files = readFiles(join(dist, 'client'))
  const { handler }: { handler: Handler } = await import(pathToFileURL(join(dist, 'server/entry.mjs')).href)

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const file = files.get(request.url ?? '')
    if (file) sendFile(file, request, response)
    else void handler(request, response)
  })
  server.on('error', (error) => {
    console.error(`The seller desk cannot listen on ${host}:${port}: ${error.message}`)
    process.exit(1)
  })
  server.listen(port, host, () => console.log(`Seller desk on http://${host}:${port}`))

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0))
      server.closeIdleConnections()
      setTimeout(() => process.exit(0), patienceMs).unref()
    })
  }
}

type File = { type: string; body: Buffer; isNamedByContent: boolean }

/** Every file of a folder by its address: what is not listed here cannot be asked for. */
function readFiles(folder: string): Map<string, File> {
  const entries = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const address = path.slice(folder.length).replaceAll('\\', '/')
      const type = types[extname(path)] ?? 'application/octet-stream'
      return [address, { type, body: readFileSync(path), isNamedByContent: address.startsWith('/_astro/') }]
    }),
  )
}

function sendFile(
  { type, body, isNamedByContent }: File,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.setHeader('content-type', type)
  response.setHeader('content-length', body.length)
  // Style and font hold nothing of anybody, and their address changes with their content.
  if (isNamedByContent) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
  response.end(request.method === 'HEAD' ? undefined : body)
}
