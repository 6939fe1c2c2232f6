import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { type CategoryFacts, writeCategory } from './queries.ts'

/** Makes the categories be as given, parents before children. @returns how many were written */
export async function saveCategories(context: Context, categories: CategoryFacts[]): Promise<number> {
  return inTransaction(context, async ({ tx, store }) => {
    let written = 0
    for (const category of categories) {
      if (await writeCategory(tx, store.id, category)) written += 1
    }
    return written
  })
}
