import { createStoreIdentification } from '../../api/src/domains/stores/index.ts'
import type { Context, Store } from '../../api/src/platform/context.ts'
import type { Database } from '../../api/src/platform/database.ts'
import { keyless } from '../../api/src/platform/keyless.ts'
import { createLog } from '../../api/src/platform/log.ts'
import { StartProblem } from '../start/problem.ts'

/**
 * The store of this slug, as the worker finds it: by the keys, which are outside tenancy. Throws `StartProblem` in
 * one line that names the slugs there are.
 */
export async function findStore(db: Database, slug: string): Promise<Store> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'catalog_import_stores',
    text: 'SELECT store_id FROM commerce.store_keys GROUP BY store_id ORDER BY min(created_at), store_id',
    values: [],
  })
  const { byId } = createStoreIdentification(db)
  const stores = (await Promise.all(rows.map((row) => byId(row.store_id)))).filter((store) => store !== null)
  const store = stores.find((each) => each.slug === slug)
  if (store) return store
  if (stores.length === 0)
    throw new StartProblem('There is no store yet: run `npm start` once, it makes two.')
  throw new StartProblem(
    `There is no store "${slug}". There are: ${stores.map((each) => each.slug).join(', ')}.`,
  )
}

/** The import acts as the worker does, in one store. */
export const contextIn = (store: Store, db: Database): Context => ({
  store,
  actor: { kind: 'worker' },
  db,
  ...keyless(),
  requestId: 'catalog-import',
  log: createLog('warn'),
})
