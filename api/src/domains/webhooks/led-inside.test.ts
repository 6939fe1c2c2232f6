import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, HttpClientError, type Resolver } from '../../platform/http-client.ts'
import { mustBeUsableAddress } from './endpoint-address.ts'
import { createWebhookClient } from './index.ts'
import { postWebhook } from './post-webhook.ts'

/** Counts whoever reaches this machine, over IPv4 and IPv6. */
let connections = 0
const server = createServer((socket) => {
  connections += 1
  socket.destroy()
})
let port = 0
beforeAll(async () => {
  server.listen(0, '::')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await once(server, 'close')
})

/** Every notation of this machine and of what is not out on the Internet, each on the port that listens and without one. */
const hosts = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1'],
  ...['017700000001', '0x7f.0x0.0x0.0x1', '0', '0.0.0.0', '0x0', 'localhost', 'localhost.', 'LOCALHOST'],
  ...['a.localhost', '①②⑦.⓪.⓪.①', '127。0。0。1', '127．0．0．1', '１２７.0.0.1'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[::127.0.0.1]', '[::7f00:1]', '[64:ff9b::7f00:1]', '[64:ff9b::127.0.0.1]', '[64:ff9b:1::7f00:1]'],
  ...['[2002:7f00:1::]', '[2002:7f00:1::1]', '[2001:0:7f00:1::]', '[fe80::1]', '[fec0::1]', '[fc00::1]'],
  ...['[fd00::1]', '[fd00:ec2::254]', '[ff02::1]', '[2001:db8::1]', '[100::1]', '[3fff::1]', '[5f00::1]'],
  ...['[::ffff:169.254.169.254]', '[::ffff:10.0.0.1]', '[::ffff:a9fe:a9fe]', '[64:ff9b::a9fe:a9fe]'],
  ...[
    '169.254.169.254',
    '0xa9fea9fe',
    '2852039166',
    '0251.0376.0251.0376',
    '169.254.170.2',
    '100.100.100.200',
  ],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  ...['100.64.0.1', '100.127.255.255', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['192.88.99.1', '0.1.2.3', '168.63.129.16%2f@127.0.0.1', 'partner.example@127.0.0.1'],
]
const others = [
  'http://partner.example/',
  'https://partner.example:8443/',
  'https://user:password@partner.example/',
  'ftp://partner.example/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_INFO',
  'unix:/var/run/docker.sock',
]
const urls = [
  ...hosts.flatMap((host) => [`https://${host}/`, `http://${host}:port/`, `https://${host}:port/`]),
  ...others,
]

const client = createWebhookClient({ loopback: false })
const message = { id: 'evt_1', body: '{}' }
const secrets = [`whsec_${Buffer.alloc(32).toString('base64')}`]

describe('an address that leads inside', () => {
  it('is not connected to, whatever its notation', async () => {
    expect(urls.length).toBeGreaterThan(90)
    const led: string[] = []
    for (const url of urls.map((each) => each.replace(':port', `:${port}`))) {
      const error = await client(url).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      const isOurs = error instanceof HttpClientError && error.fault === 'address-not-allowed'
      // No URL, or a name that nobody knows: nothing to connect to either.
      const isNone = error instanceof TypeError || (error as HttpClientError)?.fault === 'host-unknown'
      if (!isOurs && !isNone) led.push(url)
    }
    expect(led).toEqual([])
    expect(connections).toBe(0)
  })

  it('is refused as the address of an endpoint where it can be seen', () => {
    for (const host of hosts.filter((each) => !/example|%2f|a\.localhost/.test(each))) {
      const url = URL.parse(`https://${host}/`)
      if (url) expect(() => mustBeUsableAddress(url.href, { loopback: false }), host).toThrow(/must/)
    }
    for (const url of others) expect(() => mustBeUsableAddress(url, { loopback: false }), url).toThrow(/must/)
    expect(() => mustBeUsableAddress('https://partner.example/a?b=c', { loopback: false })).not.toThrow()
  })

  it.each([
    [['127.0.0.1']],
    [['93.184.215.14', '127.0.0.1']],
    [['::1']],
    [['2606:4700::1111', 'fd00::1']],
    [['64:ff9b::7f00:1']],
    [['::ffff:10.0.0.1']],
    [['fe80::1%eth0']],
  ])('is not connected to when a name leads to %s', async (addresses) => {
    const resolver: Resolver = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const named = createHttpClient({ loopback: false, timeoutMilliseconds: 500, resolver })
    await expect(named('https://partner.example/')).rejects.toMatchObject({ fault: 'address-not-allowed' })
    expect(connections).toBe(0)
  })

  it('is not reached by a name that changes its address after it was judged', async () => {
    let asked = 0
    const resolver: Resolver = async () => {
      asked += 1
      // An address for documentation would be refused; this one is public, and nobody is there to answer in time.
      return [{ address: asked === 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }]
    }
    const pinned = createHttpClient({ loopback: true, timeoutMilliseconds: 500, resolver })
    const outside = createHttpClient({ loopback: false, timeoutMilliseconds: 500, resolver })
    await expect(outside(`https://partner.example/`)).rejects.toMatchObject({ fault: 'address-not-allowed' })
    expect(asked).toBe(1)
    asked = 0
    await pinned(`http://partner.example:${port}/`).catch(() => undefined)
    expect(asked).toBe(1)
    connections = 0
  })

  it('is told as what it is, and nothing was sent', async () => {
    const attempted = await postWebhook(client, 'https://169.254.169.254/latest/meta-data/', {
      message,
      secrets,
    })
    expect(attempted).toMatchObject({ status: null, error: 'address-not-allowed', replyBody: null })
    expect(connections).toBe(0)
  })
})
