import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { timestamp, version } from '../../platform/schemas.ts'
import { savedMethodsMax } from './saved-method.ts'

export const savedMethodParams = z.object({ paymentMethodId: idInput('savedPaymentMethod') })

const exampleMethod = {
  id: 'spm_01h455vb4pex5vsknk084sn02q',
  provider: 'stripe',
  kind: 'card',
  brand: 'visa',
  lastFour: '4242',
  expiryMonth: 12,
  expiryYear: 2034,
  isDefault: true,
  createdAt: '2026-11-22T09:30:00.000Z',
  version: 1,
}

const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

export const savedMethodSchema = z
  .object({
    id: wireId('savedPaymentMethod'),
    provider: z.string().openapi({ description: 'Where it is kept.' }),
    kind: z.string().openapi({ description: 'As the provider calls it, such as `card`.' }),
    brand: orNull(z.string()),
    lastFour: orNull(z.string()).openapi({ description: 'Its last four digits.' }),
    expiryMonth: orNull(z.int().min(1).max(12)),
    expiryYear: orNull(z.int().min(2000).max(9999)),
    isDefault: z.boolean().openapi({ description: 'At most one of a provider is: offer it first.' }),
    createdAt: timestamp,
    version,
  })
  .openapi('SavedPaymentMethod', { example: exampleMethod })

export const savedMethodListSchema = z
  .object({
    items: z
      .array(savedMethodSchema)
      .openapi({ description: `All that can be paid with, at most ${savedMethodsMax}.` }),
  })
  .openapi('SavedPaymentMethodList', { example: { items: [exampleMethod] } })
