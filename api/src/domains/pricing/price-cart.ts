import { promote } from '../promotions/index.ts'
import {
  discountOnGoods,
  discountOnShipping,
  pricedLines,
  pricedPackages,
  pricedTax,
  totalsOf,
} from './assemble.ts'
import type { CartToPrice } from './cart-to-price.ts'
import { explainDiscount, explainGift, explainGoods, explainShipping, explainTax } from './explanation.ts'
import { gatherGoods } from './goods.ts'
import { shipPackages } from './packages.ts'
import type { PricedCart } from './priced-cart.ts'
import { spreadOver } from './spread.ts'
import { taxCart } from './tax.ts'

/**
 * What a cart costs and why. Pure: the same cart gives the same result, whatever order lines, promotions and codes
 * come in, and however pieces of the same offer are split over lines (lines then share what their offer gets).
 *
 * In this order: price lists, promotions on goods, shipping of each seller's package, promotions on shipping, tax.
 * docs/pricing.md says every rule with an example.
 * @throws MoneyError for a quantity below 1, a negative price, two lines of one id, or amounts beyond ±(2^53 − 1)
 */
export function priceCart(cart: CartToPrice): PricedCart {
  const { currency, pricesIncludeTax } = cart
  const goods = gatherGoods(cart)
  const promoted = promote(goods, cart.promotions, {
    currency,
    now: cart.now,
    timeZone: cart.timeZone,
    country: cart.shipping.destination?.country ?? null,
    customerGroupIds: cart.customer.groupIds,
    isFirstOrder: cart.customer.isFirstOrder,
    codes: cart.codes,
  })
  const spread = spreadOver(goods)
  const placeOf = new Map(goods.map(({ key }, at) => [key, at]))
  const onGoods = promoted.lowerings.map((lowering) => discountOnGoods(lowering, placeOf, spread))
  const packages = shipPackages(cart, goods, promoted.left)
  const shipping = promoted.promoteShipping(
    packages.flatMap(({ sellerId, chosen, amount }) =>
      typeof chosen === 'string' ? [] : [{ sellerId, methodId: chosen.methodId, amount }],
    ),
  )
  const onShipping = shipping.lowerings.map(discountOnShipping)
  const shippedFor = packages.map(({ sellerId, amount }) => shipping.left.get(sellerId) ?? amount)
  const taxes = taxCart(cart, goods, promoted.left, packages, shippedFor)
  const lines = pricedLines(cart, goods, spread, taxes)
  const pricedOnes = pricedPackages(cart, goods, packages, shippedFor, taxes)
  return {
    currency,
    pricesIncludeTax,
    lines,
    packages: pricedOnes,
    discounts: [...onGoods, ...onShipping],
    gifts: promoted.gifts,
    taxes: taxes.map(pricedTax),
    totals: totalsOf(cart, lines, pricedOnes),
    notApplied: [...promoted.notApplied, ...shipping.notApplied],
    isComplete: packages.every(({ chosen }) => typeof chosen !== 'string'),
    explanation: [
      ...explainGoods(goods, currency),
      ...onGoods.map((discount) => explainDiscount(discount, currency)),
      ...promoted.gifts.map((gift) => explainGift(gift, currency)),
      ...packages.map((each) => explainShipping(each, currency)),
      ...onShipping.map((discount) => explainDiscount(discount, currency)),
      ...taxes.map((tax) => explainTax(tax, packages, spread.split, cart)),
    ],
  }
}
