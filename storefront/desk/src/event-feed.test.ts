import type { Event } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { newestEvents } from './event-feed.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const minute = 60_000

/** A feed with an event at each of these moments, in minutes before now. */
function feedOf(ages: readonly number[]) {
  const all = ages.map((age, index) => ({
    id: `evt_${index}`,
    timestamp: new Date(now - age * minute).toISOString(),
  }))
  let calls = 0
  const list = async ({
    after,
    since,
    limit = 50,
  }: {
    after?: string
    since?: string
    limit?: number
  } = {}) => {
    calls++
    const begin = after ? all.findIndex(({ id }) => id === after) + 1 : 0
    const left = all.slice(begin).filter(({ timestamp }) => !since || timestamp >= since)
    const items = left.slice(0, limit) as Event[]
    return { items, next: items.at(-1)?.id ?? after ?? null, hasMore: left.length > limit }
  }
  return { list: list as never, calls: () => calls }
}

const idsOf = async (ages: readonly number[], wanted: number) =>
  (await newestEvents(feedOf(ages).list, { types: undefined, wanted, now })).events.map(({ id }) => id)

test('shows the newest first, and no more than is wanted', async () => {
  expect(await idsOf([4, 3, 2, 1], 3)).toEqual(['evt_3', 'evt_2', 'evt_1'])
})

test('goes back until there are enough, to the beginning if need be', async () => {
  expect(await idsOf([100 * 24 * 60, 50, 1], 3)).toEqual(['evt_2', 'evt_1', 'evt_0'])
  expect(await idsOf([], 3)).toEqual([])
})

test('does not read a month for what the last minutes have', async () => {
  const feed = feedOf([...Array.from({ length: 500 }, () => 24 * 60 * 20), 2, 1])
  await newestEvents(feed.list, { types: undefined, wanted: 2, now })
  expect(feed.calls()).toBe(1)
})

test('tells where to go on, also when a longer time has more than can be read', async () => {
  const old = Array.from({ length: 3_000 }, () => 30)
  const feed = feedOf([...old, 2, 1])
  const { events, next, hasMore } = await newestEvents(feed.list, { types: undefined, wanted: 50, now })
  expect(events.map(({ id }) => id)).toEqual(['evt_3001', 'evt_3000'])
  expect([next, hasMore]).toEqual(['evt_3001', false])
})
