import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient, type Resolver } from './http-client.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
})

/** A server that counts, and a client that keeps its connections to it. @param of.addresses what its name leads to, call by call */
async function scene(answer: RequestListener, of: { addresses?: string[]; loopback?: boolean } = {}) {
  const seen = { connections: 0, requests: 0 }
  const server = createServer((request, response) => {
    seen.requests += 1
    answer(request, response)
  })
  server.on('connection', () => {
    seen.connections += 1
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const addresses = of.addresses ?? []
  const resolver: Resolver = async () => [{ address: addresses.shift() ?? '127.0.0.1', family: 4 }]
  const client = createHttpClient({
    loopback: of.loopback ?? true,
    timeoutMilliseconds: 1_000,
    connectMilliseconds: 500,
    replyBytes: 100,
    keepsConnections: true,
    resolver,
  })
  const post = async () =>
    (await client(`http://partner.test:${port}/`, { method: 'POST', body: 'x' })).text()
  return { seen, post }
}

describe('a connection that is kept', () => {
  it('is used again, one request after the other, and each at a time of its own', async () => {
    const { seen, post } = await scene((_, response) => response.end('ok'))
    for (let n = 0; n < 5; n += 1) expect(await post()).toBe('ok')
    expect(seen).toEqual({ connections: 1, requests: 5 })
    await Promise.all([post(), post(), post()])
    expect(seen).toEqual({ connections: 3, requests: 8 })
  })

  it('is not used for another address than the one that was judged for this very request', async () => {
    const { seen, post } = await scene((_, response) => response.end('ok'), {
      addresses: ['127.0.0.1', '127.0.0.2', '192.0.2.1', '127.0.0.1'],
    })
    await post()
    await expect(post()).rejects.toMatchObject({ fault: 'connect-failed' })
    await expect(post()).rejects.toMatchObject({ fault: 'address-not-allowed' })
    expect(await post()).toBe('ok')
    expect(seen).toEqual({ connections: 1, requests: 2 })
  })

  it('that was closed meanwhile costs one more connection, and the request arrives', async () => {
    let answered = 0
    const { seen, post } = await scene((request, response) => {
      const isSecondOfItsConnection = answered === 1
      answered += 1
      if (isSecondOfItsConnection) request.socket.destroy()
      else response.end('ok')
    })
    expect(await post()).toBe('ok')
    expect(await post()).toBe('ok')
    expect(seen).toEqual({ connections: 2, requests: 3 })
  })

  it('is not begun again where a new one breaks, or a reply does', async () => {
    const { seen, post } = await scene((request) => request.socket.destroy())
    await expect(post()).rejects.toMatchObject({ fault: 'reply-broken' })
    expect(seen).toEqual({ connections: 1, requests: 1 })
    let calls = 0
    const half = await scene((_, response) => {
      calls += 1
      if (calls === 1) response.end('ok')
      else {
        response.writeHead(200, { 'content-length': '10' }).write('half')
        setTimeout(() => response.destroy(), 20)
      }
    })
    await half.post()
    await expect(half.post()).rejects.toMatchObject({ fault: 'reply-broken' })
    expect(half.seen).toEqual({ connections: 1, requests: 2 })
  })

  it('ends with a reply that is longer than what is read of it', async () => {
    const { seen, post } = await scene((_, response) => response.end('x'.repeat(100_000)))
    for (let n = 0; n < 3; n += 1) expect(await post()).toHaveLength(100)
    expect(seen).toEqual({ connections: 3, requests: 3 })
  })
})
