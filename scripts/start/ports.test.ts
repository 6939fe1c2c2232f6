import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { checkPorts } from './ports.ts'

let server: Server | undefined

afterEach(() => server?.close())

async function listen(host: string): Promise<number> {
  server = createServer((socket) => socket.destroy()).listen(0, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

it('accepts ports nobody uses', async () => {
  const port = await listen('127.0.0.1')
  server?.close()
  await expect(checkPorts([{ port, variable: 'PORT', purpose: 'the API' }])).resolves.toBeUndefined()
})

it.each(['127.0.0.1', '0.0.0.0'])(
  'names the port another program holds on %s, and the variable to change',
  async (host) => {
    const port = await listen(host)
    await expect(checkPorts([{ port, variable: 'SHOP_PORT', purpose: 'the shop' }])).rejects.toThrow(
      `Port ${port} (the shop) is in use, another program uses it: stop that, or set SHOP_PORT in .env.`,
    )
  },
)

it('refuses one port for two purposes', async () => {
  const port = await listen('127.0.0.1')
  server?.close()
  const wanted = [
    { port, variable: 'PORT', purpose: 'the API' },
    { port, variable: 'SHOP_PORT', purpose: 'the shop' },
  ]
  await expect(checkPorts(wanted)).rejects.toThrow(`SHOP_PORT and PORT are both ${port}`)
})

it.each(['{"status":"live"}', 'ok'])('knows another Tradepost by its answer: %s', async (body) => {
  const own = createHttpServer((_, response) => response.end(body)).listen(0, '127.0.0.1')
  server = own
  await once(own, 'listening')
  const { port } = own.address() as AddressInfo
  await expect(checkPorts([{ port, variable: 'MAIL_PORT', purpose: 'the mail catcher' }])).rejects.toThrow(
    `Port ${port} (the mail catcher) is in use, another Tradepost runs there: stop that, or set MAIL_PORT in .env.`,
  )
})
