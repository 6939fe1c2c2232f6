import pg from 'pg'
import { createTestApi } from '../../test/api.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'
import { watchDatabase } from './database-content.ts'

/** Tables that belong to no store. Everything else is a tenant's, and a new table is one without being named here. */
export const outsideTenancy: Record<string, string> = {
  store_keys: 'names the store of a key before any tenancy is known',
  store_domains: 'names the store of an origin before any tenancy is known',
  account_stores: 'names the stores of an account before any tenancy is known',
  staff_accounts: 'one person, many stores; memberships and sessions are tenant rows',
  staff_second_factors: 'of an account, whatever the store',
  staff_recovery_codes: 'of an account, whatever the store',
  account_tokens: 'links to an account, whatever the store',
  event_feed: 'the one order of all events, the relay only',
}

/** Of these, the ones that everybody may look up and only the tenancy of the row's store may write. */
export const lookUpTables = ['account_stores', 'store_domains', 'store_keys']

export const insufficientPrivilege = '42501'

export type Login = 'owner' | 'api' | 'worker'

/** A migrated database with two busy stores, and a connection of each of its logins. */
export async function openLogins() {
  const api = await createTestApi()
  const watch = await watchDatabase(api.database.adminUrl)
  const [a, b] = [await createBusyStore(api), await createBusyStore(api)]
  const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await watch.admin.query<R>(text, values)).rows
  const tables = (
    await rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'commerce' ORDER BY 1`,
    )
  ).map(({ name }) => name)
  const { ownerUrl, apiUrl, workerUrl } = api.database
  const clients: Record<Login, pg.Client> = {
    owner: new pg.Client(ownerUrl),
    api: new pg.Client(apiUrl),
    worker: new pg.Client(workerUrl),
  }
  await Promise.all(Object.values(clients).map((client) => client.connect()))

  /** Runs as a login in the tenancy of a store, or of none, and leaves nothing behind. */
  const as = async <T>(
    login: Login,
    storeId: string | null,
    work: (client: pg.Client) => Promise<T>,
  ): Promise<T> => {
    const client = clients[login]
    await client.query('BEGIN')
    try {
      if (storeId !== null) await client.query(`SELECT set_config('app.store_id', $1, true)`, [storeId])
      return await work(client)
    } finally {
      await client.query('ROLLBACK')
    }
  }
  const storeIdOf = (of: BusyStore) => of.store.context.store.id
  return {
    storeA: storeIdOf(a),
    storeB: storeIdOf(b),
    /** What the superuser sees. */
    rows,
    as,
    /** The SQLSTATE that a login gets, or `done`. */
    codeAs: (login: Login, storeId: string | null, text: string, values: unknown[] = []): Promise<string> =>
      as(login, storeId, (client) => client.query(text, values)).then(
        () => 'done',
        (error: { code?: string }) => error.code ?? String(error),
      ),
    tenantTables: tables.filter((name) => !(name in outsideTenancy)),
    async close() {
      for (const client of Object.values(clients)) await client.end()
      await watch.close()
      await api.close()
    },
  }
}
