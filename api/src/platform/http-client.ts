import { lookup as resolve } from 'node:dns/promises'
import { type Agent, type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { TLSSocket } from 'node:tls'
import { type KeptConnections, keepConnections } from './kept-connections.ts'
import { networkList } from './networks.ts'

/** What a reply may have; a document of keys or of a provider is far smaller. */
const bytesMax = 256 * 1024

/** Why a request came to nothing. */
export type HttpClientFault =
  | 'address-not-allowed'
  | 'host-unknown'
  | 'connect-failed'
  | 'connect-timeout'
  | 'tls-failed'
  | 'timeout'
  | 'reply-broken'
  | 'reply-too-long'

const faultTexts: Record<HttpClientFault, string> = {
  'address-not-allowed': 'This address is not on the public Internet.',
  'host-unknown': 'The host of this address is not known.',
  'connect-failed': 'No usable reply came in time: no connection was made.',
  'connect-timeout': 'No usable reply came in time: no connection was made.',
  'tls-failed': 'No usable reply came in time: the certificate does not fit, or TLS failed.',
  timeout: 'No usable reply came in time.',
  'reply-broken': 'No usable reply came in time: it broke off, or was none.',
  'reply-too-long': 'The reply is too long.',
}

/** The address of a request, or what came back, is not allowed, or nothing came in time. Its text repeats nothing that was sent. */
export class HttpClientError extends Error {
  override readonly name = 'HttpClientError'
  readonly fault: HttpClientFault

  constructor(fault: HttpClientFault, text: string = faultTexts[fault]) {
    super(text)
    this.fault = fault
  }
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
 * @param of.ownAddress any address, in our own network too: for what the operator sets in the environment, nobody else
 * @param of.connectMilliseconds until the connection stands, TLS included; unless said, only the whole has a limit
 * @param of.replyBytes of a longer reply only the beginning is read, and its end not waited for; unless said, one above 256 KiB is an error
 * @param of.keepsConnections for requests that may arrive twice: a connection is used again for a few seconds, for the same
 *   addresses judged anew; where it was closed meanwhile, the request is sent once more over another one
 */
export function createHttpClient(of: {
  loopback: boolean
  ownAddress?: boolean
  timeoutMilliseconds: number
  connectMilliseconds?: number
  replyBytes?: number
  keepsConnections?: boolean
  resolver?: Resolver
}): HttpClient {
  const kept = of.keepsConnections ? keepConnections() : null
  const resolver = of.resolver ?? ((host) => resolve(host, { all: true, verbatim: true }))
  return async (text, request = {}) => {
    const url = new URL(text)
    const { hostname, protocol } = url
    const host = hostname.replace(/^\[(.*)\]$/, '$1')
    const deadline = AbortSignal.timeout(of.timeoutMilliseconds)
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline
    const literal = [{ address: host, family: isIP(host) }]
    const addresses = isIP(host) ? literal : await addressesOf(host, resolver, signal)
    const isOnLoopback = of.loopback && addresses.every(({ address }) => isLoopbackAddress(address))
    const local = of.ownAddress === true || isOnLoopback
    if (!local) {
      if (protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
        throw new HttpClientError('address-not-allowed', 'Only https addresses on port 443 are called.')
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        throw new HttpClientError('address-not-allowed')
    } else if (protocol !== 'https:' && protocol !== 'http:')
      throw new HttpClientError('address-not-allowed', 'Only http and https addresses are called.')
    const { connectMilliseconds, replyBytes } = of
    const all = { ...request, signal, addresses, connectMilliseconds, replyBytes }
    if (!kept) return exchange(url, { ...all, kept })
    return exchange(url, { ...all, kept }).catch((error: unknown) => {
      if (!(error instanceof ConnectionWasClosed)) throw error
      return exchange(url, { ...all, kept: null })
    })
  }
}

async function addressesOf(host: string, resolver: Resolver, signal: AbortSignal): ReturnType<Resolver> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new HttpClientError('timeout')), { once: true })
  })
  const found = await Promise.race([resolver(host).catch(() => []), late])
  if (found.length === 0) throw new HttpClientError('host-unknown')
  return found
}

/** The other side had closed a connection that was kept, before it said anything. */
class ConnectionWasClosed extends Error {}

interface Exchange extends OutgoingRequest {
  signal: AbortSignal
  addresses: { address: string; family: number }[]
  kept: KeptConnections | null
  connectMilliseconds: number | undefined
  replyBytes: number | undefined
}

function exchange(url: URL, of: Exchange): Promise<Response> {
  const send = url.protocol === 'https:' ? requestSecure : requestPlain
  // The connection asks nobody again: a name that changes its address in between leads nowhere else.
  const pinned: LookupFunction = (_host, options, callback) => {
    const [first] = of.addresses
    if (options.all) callback(null, of.addresses)
    else if (first) callback(null, first.address, first.family)
  }
  const agent: Agent | false = of.kept?.agentFor(url, of.addresses) ?? false
  return new Promise((resolved, rejected) => {
    const options = {
      method: of.method ?? 'GET',
      headers: of.headers ?? {},
      signal: of.signal,
      lookup: pinned,
      agent,
    }
    const outgoing = send(url, options, (incoming) => {
      progress.stage = 'reply'
      readReply(incoming, outgoing, of.replyBytes).then(resolved, fail)
    })
    const progress = watchProgress(outgoing, of.connectMilliseconds)
    const fail = (error: Error) => {
      const wasClosed = outgoing.reusedSocket && progress.stage === 'sent' && !of.signal.aborted
      rejected(
        wasClosed ? new ConnectionWasClosed() : asFault(error, { ...progress, isOver: of.signal.aborted }),
      )
    }
    outgoing.on('error', fail)
    outgoing.end(of.body)
  })
}

type Stage = 'connecting' | 'tls' | 'sent' | 'reply'

/** How far a request has come; ends it when it does not even connect in time. */
function watchProgress(outgoing: ClientRequest, connectMilliseconds: number | undefined): { stage: Stage } {
  const progress: { stage: Stage } = { stage: 'connecting' }
  outgoing.once('socket', (socket) => {
    if (outgoing.reusedSocket) {
      progress.stage = 'sent'
      return
    }
    const late = () => outgoing.destroy(new HttpClientError('connect-timeout'))
    const timer = connectMilliseconds === undefined ? undefined : setTimeout(late, connectMilliseconds)
    const connected = (stage: Stage, isReady: boolean) => () => {
      progress.stage = stage
      if (isReady) clearTimeout(timer)
    }
    const secure = socket instanceof TLSSocket
    socket.once('connect', connected(secure ? 'tls' : 'sent', !secure))
    socket.once('secureConnect', connected('sent', true))
    socket.once('close', () => clearTimeout(timer))
  })
  return progress
}

function asFault(error: Error, of: { stage: Stage; isOver: boolean }): HttpClientError {
  if (error instanceof HttpClientError) return error
  if (of.isOver) return new HttpClientError('timeout')
  const faults = {
    connecting: 'connect-failed',
    tls: 'tls-failed',
    sent: 'reply-broken',
    reply: 'reply-broken',
  }
  return new HttpClientError(faults[of.stage] as HttpClientFault)
}

/** @param replyBytes where to stop reading; undefined: a longer one is refused */
function readReply(
  incoming: IncomingMessage,
  outgoing: ClientRequest,
  replyBytes: number | undefined,
): Promise<Response> {
  return new Promise((resolved, rejected) => {
    const parts: Buffer[] = []
    let bytes = 0
    const end = () => {
      try {
        const whole = replyBytes === undefined ? parts : [Buffer.concat(parts).subarray(0, replyBytes)]
        resolved(replyOf(incoming.statusCode ?? 0, incoming.headers, whole))
      } catch {
        rejected(new HttpClientError('reply-broken'))
      }
    }
    incoming.on('data', (part: Buffer) => {
      bytes += part.length
      parts.push(part)
      if (replyBytes !== undefined && bytes > replyBytes) {
        end()
        outgoing.destroy()
      } else if (bytes > bytesMax) outgoing.destroy(new HttpClientError('reply-too-long'))
    })
    incoming.on('error', rejected)
    incoming.on('end', end)
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
  // RFC 9110, 15: there are no others. The server's own Response, which stands in Node's place, takes any.
  if (status < 200 || status > 599) throw new RangeError(`${status} is no status of a reply`)
  const empty = [204, 205, 304].includes(status)
  return new Response(empty ? null : Buffer.concat(parts), { status, headers: kept })
}
