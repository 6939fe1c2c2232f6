import { policies } from '../../platform/policies.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { confirmOrderLookup } from './confirm-order-lookup.ts'
import { confirmOrderLookupInput, orderLookupSchema, requestOrderLookupInput } from './lookup-schemas.ts'
import { orderSecret } from './order-secret.ts'
import { presentOrderByLink } from './present.ts'
import { orderRefusals } from './refusals.ts'
import { requestOrderLookup } from './request-order-lookup.ts'
import { openedOrderSchema } from './schemas.ts'

/** How a guest who has lost the link comes to an order. */
export function lookupRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'requestOrderLookup',
      tag: 'Orders',
      summary: 'Ask for a code to open an order',
      description:
        'Mails six digits to the address of the order, if number and address fit; the answer is the same if not. They work once, for 15 minutes.',
      method: 'post',
      path: '/v1/order-lookups',
      policy: policies.shopper,
      body: requestOrderLookupInput,
      success: { status: 202, description: 'Accepted, whether or not it fits.', schema: orderLookupSchema },
      refusals: [],
    },
    async ({ context, body, client }) => {
      await requestOrderLookup(context, { ...body, client })
      return { status: 'mail_sent' }
    },
  )

  route(
    router,
    {
      operationId: 'confirmOrderLookup',
      tag: 'Orders',
      summary: 'Open an order with a mailed code',
      description:
        'Answers with the order and its secret, which lives for 90 days from now. After five wrong codes a new one is needed.',
      method: 'post',
      path: '/v1/order-lookups/confirmation',
      policy: policies.shopper,
      body: confirmOrderLookupInput,
      success: {
        status: 200,
        description: 'The order and its secret.',
        schema: openedOrderSchema,
        etag: true,
      },
      refusals: [orderRefusals.codeNotAccepted],
    },
    async ({ context, body, client }) => {
      const order = await confirmOrderLookup(context, { ...body, client })
      return Reply.versioned({ ...presentOrderByLink(order), secret: orderSecret(context, order) })
    },
  )
}
