import { createShippingMethod } from '../src/domains/shipping/index.ts'
import type { Context } from '../src/platform/context.ts'
import type { DemoShippingMethod } from './catalogue.ts'

const everyMeasure = { from: 0, below: null }

/**
 * Makes the ways to ship of a demo store, in their order.
 * @param sellers ids by name
 */
export async function seedShipping(
  context: Context,
  methods: DemoShippingMethod[],
  sellers: Map<string, string>,
): Promise<void> {
  for (const method of methods) {
    const { handle, name, description, currency, price, freeFrom, minDays, maxDays, seller, pickupPoint } =
      method
    await createShippingMethod(context, {
      handle,
      name,
      description,
      currency,
      priceAmount: price,
      freeFromAmount: freeFrom ?? null,
      freeFromOf: 'cart',
      minDays,
      maxDays,
      sellerId: seller === undefined ? null : sellerIdOf(sellers, seller),
      status: 'active',
      rates: ratesOf(method),
      places: [],
      taxClass: 'standard',
      pickupPoint: pickupPoint ? placed(pickupPoint) : null,
      asksCarrier: false,
    })
  }
}

function sellerIdOf(sellers: Map<string, string>, name: string): string {
  const id = sellers.get(name)
  if (id === undefined) throw new Error(`the demo has no seller ${name}`)
  return id
}

/** One for each band of weight; none where every package costs the same. */
function ratesOf({ price, heavier = [] }: DemoShippingMethod) {
  if (heavier.length === 0) return []
  const steps = [{ fromGrams: 0, price }, ...heavier]
  return steps.map(({ fromGrams, price: baseAmount }, at) => ({
    weightGrams: { from: fromGrams, below: steps[at + 1]?.fromGrams ?? null },
    amount: everyMeasure,
    quantity: everyMeasure,
    volumeCubicCentimeters: everyMeasure,
    longestMillimeters: everyMeasure,
    baseAmount,
    pieceAmount: 0,
    kilogramAmount: 0,
  }))
}

const placed = ({ name, openingHours, ...address }: NonNullable<DemoShippingMethod['pickupPoint']>) => ({
  name,
  address,
  openingHours,
})
