import { describe, expect, it } from 'vitest'
import { priceCart } from '../src/domains/pricing/index.ts'
import { createTaxExemptionInput } from '../src/domains/tax/exemption-schemas.ts'
import { taxToPrice } from '../src/domains/tax/index.ts'
import { mustBeWindow, mustNotOverlap } from '../src/domains/tax/rate-windows.ts'
import { addTaxRateInput, createTaxZoneInput } from '../src/domains/tax/schemas.ts'
import type { TaxRate } from '../src/domains/tax/tax-zone.ts'
import { newId } from '../src/platform/ids.ts'
import { writtenPlaces } from '../src/platform/postal-place.ts'
import { Refusal } from '../src/platform/refusals.ts'
import { examplesIn } from './document-examples.ts'
import { plainCart, plainLine } from './pricing-carts.ts'

/** An example as docs/tax.md writes it. */
interface Example {
  shows?: string
  store: { taxBasisPoints: number; pricesIncludeTax?: boolean; reverseChargeCountry?: string }
  /** By name, as `createTaxZone` and `addTaxRate` take them */
  zones?: Record<string, { places: object[]; rates: object[] }>
  /** As `createTaxExemption` takes them */
  exemptions?: object[]
  /** Pieces, price of a piece, tax class */
  lines: Record<string, [number, number, string]>
  to?: { country: string; region?: string; postalCode?: string }
  vatNumber?: string
  now?: string
  /** Tax and what is not charged of it, by the title of the rate; or the code of a refusal */
  result: {
    tax?: Record<string, number>
    relieved?: Record<string, number>
    total?: number
    refused?: string
  }
}

const examples = examplesIn<Example>('tax.md')

describe('docs/tax.md', () => {
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
    return pricedBy(example)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: error.kind.code }
  }
}

function pricedBy(example: Example): Example['result'] {
  const { store, lines, to, vatNumber = null, now } = example
  const { pricesIncludeTax = true } = store
  const exemptions = (example.exemptions ?? []).map((given) => {
    const { validFrom = null, validUntil = null, ...of } = createTaxExemptionInput.parse(given)
    return { ...of, from: validFrom, until: validUntil }
  })
  const goods = Object.entries(lines).map(([id, [pieces, price, taxClass]]) =>
    plainLine(id, price, pieces, { taxClass, needsShipping: false }),
  )
  const plain = plainCart(goods)
  const { taxes, totals } = priceCart({
    ...plain,
    pricesIncludeTax,
    customer: { ...plain.customer, vatNumber, exemptions },
    shipping: {
      ...plain.shipping,
      destination: { region: null, postalCode: null, ...(to ?? { country: 'DE' }) },
    },
    tax: taxOf(example),
    ...(now ? { now: new Date(now) } : {}),
  })
  const charged = taxes.flatMap(({ title, relief, taxAmount }) =>
    title !== null && !relief ? [[title, taxAmount]] : [],
  )
  const relieved = taxes.flatMap(({ title, relief, relievedAmount }) =>
    title !== null && relief ? [[title, relievedAmount]] : [],
  )
  return {
    ...(charged.length > 0 ? { tax: Object.fromEntries(charged) } : {}),
    ...(relieved.length > 0 ? { relieved: Object.fromEntries(relieved) } : {}),
    total: totals.totalAmount,
  }
}

function taxOf({ store, zones = {} }: Example) {
  const made = Object.entries(zones).map(([name, given]) => {
    const { places } = createTaxZoneInput.parse({ name, places: given.places })
    return { id: name, places: writtenPlaces(places, '/places'), rates: ratesOf(given.rates) }
  })
  const instant = (at: Date | null) => at?.toISOString() ?? null
  return taxToPrice({
    zones: made,
    rates: made.flatMap(({ id: zone_id, rates }) =>
      rates.map((rate) => ({
        id: rate.id,
        zone_id,
        title: rate.title,
        tax_class: rate.taxClass,
        parts_per_million: rate.partsPerMillion,
        valid_from: instant(rate.validFrom),
        valid_until: instant(rate.validUntil),
      })),
    ),
    store: {
      tax_basis_points: store.taxBasisPoints,
      tax_on_shipping: 'own-class',
      reverse_charge_country: store.reverseChargeCountry ?? null,
      seller_countries: {},
    },
  })
}

/** One after the other, as they are added. A refusal names the other rate by its id. */
function ratesOf(given: object[]): TaxRate[] {
  const rates: TaxRate[] = []
  for (const text of given) {
    const { validFrom = null, validUntil = null, ...of } = addTaxRateInput.parse(text)
    const rate = { ...of, validFrom, validUntil, id: newId('taxRate'), createdAt: new Date(0) }
    mustBeWindow(rate)
    mustNotOverlap(rate, rates)
    rates.push(rate)
  }
  return rates
}
