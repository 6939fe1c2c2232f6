import { allocate, shareOf, sumAmounts } from '../../platform/money.ts'
import type { QuotedLine } from './checkout.ts'
import type { QuotedPrices, QuoteTotals } from './quoted-prices.ts'

const million = 1_000_000

/** What the books must know of who sells: of every seller of an order. */
export interface SellerTerms {
  id: string
  /** The store itself: what it sells is sales, and it owes itself no commission */
  isHouse: boolean
  commissionPartsPerMillion: number
}

/** What was sold, as it was quoted or as the order has it; all amounts minor units of one currency. */
export interface Sale
  extends Pick<QuoteTotals, 'fulfillmentAmount' | 'fulfillmentDiscountAmount' | 'taxAmount' | 'totalAmount'> {
  lines: (Pick<
    QuotedLine,
    | 'sellerId'
    | 'offerId'
    | 'unitPriceAmount'
    | 'quantity'
    | 'discountAmount'
    | 'taxAmount'
    | 'taxAddedAmount'
    | 'taxRelievedAmount'
    | 'isGift'
  > & { id: string })[]
  /** Null: from before packages and discounts were kept */
  priced: QuotedPrices | null
}

/** A line of an order, or what one seller sends to one destination: the smallest thing that is sold and given back. */
export interface SalePart {
  /** Of the order's line, or `shipping` with the seller and the destination */
  key: string
  kind: 'goods' | 'shipping'
  sellerId: string
  isHouse: boolean
  /** By the buyer, with tax */
  paidAmount: number
  /** Of what is paid */
  taxAmount: number
  /** What the store bears of its discounts, where the goods are another's; as prices are: with tax or without */
  borneAmount: number
  commissionAmount: number
}

/**
 * An order as parts that add up to its total, each with what it means to whoever sold it. Commission is due on goods,
 * without tax, after what the seller bears of discounts; it is rounded once a seller.
 * @param commissionOf what a seller owes on so much; default: by its terms
 */
export function saleParts(
  sale: Sale,
  sellers: readonly SellerTerms[],
  commissionOf: (seller: SellerTerms, baseAmount: number) => number = (seller, base) =>
    shareOf(base, seller.commissionPartsPerMillion, million),
): SalePart[] {
  const parts = withAllTax([...goodsOf(sale, sellers), ...shippingOf(sale, sellers)], sale)
  const commissions = new Map<string, number>()
  for (const seller of sellers) {
    if (seller.isHouse) continue
    const own = parts.filter(({ kind, sellerId }) => kind === 'goods' && sellerId === seller.id)
    const bases = own.map(({ paidAmount, taxAmount, borneAmount }) => paidAmount - taxAmount + borneAmount)
    const base = sumAmounts(bases)
    const shares = base === 0 ? [] : allocate(commissionOf(seller, base), bases)
    for (const [at, { key }] of own.entries()) commissions.set(key, shares[at] ?? 0)
  }
  return parts.map((part) => ({ ...part, commissionAmount: commissions.get(part.key) ?? 0 }))
}

/** Goods by themselves, such as what an edit adds to an order: no shipping, no discounts. */
export function saleOfAdded(lines: Sale['lines']): Sale {
  const sum = (pick: (line: Sale['lines'][number]) => number) => sumAmounts(lines.map(pick))
  return {
    lines,
    priced: null,
    fulfillmentAmount: 0,
    fulfillmentDiscountAmount: 0,
    taxAmount: sum(({ taxAmount }) => taxAmount),
    totalAmount: sum(paidFor),
  }
}

const paidFor = (line: Sale['lines'][number]): number =>
  sumAmounts([
    line.unitPriceAmount * line.quantity,
    -line.discountAmount,
    line.taxAddedAmount,
    -line.taxRelievedAmount,
  ])

const isHouseOf = (sellers: readonly SellerTerms[], sellerId: string): boolean => {
  const seller = sellers.find(({ id }) => id === sellerId)
  if (!seller) throw new Error('a seller of the order has no terms')
  return seller.isHouse
}

function goodsOf({ lines, priced }: Sale, sellers: readonly SellerTerms[]): SalePart[] {
  const borne = borneOfGoods(lines, priced)
  return lines.map((line, at) => {
    const isHouse = isHouseOf(sellers, line.sellerId)
    return {
      key: line.id,
      kind: 'goods',
      sellerId: line.sellerId,
      isHouse,
      paidAmount: paidFor(line),
      taxAmount: line.taxAmount,
      borneAmount: isHouse ? 0 : (borne[at] ?? 0),
      commissionAmount: 0,
    }
  })
}

/** What the store bears of discounts and gifts, by line: of discounts by what each line is lowered, of gifts their value. */
function borneOfGoods(lines: Sale['lines'], priced: QuotedPrices | null): number[] {
  const bySeller = new Map<string, number>()
  for (const { sellerId, platformAmount } of (priced?.discounts ?? [])
    .filter(({ on }) => on === 'goods')
    .flatMap(({ costs }) => costs))
    bySeller.set(sellerId, (bySeller.get(sellerId) ?? 0) + platformAmount)
  const borne = lines.map(() => 0)
  for (const [sellerId, amount] of bySeller) {
    const weights = lines.map((line) => (line.sellerId === sellerId ? line.discountAmount : 0))
    if (sumAmounts(weights) === 0) continue
    for (const [at, share] of allocate(amount, weights).entries()) borne[at] = (borne[at] ?? 0) + share
  }
  for (const { offerId, sellerId, cost } of priced?.gifts ?? []) {
    const isOf = (line: Sale['lines'][number]) =>
      line.isGift && line.offerId === offerId && line.sellerId === sellerId
    const at = lines.findIndex((line, place) => isOf(line) && borne[place] === 0)
    if (at >= 0) borne[at] = cost.platformAmount
  }
  return borne
}

/** What each seller sends to each destination; of quotes from before packages were kept, one of the house. */
function shippingOf(sale: Sale, sellers: readonly SellerTerms[]): SalePart[] {
  if (sale.priced)
    return sale.priced.packages.map(({ sellerId, destination = 0, totalAmount, taxAmount }) => {
      const isHouse = isHouseOf(sellers, sellerId)
      const borne = sumAmounts(
        (sale.priced?.discounts ?? [])
          .filter(({ on }) => on === 'shipping')
          .flatMap(({ allocations, costs }) => borneOfPackage(allocations, costs, { sellerId, destination })),
      )
      return {
        key: shippingKey(sellerId, destination),
        kind: 'shipping',
        sellerId,
        isHouse,
        paidAmount: totalAmount,
        taxAmount,
        borneAmount: isHouse ? 0 : borne,
        commissionAmount: 0,
      }
    })
  const paidAmount = sale.fulfillmentAmount - sale.fulfillmentDiscountAmount
  const house = sellers.find(({ isHouse }) => isHouse) ?? sellers[0]
  if (paidAmount === 0 || !house) return []
  const { id: sellerId, isHouse } = house
  const key = shippingKey(sellerId, 0)
  return [
    {
      key,
      kind: 'shipping',
      sellerId,
      isHouse,
      paidAmount,
      taxAmount: 0,
      borneAmount: 0,
      commissionAmount: 0,
    },
  ]
}

const shippingKey = (sellerId: string, destination: number): string => `shipping ${sellerId} ${destination}`

/** Of what the store bears of one discount for a seller, the share of one of its packages. */
function borneOfPackage(
  allocations: QuotedPrices['discounts'][number]['allocations'],
  costs: QuotedPrices['discounts'][number]['costs'],
  of: { sellerId: string; destination: number },
): number[] {
  const cost = costs.find(({ sellerId }) => sellerId === of.sellerId)
  const own = allocations.filter(({ sellerId }) => sellerId === of.sellerId)
  const weights = own.map(({ amount }) => amount)
  if (!cost || sumAmounts(weights) === 0) return []
  const shares = allocate(cost.platformAmount, weights)
  return own.map(({ destination = 0 }, at) => (destination === of.destination ? (shares[at] ?? 0) : 0))
}

/** Tax that old quotes knew of the whole alone is spread over what is paid. */
function withAllTax(parts: SalePart[], { taxAmount, totalAmount }: Sale): SalePart[] {
  const paid = sumAmounts(parts.map((part) => part.paidAmount))
  if (paid !== totalAmount) throw new Error('the parts of a sale add up to its total')
  const missing = taxAmount - sumAmounts(parts.map((part) => part.taxAmount))
  if (missing === 0) return parts
  const shares = allocate(
    missing,
    parts.map((part) => part.paidAmount - part.taxAmount),
  )
  return parts.map((part, at) => ({ ...part, taxAmount: part.taxAmount + (shares[at] ?? 0) }))
}
