import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../../test/counts.ts'
import { fromWire, type IdKind, idInput, newId, toWire, wireId } from './ids.ts'

const kinds: IdKind[] = [
  'store',
  'product',
  'variant',
  'offer',
  'cart',
  'cartLine',
  'checkout',
  'payment',
  'order',
  'orderLine',
  'fulfillment',
  'event',
]

describe('an id', () => {
  it('comes back from the wire as it went out, whatever its kind', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...kinds), (id, kind) => {
        const wire = toWire(kind, id)
        expect(fromWire(kind, wire)).toBe(id)
        expect(wireId(kind).safeParse(wire).success).toBe(true)
        expect(idInput(kind).parse(wire)).toBe(id)
      }),
      { numRuns: 500, seed: seed() },
    )
  })

  it('is never taken for one of another kind', () => {
    const id = newId('order')
    for (const kind of kinds) {
      for (const other of kinds.filter((each) => each !== kind)) {
        expect(fromWire(other, toWire(kind, id)), `${kind} as ${other}`).toBeNull()
        expect(idInput(other).safeParse(toWire(kind, id)).success, `${kind} as ${other}`).toBe(false)
      }
    }
  })

  it('has one way to be written: nothing that looks like it is taken', () => {
    const wire = toWire('cart', newId('cart'))
    const suffix = wire.slice('cart_'.length)
    const others = [
      '',
      suffix,
      'cart',
      'cart_',
      wire.toUpperCase(),
      ` ${wire}`,
      `${wire} `,
      `${wire}\n`,
      wire.slice(0, -1),
      `${wire}0`,
      `cart_8${suffix.slice(1)}`,
      `cart_${suffix.slice(0, -1)}l`,
      `cart_${suffix.slice(0, -1)}u`,
      newId('cart'),
      `cart-${suffix}`,
      'cart_00000000-0000-7000-8000-000000000000',
    ]
    for (const other of others) {
      expect(idInput('cart').safeParse(other).success, other).toBe(false)
      if (other !== `${wire}\n`) expect(fromWire('cart', other), other).toBeNull()
    }
  })

  it('refuses everything else that a string may be', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 40 }), (codes) => {
        const text = String.fromCodePoint(...codes)
        expect(idInput('offer').safeParse(text).success).toBe(false)
        expect(fromWire('offer', text)).toBeNull()
      }),
      { numRuns: 500, seed: seed() },
    )
  })

  it('is a UUIDv7, later ones sorting after earlier ones, on the wire as well', () => {
    const made = Array.from({ length: 2_000 }, () => newId('event'))
    for (const id of made)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(made.toSorted()).toEqual(made)
    const wires = made.map((id) => toWire('event', id))
    expect(wires.toSorted()).toEqual(wires)
    expect(new Set(made).size).toBe(made.length)
  })

  it('has a prefix of its own for each kind', () => {
    const prefixes = kinds.map((kind) => toWire(kind, newId('cart')).split('_')[0])
    expect(new Set(prefixes).size).toBe(kinds.length)
  })
})
