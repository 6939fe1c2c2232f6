import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import type { ManagedPriceList } from './price-list.ts'
import { lockPriceList } from './price-list-queries.ts'

/** The list, locked for a change that prices depend on. @throws Refusal not-found, version-conflict */
export async function lockListForChange(
  tx: TxContext,
  of: { priceListId: string; ifMatch: number | undefined },
): Promise<ManagedPriceList> {
  await raiseRulesVersion(tx)
  const list = await lockPriceList(tx.tx, tx.store.id, of.priceListId)
  if (!list) throw new Refusal(platformRefusals.notFound)
  if (of.ifMatch !== undefined && of.ifMatch !== list.version)
    throw new Refusal(platformRefusals.preconditionFailed)
  return list
}
