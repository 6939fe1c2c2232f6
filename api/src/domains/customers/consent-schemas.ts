import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp } from '../../platform/schemas.ts'
import { consentPurpose } from './schemas.ts'

export const consentParams = z.object({ purpose: consentPurpose })
export const consentsOfParams = z.object({ customerId: idInput('customer') })
export const consentHistoryQuery = z.strictObject(pageQuery)

const exampleConsent = {
  purpose: 'marketing_email' as const,
  granted: true,
  textVersion: '2026-11',
  recordedAt: '2026-11-22T09:30:00.000Z',
}

export const consentSchema = z
  .object({
    purpose: consentPurpose,
    granted: z.boolean().openapi({ description: 'False also when nothing was ever said.' }),
    textVersion: z.union([z.string(), z.null()]).openapi({
      description: 'Which wording was agreed to or taken back; null when nothing was ever said.',
    }),
    recordedAt: z.union([timestamp, z.null()]),
  })
  .openapi('Consent', { example: exampleConsent })

export const consentListSchema = z
  .object({ items: z.array(consentSchema).openapi({ description: 'One for each purpose.' }) })
  .openapi('ConsentList', { example: { items: [exampleConsent] } })

const exampleRecord = { ...exampleConsent, id: 'con_01h455vb4pex5vsknk084sn02q', source: 'account' }

export const consentRecordSchema = z
  .object({
    id: wireId('consent'),
    purpose: consentPurpose,
    granted: z.boolean(),
    textVersion: z.string(),
    source: z.string().openapi({ description: 'Where it was said, such as `registration` or `account`.' }),
    recordedAt: timestamp,
  })
  .openapi('ConsentRecord', { example: exampleRecord })

export const consentHistorySchema = z
  .object({ items: z.array(consentRecordSchema), nextCursor })
  .openapi('ConsentHistory', { example: { items: [exampleRecord], nextCursor: null } })

export const recordConsentInput = z
  .strictObject({
    granted: z.boolean(),
    textVersion: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,40}$/, 'must be a short name such as 2026-11')
      .openapi({ description: 'Which wording was shown.', example: '2026-11' }),
  })
  .openapi('RecordConsent', { example: { granted: true, textVersion: '2026-11' } })
