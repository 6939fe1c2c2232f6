import type { IncomingMessage, ServerResponse } from 'node:http'
import { BlockList, isIP } from 'node:net'

export interface Visitor {
  /** Address of the visitor, as far as it can be known. */
  address: string
  /** Whether the visitor's own connection is encrypted. */
  secure: boolean
}

/**
 * Makes the headers that proxies add say the truth: from a proxy we trust they are reduced to what it saw, from
 * anybody else they are removed. What runs behind this may believe them. `Host` must arrive as the visitor sent it.
 */
export function trustProxies(addresses: string[]): (request: IncomingMessage) => Visitor {
  const trusted = listOf(addresses)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? '127.0.0.1')
    const { headers } = request
    const believed = isTrusted(peer)
    const path = believed ? forwarded(headers['x-forwarded-for']) : []
    // From the right: the last address that is no proxy of ours is the only one nobody could make up.
    const address = path.findLast((one) => !isTrusted(one)) ?? path[0] ?? peer
    const secure = believed && headers['x-forwarded-proto'] === 'https'
    for (const name of ['x-forwarded-host', 'x-forwarded-port', 'forwarded']) delete headers[name]
    headers['x-forwarded-for'] = address
    headers['x-forwarded-proto'] = secure ? 'https' : 'http'
    return { address, secure }
  }
}

/** The headers of every reply; pages add their content policy and may be stricter about what they refer to. */
export function securityHeaders(response: ServerResponse, { secure }: Visitor): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (secure) response.setHeader('strict-transport-security', 'max-age=31536000')
}

function listOf(addresses: string[]): BlockList {
  const list = new BlockList()
  for (const entry of addresses) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: ${entry} is no address`)
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function forwarded(value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(',') : (value ?? '')
  return text
    .split(',')
    .map((one) => plain(one.trim()))
    .filter((one) => isIP(one) !== 0)
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}
