import pg from 'pg'

/** Every table whose rows are the shop's or the test provider's, as `schema.table`. */
const tablesText = `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('commerce', 'test_provider') ORDER BY 1`

/** Looks at a whole database as its superuser, whom row security does not bind. */
export async function watchDatabase(adminUrl: string) {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  const tables = (await admin.query<{ name: string }>(tablesText)).rows.map(({ name }) => name)
  const text = tables
    .map(
      (name) =>
        `SELECT '${name}' AS name, count(*)::int AS rows, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash FROM ${name} t`,
    )
    .join(' UNION ALL ')
  const read = async () =>
    (await admin.query<{ name: string; rows: number; hash: string }>({ name: 'content', text })).rows
  return {
    tables,
    admin,
    /** One line a table: how many rows, and a hash over all of them. Equal before and after: nothing has changed. */
    content: async (): Promise<Record<string, string>> =>
      Object.fromEntries((await read()).map(({ name, rows, hash }) => [name, `${rows} rows ${hash}`])),
    rows: async (): Promise<Record<string, number>> =>
      Object.fromEntries((await read()).map(({ name, rows }) => [name, rows])),
    close: () => admin.end(),
  }
}

export type DatabaseWatch = Awaited<ReturnType<typeof watchDatabase>>
