import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { version } from '../../platform/schemas.ts'

export const offerParams = z.object({ offerId: idInput('offer') })

/** A line of a cart has no more. */
const piecesMax = 999
const pieces = z.int().min(1).max(piecesMax)

const rules = {
  min: pieces.openapi({ description: 'The fewest pieces; a multiple of the step.' }),
  max: z.union([pieces, z.null()]).openapi({
    description: 'The most pieces; a multiple of the step. Null: as many as a line may have.',
  }),
  step: pieces.openapi({ description: 'Only multiples of it: 6 for what comes in boxes of six.' }),
}

export const quantityRulesSchema = z
  .object({ offerId: wireId('offer'), ...rules, version })
  .openapi('QuantityRules', {
    example: { offerId: 'off_01h455vb4pex5vsknk084sn02q', min: 6, max: 60, step: 6, version: 2 },
  })

export const setQuantityRulesInput = z
  .strictObject(rules)
  .openapi('SetQuantityRules', { example: { min: 6, max: 60, step: 6 } })
