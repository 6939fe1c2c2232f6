import { toWire } from '../../platform/ids.ts'
import { byText } from '../promotions/index.ts'
import type { CartToPrice, ShippingMethodToPrice } from './cart-to-price.ts'
import { sizeOf, takes } from './packages.ts'
import type { CarrierQuestion, PriceServices, TaxQuestion } from './price-services.ts'
import type { PricedCart, PricedPackage } from './priced-cart.ts'

/** What services are to be asked for one cart as it is. */
export interface PriceQuestions {
  /** The cart and the rules as they were read: where they have changed, it is another question */
  about: { cartId: string; cartVersion: number; rulesVersion: number }
  /** Null: there is nothing to ask */
  tax: TaxQuestion | null
  carrier: CarrierQuestion | null
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

/** What is to be asked; without a destination there is nothing. */
export function priceQuestions(services: PriceServices, of: CartToAskFor): PriceQuestions {
  const carrier = services.carrier ? carrierQuestion(of) : null
  return { about: of.about, tax: services.tax ? taxQuestion(of, services.carrier !== null) : null, carrier }
}

function taxQuestion(of: CartToAskFor, hasCarrier: boolean): TaxQuestion | null {
  const { cart, priced, sellerCountries } = of
  const { destination, methods } = cart.shipping
  if (!destination) return null
  const lines = new Map(cart.lines.map((line) => [line.id, line]))
  const ofMethods = methods.filter(({ currency }) => currency === cart.currency)
  const ofShipping = cart.tax.onShipping === 'own-class' ? ofMethods.map(({ taxClass }) => taxClass) : []
  const ofGoods = priced.lines.map(({ id }) => lines.get(id)?.taxClass ?? '')
  const sellerIds = new Set(priced.lines.map(({ sellerId }) => sellerId))
  return {
    storeId: toWire('store', of.storeId),
    currency: cart.currency,
    destination,
    pricesIncludeTax: cart.pricesIncludeTax,
    sellers: [...sellerIds].sort(byText).map((id) => ({
      id: toWire('seller', id),
      country: sellerCountries.get(id) ?? null,
    })),
    taxClasses: [...new Set([...ofGoods, ...ofShipping])].sort(byText),
    articles: priced.lines.map(({ id, sellerId, quantity, subtotalAmount, discountAmount }) => ({
      id: toWire('cartLine', id),
      sellerId: toWire('seller', sellerId),
      taxClass: lines.get(id)?.taxClass ?? '',
      quantity,
      amountAfterDiscounts: subtotalAmount - discountAmount,
    })),
    packages: priced.packages.map((each) => ({
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

function carrierQuestion(of: CartToAskFor): CarrierQuestion | null {
  const { cart, priced, sellerCountries } = of
  const { destination } = cart.shipping
  if (!destination) return null
  const lines = new Map(cart.lines.map((line) => [line.id, line]))
  const packages = priced.packages.flatMap((each): CarrierQuestion['packages'] => {
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
  return { storeId: toWire('store', of.storeId), currency: cart.currency, destination, packages }
}

function methodsToAsk({ sellerId }: PricedPackage, { cart, chosenOnly }: CartToAskFor) {
  const { methods, chosen } = cart.shipping
  const choice = chosen.find((each) => each.sellerId === sellerId)?.methodId
  return methods
    .filter((method) => method.asksCarrier && takes(method, { sellerId }, cart))
    .filter(({ id }) => !chosenOnly || id === choice)
    .sort((a, b) => byText(a.id, b.id))
}
