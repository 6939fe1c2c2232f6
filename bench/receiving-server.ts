/**
 * Whoever receives webhooks in the bench: takes what is posted to `/<anything>/<kind>` and answers as that kind does.
 * `GET /count` tells how many have come, by kind; its parent may set all to 0.
 */
import { createServer } from 'node:http'
import { failing } from './webhook-kinds.ts'

const kinds: typeof failing = {
  ok: (response) => response.writeHead(200, { 'content-length': '2' }).end('ok'),
  ...failing,
}

const counts = new Map<string, number>()
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const text = request.url === '/count' ? JSON.stringify(Object.fromEntries(counts)) : 'ready'
    response.writeHead(200, { 'content-length': String(text.length) }).end(text)
    return
  }
  const kind = request.url?.split('/').at(-1) ?? ''
  request.resume()
  request.once('end', () => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    kinds[kind]?.(response)
  })
})
// As receivers do that are called often: the caller ends the connection.
server.keepAliveTimeout = 65_000
process.on('message', ({ message }: { message?: unknown }) => {
  if (message === 'forget') counts.clear()
})
server.listen(Number(process.env.PORT), '127.0.0.1')
