import type { TxContext } from '../../platform/context.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockStore } from '../stores/index.ts'
import type { PriceListFacts } from './price-list.ts'
import { findUnknownGroups, findUnknownOffers } from './price-list-queries.ts'

/**
 * A list is in a currency the store takes, for groups it has, and ends after it begins.
 * @throws Refusal invalid-request, naming every field
 */
export async function mustBeSoundList(
  tx: TxContext,
  facts: PriceListFacts,
  checked: { currency: boolean; groups: boolean },
): Promise<void> {
  const errors: FieldProblem[] = []
  const { validFrom, validUntil, currency, customerGroupIds } = facts
  // Local times of one form sort as they follow each other.
  if (validFrom !== null && validUntil !== null && validFrom >= validUntil)
    errors.push({ pointer: '/validUntil', message: 'must be after validFrom' })
  if (checked.currency) {
    const store = await lockStore(tx)
    if (store.currency !== currency && !store.currencies.includes(currency))
      errors.push({ pointer: '/currency', message: 'is no currency of this store' })
  }
  const unknown = checked.groups
    ? new Set(await findUnknownGroups(tx.tx, tx.store.id, customerGroupIds))
    : new Set<string>()
  for (const [at, id] of customerGroupIds.entries())
    if (unknown.has(id))
      errors.push({ pointer: `/customerGroupIds/${at}`, message: 'is no group of customers of this store' })
  refuse(errors)
}

/** @throws Refusal invalid-request for offers that the store does not have */
export async function mustKnowOffers(
  { tx, store }: TxContext,
  prices: readonly { offerId: string }[],
): Promise<void> {
  const offerIds = [...new Set(prices.map(({ offerId }) => offerId))]
  const unknown = new Set(await findUnknownOffers(tx, store.id, offerIds))
  const message = 'is no offer of this store'
  refuse(
    prices.flatMap(({ offerId }, at) =>
      unknown.has(offerId) ? [{ pointer: `/prices/${at}/offerId`, message }] : [],
    ),
  )
}

/** @throws Refusal invalid-request when there is anything to name */
export function refuse(errors: FieldProblem[]): void {
  const [first] = errors
  if (!first) return
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `${first.pointer}: ${first.message}`,
    errors: errors.slice(0, 20),
  })
}
