import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../test/api.ts'
import type { Context } from './context.ts'
import { type ClosingWrite, inTransaction, type Statement } from './database.ts'
import { sendTogether } from './database-batch.ts'

let api: TestApi
let context: Context
beforeAll(async () => {
  api = await createTestApi()
  context = { ...(await api.store()).context, db: api.services.db }
})
afterAll(() => api.close())

let names = 0
const asks = (text: string, ...values: unknown[]): Statement => ({ name: `asked_${++names}`, text, values })

describe('statements that travel together', () => {
  const onOneConnection = async <T>(work: (send: (all: Statement[]) => Promise<unknown[]>) => Promise<T>) => {
    const client = await api.services.db.pool.connect()
    try {
      return await work(async (all) => (await sendTogether(client, all)).map(({ rows }) => rows))
    } finally {
      client.release()
    }
  }

  it('are answered in their order, one that says nothing with no rows', async () => {
    const [one, none, two] = [
      asks('SELECT 1 AS n'),
      asks('SELECT 1 AS n WHERE false'),
      asks('SELECT $1::int AS n', 2),
    ]
    await onOneConnection(async (send) => {
      for (let turn = 0; turn < 3; turn++)
        expect(await send([one, none, two])).toEqual([[{ n: 1 }], [], [{ n: 2 }]])
      expect(await send([two])).toEqual([[{ n: 2 }]])
    })
  })

  it('may hold one statement several times, with other values', async () => {
    const asked = asks('SELECT $1::int AS n', 1)
    const last = asks('SELECT 3 AS n')
    await onOneConnection(async (send) => {
      for (let turn = 0; turn < 2; turn++)
        expect(await send([asked, { ...asked, values: [2] }, last])).toEqual([
          [{ n: 1 }],
          [{ n: 2 }],
          [{ n: 3 }],
        ])
    })
  })

  it('end at the first that fails; what came before it, and what never came to be, can be sent again', async () => {
    const [before, wrong, after] = [
      asks('SELECT 1 AS n'),
      asks('SELECT 1 / $1::int AS n', 0),
      asks('SELECT 3 AS n'),
    ]
    await onOneConnection(async (send) => {
      await expect(send([before, wrong, after])).rejects.toMatchObject({ code: '22012' })
      expect(await send([before, after])).toEqual([[{ n: 1 }], [{ n: 3 }]])
      await expect(send([after, wrong, before])).rejects.toMatchObject({ code: '22012' })
      expect(await send([after, before])).toEqual([[{ n: 3 }], [{ n: 1 }]])
    })
  })
})

describe('a transaction whose writes say what they expect', () => {
  const counts = () => context.db.read<{ n: number }>(context.store.id, asks(countText, context.store.id))
  const countText =
    'SELECT coalesce(sum(count), 0)::int AS n FROM commerce.attempt_counters WHERE store_id = $1'
  const writes = (of: Pick<ClosingWrite, 'check' | 'expects' | 'done'>): ClosingWrite => ({
    name: `counted_${++names}`,
    rank: 1,
    ctes: {
      counted: `INSERT INTO commerce.attempt_counters AS c (store_id, kind, subject_hash, count, window_ends_at)
        VALUES ($1, 'written', $2, 1, now()) RETURNING c.count`,
    },
    returns: '(SELECT sum(count)::int FROM counted)',
    values: [context.store.id, `subject ${names}`],
    ...of,
  })
  const close = async (of: Parameters<typeof writes>[0]) => {
    const { retries, roundTrips } = context.db.counters
    await inTransaction(context, async ({ tx }) => tx.atClose(writes(of)))
    const now = context.db.counters
    return { retries: now.retries - retries, waits: now.roundTrips - roundTrips }
  }
  const written = async () => (await counts())[0]?.n

  it('commits with them in one wait', async () => {
    const told: unknown[] = []
    expect(
      await close({ check: () => undefined, expects: 1, done: (count) => void told.push(count) }),
    ).toEqual({ retries: 0, waits: 2 })
    expect(told).toEqual([1])
  })

  it('keeps nothing of what is not as expected, and says what its check says of it', async () => {
    const before = await written()
    const check = (count: unknown) => {
      if (count !== 2) throw new Error(`${count} were written`)
    }
    await expect(close({ check, expects: 2 })).rejects.toThrow('1 were written')
    expect(await written()).toBe(before)
  })

  it('writes once what was not expected and nobody objects to', async () => {
    const before = (await written()) ?? 0
    await close({ check: () => undefined, expects: 7 })
    expect(await written()).toBe(before + 1)
  })
})
