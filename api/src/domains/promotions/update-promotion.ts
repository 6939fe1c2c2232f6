import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { mustBeSound } from './must-be-sound.ts'
import { namedInConditions, namedInEffect } from './promotion-problems.ts'
import { closingPromotion, countUses, lockPromotion } from './queries.ts'
import { promotionRefusals } from './refusals.ts'
import type { PromotionFacts, StoredPromotion } from './stored-promotion.ts'

/** What is undefined stays. */
export type PromotionChanges = { [Field in keyof PromotionFacts]?: PromotionFacts[Field] | undefined }

/**
 * Changes a promotion that has not ended. Orders keep what they were given.
 * @throws Refusal not-found, version-conflict, promotion-state-forbids, promotion-currency-fixed,
 *   promotion-limit-below-uses, invalid-request
 */
export async function updatePromotion(
  context: Context,
  of: { promotionId: string; ifMatch: number | undefined; changes: PromotionChanges },
): Promise<StoredPromotion> {
  return inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    const before = await lockPromotion(tx.tx, tx.store.id, of.promotionId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (before.status === 'ended')
      throw new Refusal(promotionRefusals.stateForbids, { detail: 'It has ended.' })
    const changes = changesOf(before, of.changes)
    const fields = Object.keys(changes).toSorted() as (keyof PromotionFacts)[]
    if (fields.length === 0) return before
    const promotion = { ...before, ...changes, version: before.version + 1, updatedAt: tx.now }
    const uses = await usesWithin(tx, before, promotion)
    await mustBeSound(tx, promotion, [
      ...('conditions' in changes ? namedInConditions(promotion) : []),
      ...('effect' in changes ? namedInEffect(promotion) : []),
    ])
    tx.tx.atClose(closingPromotion(tx.store.id, { promotion, uses }))
    recordEvent(tx, {
      type: 'promotion.changed',
      aggregate: 'promotion',
      aggregateId: promotion.id,
      version: promotion.version,
      payload: { fields, status: promotion.status },
      details: {
        before: Object.fromEntries(fields.map((field) => [field, before[field]])),
        after: changes,
      },
    })
    return promotion
  })
}

const changesOf = (before: StoredPromotion, wished: PromotionChanges): Partial<PromotionFacts> =>
  Object.fromEntries(
    Object.entries(wished).filter(
      ([field, value]) => value !== undefined && !same(value, before[field as keyof PromotionFacts]),
    ),
  )

/** Whether two values say the same, in whatever order the database gives keys back. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/**
 * How often the promotion is used, where that is limited from now on: the row of one without limit does not count.
 * @returns null where nothing has to be counted
 */
async function usesWithin(
  tx: TxContext,
  before: StoredPromotion,
  after: StoredPromotion,
): Promise<number | null> {
  const [otherLimit, otherCurrency] = [before.usesMax !== after.usesMax, before.currency !== after.currency]
  if (!otherLimit && !otherCurrency) return null
  const { uses } = await countUses(tx.tx, tx.store.id, before.id)
  if (otherCurrency && uses > 0) throw new Refusal(promotionRefusals.currencyFixed)
  if (after.usesMax === null) return null
  if (uses > after.usesMax)
    throw new Refusal(promotionRefusals.limitBelowUses, { detail: `It has been used ${uses} times.` })
  return uses
}
