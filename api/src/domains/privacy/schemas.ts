import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'
import { cartSchema } from '../cart/index.ts'
import {
  consentRecordSchema,
  customerAddressSchema,
  customerSchema,
  typedPassword,
} from '../customers/index.ts'
import { giftCardSchema, storeCreditSchema } from '../ledger/index.ts'
import { orderSchema } from '../orders/index.ts'
import { savedMethodSchema } from '../payments/index.ts'
import { taxExemptionSchema } from '../tax/index.ts'

export const customerParams = z.object({ customerId: idInput('customer') })

const timestampOrNull = z.union([timestamp, z.null()])

/** Everything that the store knows of a customer. Unlike other replies it has no pages: it is one file to keep. */
export const customerDataSchema = z
  .object({
    exportedAt: timestamp,
    store: z.object({ id: wireId('store'), name: z.string() }),
    customer: customerSchema,
    addresses: z.array(customerAddressSchema),
    consents: z.array(consentRecordSchema).openapi({ description: 'Given and taken back, newest first.' }),
    groups: z.array(z.string()).openapi({ description: 'Names of the groups that staff has put them in.' }),
    taxExemptions: z
      .array(taxExemptionSchema)
      .openapi({ description: 'Papers that free them from tax, newest first.' }),
    paymentMethods: z
      .array(savedMethodSchema)
      .openapi({ description: 'Ways to pay that they have kept with a payment provider.' }),
    storeCredit: storeCreditSchema,
    giftCards: z.array(giftCardSchema).openapi({ description: 'Made for them, newest first.' }),
    signIn: z.object({
      hasPassword: z.boolean(),
      secondFactor: z.boolean(),
      passkeys: z.array(z.object({ name: z.string(), createdAt: timestamp, lastUsedAt: timestampOrNull })),
      providers: z.array(z.object({ name: z.string(), subject: z.string(), createdAt: timestamp })),
    }),
    sessions: z.array(
      z.object({
        id: wireId('customerSession'),
        device: z.string(),
        createdAt: timestamp,
        lastUsedAt: timestamp,
        endedAt: timestampOrNull,
      }),
    ),
    cart: z.union([cartSchema, z.null()]).openapi({ description: 'The one that is open; null: none.' }),
    quotes: z
      .array(
        z.object({
          id: wireId('checkout'),
          state: z.enum(['held', 'paying', 'placed', 'released']),
          email: z.string(),
          company: z.union([z.string(), z.null()]),
          vatNumber: z.union([z.string(), z.null()]),
          shippingAddress: postalAddressSchema,
          destinations: z.array(postalAddressSchema),
          billingAddress: z.union([postalAddressSchema, z.null()]),
          note: z.string(),
          total: moneySchema,
          createdAt: timestamp,
        }),
      )
      .openapi({ description: 'Checkouts that have become no order, newest first.' }),
    orders: z.array(orderSchema).openapi({
      description: 'Also those that were placed as a guest with this e-mail address. Newest first.',
    }),
  })
  .openapi('CustomerData', {
    example: {
      exportedAt: '2026-11-22T09:30:00.000Z',
      store: { id: 'store_01h455vb4pex5vsknk084sn02q', name: 'Northlight' },
      customer: {
        id: 'cus_01h455vb4pex5vsknk084sn02q',
        email: 'ada@example.com',
        fullName: 'Ada Lovelace',
        phone: null,
        locale: 'en-DE',
        hasPassword: true,
        metadata: {},
        version: 1,
        createdAt: '2026-11-22T09:30:00.000Z',
        updatedAt: '2026-11-22T09:30:00.000Z',
      },
      addresses: [],
      consents: [],
      groups: ['Regulars'],
      taxExemptions: [],
      paymentMethods: [],
      storeCredit: { balances: [] },
      giftCards: [],
      signIn: { hasPassword: true, secondFactor: false, passkeys: [], providers: [] },
      sessions: [
        {
          id: 'dev_01h455vb4pex5vsknk084sn02q',
          device: 'Firefox on Linux',
          createdAt: '2026-11-22T09:30:00.000Z',
          lastUsedAt: '2026-11-22T09:30:00.000Z',
          endedAt: null,
        },
      ],
      cart: null,
      quotes: [],
      orders: [],
    },
  })

export const eraseCustomerInput = z
  .strictObject({
    password: typedPassword.optional().openapi({
      description:
        'Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes.',
    }),
  })
  .openapi('EraseCustomer', { example: { password: 'four random words, one after another' } })

export const eraseCustomerByIdInput = z
  .strictObject({
    evenUnshipped: z.boolean().default(false).openapi({
      description:
        'Erases the address also of orders that have not left: nobody can ship them then, so see to the money first.',
    }),
  })
  .openapi('EraseCustomerById', { example: { evenUnshipped: false } })
