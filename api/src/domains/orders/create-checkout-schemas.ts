import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { choicesAreSound, destinationChoice, divided, dividedLines } from '../cart/index.ts'
import { addressExample, emailInput } from './schemas.ts'

const buyerInput = z
  .strictObject({
    email: emailInput,
    company: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'Of who buys for a business.' }),
    vatNumber: z.string().trim().min(4).max(20).optional().openapi({
      description:
        'VAT identification number with its country, where a business buys. Where the store knows reverse charge, tax is not due on what goes to another member state. Its form is checked, not whether it exists: that of the state it names or of the billing address, as far as it is known.',
      example: 'DE123456789',
    }),
  })
  .openapi('BuyerInput', { example: { email: 'ada@example.com' } })

export const createCheckoutInput = z
  .strictObject({
    cartId: idInput('cart'),
    buyer: buyerInput,
    shippingAddress: postalAddressSchema.openapi({
      description: 'Where everything goes that `deliveries` does not name.',
    }),
    deliveries: divided(
      z.strictObject({ shippingAddress: postalAddressSchema, lineItems: dividedLines }),
    ).openapi({
      description: 'Pieces that go to other addresses, in parcels of their own.',
    }),
    billingAddress: postalAddressSchema
      .optional()
      .openapi({ description: 'Left out: the same as the shipping address.' }),
    shippingMethodId: idInput('shippingMethod')
      .optional()
      .openapi({ description: 'How every package goes. Left out: see `packages`.' }),
    packages: z
      .array(
        z
          .strictObject({
            sellerId: idInput('seller'),
            shippingMethodId: idInput('shippingMethod'),
            destination: destinationChoice,
          })
          .openapi('ChosenPackage', {
            example: {
              sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
              shippingMethodId: 'shp_01h455vb4pex5vsknk084sn02q',
            },
          }),
      )
      .max(100)
      .optional()
      .openapi({
        description:
          'How each seller’s package to each address goes, in place of `shippingMethodId`. Empty where nothing is shipped.',
      }),
  })
  .refine((input) => (input.shippingMethodId === undefined) !== (input.packages === undefined), {
    message: 'either this or `packages` is needed, and not both',
    path: ['shippingMethodId'],
  })
  .superRefine(({ packages = [], deliveries = [] }, issues) =>
    choicesAreSound({ packages, deliveries }, issues),
  )
  .openapi('CreateCheckout', {
    example: {
      cartId: 'cart_01h455vb4pex5vsknk084sn02q',
      buyer: { email: 'ada@example.com' },
      shippingAddress: addressExample,
      shippingMethodId: 'shp_01h455vb4pex5vsknk084sn02q',
    },
  })
