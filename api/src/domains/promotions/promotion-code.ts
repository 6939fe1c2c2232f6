import { randomInt } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { promotionCodeSchema } from './code-schemas.ts'

/** A code as it is kept: in the form that `normalizedCode` gives. */
export interface PromotionCode {
  id: string
  promotionId: string
  code: string
  /** Of codes that were made together */
  batchId: string | null
  status: 'active' | 'disabled'
  usesMax: number | null
  uses: number
  createdAt: Date
}

export const presentPromotionCode = (code: PromotionCode): z.infer<typeof promotionCodeSchema> => ({
  id: toWire('promotionCode', code.id),
  promotionId: toWire('promotion', code.promotionId),
  code: code.code,
  batchId: code.batchId === null ? null : toWire('codeBatch', code.batchId),
  status: code.status,
  usesMax: code.usesMax,
  uses: code.uses,
  createdAt: toRfc3339(code.createdAt),
})

/** Capitals and digits that are not mistaken for each other, and no vowels, so that no words come about. */
const alphabet = '34679CDFGHJKMNPQRTVWXY'
const randomCharacters = 12

/** A code that nobody guesses: 53 random bits behind the prefix. */
export function newCode(prefix: string): string {
  const characters = Array.from({ length: randomCharacters }, () => alphabet[randomInt(alphabet.length)])
  return prefix + characters.join('')
}
