import { addressFormOf } from '../../platform/address-form.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type Router, route } from '../../platform/router.ts'
import { addressFormParams, addressFormSchema } from './address-form-schemas.ts'

export function addressFormRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'getAddressForm',
      tag: 'Checkout',
      summary: 'Read how addresses are written in a country',
      description:
        'Which parts one has there, in which order, what they are called, and which must not be missing. The same rules judge an address that is sent.',
      method: 'get',
      path: '/v1/address-forms/{country}',
      policy: policies.shopper,
      params: addressFormParams,
      cacheControl: 'public, max-age=86400',
      success: { status: 200, description: 'The form.', schema: addressFormSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ params }) => {
      const form = addressFormOf(params.country)
      if (!form) throw new Refusal(platformRefusals.notFound)
      return form
    },
  )
}
