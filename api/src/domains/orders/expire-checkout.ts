import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import {
  askProvider,
  asksProvider,
  nameOf,
  type PaymentProviders,
  providerOfPayment,
  readLatestPayments,
  recordFinding,
  runOperation,
} from '../payments/index.ts'
import { advanceCheckout, type CheckoutView } from './advance-checkout.ts'
import { lockCheckout, readCheckout } from './checkout-queries.ts'
import { endWithoutOrder } from './claim-again.ts'
import { releaseCheckout } from './release-checkout.ts'
import { orderOperations } from './settle-refund.ts'

/**
 * Looks after a checkout that nobody is looking after: past its time it is released, with a running payment canceled
 * at the provider first; a silent payment that has been captured or authorized becomes its order, and where there can be
 * none, the money goes back.
 */
export async function expireCheckout(
  context: Context,
  of: { checkoutId: string; providers: PaymentProviders },
): Promise<void> {
  const found = await inTransaction(context, async (tx) => {
    const checkout = await readCheckout(tx.tx, tx.store.id, of.checkoutId)
    return checkout && { state: checkout.state, overdue: checkout.expiresAt <= tx.now }
  })
  if (found?.state === 'paying') await advanceSilent(context, { ...of, overdue: found.overdue })
  if (found?.state === 'held' && found.overdue) {
    await inTransaction(context, async (tx) => {
      const checkout = await lockCheckout(tx.tx, tx.store.id, of.checkoutId)
      if (checkout?.state === 'held' && checkout.expiresAt <= tx.now)
        releaseCheckout(tx, { checkout, cause: 'expired' })
    })
  }
}

async function advanceSilent(
  context: Context,
  of: { checkoutId: string; providers: PaymentProviders; overdue: boolean },
): Promise<void> {
  try {
    await advanceCheckout(context, { ...of, giveUp: of.overdue, alongside: tellFinding })
  } catch (error) {
    // Declined is an ending like any other; nobody is waiting for the answer here.
    if (error instanceof Refusal && error.kind.code === 'payment-declined') return
    if (error instanceof Refusal || !of.overdue) throw error
    context.log.error({ err: error, checkoutId: of.checkoutId }, 'a paid checkout cannot become an order')
    await giveMoneyBack(context, of)
  }
}

function tellFinding(tx: TxContext, { payment, order, checkout }: CheckoutView): void {
  // Whoever waits for the shopper is not silent.
  if (!payment || checkout.state === 'paying') return
  recordFinding(tx, { paymentId: payment.id, found: 'payment_silent', did: order ? 'placed' : 'ended' })
}

/** Money that was taken for an order that cannot be placed, such as for goods that are not held any more. */
async function giveMoneyBack(
  context: Context,
  of: { checkoutId: string; providers: PaymentProviders },
): Promise<void> {
  const payments = await inTransaction(context, ({ tx, store }) =>
    readLatestPayments(tx, store.id, of.checkoutId),
  )
  const [payment] = payments
  if (!payment || !asksProvider(payment)) return
  const provider = await providerOfPayment(of.providers, context, payment)
  const said = await askProvider(context, () => provider.retrieve(nameOf(payment)))
  if (said?.status !== 'captured' && said?.status !== 'authorized') return
  const operation = await inTransaction(context, async (tx) => {
    const checkout = await lockCheckout(tx.tx, tx.store.id, of.checkoutId)
    const ended = checkout && (await endWithoutOrder(tx, { checkout, payment, said }))
    return ended?.operation
  })
  if (operation)
    await runOperation(context, {
      operationId: operation.id,
      providers: of.providers,
      ...orderOperations,
    })
}
