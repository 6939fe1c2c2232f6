import { allocate, shareOf, sumAmounts } from '../../platform/money.ts'
import { onlyPieces } from './change-refusals.ts'

/** A line as far as money goes. Amounts are minor units. */
export interface PaidLine {
  id: string
  quantity: number
  /** What was paid for all of it, tax included */
  paidAmount: number
  /** Contained in `paidAmount` */
  taxAmount: number
}

/** What was given back of a line, by one refund. */
export interface RefundedLine {
  id: string
  /** 0: an amount that stands for no piece */
  quantity: number
  amount: number
  /** Contained in `amount` */
  taxAmount: number
}

export interface RefundParts {
  lines: RefundedLine[]
  fulfillmentAmount: number
  fulfillmentTaxAmount: number
}

/** What was sold, and what refunds that have not failed have taken of it. */
export interface Refundable {
  lines: readonly PaidLine[]
  /** For shipping, tax included */
  fulfillmentPaid: number
  fulfillmentTax: number
  earlier: readonly RefundParts[]
}

/** What is asked for: pieces or amounts of lines and of shipping, or one amount of the whole. */
export type WantedRefund =
  | {
      lines: readonly { id: string; quantity?: number | undefined; amount?: number | undefined }[]
      fulfillmentAmount: number
    }
  | { amount: number }

/** What of a request cannot be, by its place in it. */
export interface RefundProblem {
  pointer: string
  message: string
}

export const refundTotal = ({ lines, fulfillmentAmount }: RefundParts): number =>
  sumAmounts(lines.map(({ amount }) => amount)) + fulfillmentAmount

export const refundTax = ({ lines, fulfillmentTaxAmount }: RefundParts): number =>
  sumAmounts(lines.map(({ taxAmount }) => taxAmount)) + fulfillmentTaxAmount

/** What is left of each line and of shipping. */
export function leftToRefund(of: Refundable) {
  const lines = of.lines.map((line) => {
    const taken = of.earlier.flatMap((refund) => refund.lines.filter(({ id }) => id === line.id))
    const sum = (pick: (part: RefundedLine) => number) => sumAmounts(taken.map(pick))
    return {
      ...line,
      quantityLeft: Math.max(0, line.quantity - sum(({ quantity }) => quantity)),
      left: Math.max(0, line.paidAmount - sum(({ amount }) => amount)),
      taxLeft: Math.max(0, line.taxAmount - sum(({ taxAmount }) => taxAmount)),
    }
  })
  return {
    lines,
    fulfillmentLeft: of.fulfillmentPaid - sumAmounts(of.earlier.map((each) => each.fulfillmentAmount)),
    fulfillmentTaxLeft: of.fulfillmentTax - sumAmounts(of.earlier.map((each) => each.fulfillmentTaxAmount)),
  }
}

type LeftLine = ReturnType<typeof leftToRefund>['lines'][number]

/**
 * The tax in what is given back: in proportion to what is left, so that the last refund takes exactly the rest.
 */
const taxOf = (amount: number, left: number, taxLeft: number): number =>
  left === 0 ? 0 : shareOf(taxLeft, amount, left)

/**
 * What so many pieces cost: counted from the first piece to the last, so that the pieces of a line, in whatever portions
 * they come back, sum to what was paid for it. The last piece takes what is left.
 */
function piecesOf(line: LeftLine, quantity: number): number {
  if (quantity === line.quantityLeft) return line.left
  const before = line.quantity - line.quantityLeft
  const share =
    shareOf(line.paidAmount, before + quantity, line.quantity) -
    shareOf(line.paidAmount, before, line.quantity)
  return Math.min(share, line.left)
}

const partOf = (line: LeftLine, quantity: number, amount: number): RefundedLine => ({
  id: line.id,
  quantity,
  amount,
  taxAmount: taxOf(amount, line.left, line.taxLeft),
})

/**
 * What a refund gives back of each line and of shipping, to the minor unit. An amount of the whole is spread over all
 * that is left, in proportion.
 */
export function refundParts(
  of: Refundable,
  wanted: WantedRefund,
): { parts: RefundParts } | { problems: RefundProblem[] } {
  return 'amount' in wanted ? spread(of, wanted.amount) : named(of, wanted)
}

function spread(of: Refundable, amount: number): { parts: RefundParts } | { problems: RefundProblem[] } {
  const { lines, fulfillmentLeft, fulfillmentTaxLeft } = leftToRefund(of)
  const weights = [...lines.map(({ left }) => left), fulfillmentLeft]
  const most = sumAmounts(weights)
  if (amount > most)
    return { problems: [{ pointer: '/amount', message: `only ${most} of this order are left to refund` }] }
  const shares = allocate(amount, weights)
  const fulfillmentAmount = shares.at(-1) ?? 0
  return {
    parts: {
      lines: lines.map((line, at) => partOf(line, 0, shares[at] ?? 0)).filter((part) => part.amount > 0),
      fulfillmentAmount,
      fulfillmentTaxAmount: taxOf(fulfillmentAmount, fulfillmentLeft, fulfillmentTaxLeft),
    },
  }
}

function named(
  of: Refundable,
  wanted: Exclude<WantedRefund, { amount: number }>,
): { parts: RefundParts } | { problems: RefundProblem[] } {
  const { lines, fulfillmentLeft, fulfillmentTaxLeft } = leftToRefund(of)
  const problems: RefundProblem[] = []
  const parts = wanted.lines.flatMap(({ id, quantity, amount }, at): RefundedLine[] => {
    const line = lines.find((each) => each.id === id)
    const problem = line
      ? lineProblem(line, { quantity, amount })
      : { field: 'id', message: 'is no line of this order' }
    const isTwice = wanted.lines.findIndex((each) => each.id === id) !== at
    if (isTwice) problems.push({ pointer: `/lineItems/${at}/id`, message: 'is named twice' })
    else if (problem)
      problems.push({ pointer: `/lineItems/${at}/${problem.field}`, message: problem.message })
    if (!line || problem || isTwice) return []
    return [partOf(line, quantity ?? 0, amount ?? piecesOf(line, quantity ?? 0))]
  })
  if (wanted.fulfillmentAmount > fulfillmentLeft)
    problems.push({
      pointer: '/shippingAmount',
      message: `only ${fulfillmentLeft} of shipping are left to refund`,
    })
  if (problems.length > 0) return { problems }
  return {
    parts: {
      lines: parts,
      fulfillmentAmount: wanted.fulfillmentAmount,
      fulfillmentTaxAmount: taxOf(wanted.fulfillmentAmount, fulfillmentLeft, fulfillmentTaxLeft),
    },
  }
}

function lineProblem(
  line: LeftLine,
  { quantity, amount }: { quantity?: number | undefined; amount?: number | undefined },
): { field: string; message: string } | null {
  if (amount !== undefined && amount > line.left)
    return { field: 'amount', message: `only ${line.left} of this line are left to refund` }
  if (quantity !== undefined && quantity > line.quantityLeft)
    return { field: 'quantity', message: `${onlyPieces(line.quantityLeft)} left to refund` }
  return null
}

/**
 * A refund of which only a part could be given back: its parts in proportion, which sum to that.
 * @param amount at most what the parts come to
 */
export function scaledParts(parts: RefundParts, amount: number): RefundParts {
  const shares = allocate(amount, [...parts.lines.map((line) => line.amount), parts.fulfillmentAmount])
  const fulfillmentAmount = shares.at(-1) ?? 0
  return {
    lines: parts.lines
      .map((line, at) => {
        const part = shares[at] ?? 0
        return { ...line, amount: part, taxAmount: taxOf(part, line.amount, line.taxAmount) }
      })
      .filter((line) => line.amount > 0),
    fulfillmentAmount,
    fulfillmentTaxAmount: taxOf(fulfillmentAmount, parts.fulfillmentAmount, parts.fulfillmentTaxAmount),
  }
}

/** What each payment gives back: of the provider first, then gift cards, then store credit. */
export function refundTenders<T extends { tender: string; refundableAmount: number }>(
  payments: readonly T[],
  amount: number,
): { payment: T; amount: number }[] {
  const rank = ['provider', 'gift_card', 'store_credit']
  let left = amount
  return payments
    .toSorted((a, b) => rank.indexOf(a.tender) - rank.indexOf(b.tender))
    .flatMap((payment) => {
      const part = Math.min(left, payment.refundableAmount)
      left -= part
      return part > 0 ? [{ payment, amount: part }] : []
    })
}
