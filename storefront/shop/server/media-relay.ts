import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CodedBytes, codingOf } from './compression.ts'

const drawingBytesMax = 512 * 1024
const keptDrawings = 400
const freshMilliseconds = 60_000
const cacheControl = 'public, max-age=86400, stale-while-revalidate=604800'
const passedOn = ['content-type', 'content-length', 'content-security-policy', 'etag', 'last-modified']

interface Drawing {
  bytes: CodedBytes
  headers: Record<string, string>
  until: number
}

/**
 * Serves the API's pictures under the shop's own name. Drawings are text: they are kept and sent compressed; all
 * else is passed through as it comes.
 */
export function createMediaRelay(apiUrl: string) {
  const drawings = new Map<string, Drawing>()

  return async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!/^\/media\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(url.pathname)) return notFound(response)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const kept = drawings.get(url.pathname)
    if (kept && kept.until > performance.now()) return sendDrawing(request, response, kept)

    const reply = await fetch(`${apiUrl}${url.pathname}`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => null,
    )
    if (!reply || reply.status >= 500) {
      if (kept) return sendDrawing(request, response, kept)
      response.writeHead(503, { 'cache-control': 'no-store', 'retry-after': '5' }).end()
      return
    }
    if (!reply.ok || !reply.body) return notFound(response)
    const headers = headersOf(reply)
    const isDrawing = headers['content-type'] === 'image/svg+xml'
    if (isDrawing && Number(headers['content-length'] ?? 0) <= drawingBytesMax) {
      const bytes = new CodedBytes(Buffer.from(await reply.arrayBuffer()))
      const drawing = { bytes, headers, until: performance.now() + freshMilliseconds }
      keep(drawings, url.pathname, drawing)
      return sendDrawing(request, response, drawing)
    }
    response.writeHead(200, { ...headers, 'cache-control': cacheControl })
    await pipeline(Readable.fromWeb(reply.body as never), response)
  }
}

async function sendDrawing(
  request: IncomingMessage,
  response: ServerResponse,
  drawing: Drawing,
): Promise<void> {
  const { etag } = drawing.headers
  response.setHeader('cache-control', cacheControl)
  response.setHeader('vary', 'accept-encoding')
  for (const [name, value] of Object.entries(drawing.headers)) {
    if (name !== 'content-length') response.setHeader(name, value)
  }
  if (etag && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  const coding = codingOf(request.headers['accept-encoding'])
  const body = await drawing.bytes.in(coding)
  if (coding !== 'identity') response.setHeader('content-encoding', coding)
  response.writeHead(200, { 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function keep(drawings: Map<string, Drawing>, path: string, drawing: Drawing): void {
  drawings.delete(path)
  drawings.set(path, drawing)
  const [oldest] = drawings.keys()
  if (drawings.size > keptDrawings && oldest !== undefined) drawings.delete(oldest)
}

function headersOf(reply: Response): Record<string, string> {
  return Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = reply.headers.get(name)
      return value === null ? [] : [[name, value] as const]
    }),
  )
}

function notFound(response: ServerResponse): void {
  response
    .writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
    .end('No such picture.')
}
