import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, HttpClientError, isPublicAddress, type Resolver } from './http-client.ts'

/** What reached this machine. */
const seen: string[] = []
const server = createServer((request, response) => {
  seen.push(request.url ?? '')
  if (request.url === '/redirect') response.writeHead(302, { location: '/target' }).end()
  else if (request.url === '/long') response.writeHead(200).end('x'.repeat(300_000))
  else if (request.url === '/slow') setTimeout(() => response.writeHead(200).end('late'), 400)
  else if (request.url === '/drip') {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  } else if (request.url === '/cut') {
    response.writeHead(200, { 'content-length': '10' })
    response.write('half')
    setTimeout(() => response.destroy(), 20)
  } else if (request.url === '/odd') {
    response.socket?.end('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n')
  } else response.writeHead(200, { 'x-method': request.method }).end(`${request.headers.host}`)
})
let port = 0
beforeAll(async () => {
  // As in every process that serves: it puts a Response of its own in the place of Node's, which takes any status.
  getRequestListener(() => new Response())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
})

const timeoutMilliseconds = 200
const resolver =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const outside = createHttpClient({ loopback: false, timeoutMilliseconds })
const local = createHttpClient({ loopback: true, timeoutMilliseconds })

describe('an address that somebody else chose', () => {
  it.each([
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://0.0.0.0',
    'https://10.1.2.3',
    'https://172.16.0.1',
    'https://192.168.1.1',
    'https://100.64.0.1',
    'https://169.254.169.254',
    'https://198.18.0.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:a9fe:a9fe]',
    'https://[64:ff9b::7f00:1]',
    'https://[fd00::1]',
    'https://[fe80::1]',
    'https://[ff02::1]',
    'https://[2001:db8::1]',
    'https://[2002:7f00:1::]',
    'https://localhost',
    'https://localhost.',
    'https://①②⑦.0.0.1',
    'http://93.184.215.14',
    'https://93.184.215.14:8443',
    'https://ada@93.184.215.14',
    'ftp://93.184.215.14',
    'file:///etc/passwd',
  ])('is not called at %s', async (url) => {
    await expect(outside(url)).rejects.toThrow(HttpClientError)
  })

  it('is judged by every address that its name has', async () => {
    const of = { loopback: false, timeoutMilliseconds }
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.215.14', '10.0.0.1'],
      ['::1'],
      ['::ffff:10.0.0.1'],
      [],
    ]) {
      const call = createHttpClient({ ...of, resolver: resolver(...addresses) })
      await expect(call('https://rebinding.test/')).rejects.toThrow(/not on the public Internet|is not known/)
    }
    expect(seen).toEqual([])
  })

  it('is called where it was judged: the name is not asked again', async () => {
    let asked = 0
    const once_: Resolver = async () => {
      asked += 1
      return [{ address: asked === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }]
    }
    const call = createHttpClient({ loopback: true, timeoutMilliseconds, resolver: once_ })
    const reply = await call(`http://name.test:${port}/`)
    expect([await reply.text(), asked]).toEqual([`name.test:${port}`, 1])
  })
})

describe('this machine', () => {
  it('is called in development, with method, body and name as they are', async () => {
    const reply = await local(`http://localhost:${port}/`, { method: 'POST', body: 'a=1' })
    expect([reply.status, reply.headers.get('x-method'), await reply.text()]).toEqual([
      200,
      'POST',
      `localhost:${port}`,
    ])
  })

  it('opens no way to others', async () => {
    for (const url of ['http://10.0.0.1/', 'http://192.0.2.1/', 'http://[fd00::1]/'])
      await expect(local(url)).rejects.toThrow(HttpClientError)
    const mixed = createHttpClient({
      loopback: true,
      timeoutMilliseconds,
      resolver: resolver('127.0.0.1', '10.0.0.1'),
    })
    await expect(mixed('http://mixed.test/')).rejects.toThrow(HttpClientError)
  })
})

describe('a reply', () => {
  it('that leads elsewhere is not followed', async () => {
    seen.length = 0
    const reply = await local(`http://127.0.0.1:${port}/redirect`)
    expect([reply.status, seen]).toEqual([302, ['/redirect']])
  })

  it.each(['/long', '/slow', '/drip', '/cut', '/odd'])(
    'at %s ends in an error, and in time',
    async (path) => {
      await expect(local(`http://127.0.0.1:${port}${path}`)).rejects.toThrow(HttpClientError)
    },
  )

  it('is not waited for when the name is not found in time', async () => {
    const never: Resolver = () => new Promise(() => undefined)
    const call = createHttpClient({ loopback: false, timeoutMilliseconds, resolver: never })
    await expect(call('https://slow.test/')).rejects.toThrow(HttpClientError)
  })

  it('is not waited for once the caller has given up', async () => {
    const signal = AbortSignal.timeout(20)
    await expect(local(`http://127.0.0.1:${port}/slow`, { signal })).rejects.toThrow(HttpClientError)
  })
})

it.each([
  ['93.184.215.14', true],
  ['8.8.8.8', true],
  ['2606:4700:4700::1111', true],
  ['::ffff:8.8.8.8', true],
  ['::ffff:127.0.0.1', false],
  ['no address', false],
  ['', false],
])('%s is public: %s', (address, is) => {
  expect(isPublicAddress(address)).toBe(is)
})

describe('an address that the operator has set', () => {
  it('may be any, also one that nobody else could have us call; redirects are not followed there either', async () => {
    const own = createHttpClient({ loopback: false, ownAddress: true, timeoutMilliseconds })
    const reply = await own(`http://127.0.0.1:${port}/own`, { method: 'POST' })
    expect([reply.status, reply.headers.get('x-method')]).toEqual([200, 'POST'])
    expect((await own(`http://127.0.0.1:${port}/redirect`)).status).toBe(302)
    await expect(own('ftp://127.0.0.1/')).rejects.toMatchObject({ fault: 'address-not-allowed' })
  })
})
