import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { orderFrom } from '../../../test/sellers.ts'
import { workerTurn } from '../../../test/worker-turn.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  for (let n = 0; n < 6; n += 1) await orderFrom(api, store, [undefined])
  for (let n = 0; n < 3; n += 1) await workerTurn(api)
})
afterAll(() => api.close())

interface WireEvent {
  id: string
}

const read = (bearer: string | undefined, query = '', of: TestStore = store): Promise<Answer> =>
  send(api.app.request, 'GET', `/v1/events${query}`, bearer ? { bearer } : { key: of.publishableKey })

/** All of it, the oldest first. */
const readAll = async (bearer: string | undefined, query = ''): Promise<WireEvent[]> => {
  const { body } = await read(bearer, `?limit=100${query}`)
  expect(body.hasMore).toBe(false)
  return body.items
}

describe('the newest first', () => {
  it.each([
    ['staff', () => store.secretKey, ''],
    ['staff, of one kind', () => store.secretKey, '&types=order.*,stock.changed'],
    ['everybody', () => undefined, ''],
  ])('is the same for %s from its end, however it is cut into pages', async (_, bearerOf, query) => {
    const bearer = bearerOf()
    const all = await readAll(bearer, query)
    const found: WireEvent[] = []
    for (let before = ''; ; ) {
      const { body } = await read(bearer, `?order=newest&limit=4${query}${before}`)
      found.push(...body.items)
      expect(body.hasMore).toBe(body.next !== null)
      if (!body.hasMore) break
      before = `&before=${body.next}`
    }
    expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed())
    expect(found.length).toBeGreaterThan(4)
  })

  it('goes back from any event, and to none of another store', async () => {
    const all = await readAll(store.secretKey)
    const middle = all[5]
    const { body } = await read(store.secretKey, `?order=newest&before=${middle?.id}&limit=2`)
    expect(body.items.map(({ id }: WireEvent) => id)).toEqual([all[4]?.id, all[3]?.id])
    const own = await api.store()
    const answer = await read(own.secretKey, `?order=newest&before=${middle?.id}`, own)
    expect([answer.status, answer.body.code]).toEqual([410, 'feed-place-gone'])
    expect((await read(own.secretKey, '?order=newest', own)).body).toEqual({
      items: [],
      next: null,
      hasMore: false,
      keptSince: null,
    })
  })
})
