import type { Database } from './database.ts'

/** A message as it waits in a queue of pgmq. */
export interface QueuedMessage {
  id: string
  /** How often it was taken, this time included. */
  reads: number
  /** Unix time, by the clock of the database. */
  enqueuedAt: number
  message: unknown
}

/** A queue whose messages have lines: of each line only the oldest message can be taken. */
export interface Queue {
  /** Takes the oldest message of each line, up to some; others do not see them meanwhile. */
  take(): Promise<QueuedMessage[]>
  /** For good: it is done. */
  remove(id: string): Promise<void>
  /** Into the archive: its line goes on without it. */
  setAside(id: string): Promise<void>
  /** To be seen again after so long; its line waits for it. */
  putBack(id: string, seconds: number): Promise<void>
}

export const queueName = /^[a-z][a-z0-9_]{0,46}$/

/** Longer than what is taken together needs: then others see it again. */
export const hiddenSeconds = 60
export const takenMax = 10

/**
 * A queue of pgmq. `pgmq.read` would give the second event of an order while the first one waits to be tried again, so
 * messages are taken from its table (msg_id, read_ct, enqueued_at, vt, message: the same in all versions since 1.0), in the
 * manner of `pgmq.read`, if nothing older of their line is there. All else goes through its functions.
 */
export function queueOf(sql: Database, name: string): Queue {
  const table = sql(`pgmq.q_${name}`)
  return {
    async take() {
      const rows = await sql<{ msg_id: string; read_ct: number; enqueued: number; message: unknown }[]>`
        with heads as (
          select one.msg_id from ${table} as one
          where one.vt <= clock_timestamp() and not exists (
            select from ${table} as older
            where older.message ->> 'line' = one.message ->> 'line' and older.msg_id < one.msg_id)
          order by one.msg_id limit ${takenMax}
          for update of one skip locked
        )
        update ${table} as taken
        set vt = clock_timestamp() + make_interval(secs => ${hiddenSeconds}), read_ct = taken.read_ct + 1
        from heads where taken.msg_id = heads.msg_id
        returning taken.msg_id::text, taken.read_ct, extract(epoch from taken.enqueued_at)::float8 as enqueued,
          taken.message`
      return rows.map((row) => ({
        id: row.msg_id,
        reads: row.read_ct,
        enqueuedAt: row.enqueued,
        message: row.message,
      }))
    },
    async remove(id) {
      await sql`select pgmq.delete(${name}::text, ${id}::bigint)`
    },
    async setAside(id) {
      await sql`select pgmq.archive(${name}::text, ${id}::bigint)`
    },
    async putBack(id, seconds) {
      await sql`select pgmq.set_vt(${name}::text, ${id}::bigint, ${seconds}::integer)`
    },
  }
}
