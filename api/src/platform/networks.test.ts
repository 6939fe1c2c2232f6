import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { cidrInput, networkList, networksInput } from './networks.ts'

const runs = () => ({ numRuns: count(300, 50_000), seed: seed() })
const octet = fc.nat(255)
const ipv4 = fc.tuple(octet, octet, octet, octet)
const textOf = (parts: number[]) => parts.join('.')
const numberOf = (parts: number[]) => parts.reduce((sum, part) => sum * 256 + part, 0)

describe('a list of networks', () => {
  const list = networkList(['203.0.113.0/24', '198.51.100.7/32', '2001:db8::/32'])

  it.each([
    ['203.0.113.0', true],
    ['203.0.113.255', true],
    ['203.0.114.0', false],
    ['203.0.112.255', false],
    ['198.51.100.7', true],
    ['198.51.100.8', false],
    ['2001:db8::1', true],
    ['2001:DB8:ffff:ffff:ffff:ffff:ffff:ffff', true],
    ['2001:db9::', false],
    ['::ffff:203.0.113.9', true],
    ['::ffff:cb00:7109', true],
    ['0:0:0:0:0:ffff:cb00:7109', true],
    ['::ffff:203.0.114.9', false],
    // IPv4-compatible and NAT64 are other addresses than the IPv4 in them.
    ['::203.0.113.9', false],
    ['64:ff9b::203.0.113.9', false],
    ['2001:db8::1%eth0', true],
    ['fe80::1%eth0', false],
  ])('tells of %s: %s', (address, expected) => {
    expect(list.allows(address)).toBe(expected)
  })

  it('allows nothing that is no address', () => {
    const wrong = [
      '',
      ' ',
      'localhost',
      '203.0.113',
      '203.0.113.1/24',
      '203.0.113.1, 10.0.0.1',
      '203.0.113.256',
    ]
    for (const text of [
      ...wrong,
      '0xcb007101',
      '3405803777',
      '203.0.113.01',
      ' 203.0.113.1',
      '203.0.113.1\0',
      '::ffff:203.0.113.9/24',
    ])
      expect(list.allows(text), text).toBe(false)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(networkList(['0.0.0.0/0']).allows(text)).toBe(false)
      }),
      runs(),
    )
  })

  it('of IPv6 allows no IPv4 address, in neither spelling', () => {
    const ipv6 = networkList(['::/0', '::/64', '::1/128'])
    for (const address of ['203.0.113.1', '::ffff:203.0.113.1', '127.0.0.1'])
      expect(ipv6.allows(address), address).toBe(false)
    expect(ipv6.allows('::1')).toBe(true)
  })

  it('that is empty allows nobody', () => {
    expect(networkList([]).allows('203.0.113.1')).toBe(false)
  })

  it('agrees with arithmetic on every IPv4 network, in both spellings of an address', () => {
    fc.assert(
      fc.property(ipv4, ipv4, fc.integer({ min: 1, max: 32 }), fc.boolean(), (base, other, prefix, near) => {
        const size = 2 ** (32 - prefix)
        const start = Math.floor(numberOf(base) / size) * size
        const network = textOf([24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256))
        const asked = near ? base : other
        const inside = Math.floor(numberOf(asked) / size) * size === start
        const only = networkList([`${network}/${prefix}`])
        expect(only.allows(textOf(asked))).toBe(inside)
        expect(only.allows(`::ffff:${textOf(asked)}`)).toBe(inside)
      }),
      runs(),
    )
  })

  it('is refused when something in it is no network', () => {
    expect(() => networkList(['203.0.113.0/33'])).toThrow(RangeError)
  })
})

describe('a network in a request', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:0DB8:0:0::/32', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8::1/128'],
    ['::/0', '::/0'],
    ['::ffff:203.0.113.7', '203.0.113.7/32'],
    ['::ffff:203.0.113.0/120', '203.0.113.0/24'],
  ])('%s is kept as %s', (given, kept) => {
    expect(cidrInput.parse(given)).toBe(kept)
    expect(cidrInput.parse(kept)).toBe(kept)
  })

  it('is not widened in silence: bits behind the prefix are refused, and the network is named', () => {
    for (const [given, meant] of [
      ['203.0.113.7/24', '203.0.113.0/24'],
      ['2001:db8::1/32', '2001:db8::/32'],
    ])
      expect(cidrInput.safeParse(given).error?.issues[0]?.message).toContain(meant)
  })

  it.each([
    ['', 'x', '203.0.113.0/', '/24', '203.0.113.0/33', '203.0.113.0/-1', '203.0.113.0/08', '203.0.113.0/2.4'],
    [
      '203.0.113.0/24/24',
      '203.0.113/24',
      '01.2.3.4',
      '::1/129',
      ':::/1',
      'fe80::1%eth0',
      '203.0.113.0/24 ',
      7,
      null,
    ],
    ['x'.repeat(1000), `${'::'.repeat(30)}/1`],
  ])('is refused with one clear line when it is none', (...wrong) => {
    for (const given of wrong) {
      const { error } = cidrInput.safeParse(given)
      expect(error?.issues, String(given)).toHaveLength(1)
    }
  })

  it('is one of at most twenty, each once, however it is written', () => {
    const many = Array.from({ length: 21 }, (_, i) => `203.0.113.${i}`)
    expect(networksInput.safeParse(many).success).toBe(false)
    expect(networksInput.parse(many.slice(1))).toHaveLength(20)
    expect(networksInput.safeParse(['2001:db8::/32', '2001:DB8:0::/32']).success).toBe(false)
    expect(networksInput.parse([])).toEqual([])
  })

  it('keeps meaning the same addresses in its canonical text', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const kept = cidrInput.parse(address)
        expect(cidrInput.parse(kept)).toBe(kept)
        expect(networkList([kept]).allows(address)).toBe(true)
      }),
      runs(),
    )
  })
})
