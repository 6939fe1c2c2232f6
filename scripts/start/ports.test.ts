import { once } from 'node:events'
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
