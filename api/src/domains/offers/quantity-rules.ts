import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import type { quantityRulesSchema } from './schemas.ts'

/** How many pieces of an offer a cart may hold: `min`, and more by `step`, up to `max`. */
export interface QuantityRules {
  min: number
  /** Null: as many as a line may have. */
  max: number | null
  step: number
}

/** An offer as its rules and its event need it. */
export interface RuledOffer {
  id: string
  sellerId: string
  variantId: string
  productId: string
  priceAmount: number
  currency: string
  status: 'active' | 'paused'
  version: number
  rules: QuantityRules
}

export const presentQuantityRules = (offer: RuledOffer): z.infer<typeof quantityRulesSchema> => ({
  offerId: toWire('offer', offer.id),
  ...offer.rules,
  version: offer.version,
})

/**
 * What is wrong with rules; null: nothing. Both ends are multiples of the step, so that it does not matter where one
 * counts from.
 */
export function ruleProblem({ min, max, step }: QuantityRules): { pointer: string; message: string } | null {
  if (min % step !== 0) return { pointer: '/min', message: `must be a multiple of the step, ${step}` }
  if (max === null) return null
  if (max < min) return { pointer: '/max', message: `must not be less than the minimum, ${min}` }
  return max % step === 0 ? null : { pointer: '/max', message: `must be a multiple of the step, ${step}` }
}
