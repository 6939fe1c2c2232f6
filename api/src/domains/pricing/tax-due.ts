import { memberStates, readVatNumber } from '../../platform/vat-number.ts'
import { byText } from '../promotions/index.ts'
import {
  type CartToPrice,
  destinationAt,
  type TaxExemption,
  type TaxRate,
  type TaxZone,
} from './cart-to-price.ts'
import { type Destination, precisionOf } from './place.ts'

/** Why tax that a consumer at the address would pay is not due. */
export type TaxRelief =
  | { because: 'reverse-charge'; vatNumber: string }
  | { because: 'exempt'; reference: string }

/** What tax is due on something; no rate: none is known for its class at the address. */
export interface TaxDue {
  /** The same rate and relief give the same key */
  key: string
  rate: TaxRate | null
  relief: TaxRelief | null
}

/** Answers for tax class, seller and destination what is due in this cart. */
export function taxReader(
  cart: CartToPrice,
): (taxClass: string, sellerId: string, destination: number) => TaxDue {
  const readers = [null, ...(cart.shipping.further ?? [])].map((_, at) => readerAt(cart, at))
  return (taxClass, sellerId, at) => readers[at]?.(taxClass, sellerId) ?? noTax
}

const noTax: TaxDue = { key: JSON.stringify(['', null]), rate: null, relief: null }

/** As {@link taxReader}, for one destination. */
function readerAt(cart: CartToPrice, at: number): (taxClass: string, sellerId: string) => TaxDue {
  const destination = destinationAt(cart, at)
  const zones = zonesAt(cart, at)
    .flatMap((zone) => {
      const precision = precisionOf(zone.places, destination)
      return precision === null ? [] : [{ zone, precision }]
    })
    .sort((a, b) => b.precision - a.precision || byText(a.zone.id, b.zone.id))
  const rateOf = remembered((taxClass) => {
    for (const { zone } of zones) {
      const rates = zone.rates.filter((rate) => rate.taxClass === taxClass && isLive(rate, cart.now))
      const [rate] = rates.sort((a, b) => byText(a.id, b.id))
      if (rate) return rate
    }
    return null
  })
  const reverseOf = remembered((sellerId) => reverseCharge(cart, destination, sellerId))
  const exemptionOf = remembered((taxClass) => exemption(cart, destination, taxClass))
  return (taxClass, sellerId) => {
    const rate = rateOf(taxClass)
    const relief = rate && (exemptionOf(taxClass) ?? reverseOf(sellerId))
    return { key: JSON.stringify([rate?.id ?? '', relief]), rate, relief }
  }
}

/** What a tax service has said for the destination is due wherever it is. */
function zonesAt({ tax }: CartToPrice, at: number): readonly TaxZone[] {
  const said = tax.said?.find(({ destination }) => destination === at)
  return said ? [{ id: 'service', places: [], rates: said.rates }] : tax.zones
}

/**
 * A business of another member state owes the tax itself (Directive 2006/112/EC, articles 138, 194 and 196): the
 * goods go from the seller's state to another, and the buyer's number is of a state other than the seller's.
 */
function reverseCharge(
  cart: CartToPrice,
  destination: Destination | null,
  sellerId: string,
): TaxRelief | null {
  const { reverseCharge: known } = cart.tax
  const { vatNumber } = cart.customer
  if (!known || vatNumber === null || !destination) return null
  const from = Object.hasOwn(known.sellerCountries, sellerId)
    ? known.sellerCountries[sellerId]
    : known.otherwise
  const read = readVatNumber(vatNumber)
  if (!read || from === undefined || !memberStates.has(from) || !memberStates.has(destination.country))
    return null
  return destination.country !== from && read.country !== from
    ? { because: 'reverse-charge', vatNumber: read.number }
    : null
}

function exemption(cart: CartToPrice, destination: Destination | null, taxClass: string): TaxRelief | null {
  const holds = (of: TaxExemption) =>
    (of.taxClasses.length === 0 || of.taxClasses.includes(taxClass)) &&
    (of.countries.length === 0 || (destination !== null && of.countries.includes(destination.country))) &&
    isLive(of, cart.now)
  const [first] = cart.customer.exemptions.filter(holds).sort((a, b) => byText(a.reference, b.reference))
  return first ? { because: 'exempt', reference: first.reference } : null
}

const isLive = ({ from, until }: { from: Date | null; until: Date | null }, now: Date): boolean =>
  (from === null || now >= from) && (until === null || now < until)

function remembered<T>(answer: (question: string) => T): (question: string) => T {
  const known = new Map<string, T>()
  return (question) => {
    const before = known.get(question)
    if (before !== undefined || known.has(question)) return before as T
    const first = answer(question)
    known.set(question, first)
    return first
  }
}
