import pg from 'pg'
import type { Caller } from '../keys.ts'

/** What the policies of `realtime.messages` let a caller do on one private channel. */
export interface Permissions {
  read: boolean
  write: boolean
}

export interface Policies {
  /** @throws what the database threw: an error in a policy refuses the channel */
  of(caller: Caller, topic: string): Promise<Permissions>
  /** @throws when the database does not answer */
  ping(): Promise<void>
  close(): Promise<void>
}

const insufficientPrivilege = '42501'

/**
 * Asks the real policies as Realtime does: a row of this topic is written by the table's owner, then looked for and
 * written again with the caller's role and claims; all of it is rolled back.
 * @param url logs in as the owner of realtime.messages, who may become `anon` and `authenticated`
 */
export function createPolicies(url: string): Policies {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 5000,
    statement_timeout: 5000,
  })
  pool.on('error', () => undefined)
  return {
    async of(caller, topic) {
      // The service key is above row security (service_role has BYPASSRLS).
      if (caller.kind === 'service') return { read: true, write: true }
      const client = await pool.connect()
      let isBroken = true
      try {
        await client.query('begin')
        const permissions = await probe(client, caller, topic)
        await client.query('rollback')
        isBroken = false
        return permissions
      } finally {
        // A connection that failed in the middle may still have the caller's role: it is not used again.
        client.release(isBroken)
      }
    },
    async ping() {
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}

async function probe(
  client: pg.PoolClient,
  { role, claims }: Extract<Caller, { kind: 'bearer' }>,
  topic: string,
): Promise<Permissions> {
  const written = await client.query<{ id: string }>(
    `insert into realtime.messages (topic, extension, private) values ($1, 'broadcast', true) returning id`,
    [topic],
  )
  await client.query(
    `select set_config('role', $1, true), set_config('realtime.topic', $2, true),
       set_config('request.jwt.claims', $3, true), set_config('request.jwt.claim.sub', $4, true),
       set_config('request.jwt.claim.role', $1, true), set_config('request.headers', '{}', true)`,
    [role, topic, JSON.stringify(claims), typeof claims.sub === 'string' ? claims.sub : ''],
  )
  const { rowCount } = await client.query('select from realtime.messages where topic = $1 and id = $2', [
    topic,
    written.rows[0]?.id,
  ])
  return { read: rowCount === 1, write: await mayWrite(client, topic) }
}

async function mayWrite(client: pg.PoolClient, topic: string): Promise<boolean> {
  await client.query('savepoint before_writing')
  try {
    await client.query(
      `insert into realtime.messages (topic, extension, private) values ($1, 'broadcast', true)`,
      [topic],
    )
    return true
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error
    await client.query('rollback to savepoint before_writing')
    return false
  }
}
