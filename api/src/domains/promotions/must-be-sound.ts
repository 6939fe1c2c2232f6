import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { contradictions, type NamedThing, notOfStore } from './promotion-problems.ts'
import { findUnknown } from './queries.ts'
import type { PromotionFacts } from './stored-promotion.ts'

/**
 * A promotion contradicts itself nowhere and names only what the store has; another store's things are as unknown as
 * those that never were.
 * @throws Refusal invalid-request, naming every field
 */
export async function mustBeSound(
  { tx, store }: TxContext,
  facts: PromotionFacts,
  named: readonly NamedThing[],
): Promise<void> {
  const { unknown, sellsIn } = await findUnknown(tx, store.id, { named, currency: facts.currency })
  const errors = [
    ...contradictions(facts),
    ...(sellsIn ? [] : [{ pointer: '/currency', message: 'is no currency of this store' }]),
    ...unknown.map(({ kind, pointer }) => ({ pointer, message: notOfStore[kind] })),
  ]
  const [first] = errors
  if (first)
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: `${first.pointer}: ${first.message}`,
      errors,
    })
}
