import type { IncomingMessage, ServerResponse } from 'node:http'

/** A reply in JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
  })
  response.end(text)
}

/** The whole body, or undefined when it is longer than `bytesMax`. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= bytesMax) chunks.push(chunk)
  }
  return length > bytesMax ? undefined : Buffer.concat(chunks)
}

/** The path of a request, its parts decoded; undefined where it is none. */
export function partsOf(request: IncomingMessage): { url: URL; parts: string[] } | undefined {
  try {
    const url = new URL(request.url ?? '', 'http://localhost')
    return { url, parts: url.pathname.slice(1).split('/').map(decodeURIComponent) }
  } catch {
    return undefined
  }
}
