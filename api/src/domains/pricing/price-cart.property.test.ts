import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, patience, seed } from '../../../../test/counts.ts'
import { anyCart, someCurrencies } from '../../../test/pricing-any-cart.ts'
import { plainCart, plainLine, taxRate } from '../../../test/pricing-carts.ts'
import { askOracle } from '../../../test/pricing-oracle.ts'
import type { CartToPrice, LineToPrice } from './cart-to-price.ts'
import { priceCart } from './price-cart.ts'
import type { PricedCart, PricedTax } from './priced-cart.ts'

const sum = (amounts: number[]): bigint => amounts.reduce((all, amount) => all + BigInt(amount), 0n)
const nameOf = (tax: PricedTax): string => `${tax.rateId ?? ''} ${tax.relief?.because ?? ''}`.trim()

/** Every amount of a result, wherever it stands. */
function amountsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(amountsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    /amount$/i.test(key) && typeof inner === 'number' ? [inner] : amountsIn(inner),
  )
}

/** What must be the same whatever the lines look like: everything but the lines and what is told of them. */
const totalsIn = (priced: PricedCart) => ({
  totals: priced.totals,
  taxes: priced.taxes,
  discounts: priced.discounts.map(({ allocations: _, ...discount }) => discount),
  packages: priced.packages.map(({ lineIds: _, ...each }) => each),
  gifts: priced.gifts,
  notApplied: priced.notApplied,
  isComplete: priced.isComplete,
})

const settings = (runs = count(5_000, 100_000)) => ({ seed: seed(), numRuns: runs })

describe('a priced cart', () => {
  it(
    'costs what an oracle in fractions says: every discount, shipping, tax and total',
    () => {
      const met = new Set<string>()
      fc.assert(
        fc.property(anyCart, (cart) => {
          const priced = priceCart(cart)
          const told = askOracle(cart)
          met.add(cart.currency)
          for (const { promotionId } of priced.discounts)
            met.add(cart.promotions.find(({ id }) => id === promotionId)?.effect.kind ?? '')
          for (const { because } of priced.notApplied) met.add(because.code)
          for (const { relief } of priced.taxes) if (relief) met.add(relief.because)
          for (const { destination } of priced.packages) met.add(`package to ${destination}`)
          expect(BigInt(priced.totals.subtotalAmount)).toBe(told.subtotal)
          const discounts = priced.discounts.map(({ promotionId, amount }) => [promotionId, BigInt(amount)])
          expect(discounts).toEqual([...told.discounts])
          const given = [...priced.discounts, ...priced.gifts].map(({ promotionId }) => promotionId)
          expect(given.toSorted()).toEqual(told.applied.toSorted())
          const shipping = priced.packages.map(
            ({ sellerId, destination, method, amount, discountAmount }) => [
              `${sellerId} ${destination}`,
              method && BigInt(amount - discountAmount),
            ],
          )
          expect(shipping).toEqual([...told.shipping])
          const taxes = priced.taxes.map((tax) => [
            nameOf(tax),
            { amount: BigInt(tax.amount), tax: BigInt(tax.taxAmount), relieved: BigInt(tax.relievedAmount) },
          ])
          expect(new Map(taxes as [string, unknown][])).toEqual(told.taxes)
          expect(BigInt(priced.totals.totalAmount)).toBe(told.total)
        }),
        settings(),
      )
      // What the carts never held would be proven of nothing.
      expect([...met]).toEqual(expect.arrayContaining(everythingMet))
    },
    patience(60_000),
  )

  it(
    'loses nothing: lines − discounts + shipping + tax = total, and every step of the explanation adds up to it',
    () => {
      fc.assert(
        fc.property(anyCart, (cart) => {
          const priced = priceCart(cart)
          const { totals, lines, packages, discounts, taxes, explanation } = priced
          const { taxAddedAmount, taxRelievedAmount, totalAmount } = totals
          const before = [totals.subtotalAmount, -totals.discountAmount]
          const shipping = [totals.fulfillmentAmount, -totals.fulfillmentDiscountAmount]
          expect(sum([...before, ...shipping, taxAddedAmount, -taxRelievedAmount])).toBe(BigInt(totalAmount))
          expect(sum([totals.netAmount, totals.taxAmount])).toBe(BigInt(totalAmount))
          expect(sum([...lines, ...packages].map((part) => part.totalAmount))).toBe(BigInt(totalAmount))
          expect(sum([...lines, ...packages].map((part) => part.taxAmount))).toBe(BigInt(totals.taxAmount))
          expect(sum(taxes.map((tax) => tax.taxAmount))).toBe(BigInt(totals.taxAmount))
          expect(sum(taxes.map((tax) => tax.relievedAmount))).toBe(BigInt(taxRelievedAmount))
          for (const { amount, allocations, costs } of discounts) {
            expect(sum(allocations.map((part) => part.amount))).toBe(BigInt(amount))
            expect(sum(costs.flatMap((cost) => [cost.sellerAmount, cost.platformAmount]))).toBe(
              BigInt(amount),
            )
          }
          for (const line of lines) {
            const own = discounts.flatMap(({ allocations }) =>
              allocations.filter(({ lineId }) => lineId === line.id),
            )
            expect(sum(own.map(({ amount }) => amount))).toBe(BigInt(line.discountAmount))
          }
          expect(sum(explanation.map(({ amount }) => amount))).toBe(BigInt(totalAmount))
          expect(sum(explanation.map(({ withinAmount }) => withinAmount))).toBe(
            BigInt(totals.taxIncludedAmount),
          )
          for (const { amount, withinAmount, to } of explanation)
            expect(sum(to.map((part) => part.amount))).toBe(BigInt(Math.abs(amount) + withinAmount))
        }),
        settings(),
      )
    },
    patience(60_000),
  )

  it(
    'is never below zero, nor is any amount in it: no discount is more than what it is taken off',
    () => {
      fc.assert(
        fc.property(anyCart, (cart) => {
          const { explanation: _, ...priced } = priceCart(cart)
          for (const amount of amountsIn(priced)) expect(amount).toBeGreaterThanOrEqual(0)
          for (const line of priced.lines)
            expect(line.discountAmount).toBeLessThanOrEqual(line.subtotalAmount)
        }),
        settings(),
      )
    },
    patience(60_000),
  )

  it('is the same whatever order lines, promotions, codes and price lists come in, and computed again', () => {
    const shuffled = anyCart.chain((cart) => {
      const anyOrder = <T>(of: readonly T[]) => fc.shuffledSubarray([...of], { minLength: of.length })
      const { lines, promotions, codes, priceLists } = cart
      return fc.tuple(
        fc.constant(cart),
        fc.tuple(anyOrder(lines), anyOrder(promotions), anyOrder(codes), anyOrder(priceLists)),
      )
    })
    fc.assert(
      fc.property(shuffled, ([cart, [lines, promotions, codes, priceLists]]) => {
        const [first, other] = [priceCart(cart), priceCart({ ...cart, lines, promotions, codes, priceLists })]
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect(other.lines.toSorted(byId)).toEqual(first.lines.toSorted(byId))
        expect(totalsIn(other)).toEqual(totalsIn(first))
        expect(other.explanation).toEqual(first.explanation)
        expect(priceCart(structuredClone(cart))).toEqual(first)
      }),
      settings(count(1_000, 100_000)),
    )
  })

  it('is the same when a line is split in two: the halves share what the line had', () => {
    const split = fc.tuple(anyCart, fc.nat(), fc.nat()).map(([cart, which, where]) => {
      const at = which % cart.lines.length
      const line = cart.lines[at] as LineToPrice
      if (line.quantity === 1) return { cart, parts: cart, line }
      const quantity = 1 + (where % (line.quantity - 1))
      const halves = [
        { ...line, id: 'one half', quantity },
        { ...line, id: 'the other', quantity: line.quantity - quantity },
      ]
      return { cart, parts: { ...cart, lines: cart.lines.toSpliced(at, 1, ...halves) }, line }
    })
    fc.assert(
      fc.property(split, ({ cart, parts, line }) => {
        const [whole, apart] = [priceCart(cart), priceCart(parts)]
        expect(totalsIn(apart)).toEqual(totalsIn(whole))
        const paid = (of: PricedCart) =>
          sum(
            of.lines.filter(({ offerId }) => offerId === line.offerId).map(({ totalAmount }) => totalAmount),
          )
        expect(paid(apart)).toBe(paid(whole))
      }),
      settings(count(1_000, 100_000)),
    )
  })

  it('is the same for goods wherever their pieces go: destinations change shipping and tax alone', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const together = { ...cart, lines: cart.lines.map((line) => ({ ...line, destination: 0 })) }
        const [apart, whole] = [priceCart(cart), priceCart(together)]
        const onGoods = (of: PricedCart) =>
          of.discounts
            .filter(({ on }) => on === 'goods')
            .map(({ promotionId, amount, costs }) => ({ promotionId, amount, costs }))
        expect(onGoods(apart)).toEqual(onGoods(whole))
        expect(apart.totals.subtotalAmount).toBe(whole.totals.subtotalAmount)
        expect(apart.totals.discountAmount).toBe(whole.totals.discountAmount)
      }),
      settings(count(1_000, 100_000)),
    )
  })

  it('is the same in all when every piece goes to another address than the main one, at the same place', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { destination, chosen } = cart.shipping
        if (!destination) return
        const at = (place: number): CartToPrice => ({
          ...cart,
          lines: cart.lines.map((line) => ({ ...line, destination: place })),
          shipping: {
            ...cart.shipping,
            further: [destination],
            chosen: chosen
              .filter((each) => each.destination === 0)
              .map((each) => ({ ...each, destination: place })),
          },
        })
        const [there, here] = [priceCart(at(1)), priceCart(at(0))]
        expect(there.totals).toEqual(here.totals)
        expect(there.taxes).toEqual(here.taxes)
      }),
      settings(count(1_000, 100_000)),
    )
  })
})

/** Every effect and nearly every reason, so that the generator cannot quietly stop making them. */
const everythingMet = [
  ...someCurrencies,
  ...['reduction', 'amount-each', 'fixed-price', 'buy-x-get-y', 'tiers', 'shipping'],
  ...['code-unknown', 'code-used-up', 'used-up', 'used-up-by-customer', 'not-yet', 'ended', 'other-currency'],
  ...['other-customers', 'not-first-order', 'country-not-known', 'other-country', 'goods-missing'],
  ...['quantity-too-small', 'amount-too-small', 'not-combinable', 'one-of-its-group', 'gift-unavailable'],
  ...['nothing-to-lower', 'reverse-charge', 'exempt', 'package to 0', 'package to 1', 'package to 2'],
]

describe('prices with and without tax', () => {
  const rate = fc.oneof(
    fc.constantFrom(70_000, 190_000, 200_000, 88_750, 1_000_000),
    fc.nat({ max: 1_000_000 }),
  )
  const amounts = fc.array(
    fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 5_000 }), fc.nat({ max: 900_000_000 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  const cartOf = (prices: number[], partsPerMillion: number, pricesIncludeTax: boolean): CartToPrice => ({
    ...plainCart(prices.map((price, n) => plainLine(`offer-${String(n).padStart(2, '0')}`, price, 1))),
    pricesIncludeTax,
    tax: {
      zones: [{ id: 'all', places: [], rates: [taxRate('rate', partsPerMillion, 'standard')] }],
      onShipping: 'own-class',
      reverseCharge: null,
    },
  })

  it('agree: what net prices come to, contains exactly the tax that was added', () => {
    fc.assert(
      fc.property(amounts, rate, (net, partsPerMillion) => {
        const added = priceCart(cartOf(net, partsPerMillion, false))
        const gross = added.lines.map(({ totalAmount }) => totalAmount)
        const contained = priceCart(cartOf(gross, partsPerMillion, true))
        expect(contained.totals.totalAmount).toBe(added.totals.totalAmount)
        expect(contained.totals.taxAmount).toBe(added.totals.taxAmount)
        for (const [n, line] of contained.lines.entries())
          expect(Math.abs(line.taxAmount - (added.lines[n]?.taxAmount ?? 0))).toBeLessThanOrEqual(1)
      }),
      settings(count(2_000, 100_000)),
    )
  })

  it('agree within one minor unit the other way: the total of net prices takes it, that of gross prices never moves', () => {
    fc.assert(
      fc.property(amounts, rate, (gross, partsPerMillion) => {
        const contained = priceCart(cartOf(gross, partsPerMillion, true))
        const net = contained.lines.map(({ totalAmount, taxAmount }) => totalAmount - taxAmount)
        const added = priceCart(cartOf(net, partsPerMillion, false))
        expect(BigInt(contained.totals.totalAmount)).toBe(sum(gross))
        expect(added.totals.netAmount).toBe(contained.totals.netAmount)
        expect(Math.abs(added.totals.totalAmount - contained.totals.totalAmount)).toBeLessThanOrEqual(1)
      }),
      settings(count(2_000, 100_000)),
    )
  })
})
