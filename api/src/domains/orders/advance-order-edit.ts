import type { AttemptClient } from '../../platform/attempts.ts'
import { countFailure } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { endFlow, type IdempotentCall, refusalReply } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { HoldGone } from '../inventory/index.ts'
import {
  askProvider,
  asksProvider,
  nameOf,
  neverCharged,
  ownOutcome,
  type Payment,
  type PaymentProviders,
  type ProviderPayment,
  paymentRefusals,
  providerOfPayment,
  recordOutcome,
  recordOwnTenders,
  runOperation,
  sendBack,
} from '../payments/index.ts'
import { mustAgreeOrTell, recorded, whereItStands } from './advance-checkout.ts'
import { applyOrderEdit, stillFits } from './apply-order-edit.ts'
import { claimEditAgain } from './claim-again.ts'
import { endEdit } from './move-order-edit.ts'
import type { OrderEdit } from './order-edit.ts'
import { readOrderEdit } from './order-edit-queries.ts'
import { type OrderEditView, presentBuyerOrderEdit } from './present-order-edit.ts'
import { viewOfEdit } from './read-order-edit.ts'
import { orderOperations } from './settle-refund.ts'
import type { SoldOrder } from './sold-order.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

/** Why a payment is given up, and its edit with it. */
export type GivingUp = 'discarded' | 'expired'

/** Writes beside what moves an edit, and sees where it went. */
type Alongside = (tx: TxContext, moved: OrderEditView) => void

export interface AdvanceOrderEdit {
  editId: string
  providers: PaymentProviders
  /** Cancel at the provider what has not been captured, and end the edit; null: only look */
  giveUp: GivingUp | null
  client?: AttemptClient | undefined
  alongside?: Alongside | undefined
}

/**
 * Asks the provider where the payment of an edit stands and takes the edit there. Buyer, worker, staff and the provider's
 * own messages all come through here, any number of times and at once: the row of the order lets one of them move it.
 * @throws Refusal not-found, payment-declined; payment-provider-unavailable: nothing has changed then
 */
export async function advanceOrderEdit(context: Context, of: AdvanceOrderEdit): Promise<OrderEditView> {
  const view = await inTransaction(context, (tx) => mustView(tx, of.editId))
  const [payment] = view.payments
  if (!payment || !waits(payment)) return view
  const outcome = asksProvider(payment)
    ? await whereItStands(context, { ...of, payment, giveUp: of.giveUp !== null })
    : ownOutcome(payment)
  return outcome ? settleOrderEdit(context, { ...of, edit: view.edit, asked: payment, outcome }) : view
}

async function mustView(context: TxContext, editId: string): Promise<OrderEditView> {
  const edit = await readOrderEdit(readsOf(context), context.store.id, editId)
  if (!edit) throw new Refusal(platformRefusals.notFound)
  return viewOfEdit(context, edit)
}

export const waits = ({ status }: Payment): boolean => status === 'started' || status === 'requires_action'

type Settling = Omit<AdvanceOrderEdit, 'editId'> & {
  edit: OrderEdit
  /** The payment that the provider was asked about */
  asked: Payment
  outcome: ProviderPayment
  flow?: IdempotentCall | undefined
}

/** What came of it: `operationId` sends money back, `letGo` is still to be let go at the provider. */
interface Settled {
  view: OrderEditView
  operationId: string | null
  letGo: boolean
}

/**
 * Records what the provider said and moves the edit accordingly, in one transaction: committed where the money is there or
 * promised, otherwise waiting on. Where the edit is not possible any more, the money goes back; goods that are held no more
 * are claimed once more before.
 * @throws Refusal payment-declined, after recording it; payment-provider-unavailable
 */
export async function settleOrderEdit(context: Context, of: Settling): Promise<OrderEditView> {
  await mustAgreeOrTell(context, of.asked, of.outcome)
  const declined = new Refusal(paymentRefusals.declined)
  const isDeclined = ({ payments: [payment] }: OrderEditView) =>
    payment?.status === 'declined' && payment.id === of.asked.id
  let hasGoods = true
  const settle = async (tx: TxContext) => {
    const done = await settleOnce(tx, { ...of, hasGoods })
    if (of.flow && !done.letGo)
      endFlow(
        tx,
        of.flow,
        isDeclined(done.view)
          ? refusalReply(declined)
          : { status: 200, body: JSON.stringify(presentBuyerOrderEdit(done.view)) },
      )
    return done
  }
  const settled = await inTransaction(context, settle).catch(async (error: unknown) => {
    if (!(error instanceof HoldGone)) throw error
    hasGoods = await claimEditAgain(context, of.edit)
    return inTransaction(context, settle)
  })
  const { operationId } = settled
  if (operationId) await runOperation(context, { operationId, providers: of.providers, ...orderOperations })
  if (settled.letGo) return letGo(context, of)
  if (isDeclined(settled.view)) throw declined
  return settled.view
}

/** What was promised for an edit that is not possible any more is let go before that is recorded. */
async function letGo(context: Context, of: Settling): Promise<OrderEditView> {
  const { asked } = of
  const provider = await providerOfPayment(of.providers, context, asked)
  const said = (await askProvider(context, () => provider.cancel(nameOf(asked)))) ?? neverCharged(asked)
  return settleOrderEdit(context, { ...of, outcome: said, giveUp: of.giveUp ?? 'discarded' })
}

async function settleOnce(context: TxContext, of: Settling & { hasGoods: boolean }): Promise<Settled> {
  const { tx, store } = context
  const order = await lockSoldOrder(tx, store.id, of.edit.orderId)
  const { edit, payments } = await mustView(context, of.edit.id)
  const [payment, ...others] = payments
  const nothing = { operationId: null, letGo: false }
  const isNews = payment?.id === of.asked.id && waits(payment) && payment.status !== of.outcome.status
  if (!order || !payment || !isNews) return { view: { edit, payments }, ...nothing }
  const { outcome } = of
  const { status } = outcome
  const isGood = status === 'captured' || status === 'authorized'
  const fits = async () => of.hasGoods && (await stillFits(context, order, edit))
  const isPossible = edit.state === 'awaiting_payment' && (!isGood || (await fits()))
  if (isGood && !isPossible && status === 'authorized')
    return { view: { edit, payments }, operationId: null, letGo: true }
  const moved = isGood
    ? await takeMoney(context, { order, edit, payment, others, outcome, isPossible })
    : { view: await endOfAttempt(context, { ...of, order, edit, payment, others }), operationId: null }
  of.alongside?.(context, moved.view)
  return { ...moved, letGo: false }
}

/** The payments of one attempt, apart: the one that decides, and what gift cards and store credit give beside it. */
interface Attempt {
  order: SoldOrder
  edit: OrderEdit
  payment: Payment
  others: readonly Payment[]
  outcome: ProviderPayment
}

/** The edit is done, or what was taken for it goes back at once, and what was set aside is free again. */
async function takeMoney(
  context: TxContext,
  of: Attempt & { isPossible: boolean },
): Promise<Pick<Settled, 'view' | 'operationId'>> {
  const { order, edit, payment, others, outcome } = of
  if (of.isPossible) {
    const { payments } = recorded(context, { decides: payment, others, outcome, orderId: order.id })
    const done = await applyOrderEdit(context, { order, edit, cause: 'paid' })
    return { view: { edit: done, payments }, operationId: null }
  }
  const ended =
    edit.state === 'awaiting_payment' ? endEdit(context, { order, edit, cause: 'overtaken' }) : edit
  const own = recordOwnTenders(context, {
    payments: asksProvider(payment) ? others : [payment, ...others],
    orderId: null,
  })
  if (!asksProvider(payment)) return { view: { edit: ended, payments: own }, operationId: null }
  const back = sendBack(context, { payment, said: outcome, found: 'captured_without_order' })
  return { view: { edit: ended, payments: [back.payment, ...own] }, operationId: back.operation.id }
}

/** The buyer is to do something, may try again, or nobody waits for the payment any more. */
async function endOfAttempt(context: TxContext, of: Settling & Attempt): Promise<OrderEditView> {
  const { order, edit, outcome, others } = of
  if (outcome.status === 'requires_action') {
    const payment = recordOutcome(context, { payment: of.payment, outcome, orderId: null })
    return { edit, payments: [payment, ...others] }
  }
  const { payments } = recorded(context, { decides: of.payment, others, outcome, orderId: null })
  if (outcome.status === 'declined' && of.client) countFailure(context, declinesOfEdit(edit, of.client))
  if (of.giveUp === null || edit.state !== 'awaiting_payment') return { edit, payments }
  return { edit: endEdit(context, { order, edit, cause: of.giveUp }), payments }
}

/** What a declined payment counts against: its edit and where it came from. */
export const declinesOfEdit = ({ id }: OrderEdit, client: AttemptClient) =>
  ({ rule: 'declinedPayment', subject: id, client }) as const
