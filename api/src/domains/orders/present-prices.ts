import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money, sumAmounts } from '../../platform/money.ts'
import { presentDiscount, presentGift, presentTotals } from '../cart/index.ts'
import type { PricedTax, TaxRelief } from '../pricing/index.ts'
import type { packageSchema, pricesShape, taxSchema } from './price-schemas.ts'
import type { QuotedPrices, QuoteTotals } from './quoted-prices.ts'

/** What a quote and an order say of their prices alike; one from before promotions were kept has its totals. */
export function presentPrices(of: QuoteTotals & { priced: QuotedPrices | null; currency: string }): {
  [K in keyof typeof pricesShape]: z.infer<(typeof pricesShape)[K]>
} {
  const { priced, currency } = of
  return {
    totals: presentTotals(of, currency),
    discounts: (priced?.discounts ?? []).map((discount) => presentDiscount(discount, currency)),
    gifts: (priced?.gifts ?? []).map((gift) => presentGift(gift, currency)),
    packages: (priced?.packages ?? []).flatMap((each) => presentPackage(each, currency)),
    taxes: (priced?.taxes ?? []).map((tax) => presentTax(tax, currency)),
  }
}

/** The prices of an order as it is: taxes of what edits have added are among those of its quote, rate by rate. */
export function withAddedTaxes(of: {
  priced: QuotedPrices | null
  addedTaxes: readonly PricedTax[]
}): QuotedPrices | null {
  if (!of.priced || of.addedTaxes.length === 0) return of.priced
  const alike = Map.groupBy([...of.priced.taxes, ...of.addedTaxes], ({ rateId, title, relief }) =>
    JSON.stringify([rateId, title, relief]),
  )
  const taxes = [...alike.values()].flatMap((same): PricedTax[] => {
    const [first] = same
    const sum = (pick: (tax: PricedTax) => number) => sumAmounts(same.map(pick))
    return first
      ? [
          {
            ...first,
            amount: sum(({ amount }) => amount),
            taxAmount: sum(({ taxAmount }) => taxAmount),
            relievedAmount: sum(({ relievedAmount }) => relievedAmount),
          },
        ]
      : []
  })
  return { ...of.priced, taxes }
}

function presentPackage(
  of: QuotedPrices['packages'][number],
  currency: string,
): z.infer<typeof packageSchema>[] {
  if (!of.method) return []
  const { methodId, title, minDays, maxDays, pickupPointId } = of.method
  return [
    {
      sellerId: toWire('seller', of.sellerId),
      sellerName: of.sellerName ?? '',
      destination: of.destination ?? 0,
      shippingMethod: {
        id: toWire('shippingMethod', methodId),
        name: title,
        minDays,
        maxDays,
        isPickup: pickupPointId !== null,
      },
      price: money(of.amount, currency),
      discount: money(of.discountAmount, currency),
      total: money(of.totalAmount, currency),
    },
  ]
}

export const presentTax = (
  of: QuotedPrices['taxes'][number],
  currency: string,
): z.infer<typeof taxSchema> => ({
  title: of.title,
  partsPerMillion: of.partsPerMillion,
  relief: of.relief && presentRelief(of.relief),
  amount: money(of.amount, currency),
  tax: money(of.taxAmount, currency),
})

const presentRelief = (relief: TaxRelief): NonNullable<z.infer<typeof taxSchema>['relief']> =>
  relief.because === 'exempt'
    ? { kind: 'exempt', reference: relief.reference }
    : { kind: 'reverse-charge', reference: relief.vatNumber }
