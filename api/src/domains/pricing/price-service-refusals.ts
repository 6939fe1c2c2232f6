import { defineRefusals } from '../../platform/refusals.ts'

export const priceServiceRefusals = defineRefusals({
  unavailable: {
    code: 'price-service-unavailable',
    status: 503,
    title: 'A service that this store asks for tax or shipping gives no usable answer.',
    hint: 'Nothing was changed, set aside or charged. Wait as long as `Retry-After` says and send the same request again.',
  },
  changing: {
    code: 'prices-changing',
    status: 409,
    title: 'The cart or its prices changed each time its tax and shipping were being asked for.',
    hint: 'Nothing was changed. Read the cart, and try again when nobody is changing it.',
  },
})
