import type { Form } from '@tradepost/desk/form.ts'
import type { FormCall } from '@tradepost/desk/form-answer.ts'
import type { Client } from '@tradepost/sdk'
import { entryReader } from './entry-reader.ts'

/** What the page of a payment asks for, by the button that was pressed. */
export function paymentStep(
  form: Form,
  of: { api: Client; paymentId: string; decimals: number },
): FormCall<unknown> {
  const { api, paymentId } = of
  const idempotencyKey = form.text('key')
  switch (form.text('do')) {
    case 'capture': {
      const { amountOrNull, wrong } = entryReader(form, of.decimals)
      const amount = amountOrNull('amount')
      const isFinal = form.has('isFinal')
      return {
        call: () => api.capturePayment.try({ paymentId, amount, isFinal, idempotencyKey }),
        done: 'The provider was asked: below is what came of it.',
        wrong,
        values: { amount: form.text('amount'), isFinal: form.text('isFinal') },
      }
    }
    case 'rest':
      return {
        call: () => api.capturePayment.try({ paymentId, amount: 0, isFinal: true, idempotencyKey }),
        done: 'The rest is let go: nothing more of it can be taken.',
      }
    case 'void':
      return {
        call: () => api.voidPayment.try({ paymentId, idempotencyKey }),
        done: 'It is let go: nothing of it can be taken any more.',
      }
    default:
      return {
        call: () => api.checkPayment.try({ paymentId, idempotencyKey }),
        done: 'The provider was asked. This is where it stands.',
      }
  }
}
