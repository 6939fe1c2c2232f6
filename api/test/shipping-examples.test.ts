import { describe, expect, it } from 'vitest'
import { priceCart } from '../src/domains/pricing/index.ts'
import { shippingMethodToPrice } from '../src/domains/shipping/index.ts'
import { soundMethod } from '../src/domains/shipping/rules.ts'
import { createShippingMethodInput } from '../src/domains/shipping/schemas.ts'
import { ratesWithIds } from '../src/domains/shipping/wanted-rates.ts'
import { Refusal } from '../src/platform/refusals.ts'
import { examplesIn } from './document-examples.ts'
import { plainCart, plainLine } from './pricing-carts.ts'

/** An example as docs/shipping.md writes it. */
interface Example {
  shows?: string
  /** As `createShippingMethod` takes it, without names and days */
  method: Record<string, unknown>
  lines: Record<
    string,
    {
      pieces: number
      price: number
      weightGrams?: number
      sizeMillimeters?: [number, number, number]
      sellerId?: string
      needsShipping?: boolean
    }
  >
  to?: { country: string; region?: string; postalCode?: string }
  /** What the package of each seller costs, why it has no price, or where the method is refused */
  result: {
    shipping?: Record<string, number>
    because?: Record<string, string>
    refused?: Record<string, string>
  }
}

const examples = examplesIn<Example>('shipping.md')

describe('docs/shipping.md', () => {
  it('shows every rule', () => {
    expect(examples.length).toBeGreaterThanOrEqual(11)
  })

  it.each(examples.map((example, n) => [example.shows ?? `example ${n + 1}`, example] as const))(
    'is true of %s',
    (_, example) => {
      expect(toldOf(example)).toEqual(example.result)
    },
  )
})

function toldOf(example: Example): Example['result'] {
  try {
    return packagesOf(example)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = error.extras.errors ?? []
    return { refused: Object.fromEntries(faults.map(({ pointer, message }) => [pointer, message])) }
  }
}

function packagesOf({ method, lines, to }: Example): Example['result'] {
  const names = { handle: 'post', name: 'Post', description: '', minDays: 1, maxDays: 2 }
  const given = createShippingMethodInput.parse({ freeFromAmount: null, ...names, ...method })
  const stored = soundMethod({
    ...given,
    id: 'post',
    currency: 'EUR',
    position: 1,
    version: 1,
    rates: ratesWithIds(given.rates, []),
  })
  const goods = Object.entries(lines).map(([id, { pieces, price, ...of }]) =>
    plainLine(id, price, pieces, { weightGrams: 0, ...of }),
  )
  const { packages } = priceCart({
    ...plainCart(goods),
    shipping: {
      destination: { country: 'DE', region: null, postalCode: null, ...to },
      methods: [shippingMethodToPrice(stored)],
      chosen: goods.map(({ sellerId }) => ({ sellerId, methodId: 'post' })),
    },
  })
  const priced = packages.filter(({ because }) => because === null)
  const others = packages.filter(({ because }) => because !== null)
  return {
    ...(priced.length > 0
      ? { shipping: Object.fromEntries(priced.map(({ sellerId, amount }) => [sellerId, amount])) }
      : {}),
    ...(others.length > 0
      ? { because: Object.fromEntries(others.map(({ sellerId, because }) => [sellerId, String(because)])) }
      : {}),
  }
}
