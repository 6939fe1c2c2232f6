import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { type CategoryFacts, writeCategory } from './queries.ts'

/** Makes the categories be as given, parents before children. @returns how many were written */
export async function saveCategories(context: Context, categories: CategoryFacts[]): Promise<number> {
  return inTransaction(context, async (tx) => {
    let written = 0
    for (const category of categories) {
      if (await writeCategory(tx.tx, tx.store.id, category)) written += 1
    }
    // Promotions on a category are for those below it, too.
    if (written > 0) await raiseRulesVersion(tx)
    return written
  })
}
