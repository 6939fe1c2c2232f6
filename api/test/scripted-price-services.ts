import type {
  CarrierQuestion,
  CarrierService,
  PriceServices,
  TaxQuestion,
  TaxService,
} from '../src/domains/pricing/index.ts'

type Script<Q> = (question: Q, of: { signal: AbortSignal }) => unknown

/** A tax service and a carrier that say what a test wants, and keep what they were asked. */
export class ScriptedPriceServices implements PriceServices {
  readonly askedForTax: TaxQuestion[] = []
  readonly askedForCarrier: CarrierQuestion[] = []
  /** What is said next, and from then on */
  taxSays: Script<TaxQuestion> = taxOf(200_000)
  carrierSays: Script<CarrierQuestion> = carrierOf(650)

  readonly tax: TaxService = {
    name: 'Test Tax',
    ratesFor: async (question, of) => {
      this.askedForTax.push(question)
      return this.taxSays(question, of)
    },
  }

  readonly carrier: CarrierService = {
    name: 'Test Carrier',
    ratesFor: async (question, of) => {
      this.askedForCarrier.push(question)
      return this.carrierSays(question, of)
    },
  }
}

/** The same rate for whatever is asked. */
export const taxOf =
  (partsPerMillion: number): Script<TaxQuestion> =>
  ({ taxClasses }) => ({
    rates: taxClasses.map((taxClass) => ({ taxClass, title: 'VAT', partsPerMillion })),
  })

/** The same amount for every package and method. @param amount null: it takes nothing */
export const carrierOf =
  (
    amount: number | null,
    days: { minDays: number; maxDays: number } = { minDays: 3, maxDays: 5 },
  ): Script<CarrierQuestion> =>
  ({ packages }) => ({
    quotes: packages.flatMap(({ sellerId, shippingMethodIds }) =>
      shippingMethodIds.map((shippingMethodId) => ({
        sellerId,
        shippingMethodId,
        quote: amount === null ? null : { amount, ...days },
      })),
    ),
  })
