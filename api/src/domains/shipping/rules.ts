import { platformRefusals, Refusal } from '../../platform/refusals.ts'

/** @throws Refusal invalid-request when it would arrive later than it arrives at the latest */
export function mustMakeSense(method: { minDays: number; maxDays: number }): void {
  if (method.minDays <= method.maxDays) return
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: '/maxDays: must not be less than minDays',
    errors: [{ pointer: '/maxDays', message: 'must not be less than minDays' }],
  })
}
