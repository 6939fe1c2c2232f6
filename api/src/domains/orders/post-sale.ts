import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { type Posting, postTransfers, storeCreditOf } from '../ledger/index.ts'
import type { Checkout } from './checkout.ts'
import { lockOrderRow } from './order-queries.ts'
import type { RefundParts } from './refund-parts.ts'
import { leftOfSale, refundShares } from './refund-shares.ts'
import {
  type BookedPart,
  type BookedSale,
  readBookedSale,
  readSellerTerms,
  readUnpostedPayments,
} from './sale-books-queries.ts'
import { type Sale, type SalePart, saleOfAdded, saleParts } from './sale-parts.ts'
import { reversalPostings, salePostings } from './sale-postings.ts'

/** Tells the ledger what was sold, with the order: who has earned it, and that its buyer owes it until a payment says otherwise. */
export function postSale(
  context: TxContext,
  of: { orderId: string; lineIds: readonly string[]; checkout: Checkout },
): void {
  const { checkout, orderId } = of
  const lines = checkout.lines.map((line, at) => ({ ...line, id: of.lineIds[at] ?? '' }))
  const parts = saleParts({ ...checkout, lines }, checkout.sellers ?? [])
  postTransfers(context, {
    reference: orderId,
    orderId,
    postings: salePostings(parts, checkout.currency),
  })
}

/** Tells the ledger what an edit adds to an order: a sale of its own, by what sellers owe now. */
export async function postAddedSale(
  context: TxContext,
  of: { orderId: string; editId: string; currency: string; lines: Sale['lines'] },
): Promise<void> {
  const { orderId, editId, currency, lines } = of
  const sellerIds = [...new Set(lines.map(({ sellerId }) => sellerId))]
  const sellers = await readSellerTerms(context.tx, context.store.id, sellerIds)
  const postings = salePostings(saleParts(saleOfAdded(lines), sellers), currency)
  postTransfers(context, { reference: editId, orderId, postings })
}

/** What of a sale is due to whom, with the commission that was due when it was made. */
const partsAsBooked = ({ sale, commissions }: BookedPart, sellers: BookedSale['sellers']): SalePart[] =>
  saleParts(sale, sellers, ({ id }) => commissions.get(id) ?? 0)

const bookedParts = ({ sales, sellers }: BookedSale): SalePart[] =>
  sales.flatMap((part) => partsAsBooked(part, sellers))

/**
 * Tells the ledger what of an order was taken back: the sale in reverse, in the same parts. The order is locked, and its
 * refund is about to succeed. What is paid back is posted by whoever pays it back; store credit here, whose balance the
 * caller raises.
 * Of an order that was canceled, nothing is left to take back: its buyer gets what is owed to them since.
 */
export async function postReversal(
  context: TxContext,
  of: { orderId: string; reference: string; parts: RefundParts; creditTo: string | null },
): Promise<void> {
  const { orderId, reference } = of
  const booked = await readBookedSale(readsOf(context), context.store.id, { orderId, without: reference })
  if (!booked) throw new Error('a refund is of no order')
  const { currency } = booked
  const shares = booked.isUndone
    ? []
    : (refundShares(bookedParts(booked), [...booked.refunds, of.parts]).at(-1) ?? [])
  const credited: Posting[] =
    of.creditTo === null
      ? []
      : [
          {
            debit: { kind: 'buyers', currency },
            credit: storeCreditOf(of.creditTo, currency),
            amount: of.parts.lines.reduce((sum, { amount }) => sum + amount, of.parts.fulfillmentAmount),
            code: 'refund_payment',
          },
        ]
  postTransfers(context, {
    reference,
    orderId,
    postings: [...reversalPostings(shares, currency), ...credited],
  })
}

/** Takes back all that is left of a sale: its order is canceled. What had been paid is owed to the buyer until it is paid back. */
export async function postCancellation(context: TxContext, of: { orderId: string }): Promise<void> {
  const { orderId } = of
  const booked = await readBookedSale(readsOf(context), context.store.id, { orderId, without: null })
  if (!booked || booked.isUndone) return
  const parts = bookedParts(booked)
  const left = leftOfSale(parts, refundShares(parts, booked.refunds).flat())
  postTransfers(context, {
    reference: orderId,
    orderId,
    postings: reversalPostings(left, booked.currency),
  })
}

/**
 * Posts what the ledger does not know of an order: those from before there was one. They owe no commission, since none had
 * been agreed on. Again changes nothing.
 * @returns whether something was missing
 */
export async function postMissingSale(context: Context, of: { orderId: string }): Promise<boolean> {
  return inTransaction(context, async (tx) => {
    const { orderId } = of
    const storeId = tx.store.id
    if (!(await lockOrderRow(tx.tx, storeId, orderId))) return false
    const booked = await readBookedSale(readsOf(tx), storeId, { orderId, without: null })
    const payments = await readUnpostedPayments(readsOf(tx), storeId, orderId)
    const placed = booked?.sales[0]
    if (placed && !booked.isPosted)
      postTransfers(tx, {
        reference: orderId,
        orderId,
        postings: salePostings(partsAsBooked(placed, booked.sellers), booked.currency),
      })
    for (const { id, provider, amount, currency } of payments)
      postTransfers(tx, {
        reference: id,
        orderId,
        postings: [
          {
            debit: { kind: 'provider', name: provider, currency },
            credit: { kind: 'buyers', currency },
            amount,
            code: 'payment',
          },
        ],
      })
    return payments.length > 0 || booked?.isPosted === false
  })
}
