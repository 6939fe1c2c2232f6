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
import { partLowerings, wholeGoods } from './whole-goods.ts'

/**
 * What a cart costs and why. Pure: the same cart gives the same result, whatever order lines, promotions and codes
 * come in, and however pieces of the same offer are split over lines (lines then share what their offer gets).
 *
 * In this order: price lists, promotions on goods, shipping of each seller's package to each destination, promotions on
 * shipping, tax.
 * docs/pricing.md says every rule with an example.
 * @throws MoneyError for a quantity below 1, a negative price, two lines of one id
 * @throws AmountTooLarge for amounts beyond ±(2^53 − 1)
 */
export function priceCart(cart: CartToPrice): PricedCart {
  const { currency, pricesIncludeTax } = cart
  const goods = gatherGoods(cart)
  const wholes = wholeGoods(goods)
  const promoted = promote(wholes, cart.promotions, {
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
  const parted = wholes === goods ? promoted : partLowerings(goods, promoted.lowerings)
  const onGoods = parted.lowerings.map((lowering) => discountOnGoods(lowering, goods, placeOf, spread))
  const packages = shipPackages(cart, goods, parted.left)
  const shipping = promoted.promoteShipping(
    packages.flatMap(({ key, sellerId, chosen, amount }) =>
      typeof chosen === 'string' ? [] : [{ key, sellerId, methodId: chosen.methodId, amount }],
    ),
  )
  const packageOf = new Map(packages.map((each) => [each.key, each]))
  const onShipping = shipping.lowerings.map((lowering) => discountOnShipping(lowering, packageOf))
  const shippedFor = packages.map(({ key, amount }) => shipping.left.get(key) ?? amount)
  const taxes = taxCart(cart, goods, parted.left, packages, shippedFor)
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
