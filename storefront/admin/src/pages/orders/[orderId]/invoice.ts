import type { APIRoute } from 'astro'
import { answerForm } from '../../../forms.ts'

/** The invoice of an order of before the store issued invoices. */
export const POST: APIRoute = async (context) => {
  const { params, locals, redirect } = context
  const { orderId = '' } = params
  await answerForm(context, `/orders/${orderId}`, {
    call: () => locals.desk.api.requestInvoice.try({ orderId }),
    done: 'The invoice is being issued. It is here in a moment.',
    values: {},
  })
  return redirect(`/orders/${orderId}`, 303)
}
