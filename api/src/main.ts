import { type ServerType, serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { followListings, KeptPages } from './domains/discovery/index.ts'
import { environmentOfProcess } from './platform/env.ts'
import { createServices } from './services.ts'
import { untilStopped } from './stopping.ts'

const usesPauseMilliseconds = 30_000

const env = environmentOfProcess()
if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set: `npm start` sets it, production must')
const services = createServices(env, env.DATABASE_URL)
const pages = new KeptPages()
const app = createApp(services, pages)
let stopping = false
const server: ServerType = serve({
  fetch: async (request, bindings) => {
    const response = await app.fetch(request, bindings)
    if (stopping) response.headers.set('connection', 'close')
    return response
  },
  port: env.PORT,
  hostname: env.HOST,
  serverOptions: {
    // Slow senders give their socket back: headers within 10 s, the whole request within 30 s.
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 5_000,
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16 * 1024,
  },
})
server.on('error', (error) => {
  services.log.fatal({ err: error }, 'cannot listen')
  process.exit(1)
})
services.log.info({ port: env.PORT }, 'listening')
const endFollowing = followListings({ ...services, pages })

/** When keys were last used: a lost one costs nothing but a date. */
const writeUses = () =>
  services.stores
    .writeUses()
    .catch((error: unknown) => services.log.warn({ err: error }, 'when keys were used is not written'))
const writing = setInterval(writeUses, usesPauseMilliseconds)

await untilStopped(services.log, async () => {
  stopping = true
  services.live.close()
  // A socket that is kept alive becomes idle only when its last answer is out.
  const sweep = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
  await new Promise<void>((done) => server.close(() => done()))
  clearInterval(sweep)
  clearInterval(writing)
  await Promise.all([writeUses(), endFollowing()])
  await services.db.close()
})
