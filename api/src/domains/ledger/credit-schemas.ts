import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { idInput } from '../../platform/ids.ts'
import { pageQuery } from '../../platform/pagination.ts'
import { moneySchema } from '../../platform/schemas.ts'
import type { KeptBalance } from './account-queries.ts'
import { givenAmountMax } from './gift-card-schemas.ts'

const exampleBalance = {
  balance: { amount: 2500, currency: 'EUR' },
  reserved: { amount: 0, currency: 'EUR' },
}

export const storeCreditSchema = z
  .object({
    balances: z
      .array(
        z
          .object({
            balance: moneySchema.openapi({ description: 'What the customer has.' }),
            reserved: moneySchema.openapi({ description: 'Of which payments that run have set aside.' }),
          })
          .openapi('StoreCreditBalance', { example: exampleBalance }),
      )
      .openapi({ description: 'One for each currency in which they ever had some.' }),
  })
  .openapi('StoreCredit', { example: { balances: [exampleBalance] } })

export const creditedCustomerParams = z.object({ customerId: idInput('customer') })

export const addStoreCreditInput = z
  .strictObject({
    amount: z
      .strictObject({
        amount: z
          .int()
          .min(-givenAmountMax)
          .max(givenAmountMax)
          .refine((amount) => amount !== 0, 'must not be 0')
          .openapi({ description: 'Integer minor units; below 0 it is taken back.', example: 2500 }),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .openapi({ description: 'ISO 4217 code that the store takes.', example: 'EUR' }),
      })
      .openapi('GivenOrTaken', { example: { amount: 2500, currency: 'EUR' } }),
    reason: keptText(500, 1).openapi({
      description: 'For the records of staff. Card numbers in it are not kept.',
      example: 'A scratched bowl',
    }),
  })
  .openapi('AddStoreCredit', {
    example: { amount: { amount: 2500, currency: 'EUR' }, reason: 'A scratched bowl' },
  })

export const creditTransferListQuery = z.strictObject(pageQuery)

export const presentStoreCredit = (balances: readonly KeptBalance[]): z.infer<typeof storeCreditSchema> => ({
  balances: balances.map(({ currency, balanceAmount, reservedAmount }) => ({
    balance: { amount: balanceAmount, currency },
    reserved: { amount: reservedAmount, currency },
  })),
})
