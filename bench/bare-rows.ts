/**
 * The floor under the floor: as many rows as the operation writes, of their mean width, by as many transactions, into
 * tables that have a key and nothing else. No rule, no foreign key, no index, no tenant, no value that is read first,
 * and each transaction is one message. Less than this no design that keeps these rows can cost.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Statement } from '../api/src/platform/database.ts'
import { sendTogether } from '../api/src/platform/database-batch.ts'
import { newId } from '../api/src/platform/ids.ts'
import { openPlayers } from './replay.ts'
import type { Tape } from './tape.ts'

/** What one run of an operation writes into one table. */
export interface WrittenRows {
  table: string
  inserted: number
  updated: number
  /** Mean bytes of a row, without what it keeps elsewhere */
  width: number
}

interface Counted {
  table: string
  inserted: number
  updated: number
}

const schemas = ['commerce', 'test_provider']
const repetitions = 20
/** Sessions that have nothing to do tell what they have counted at most this late (`pgstat.c`: PGSTAT_IDLE_INTERVAL is 10 s). */
const toldWithinMs = 11_000

async function count(admin: pg.Pool): Promise<Map<string, Counted>> {
  const { rows } = await admin.query<Counted>(
    `SELECT schemaname || '.' || relname AS table, n_tup_ins::int AS inserted, n_tup_upd::int AS updated
     FROM pg_stat_user_tables WHERE schemaname = ANY ($1)`,
    [schemas],
  )
  return new Map(rows.map((row) => [row.table, row]))
}

/** Runs the operation a few times by `perform` and tells what one run writes. */
export async function countWritten(
  admin: pg.Pool,
  perform: (times: number) => Promise<void>,
): Promise<WrittenRows[]> {
  await sleep(toldWithinMs)
  const before = await count(admin)
  await perform(repetitions)
  await sleep(toldWithinMs)
  const written: WrittenRows[] = []
  for (const { table, ...after } of (await count(admin)).values()) {
    const inserted = Math.round((after.inserted - (before.get(table)?.inserted ?? 0)) / repetitions)
    const updated = Math.round((after.updated - (before.get(table)?.updated ?? 0)) / repetitions)
    if (inserted + updated === 0) continue
    const { rows } = await admin.query<{ width: number }>(
      `SELECT coalesce(avg(pg_column_size(t.*)), 0)::int AS width FROM (SELECT * FROM ${table} LIMIT 500) t`,
    )
    written.push({ table, inserted, updated, width: rows[0]?.width ?? 0 })
  }
  return written
}

/** Transactions of a tape that write. */
export const writingTransactions = ({ roundTrips }: Tape): number =>
  roundTrips.filter((trip) =>
    trip.some(({ text }) => /\b(?:INSERT INTO|UPDATE|DELETE FROM) \w+\./.test(text)),
  ).length

const begin: Statement = { name: 'begin', text: 'BEGIN', values: [] }
const commit: Statement = { name: 'commit', text: 'COMMIT', values: [] }
/** Of the two ids and the header of a row. */
const widthOfKey = 56
const rowsThere = 1_000

/** @returns one run for each user, and what ends them all */
export async function openBareRows(
  url: string,
  users: number,
  of: { written: WrittenRows[]; transactions: number },
): Promise<{ write(user: number): Promise<void>; close(): Promise<void> }> {
  const players = await openPlayers(url, users)
  const [first] = players as [pg.Client]
  await first.query('DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare')
  const store = newId('store') as string
  const tables: {
    name: string
    at: number
    inserted: number
    updated: number
    there: string[]
    rest: Buffer
  }[] = []
  for (const [at, { inserted, updated, width }] of of.written.entries()) {
    const name = `bare.rows_${at}`
    const bytes = Math.max(0, width - widthOfKey)
    await first.query(`CREATE TABLE ${name} (store_id uuid, id uuid, rest bytea, PRIMARY KEY (store_id, id))`)
    const there = Array.from({ length: rowsThere }, () => newId('event') as string)
    await first.query(`INSERT INTO ${name} SELECT $1, id, $3 FROM unnest($2::uuid[]) AS id`, [
      store,
      there,
      randomBytes(bytes),
    ])
    tables.push({ name, at, inserted, updated, there, rest: randomBytes(bytes) })
  }
  await first.query('ANALYZE')
  let turn = 0
  const writes = (): Statement[] => {
    turn += 1
    return tables.flatMap(({ name, at, inserted, updated, there, rest }) => {
      const made = Array.from({ length: inserted }, () => newId('event') as string)
      return [
        ...made.map((id) => ({
          name: `insert_${at}`,
          text: `INSERT INTO ${name} VALUES ($1, $2, $3)`,
          values: [store, id, rest],
        })),
        ...Array.from({ length: updated }, (_, nth) => ({
          name: `update_${at}`,
          text: `UPDATE ${name} SET rest = $3 WHERE store_id = $1 AND id = $2`,
          values: [store, made[nth] ?? there[(turn * 7 + nth) % rowsThere], rest],
        })),
      ]
    })
  }
  return {
    async write(user) {
      const all = writes()
      const size = Math.ceil(all.length / of.transactions)
      for (let from = 0; from < all.length; from += size)
        await sendTogether(players[user] as pg.Client, [begin, ...all.slice(from, from + size), commit])
    },
    async close() {
      await first.query('DROP SCHEMA bare CASCADE')
      await Promise.all(players.map((player) => player.end()))
    },
  }
}
