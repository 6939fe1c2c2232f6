/**
 * The floor of a read: Hono on `@hono/node-server` with one route that answers bytes it already has, with the
 * reply's content type and nothing else. Its parent tells it the bytes.
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** Bodies by path, as the API answered them. */
export interface FloorBodies {
  message: Record<string, Uint8Array<ArrayBuffer>>
}

const bodies = new Map<string, Uint8Array<ArrayBuffer>>()
const headers = { 'content-type': 'application/json' }
const app = new Hono()
app.get('/floor/:name', (c) => {
  const body = bodies.get(c.req.param('name'))
  return body ? new Response(body, { headers }) : c.notFound()
})
app.get('/ready', (c) => c.text('ready'))

process.on('message', ({ message }: Partial<FloorBodies>) => {
  for (const [name, body] of Object.entries(message ?? {})) bodies.set(name, body)
})
serve({
  fetch: app.fetch,
  port: Number(process.env.PORT),
  hostname: '127.0.0.1',
  // As the API: a connection may wait for its turn.
  serverOptions: { keepAliveTimeout: 65_000 },
})
