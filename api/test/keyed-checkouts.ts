import { randomUUID } from 'node:crypto'
import { send, type TestApi } from '../../test/api.ts'
import type { BusyStore } from './busy-store.ts'
import type { Call } from './keyed-calls.ts'

/** The payment of a checkout of its own. */
export type Paying = Call & { checkoutId: string }

/** Calls of all that is done under a key with the payment of a checkout. */
export function keyedCheckouts(api: TestApi, shop: BusyStore) {
  const { publishableKey: key, origin } = shop.store
  const payment = (paymentMethod = 'pm_test_ok') => ({ paymentMethod, returnUrl: `${origin}/back` })

  async function pay(paymentMethod?: string): Promise<Paying> {
    const cart = await shop.openCart()
    const checkout = await shop.quote(cart)
    const path = `/v1/checkouts/${checkout.id}/payment`
    const sent = { key, cartSecret: cart.secret, body: payment(paymentMethod) }
    return { method: 'POST', path, sent, checkoutId: checkout.id }
  }

  /** A payment that waits for the shopper, who says yes at the bank by `approve`. */
  async function secondStep() {
    const call = await pay('pm_test_second_step')
    const paid = await send(api.app.request, 'POST', call.path, {
      ...call.sent,
      idempotencyKey: randomUUID(),
    })
    const page = paid.body.payment?.nextAction?.url
    if (!page) throw new Error(`it does not wait: ${JSON.stringify(paid.body)}`)
    const approve = async () => {
      const body = new URLSearchParams({ answer: 'approve' })
      const { status } = await api.app.request(new URL(page).pathname, { method: 'POST', body })
      if (status !== 303) throw new Error(`not approved: ${status}`)
    }
    return { call, approve }
  }

  /** What follows a payment. The secret is the same holder's: the other request differs by its path. */
  async function following(paying: Paying, rest: string): Promise<{ call: Call; other: Call }> {
    const { body: _, ...sent } = paying.sent
    const at = ({ checkoutId }: Paying) => ({
      method: 'POST',
      path: `/v1/checkouts/${checkoutId}/${rest}`,
      sent,
    })
    return { call: at(paying), other: at(await pay()) }
  }

  const calls = {
    async payCheckout() {
      const call = await pay()
      return { call, other: { ...call, sent: { ...call.sent, body: payment('pm_test_declined') } } }
    },
    async completeCheckout() {
      const { call, approve } = await secondStep()
      await approve()
      return following(call, 'completion')
    },
    async cancelCheckoutPayment() {
      const { call } = await secondStep()
      return following(call, 'payment/cancellation')
    },
  }
  return { payment, pay, calls }
}
