import { allocate, shareOf } from '../../platform/money.ts'
import type { RefundParts } from './refund-parts.ts'
import type { SalePart } from './sale-parts.ts'

/** What one refund takes back of one part of a sale. */
export type RefundShare = SalePart

/**
 * What each refund of an order takes back of its parts: of lines what it says, of shipping in proportion to what is left of
 * each package. Commission and what the store bears of discounts go back in proportion to what has been given back of a
 * part so far, rounded half away from zero: in whatever steps and order a part comes back, it takes them along to the
 * last minor unit.
 * @param refunds in the order they are posted: those that succeeded, the one that is to be posted last
 * @throws Error when more comes back than was sold: the refund itself refuses that before
 */
export function refundShares(parts: readonly SalePart[], refunds: readonly RefundParts[]): RefundShare[][] {
  const taken = new Map(parts.map((part) => [part.key, { paidAmount: 0, taxAmount: 0 }]))
  return refunds.map((refund) =>
    [...ofLines(parts, refund), ...ofShipping(parts, taken, refund)].flatMap(({ part, ...now }) => {
      const before = taken.get(part.key) ?? { paidAmount: 0, taxAmount: 0 }
      const then = {
        paidAmount: before.paidAmount + now.paidAmount,
        taxAmount: before.taxAmount + now.taxAmount,
      }
      if (then.paidAmount > part.paidAmount || then.taxAmount > part.taxAmount)
        throw new Error('a refund takes no more of a part than was sold')
      taken.set(part.key, then)
      if (now.paidAmount === 0) return []
      const due = (amount: number) =>
        shareOf(amount, then.paidAmount, part.paidAmount) -
        shareOf(amount, before.paidAmount, part.paidAmount)
      const [borneAmount, commissionAmount] = [due(part.borneAmount), due(part.commissionAmount)]
      return [{ ...part, ...now, borneAmount, commissionAmount }]
    }),
  )
}

/** What of the parts no refund has taken back, with what nobody paid for. */
export const leftOfSale = (parts: readonly SalePart[], shares: readonly RefundShare[]): RefundShare[] =>
  parts.map((part) => {
    const own = shares.filter(({ key }) => key === part.key)
    const left = (of: 'paidAmount' | 'taxAmount' | 'borneAmount' | 'commissionAmount') =>
      own.reduce((rest, share) => rest - share[of], part[of])
    return {
      ...part,
      paidAmount: left('paidAmount'),
      taxAmount: left('taxAmount'),
      borneAmount: left('borneAmount'),
      commissionAmount: left('commissionAmount'),
    }
  })

interface PartTaken {
  part: SalePart
  paidAmount: number
  taxAmount: number
}

const ofLines = (parts: readonly SalePart[], refund: RefundParts): PartTaken[] =>
  refund.lines.map(({ id, amount, taxAmount }) => {
    const part = parts.find(({ kind, key }) => kind === 'goods' && key === id)
    if (!part) throw new Error('a refund is of lines of its order')
    return { part, paidAmount: amount, taxAmount }
  })

/** Over the packages, by what is left of each: tax by what is left of their tax, the rest by what is left besides. */
function ofShipping(
  parts: readonly SalePart[],
  taken: ReadonlyMap<string, { paidAmount: number; taxAmount: number }>,
  { fulfillmentAmount, fulfillmentTaxAmount }: RefundParts,
): PartTaken[] {
  if (fulfillmentAmount === 0) return []
  const packages = parts.filter(({ kind }) => kind === 'shipping')
  const left = packages.map(({ key, paidAmount, taxAmount }) => {
    const gone = taken.get(key) ?? { paidAmount: 0, taxAmount: 0 }
    const tax = taxAmount - gone.taxAmount
    return { tax, net: paidAmount - gone.paidAmount - tax }
  })
  const taxes = allocate(
    fulfillmentTaxAmount,
    left.map(({ tax }) => tax),
  )
  const nets = allocate(
    fulfillmentAmount - fulfillmentTaxAmount,
    left.map(({ net }) => net),
  )
  return packages.map((part, at) => {
    const taxAmount = taxes[at] ?? 0
    return { part, paidAmount: (nets[at] ?? 0) + taxAmount, taxAmount }
  })
}
