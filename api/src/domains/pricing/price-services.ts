import { z } from 'zod'
import { oneLine } from '../../platform/schemas.ts'
import type { ServiceRest } from './service-rest.ts'

/**
 * Who says what tax is due, in place of a store's own zones. It is asked outside every transaction, for one quote or
 * estimate at a time, and its answer is never kept for another.
 */
export interface TaxService {
  /** Shown where a price is explained */
  name: string
  /**
   * @param of.signal aborts when the answer would be too late
   * @returns what {@link taxAnswerSchema} reads; nothing is taken from it before that
   * @throws UnusableAnswer when it has answered, but with nothing to be read; whatever else it throws is no answer
   */
  ratesFor(question: TaxQuestion, of: { signal: AbortSignal }): Promise<unknown>
  /** When it is left alone; left out: never */
  rest?: ServiceRest
}

/** It is there, and says nothing that can be used. */
export class UnusableAnswer extends Error {}

/** Who says what a package costs, in place of the rates of methods with `asksCarrier`. Asked as {@link TaxService}. */
export interface CarrierService {
  /** Shown where a price is explained */
  name: string
  /**
   * @param of.signal aborts when the answer would be too late
   * @returns what {@link carrierAnswerSchema} reads; nothing is taken from it before that
   * @throws UnusableAnswer as of {@link TaxService}
   */
  ratesFor(question: CarrierQuestion, of: { signal: AbortSignal }): Promise<unknown>
  /** When it is left alone; left out: never */
  rest?: ServiceRest
}

/** What a process has of them; null: stores' own rules count. */
export interface PriceServices {
  tax: TaxService | null
  carrier: CarrierService | null
}

export const noPriceServices: PriceServices = { tax: null, carrier: null }

interface AskedFor {
  /** As on the wire, as all ids here */
  storeId: string
  /** ISO 4217; amounts are its minor units */
  currency: string
  /** Nothing else of the address, and nobody's name */
  destination: { country: string; region: string | null; postalCode: string | null }
}

export interface TaxQuestion extends AskedFor {
  /** True: amounts contain the tax */
  pricesIncludeTax: boolean
  sellers: AskedSeller[]
  /** Each is to be answered: those of the goods and of all ways to ship */
  taxClasses: string[]
  articles: {
    id: string
    sellerId: string
    taxClass: string
    quantity: number
    amountAfterDiscounts: number
  }[]
  /** `shippingAmount` null: not known, or a carrier is being asked for it */
  packages: { sellerId: string; taxClass: string | null; shippingAmount: number | null }[]
}

export interface AskedSeller {
  id: string
  /** ISO 3166-1 alpha-2; null: not said */
  country: string | null
}

export interface CarrierQuestion extends AskedFor {
  packages: {
    sellerId: string
    /** Of the seller, where it comes from */
    country: string | null
    weightGrams: number
    quantity: number
    volumeCubicCentimeters: number
    longestMillimeters: number
    goodsAmount: number
    /** Each is to be answered */
    shippingMethodIds: string[]
  }[]
}

const classesMax = 200
const quotesMax = 5_000
const amountMax = 1_000_000_000
const days = z.int().min(0).max(365)

/** A rate for each tax class that was asked for. */
export const taxAnswerSchema = z.object({
  rates: z
    .array(
      z.object({
        taxClass: z.string().min(1).max(60),
        title: oneLine(80),
        partsPerMillion: z.int().min(0).max(1_000_000),
      }),
    )
    .max(classesMax),
})

/** What each package costs by each method that was asked for; `quote` null: the carrier does not take it. */
export const carrierAnswerSchema = z.object({
  quotes: z
    .array(
      z.object({
        sellerId: z.string().min(1).max(100),
        shippingMethodId: z.string().min(1).max(100),
        quote: z.union([
          z
            .object({ amount: z.int().min(0).max(amountMax), minDays: days, maxDays: days })
            .refine(({ minDays, maxDays }) => minDays <= maxDays, 'minDays must not be above maxDays'),
          z.null(),
        ]),
      }),
    )
    .max(quotesMax),
})
