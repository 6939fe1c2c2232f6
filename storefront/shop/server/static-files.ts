import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { CodedBytes, codingOf } from './compression.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

interface StaticFile {
  bytes: CodedBytes
  etag: string
  type: string
  isText: boolean
  cacheControl: string
}

/** The files of a built client folder, all in memory: they are few, small and asked for all the time. */
export function loadFiles(folder: string): {
  serve(request: IncomingMessage, response: ServerResponse, path: string): boolean
} {
  const names = existsSync(folder)
    ? globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
    : []
  const files = new Map(
    names.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const path = file.slice(folder.length).replaceAll('\\', '/')
      return [path, read(file, path)] as const
    }),
  )
  return {
    serve(request, response, path) {
      const file = files.get(path)
      if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return false
      send(request, response, file).catch(() => response.destroy())
      return true
    },
  }
}

function read(file: string, path: string): StaticFile {
  const plain = readFileSync(file)
  const type = types[extname(file)] ?? 'application/octet-stream'
  return {
    bytes: new CodedBytes(plain),
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    type,
    isText: !type.startsWith('font/') && plain.length > 500,
    // A name under /_astro/ holds a hash of its content.
    cacheControl: path.startsWith('/_astro/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600',
  }
}

async function send(request: IncomingMessage, response: ServerResponse, file: StaticFile): Promise<void> {
  const { bytes, etag, type, isText, cacheControl } = file
  response.setHeader('cache-control', cacheControl)
  response.setHeader('etag', etag)
  if (isText) response.setHeader('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  const coding = isText ? codingOf(request.headers['accept-encoding']) : 'identity'
  const body = await bytes.in(coding)
  if (coding !== 'identity') response.setHeader('content-encoding', coding)
  response.writeHead(200, { 'content-type': type, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}
