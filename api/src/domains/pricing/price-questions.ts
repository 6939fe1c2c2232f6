import { toWire } from '../../platform/ids.ts'
import { byText } from '../promotions/index.ts'
import { type CartToPrice, destinationAt, type ShippingMethodToPrice } from './cart-to-price.ts'
import { lineOfPart } from './line-part.ts'
import { isFor, sizeOf, takes } from './packages.ts'
import type { Destination } from './place.ts'
import type { CarrierQuestion, PriceServices, TaxQuestion } from './price-services.ts'
import type { PricedCart, PricedPackage } from './priced-cart.ts'

/** What services are to be asked for one cart as it is. */
export interface PriceQuestions {
  /** The cart and the rules as they were read: where they have changed, it is another question */
  about: { cartId: string; cartVersion: number; rulesVersion: number }
  /** One for each destination that something goes to; empty: there is nothing to ask */
  tax: readonly AskedFor<TaxQuestion>[]
  /** One for each destination of packages with something to ask */
  carrier: readonly AskedFor<CarrierQuestion>[]
}

interface AskedFor<Question> {
  /** 0: the main one, n: the n-th of the others */
  destination: number
  question: Question
}

/** What the questions are made of. */
export interface CartToAskFor {
  storeId: string
  about: PriceQuestions['about']
  cart: CartToPrice
  /** What it comes to without services */
  priced: PricedCart
  /** By seller */
  sellerCountries: ReadonlyMap<string, string>
  /** Of each package only the method that was chosen, not all that could be */
  chosenOnly: boolean
}

/** What is to be asked, each destination by itself; without one there is nothing. */
export function priceQuestions(services: PriceServices, of: CartToAskFor): PriceQuestions {
  const places = [null, ...(of.cart.shipping.further ?? [])].flatMap((_, at) => {
    const destination = destinationAt(of.cart, at)
    return destination ? [{ at, destination }] : []
  })
  return {
    about: of.about,
    tax: askedFor(places, (place) =>
      services.tax ? taxQuestion(of, place, services.carrier !== null) : null,
    ),
    carrier: askedFor(places, (place) => (services.carrier ? carrierQuestion(of, place) : null)),
  }
}

const askedFor = <Question>(
  places: readonly AskedPlace[],
  ask: (place: AskedPlace) => Question | null,
): AskedFor<Question>[] =>
  places.flatMap((place) => {
    const question = ask(place)
    return question === null ? [] : [{ destination: place.at, question }]
  })

interface AskedPlace {
  at: number
  destination: Destination
}

function taxQuestion(of: CartToAskFor, place: AskedPlace, hasCarrier: boolean): TaxQuestion | null {
  const { cart, priced, sellerCountries } = of
  const { methods } = cart.shipping
  const lines = new Map(cart.lines.map((line) => [line.id, line]))
  const there = priced.lines.filter(({ destination }) => destination === place.at)
  if (there.length === 0) return null
  const ofMethods = methods.filter(({ currency }) => currency === cart.currency)
  const ofShipping = cart.tax.onShipping === 'own-class' ? ofMethods.map(({ taxClass }) => taxClass) : []
  const ofGoods = there.map(({ id }) => lines.get(id)?.taxClass ?? '')
  const sellerIds = new Set(there.map(({ sellerId }) => sellerId))
  return {
    storeId: toWire('store', of.storeId),
    currency: cart.currency,
    destination: place.destination,
    pricesIncludeTax: cart.pricesIncludeTax,
    sellers: [...sellerIds].sort(byText).map((id) => ({
      id: toWire('seller', id),
      country: sellerCountries.get(id) ?? null,
    })),
    taxClasses: [...new Set([...ofGoods, ...ofShipping])].sort(byText),
    articles: there.map(({ id, sellerId, quantity, subtotalAmount, discountAmount }) => ({
      id: toWire('cartLine', lineOfPart(id)),
      sellerId: toWire('seller', sellerId),
      taxClass: lines.get(id)?.taxClass ?? '',
      quantity,
      amountAfterDiscounts: subtotalAmount - discountAmount,
    })),
    packages: priced.packages
      .filter(({ destination }) => destination === place.at)
      .map((each) => ({
        sellerId: toWire('seller', each.sellerId),
        ...shippingOf(each, { methods, hasCarrier }),
      })),
  }
}

function shippingOf(
  { method, amount, discountAmount }: PricedPackage,
  of: { methods: readonly ShippingMethodToPrice[]; hasCarrier: boolean },
) {
  const chosen = of.methods.find(({ id }) => id === method?.methodId)
  const isKnown = chosen !== undefined && !(of.hasCarrier && chosen.asksCarrier)
  return { taxClass: chosen?.taxClass ?? null, shippingAmount: isKnown ? amount - discountAmount : null }
}

function carrierQuestion(of: CartToAskFor, place: AskedPlace): CarrierQuestion | null {
  const { cart, priced, sellerCountries } = of
  const lines = new Map(cart.lines.map((line) => [line.id, line]))
  const there = priced.packages.filter(({ destination }) => destination === place.at)
  const packages = there.flatMap((each): CarrierQuestion['packages'] => {
    const methods = methodsToAsk(each, of)
    if (methods.length === 0) return []
    const pieces = each.lineIds.flatMap((id) => lines.get(id) ?? [])
    return [
      {
        sellerId: toWire('seller', each.sellerId),
        country: sellerCountries.get(each.sellerId) ?? null,
        ...sizeOf(pieces),
        goodsAmount: each.goodsAmount,
        shippingMethodIds: methods.map(({ id }) => toWire('shippingMethod', id)),
      },
    ]
  })
  if (packages.length === 0) return null
  return {
    storeId: toWire('store', of.storeId),
    currency: cart.currency,
    destination: place.destination,
    packages,
  }
}

function methodsToAsk(of: PricedPackage, { cart, chosenOnly }: CartToAskFor) {
  const { methods, chosen } = cart.shipping
  const choice = chosen.find((each) => isFor(each, of))?.methodId
  return methods
    .filter((method) => method.asksCarrier && takes(method, of, cart))
    .filter(({ id }) => !chosenOnly || id === choice)
    .sort((a, b) => byText(a.id, b.id))
}
