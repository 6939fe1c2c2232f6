// Serves a built desk: `dist/client` from memory, every other address through Astro.

import { globSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Settings } from './settings.ts'
import { SettingsError } from './settings.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A desk that is to be served. */
export type ServedDesk = {
  /** In the middle of a sentence, such as `admin desk`. */
  name: string
  /** Of the Astro project; absolute. */
  folder: string
  readSettings: (env: Record<string, string | undefined>) => Settings
}

const patienceMs = 1000

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Only the desk's own scripts run, and nothing comes from elsewhere; Astro's pages need no exception. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A form that is sent must still say where it comes from; links to a carrier must not.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

/** Serves the desk until a signal ends it; what hinders it is printed, and ends the process with code 1. */
export async function serveDesk(desk: ServedDesk): Promise<void> {
  try {
    await serve(desk)
  } catch (error) {
    console.error(error instanceof SettingsError ? error.message : error)
    process.exit(1)
  }
}

async function serve({ name, folder, readSettings }: ServedDesk): Promise<void> {
  const { port, host } = readSettings(process.env)
  const dist = join(folder, 'dist')
  const files = readFiles(join(dist, 'client'))
  const { handler }: { handler: Handler } = await import(pathToFileURL(join(dist, 'server/entry.mjs')).href)

  const open = new Set<ServerResponse>()
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value)
    const file = files.get(request.url ?? '')
    if (file) sendFile(file, request, response)
    else void handler(request, response)
  })
  server.on('error', (error) => {
    console.error(`The ${name} cannot listen on ${host}:${port}: ${error.message}`)
    process.exit(1)
  })
  server.listen(port, host, () => console.log(`The ${name} is on http://${host}:${port}`))

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0))
      server.closeIdleConnections()
      for (const response of open) if (isLive(response)) response.destroy()
      setTimeout(() => process.exit(0), patienceMs).unref()
    })
  }
}

/** A reply without an end, which its browser asks for again by itself. */
const isLive = (response: ServerResponse): boolean =>
  response.getHeader('content-type') === 'text/event-stream'

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
