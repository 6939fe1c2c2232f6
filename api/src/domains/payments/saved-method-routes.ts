import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { signedIn } from '../customers/index.ts'
import type { PaymentProviders } from './providers-of.ts'
import { removePaymentMethod } from './remove-payment-method.ts'
import { isUsable, presentSavedMethod } from './saved-method.ts'
import { readSavedMethods } from './saved-method-queries.ts'
import { savedMethodListSchema, savedMethodParams, savedMethodSchema } from './saved-method-schemas.ts'
import { setDefaultPaymentMethod } from './set-default-payment-method.ts'

/** Ways to pay that customers have kept. */
export function createSavedMethodRouter({ providers }: { providers: PaymentProviders }): Router {
  const router = createRouter()
  route(
    router,
    {
      operationId: 'listPaymentMethods',
      tag: 'Customers',
      summary: 'List own ways to pay',
      description:
        'What the customer has kept with `savePaymentMethod` of `payCheckout`: the default one first, then the newest. Pay with one by its id, as `savedPaymentMethodId`. What was kept with a provider that the store does not use any more is not among them.',
      method: 'get',
      path: '/v1/customers/me/payment-methods',
      policy: policies.customer,
      success: { status: 200, description: 'The ways to pay.', schema: savedMethodListSchema },
      refusals: [],
    },
    async ({ context }) => {
      const saved = await readSavedMethods(context.db, context.store.id, signedIn(context).customerId)
      const from = await providers.ofStore(context)
      return { items: saved.filter((one) => isUsable(one, from)).map(presentSavedMethod) }
    },
  )

  route(
    router,
    {
      operationId: 'setDefaultPaymentMethod',
      tag: 'Customers',
      summary: 'Choose the own way to pay that comes first',
      description: 'Instead of the one that is now. It is offered first; nothing is paid by itself.',
      method: 'put',
      path: '/v1/customers/me/payment-methods/{paymentMethodId}/default',
      policy: policies.customer,
      params: savedMethodParams,
      success: { status: 200, description: 'The way to pay.', schema: savedMethodSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) =>
      Reply.versioned(presentSavedMethod(await setDefaultPaymentMethod(context, params))),
  )

  route(
    router,
    {
      operationId: 'removePaymentMethod',
      tag: 'Customers',
      summary: 'Remove an own way to pay',
      description:
        'Nobody can pay with it any more, and the provider forgets it, too. If it was the default one, none is.',
      method: 'delete',
      path: '/v1/customers/me/payment-methods/{paymentMethodId}',
      policy: policies.customer,
      params: savedMethodParams,
      success: { status: 204, description: 'It is gone.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => removePaymentMethod(context, params),
  )
  return router
}
