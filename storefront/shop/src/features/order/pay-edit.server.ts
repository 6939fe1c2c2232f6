import { type Client, ConnectionProblem } from '@tradepost/sdk'
import { paths, withQuery } from '../catalog/paths.ts'
import { nothingElse, ownTenders } from '../checkout/own-tenders.ts'
import { chosenMethod } from '../checkout/payment-methods.ts'
import type { Refused } from '../refusals/messages.ts'

interface Asked {
  orderId: string
  editId: string
  orderSecret: string | undefined
}

type Shop = Pick<Client, 'payOrderEdit' | 'completeOrderEdit'>

/**
 * Pays what a change of an order costs, from gift cards and credit first. A form that is sent twice carries the same attempt
 * and pays once.
 * @param of.backTo the page that asks how it ended
 * @returns where to go from here, or why the form is shown again
 */
export async function payEdit(
  shop: Shop,
  of: Asked & { form: FormData; backTo: string },
): Promise<{ location: string } | (Refused & { status: number })> {
  const { form, backTo, ...asked } = of
  const choice = String(form.get('paymentMethod') ?? '')
  const chosen = choice === nothingElse.id ? { paymentMethod: null } : chosenMethod(form)
  const attempt = String(form.get('attempt') ?? '')
  if (!chosen || attempt === '') return { code: 'payment-method-unknown', detail: '', status: 422 }
  const means =
    'savedPaymentMethodId' in chosen
      ? { paymentMethod: null, ...chosen }
      : { paymentMethod: chosen.paymentMethod }
  const what = means.paymentMethod ?? choice
  try {
    const result = await shop.payOrderEdit.try({
      ...asked,
      ...means,
      ...ownTenders(form),
      returnUrl: backTo,
      idempotencyKey: `${attempt.slice(0, 100)}-${what.slice(0, 60)}`,
    })
    if (result.ok) return { location: result.data.payment?.nextAction?.url ?? backTo }
    const { code, detail, status } = result.refusal
    const isRunning = code === 'idempotency-in-flight' || code === 'payment-in-progress'
    // As at the checkout: a page to come back to, where nothing that was entered is lost.
    if (code === 'payment-declined' && Object.keys(ownTenders(form)).length === 0)
      return { location: withQuery(paths.orderEdit(asked.orderId, asked.editId), { notice: code }) }
    return isRunning ? { location: backTo } : { code, detail, status }
  } catch (error) {
    // Whether anything was charged is unknown: that page asks the provider.
    if (error instanceof ConnectionProblem) return { location: backTo }
    throw error
  }
}

/** Asks how the payment ended. @returns what to say of it, or whether it is still running @throws Refusal what is neither */
export async function afterBank(
  shop: Shop,
  asked: Asked,
): Promise<{ notice: string } | { isWaiting: boolean }> {
  const result = await shop.completeOrderEdit.try(asked)
  if (result.ok) {
    const { state, payment } = result.data
    if (state === 'awaiting_payment' && payment?.status === 'canceled') return { notice: 'payment-canceled' }
    return { isWaiting: state === 'awaiting_payment' }
  }
  const { code } = result.refusal
  if (code === 'idempotency-in-flight' || code === 'payment-provider-unavailable') return { isWaiting: true }
  if (code === 'payment-declined') return { notice: code }
  if (['not-found', 'invalid-request', 'not-authenticated'].includes(code)) return { isWaiting: false }
  throw result.refusal
}
