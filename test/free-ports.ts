import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

// Below those that systems give to whoever connects (Linux from 32768 on): a server may take seconds to listen, and what
// was free may be somebody's end of a connection by then.
const lowest = 15_000
const above = 32_000

/** Ports that nobody listens on at this moment, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const taken: { port: number; server: Server }[] = []
  while (taken.length < count) {
    const port = randomInt(lowest, above)
    const server = await listening(port)
    if (server) taken.push({ port, server })
  }
  await Promise.all(taken.map(({ server }) => new Promise((done) => server.close(done))))
  return taken.map(({ port }) => port)
}

function listening(port: number): Promise<Server | undefined> {
  const server = createServer()
  return new Promise((settle) => {
    server.once('error', () => settle(undefined))
    server.listen(port, '127.0.0.1', () => settle(server))
  })
}
