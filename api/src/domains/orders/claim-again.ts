import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { thawCart } from '../cart/index.ts'
import { holdStockAgain, inventoryRefusals } from '../inventory/index.ts'
import {
  type Payment,
  type PaymentOperation,
  type ProviderPayment,
  readLatestPayments,
  recordOwnTenders,
  sendBack,
} from '../payments/index.ts'
import type { Checkout } from './checkout.ts'
import { lockCheckout } from './checkout-queries.ts'
import type { OrderEdit } from './order-edit.ts'
import { readOrderEdit } from './order-edit-queries.ts'
import { releaseCheckout } from './release-checkout.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

/** As long as a settlement takes, and its repetition by the worker. */
const holdSeconds = 600

/**
 * A paid checkout holds its goods no more, which nothing but a repair by hand does: they are set aside once more, at the
 * price that was promised, from whichever rows of their place have them by now.
 * @returns false: somebody else has bought them
 */
export const claimAgain = (context: Context, checkoutId: string): Promise<boolean> =>
  isThere(
    holdAgain(context, async (tx) => {
      const checkout = await lockCheckout(tx.tx, tx.store.id, checkoutId)
      return checkout?.state === 'paying' ? checkout : null
    }),
  )

/** As {@link claimAgain}, of what a paid edit adds to its order. */
export const claimEditAgain = (context: Context, of: OrderEdit): Promise<boolean> =>
  isThere(holdEditAgain(context, of, 'awaiting_payment'))

/** As {@link claimEditAgain}, of an edit that staff want done. @throws Refusal out-of-stock */
export const claimPreviewAgain = (context: Context, of: OrderEdit): Promise<void> =>
  holdEditAgain(context, of, 'previewed').catch((error: unknown) => {
    if (!isOutOfStock(error)) throw error
    const detail =
      'What the edit adds is held no more, and somebody else has it. Preview the edit anew with what there is: nothing of the order has changed.'
    throw new Refusal(error.kind, { ...error.extras, detail })
  })

const holdEditAgain = (context: Context, of: OrderEdit, state: OrderEdit['state']): Promise<void> =>
  holdAgain(context, async (tx) => {
    await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    const edit = await readOrderEdit(readsOf(tx), tx.store.id, of.id)
    return edit?.state === state ? { id: edit.id, lines: edit.outcome.added } : null
  })

const holdAgain = (
  context: Context,
  locked: (tx: TxContext) => Promise<{ id: string; lines: readonly { offerId: string }[] } | null>,
): Promise<void> =>
  inTransaction(context, async (tx) => {
    const found = await locked(tx)
    if (!found) return
    const offers = new Set(found.lines.map(({ offerId }) => offerId)).size
    holdStockAgain(tx, { reference: found.id, offers, expiresAt: secondsAfter(tx.now, holdSeconds) })
  })

const isOutOfStock = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.kind.code === inventoryRefusals.outOfStock.code

const isThere = (holding: Promise<void>): Promise<boolean> =>
  holding.then(
    () => true,
    (error: unknown) => {
      if (isOutOfStock(error)) return false
      throw error
    },
  )

/** A checkout that ended without an order, its payment, and what sends its money back. */
export interface Ended {
  checkout: Checkout
  payment: Payment
  /** Of the attempt, `payment` first */
  payments: Payment[]
  operation: PaymentOperation
}

/**
 * Ends a locked checkout whose money is there, or promised, and for which no order can be placed: its cart is open, what
 * it held is free, and the money is set aside to go back, in one transaction.
 * @returns null: somebody else was faster, or the payment is another
 */
export async function endWithoutOrder(
  context: TxContext,
  of: { checkout: Checkout; payment: Payment; said: ProviderPayment },
): Promise<Ended | null> {
  const { checkout, payment, said } = of
  if (checkout.state !== 'paying') return null
  const [newest, ...others] = await readLatestPayments(context.tx, context.store.id, checkout.id)
  const waits = newest?.status === 'started' || newest?.status === 'requires_action'
  if (!waits || newest.id !== payment.id) return null
  const own = recordOwnTenders(context, { payments: others, orderId: null })
  thawCart(context, { cartId: checkout.cartId, otherwise: () => new Error('the cart was not being paid') })
  const released = releaseCheckout(context, { checkout, cause: 'goodsGone' })
  const sent = sendBack(context, { payment: newest, said, found: 'captured_without_order' })
  return { ...sent, checkout: released, payments: [sent.payment, ...own] }
}
