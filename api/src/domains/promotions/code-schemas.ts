import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp } from '../../platform/schemas.ts'
import { normalizedCode } from './normalized-code.ts'

export const codeParams = z.object({
  promotionId: idInput('promotion'),
  codeId: idInput('promotionCode'),
})

const codeText =
  'Written without spaces and hyphens, in capitals; however a shopper writes it, it is the same code.'
const usesMax = z.union([z.int().min(1).max(1_000_000_000), z.null()])
const usesMaxText = 'So many orders may have each code; null: as many as the promotion.'

const codeInput = (description: string, max: number) =>
  z
    .string()
    .max(max)
    .refine(
      (text) => normalizedCode(text) !== null,
      'must be made of letters of one script, digits and ! # $ % & * + . @ _',
    )
    .transform((text) => normalizedCode(text) ?? '')
    .refine((code) => withoutCardNumbers(code) === code, 'must not hold the number of a payment card')
    .openapi({ description })

export const createPromotionCodeInput = z
  .strictObject({
    code: codeInput(codeText, 64).openapi({ example: 'summer-26' }),
    usesMax: usesMax.default(null).openapi({ description: usesMaxText }),
  })
  .openapi('CreatePromotionCode', { example: { code: 'summer-26', usesMax: 100 } })

export const codesMax = 10_000

export const createPromotionCodesInput = z
  .strictObject({
    count: z.int().min(1).max(codesMax).openapi({ description: 'How many codes are made.', example: 500 }),
    prefix: codeInput('What each code begins with; left out: nothing but chance.', 20)
      .optional()
      .openapi({ example: 'VIP' }),
    usesMax: usesMax.default(1).openapi({ description: usesMaxText }),
  })
  .openapi('CreatePromotionCodes', { example: { count: 500, prefix: 'VIP', usesMax: 1 } })

const exampleCode = {
  id: 'pcd_01h455vb4pex5vsknk084sn02q',
  promotionId: 'prm_01h455vb4pex5vsknk084sn02q',
  code: 'SUMMER26',
  batchId: null,
  status: 'active' as const,
  usesMax: 100,
  uses: 12,
  createdAt: '2026-11-22T09:30:00.000Z',
}

export const promotionCodeSchema = z
  .object({
    id: wireId('promotionCode'),
    promotionId: wireId('promotion'),
    code: z.string().openapi({ description: codeText }),
    batchId: z.union([wireId('codeBatch'), z.null()]).openapi({
      description: 'Codes that were made together share it; null: it was made by itself.',
    }),
    status: z.enum(['active', 'disabled']).openapi({ description: '`disabled`: nobody can use it.' }),
    usesMax: usesMax.openapi({ description: usesMaxText }),
    uses: z.int().openapi({ description: 'How many quotes hold it and orders had it.' }),
    createdAt: timestamp,
  })
  .openapi('PromotionCode', { example: exampleCode })

export const promotionCodeListSchema = z
  .object({ items: z.array(promotionCodeSchema), nextCursor })
  .openapi('PromotionCodeList', { example: { items: [exampleCode], nextCursor: null } })

export const promotionCodeListQuery = z.strictObject({
  ...pageQuery,
  batchId: idInput('codeBatch').optional().openapi({ description: 'Only codes that were made together.' }),
  code: z
    .string()
    .max(64)
    .optional()
    .openapi({ description: 'Only this code, however it is written.', example: 'summer 26' }),
})

export const codeBatchSchema = z
  .object({
    batchId: wireId('codeBatch'),
    count: z.int().openapi({ description: 'How many codes were made; `listPromotionCodes` tells them.' }),
  })
  .openapi('CodeBatch', { example: { batchId: 'pcb_01h455vb4pex5vsknk084sn02q', count: 500 } })
