import { lookup as resolve } from 'node:dns/promises'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { networkList } from './networks.ts'

/** What a reply may have; a document of keys or of a provider is far smaller. */
const bytesMax = 256 * 1024

/** The address of a request, or what came back, is not allowed, or nothing came in time. Repeats nothing that was sent. */
export class HttpClientError extends Error {
  override readonly name = 'HttpClientError'
}

/** All addresses of a host, as DNS tells them. */
export type Resolver = (host: string) => Promise<{ address: string; family: number }[]>

export interface OutgoingRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  signal?: AbortSignal | undefined
}

/** `fetch` for addresses that others chose. */
export type HttpClient = (url: string, of?: OutgoingRequest) => Promise<Response>

// IANA special-purpose registries (RFC 6890): what is not out on the Internet.
const notPublic = networkList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
])
const globalUnicast = networkList(['0.0.0.0/0', '2000::/3'])
const loopbacks = networkList(['127.0.0.0/8', '::1/128'])

/** Whether an address is one that anybody can reach on the Internet. IPv4 in IPv6 counts as IPv4. */
export const isPublicAddress = (address: string): boolean =>
  globalUnicast.allows(address) && !notPublic.allows(address)

/** Whether an address is of this machine. */
export const isLoopbackAddress = (address: string): boolean => loopbacks.allows(address)

/**
 * Requests to addresses that somebody else chose, such as an OpenID provider of a store, so that nobody reaches through
 * us into our own network: https on port 443 and public addresses only; every address that the name has is judged, and
 * the connection goes to one of those. Redirects are not followed; a reply is read up to 256 KiB, all within the time.
 * @param of.loopback this machine is allowed too, on any port and without TLS: for development and tests
 */
export function createHttpClient(of: {
  loopback: boolean
  timeoutMilliseconds: number
  resolver?: Resolver
}): HttpClient {
  const resolver = of.resolver ?? ((host) => resolve(host, { all: true, verbatim: true }))
  return async (text, request = {}) => {
    const url = new URL(text)
    const { hostname, protocol } = url
    const host = hostname.replace(/^\[(.*)\]$/, '$1')
    const deadline = AbortSignal.timeout(of.timeoutMilliseconds)
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline
    const literal = [{ address: host, family: isIP(host) }]
    const addresses = isIP(host) ? literal : await addressesOf(host, resolver, signal)
    const local = of.loopback && addresses.every(({ address }) => isLoopbackAddress(address))
    if (!local) {
      if (protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
        throw new HttpClientError('Only https addresses on port 443 are called.')
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        throw new HttpClientError('This address is not on the public Internet.')
    } else if (protocol !== 'https:' && protocol !== 'http:')
      throw new HttpClientError('Only http and https addresses are called.')
    return exchange(url, { ...request, signal, addresses })
  }
}

async function addressesOf(host: string, resolver: Resolver, signal: AbortSignal): ReturnType<Resolver> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new HttpClientError('No usable reply came in time.')), {
      once: true,
    })
  })
  const found = await Promise.race([resolver(host).catch(() => []), late])
  if (found.length === 0) throw new HttpClientError('The host of this address is not known.')
  return found
}

function exchange(
  url: URL,
  of: OutgoingRequest & { signal: AbortSignal; addresses: { address: string; family: number }[] },
): Promise<Response> {
  const send = url.protocol === 'https:' ? requestSecure : requestPlain
  // The connection asks nobody again: a name that changes its address in between leads nowhere else.
  const pinned: LookupFunction = (_host, options, callback) => {
    const [first] = of.addresses
    if (options.all) callback(null, of.addresses)
    else if (first) callback(null, first.address, first.family)
  }
  return new Promise((resolved, rejected) => {
    const fail = () => rejected(new HttpClientError('No usable reply came in time.'))
    const options = {
      method: of.method ?? 'GET',
      headers: of.headers ?? {},
      signal: of.signal,
      lookup: pinned,
      agent: false as const,
    }
    const outgoing = send(url, options, (incoming) => {
      const parts: Buffer[] = []
      let bytes = 0
      incoming.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > bytesMax) outgoing.destroy(new HttpClientError('The reply is too long.'))
        else parts.push(part)
      })
      incoming.on('error', fail)
      incoming.on('end', () => {
        try {
          resolved(replyOf(incoming.statusCode ?? 0, incoming.headers, parts))
        } catch {
          fail()
        }
      })
    })
    outgoing.on('error', fail)
    outgoing.end(of.body)
  })
}

function replyOf(
  status: number,
  headers: Record<string, string | string[] | undefined>,
  parts: Buffer[],
): Response {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]],
  )
  const empty = [101, 204, 205, 304].includes(status)
  return new Response(empty ? null : Buffer.concat(parts), { status, headers: kept })
}
