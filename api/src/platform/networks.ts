import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { z } from '@hono/zod-openapi'

/** Which client addresses may use something. */
export interface NetworkList {
  /** False for everything that is no address. IPv4 in IPv6 (`::ffff:192.0.2.1`, RFC 4291 2.5.5.2) counts as IPv4. */
  allows(address: string): boolean
}

interface Network {
  family: 'ipv4' | 'ipv6'
  address: string
  prefix: number
}

const networksMax = 20
const cidrLengthMax = 64
const bitsOf = { ipv4: 32, ipv6: 128 } as const

/**
 * The list of networks that `cidrInput` has let in. An empty list allows nobody: who has no list is not asked.
 * @throws RangeError when one of them is no network
 */
export function networkList(cidrs: readonly string[]): NetworkList {
  // Apart, because a BlockList finds every IPv4 address in ::/64 too.
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const cidr of cidrs) {
    const network = parseNetwork(cidr)
    if (!network) throw new RangeError('A list of networks holds what is none.')
    lists[network.family].addSubnet(network.address, network.prefix, network.family)
  }
  return {
    allows(address) {
      const [host = ''] = address.split('%')
      const parsed = parseNetwork(host)
      return (
        parsed !== null && !host.includes('/') && lists[parsed.family].check(parsed.address, parsed.family)
      )
    },
  }
}

/** One network in CIDR notation (RFC 4632, RFC 4291), or one address; parsed to canonical text (RFC 5952), always with its prefix. */
export const cidrInput = z
  .string()
  .max(cidrLengthMax)
  .transform((text, context): string => {
    const network = parseNetwork(text)
    if (network && isWhole(network)) return printed(network)
    context.addIssue({
      code: 'custom',
      message: network
        ? `has bits of a single address behind its prefix: the network is ${printed(network)}`
        : 'must be an address or a network such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32',
      input: text,
    })
    return z.NEVER
  })
  .openapi({
    description: 'A network in CIDR notation, or one address. IPv4 and IPv6.',
    example: '203.0.113.0/24',
  })

/** The networks a key may be used from, at most 20 and each once. */
export const networksInput = z
  .array(cidrInput)
  .max(networksMax)
  .refine((list) => new Set(list).size === list.length, 'names a network twice')
  .openapi({
    description: 'Networks from which this may be used.',
    example: ['203.0.113.0/24', '2001:db8::/32'],
  })

/** What one client has: an IPv4 address, or the /64 network that an IPv6 address is in. Other text stays as it is. */
export function clientBlock(address: string): string {
  const [host = ''] = address.split('%')
  const parsed = parseNetwork(host)
  if (!parsed) return address
  return parsed.family === 'ipv4' ? parsed.address : printed({ ...parsed, prefix: 64 })
}

function parseNetwork(text: string): Network | null {
  const [, address = '', length] = /^([^/%]+)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? []
  if (isIPv4(address)) return within({ family: 'ipv4', address, prefix: Number(length ?? 32) })
  if (!isIPv6(address)) return null
  const bits = bitsOfIpv6(address)
  const prefix = Number(length ?? 128)
  // An IPv4 address in IPv6 is that IPv4 address, so that one rule covers both spellings.
  if (bits >> 32n === 0xffffn && prefix >= 96)
    return within({ family: 'ipv4', address: ipv4Of(bits & 0xffff_ffffn), prefix: prefix - 96 })
  return within({ family: 'ipv6', address: ipv6Of(bits), prefix })
}

const within = (network: Network): Network | null =>
  network.prefix <= bitsOf[network.family] ? network : null

const isWhole = (network: Network): boolean => networkAddress(network) === network.address

const printed = (network: Network): string => `${networkAddress(network)}/${network.prefix}`

/** The address with zeros behind the prefix. */
function networkAddress({ family, address, prefix }: Network): string {
  const behind = BigInt(bitsOf[family] - prefix)
  const cut = (bits: bigint) => (bits >> behind) << behind
  return family === 'ipv4' ? ipv4Of(cut(bitsOfIpv4(address))) : ipv6Of(cut(bitsOfIpv6(address)))
}

const bitsOfIpv4 = (address: string): bigint =>
  address.split('.').reduce((bits, part) => bits * 256n + BigInt(part), 0n)

const ipv4Of = (bits: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join('.')

// The URL Standard writes an IPv6 host as RFC 5952 does, with hexadecimal groups only.
const canonicalIpv6 = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1)

function bitsOfIpv6(address: string): bigint {
  const [left = '', right = ''] = canonicalIpv6(address).split('::')
  const [before, after] = [left, right].map((half) => (half === '' ? [] : half.split(':')))
  const [head, tail] = [before ?? [], after ?? []]
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
  return groups.reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n)
}

const ipv6Of = (bits: bigint): string =>
  canonicalIpv6(
    Array.from({ length: 8 }, (_, i) => ((bits >> BigInt(112 - 16 * i)) & 0xffffn).toString(16)).join(':'),
  )
