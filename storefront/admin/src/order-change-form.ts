import type { Form } from '@tradepost/desk/form.ts'
import type { FormCall } from '@tradepost/desk/form-answer.ts'
import { moneyWords } from '@tradepost/desk/order-words.ts'
import type { Client, OrderLine } from '@tradepost/sdk'
import { entryReader } from './entry-reader.ts'

/** What the page of an order's money and notes asks for, by the button that was pressed. */
export function orderChange(
  form: Form,
  of: { api: Client; orderId: string; decimals: number },
): FormCall<unknown> {
  const { api, orderId } = of
  const reason = form.text('reason')
  const idempotencyKey = form.text('key')
  const lineItems = form
    .all('line')
    .map((id) => ({ id, quantity: Number(form.text(`quantity-${id}`) || '0') }))
    .filter(({ quantity }) => quantity > 0)
  switch (form.text('do')) {
    case 'refund':
      return refundCall(form, { ...of, lineItems })
    case 'cancel':
      return {
        call: () => api.cancelOrderAsStaff.try({ orderId, reason, idempotencyKey }),
        done: 'The order is canceled.',
      }
    case 'hold':
      return { call: () => api.holdOrder.try({ orderId, reason }), done: 'Nothing of it is shipped.' }
    case 'release':
      return { call: () => api.releaseOrder.try({ orderId }), done: 'It may be shipped.' }
    case 'return':
      return {
        call: () =>
          api.createReturnAsStaff.try({
            orderId,
            reason,
            lineItems,
            resolution: form.text('resolution') === 'exchange' ? 'exchange' : 'refund',
          }),
        done: 'The return is under Returns.',
      }
    case 'delivered':
      return {
        call: () => api.markDelivered.try({ orderId, fulfillmentId: form.text('parcel') }),
        done: 'It has arrived.',
      }
    case 'tags': {
      const tags = form
        .text('tags')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean)
      return {
        call: () => api.setOrderTags.try({ orderId, tags }),
        done: 'Saved.',
        values: { tags: form.text('tags') },
      }
    }
    default: {
      const body = form.text('body')
      return {
        call: () => api.createOrderNote.try({ orderId, body, isForBuyer: form.has('isForBuyer') }),
        done: 'Written down.',
        values: { body },
      }
    }
  }
}

/** Pieces of a line that can still be given back: no refund that has not failed is of them. */
export function piecesToRefund(
  line: Pick<OrderLine, 'id' | 'quantity' | 'removedQuantity'>,
  refunds: readonly Pick<Refund, 'status' | 'lineItems'>[],
): number {
  const given = refunds
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ lineItems }) => lineItems.filter(({ id }) => id === line.id))
    .reduce((sum, { quantity }) => sum + quantity, 0)
  // What an edit took off is in its refund, too, unless it cost nothing.
  return line.quantity - Math.max(given, line.removedQuantity)
}

type Refund = Awaited<ReturnType<Client['refundOrder']>>

function refundCall(
  form: Form,
  of: { api: Client; orderId: string; decimals: number; lineItems: { id: string; quantity: number }[] },
): FormCall<Refund> {
  const { api, orderId, lineItems } = of
  const { amountOrNull, wrong } = entryReader(form, of.decimals)
  const [shippingAmount, amount] = [amountOrNull('shipping'), amountOrNull('amount')]
  if (amount !== null && (lineItems.length > 0 || shippingAmount !== null))
    wrong.amount = 'stands alone: leave pieces and shipping empty'
  if (amount === null && shippingAmount === null && lineItems.length === 0)
    wrong.amount ??= 'say which pieces, or how much of shipping or of all'
  for (const [name, entered] of Object.entries({ amount, shipping: shippingAmount }))
    if (entered === 0) wrong[name] ??= 'must be above 0'
  const currency = form.text('currency')
  return {
    call: () =>
      api.refundOrder.try({
        orderId,
        ...(amount !== null && { amount }),
        ...(shippingAmount !== null && { shippingAmount }),
        ...(lineItems.length > 0 && { lineItems }),
        paidTo: form.text('paidTo') === 'store_credit' ? 'store_credit' : 'original',
        reason: form.text('reason'),
        idempotencyKey: form.text('key'),
      }),
    done: 'The money is on its way back.',
    failed: ({ status, amount }) =>
      status === 'failed'
        ? `The payment provider refused: nothing of ${moneyWords(amount)} went back. Look at the payment.`
        : undefined,
    wrong,
    values: Object.fromEntries(
      ['shipping', 'amount', 'reason', ...form.all('line').map((id) => `quantity-${id}`)].map((name) => [
        name,
        form.text(name),
      ]),
    ),
    fields: { shippingAmount: 'shipping' },
    // The API counts in minor units.
    tell: (pointer, message) =>
      /^\/(shippingAmount|amount)$/.test(pointer)
        ? message.replace(
            /^only (\d+) /,
            (_, left) => `only ${moneyWords({ amount: Number(left), currency })} `,
          )
        : message,
  }
}
