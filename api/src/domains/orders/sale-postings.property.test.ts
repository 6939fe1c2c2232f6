import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { anyCart } from '../../../test/pricing-any-cart.ts'
import { sumAmounts } from '../../platform/money.ts'
import type { AccountRef, Posting } from '../ledger/index.ts'
import { type PricedCart, priceCart } from '../pricing/index.ts'
import { quoteTotals } from './quoted-prices.ts'
import { type RefundParts, refundParts } from './refund-parts.ts'
import { refundShares } from './refund-shares.ts'
import { type Sale, type SalePart, type SellerTerms, saleParts } from './sale-parts.ts'
import { reversalPostings, salePostings } from './sale-postings.ts'

const sellers = ['anna', 'bert', 'carl']
const anyTerms: fc.Arbitrary<SellerTerms[]> = fc
  .tuple(
    fc.constantFrom(...sellers, 'nobody'),
    ...sellers.map(() =>
      fc.oneof(fc.constantFrom(0, 50_000, 123_456, 1_000_000), fc.nat({ max: 1_000_000 })),
    ),
  )
  .map(([house, ...rates]) =>
    sellers.map((id, at) => ({ id, isHouse: id === house, commissionPartsPerMillion: rates[at] as number })),
  )

/** The order that a priced cart would become. */
function saleOf(priced: PricedCart): Sale {
  const bought = priced.lines.map((line) => ({
    ...line,
    id: line.id,
    taxAddedAmount: priced.pricesIncludeTax ? 0 : line.taxAmount,
    isGift: false,
  }))
  const free = {
    unitPriceAmount: 0,
    discountAmount: 0,
    taxAmount: 0,
    taxAddedAmount: 0,
    taxRelievedAmount: 0,
  }
  const given = priced.gifts.map((gift, at) => ({ ...gift, ...free, id: `gift-${at}`, isGift: true }))
  const { packages, ...rest } = priced
  return {
    ...quoteTotals(priced),
    lines: [...bought, ...given],
    priced: { ...rest, packages: packages.map(({ options: _, ...each }) => each) },
  }
}

const nameOf = ({ kind, ownerId }: AccountRef) => (ownerId ? `${kind}:${ownerId}` : kind)

/** Credits less debits of every account. */
function balances(postings: readonly Posting[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { debit, credit, amount } of postings) {
    sums[nameOf(debit)] = (sums[nameOf(debit)] ?? 0) - amount
    sums[nameOf(credit)] = (sums[nameOf(credit)] ?? 0) + amount
  }
  return sums
}

const run = { numRuns: count(300, 20_000), seed: seed() }

describe('what an order means to the books', () => {
  it('is its total owed by buyers, every minor unit of it somebody’s', () => {
    fc.assert(
      fc.property(anyCart, anyTerms, (cart, terms) => {
        const priced = priceCart(cart)
        const sale = saleOf(priced)
        const books = balances(salePostings(saleParts(sale, terms), priced.currency))
        expect(0 - (books.buyers ?? 0)).toBe(sale.totalAmount)
        expect(sumAmounts(Object.values(books))).toBe(0)
        expect(books.tax ?? 0).toBe(sale.taxAmount)
        expect(books.tax ?? 0).toBe(sumAmounts(priced.taxes.map(({ taxAmount }) => taxAmount)))
      }),
      run,
    )
  })

  it('gives each seller what was paid for its goods and shipping without tax, and what the store bears, less commission', () => {
    fc.assert(
      fc.property(anyCart, anyTerms, (cart, terms) => {
        const priced = priceCart(cart)
        const books = balances(salePostings(saleParts(saleOf(priced), terms), priced.currency))
        for (const { id, isHouse, commissionPartsPerMillion } of terms) {
          const goods = priced.lines.filter(({ sellerId }) => sellerId === id)
          const packages = priced.packages.filter(({ sellerId }) => sellerId === id)
          const net = (of: { totalAmount: number; taxAmount: number }[]) =>
            sumAmounts(of.map(({ totalAmount, taxAmount }) => totalAmount - taxAmount))
          const borneBy = (on: 'goods' | 'shipping') =>
            sumAmounts(
              priced.discounts
                .filter((discount) => discount.on === on)
                .flatMap(({ costs }) => costs.filter(({ sellerId }) => sellerId === id))
                .map(({ platformAmount }) => platformAmount),
            )
          const gifts = sumAmounts(
            priced.gifts.filter(({ sellerId }) => sellerId === id).map(({ cost }) => cost.platformAmount),
          )
          if (isHouse) {
            expect(books[`seller:${id}`] ?? 0).toBe(0)
            expect(books.sales ?? 0).toBe(net(goods))
            expect(books.shipping ?? 0).toBe(net(packages))
            continue
          }
          const base = net(goods) + borneBy('goods') + gifts
          const commission = Number(
            (BigInt(base) * BigInt(commissionPartsPerMillion) * 2n + 1_000_000n) / 2_000_000n,
          )
          const owed = base + net(packages) + borneBy('shipping') - commission
          expect(books[`seller:${id}`] ?? 0).toBe(owed)
        }
      }),
      run,
    )
  })

  it('is undone to the last minor unit by refunds of all its lines and shipping, in whatever parts and order', () => {
    fc.assert(
      fc.property(anyCart, anyTerms, fc.infiniteStream(fc.nat({ max: 1_000 })), (cart, terms, dice) => {
        const priced = priceCart(cart)
        const sale = saleOf(priced)
        const parts = saleParts(sale, terms)
        const refunds = refundEverything(parts, () => dice.next().value as number)
        const shares = refundShares(parts, refunds)
        const postings = shares.flatMap((each) => reversalPostings(each, priced.currency))
        const books = balances([...salePostings(parts, priced.currency), ...postings])
        // What nobody paid anything for stays as it is: there is nothing to give back.
        const free = parts.filter(({ paidAmount }) => paidAmount === 0)
        const kept = balances(salePostings(free, priced.currency))
        for (const name of new Set([...Object.keys(books), ...Object.keys(kept)]))
          expect([name, books[name] ?? 0]).toEqual([name, kept[name] ?? 0])
        for (const [at, refund] of refunds.entries()) {
          const back = balances(reversalPostings(shares[at] ?? [], priced.currency))
          expect(back.buyers ?? 0).toBe(
            sumAmounts(refund.lines.map(({ amount }) => amount)) + refund.fulfillmentAmount,
          )
        }
      }),
      run,
    )
  })
})

/** Refunds of some amounts of some lines and of shipping, until nothing is left. */
function refundEverything(parts: readonly SalePart[], roll: () => number): RefundParts[] {
  const goods = parts.filter(({ kind }) => kind === 'goods')
  const shipping = parts.filter(({ kind }) => kind === 'shipping')
  const sale = {
    lines: goods.map(({ key, paidAmount, taxAmount }) => ({ id: key, quantity: 1, paidAmount, taxAmount })),
    fulfillmentPaid: sumAmounts(shipping.map(({ paidAmount }) => paidAmount)),
    fulfillmentTax: sumAmounts(shipping.map(({ taxAmount }) => taxAmount)),
  }
  const earlier: RefundParts[] = []
  for (;;) {
    const leftOf = (key: string, paid: number) =>
      paid -
      sumAmounts(
        earlier.flatMap(({ lines }) => lines.filter(({ id }) => id === key)).map(({ amount }) => amount),
      )
    const some = (left: number) =>
      earlier.length > 6 || roll() % 3 === 0 ? left : Math.floor((left * roll()) / 1_000)
    const lines = goods
      .map(({ key, paidAmount }) => ({ id: key, amount: some(leftOf(key, paidAmount)) }))
      .filter(({ amount }) => amount > 0)
      .sort(() => (roll() % 2) - 0.5)
    const fulfillmentAmount = some(
      sale.fulfillmentPaid - sumAmounts(earlier.map((each) => each.fulfillmentAmount)),
    )
    if (lines.length === 0 && fulfillmentAmount === 0 && earlier.length > 6) return earlier
    const made = refundParts({ ...sale, earlier }, { lines, fulfillmentAmount })
    if (!('parts' in made)) throw new Error(JSON.stringify(made.problems))
    earlier.push(made.parts)
  }
}
