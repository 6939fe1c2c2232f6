import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { timestamp, version } from '../../platform/schemas.ts'
import { addressesMax } from './address.ts'

export const addressParams = z.object({ addressId: idInput('customerAddress') })

const exampleAddress = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  addressLocality: 'Berlin',
  postalCode: '10119',
  addressCountry: 'DE',
}

const exampleEntry = {
  id: 'adr_01h455vb4pex5vsknk084sn02q',
  label: 'Home',
  isDefault: true,
  address: exampleAddress,
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

export const customerAddressSchema = z
  .object({
    id: wireId('customerAddress'),
    label: z.string().openapi({ description: "The customer's own word for it; may be empty." }),
    isDefault: z.boolean().openapi({ description: 'At most one address is: offer it first.' }),
    address: postalAddressSchema,
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('CustomerAddress', { example: exampleEntry })

export const customerAddressListSchema = z
  .object({
    items: z.array(customerAddressSchema).openapi({ description: `All of them, at most ${addressesMax}.` }),
  })
  .openapi('CustomerAddressList', { example: { items: [exampleEntry] } })

const label = z
  .string()
  .trim()
  .max(60)
  .overwrite(withoutCardNumbers)
  .openapi({ description: "The customer's own word for it.", example: 'Home' })

export const createAddressInput = z
  .strictObject({
    label: label.default(''),
    isDefault: z
      .boolean()
      .default(false)
      .openapi({ description: 'Instead of the one that is now. The first address is the default anyway.' }),
    address: postalAddressSchema,
  })
  .openapi('CreateCustomerAddress', {
    example: { label: 'Home', isDefault: true, address: exampleAddress },
  })

export const updateAddressInput = z
  .strictObject({
    label: label.optional(),
    isDefault: z.boolean().optional().openapi({ description: 'True takes it from the one that is now.' }),
    address: postalAddressSchema
      .optional()
      .openapi({ description: 'Replaces the whole address: its parts are judged together.' }),
  })
  .openapi('UpdateCustomerAddress', { example: { label: 'Work', isDefault: true } })
