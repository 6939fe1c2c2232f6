import type { AccountRef, Posting } from '../ledger/index.ts'
import type { RefundShare } from './refund-shares.ts'
import type { SalePart } from './sale-parts.ts'

/** What an order means to the books before anybody has paid: buyers owe it, and each of its parts is owed or earned. */
export const salePostings = (parts: readonly SalePart[], currency: string): Posting[] =>
  gathered(parts, currency, 'sale')

/** The same way back, for what a refund or a cancellation takes back. */
export const reversalPostings = (shares: readonly RefundShare[], currency: string): Posting[] =>
  gathered(shares, currency, 'refund')

type Amounts = Pick<
  SalePart,
  'kind' | 'sellerId' | 'isHouse' | 'paidAmount' | 'taxAmount' | 'borneAmount' | 'commissionAmount'
>

/** One transfer for each pair of accounts, however many parts: the same accounts are posted to once. */
function gathered(parts: readonly Amounts[], currency: string, way: 'sale' | 'refund'): Posting[] {
  const byTransfer = new Map<string, Posting>()
  for (const posting of parts.flatMap((part) => postingsOf(part, currency))) {
    const key = [posting.code, posting.debit.ownerId, posting.credit.ownerId, posting.credit.kind].join(' ')
    const amount = (byTransfer.get(key)?.amount ?? 0) + posting.amount
    byTransfer.set(key, { ...posting, amount })
  }
  return [...byTransfer.values()]
    .filter(({ amount }) => amount > 0)
    .map((posting) => (way === 'sale' ? posting : reversed(posting)))
}

const reversals = {
  sale_goods: 'refund_goods',
  sale_tax: 'refund_tax',
  sale_shipping: 'refund_shipping',
  promotion: 'refund_promotion',
  commission: 'refund_commission',
} as const

function reversed({ debit, credit, amount, code }: Posting): Posting {
  return { debit: credit, credit: debit, amount, code: reversals[code as keyof typeof reversals] }
}

function postingsOf(part: Amounts, currency: string): Posting[] {
  const account = (kind: AccountRef['kind'], ownerId: string | null = null): AccountRef => ({
    kind,
    ownerId,
    currency,
  })
  const { paidAmount, taxAmount, borneAmount, commissionAmount, sellerId } = part
  const isGoods = part.kind === 'goods'
  const seller = account('seller', sellerId)
  const sold = part.isHouse ? account(isGoods ? 'sales' : 'shipping') : seller
  const buyers = account('buyers')
  return [
    {
      debit: buyers,
      credit: sold,
      amount: paidAmount - taxAmount,
      code: isGoods ? 'sale_goods' : 'sale_shipping',
    },
    { debit: buyers, credit: account('tax'), amount: taxAmount, code: 'sale_tax' },
    { debit: account('promotions'), credit: seller, amount: borneAmount, code: 'promotion' },
    { debit: seller, credit: account('commission'), amount: commissionAmount, code: 'commission' },
  ]
}
