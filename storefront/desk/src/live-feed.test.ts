import { expect, test } from 'vitest'
import { type FeedListener, liveFeed } from './live-feed.ts'
import { LivePlaces } from './live-places.ts'

test('asks for the types of the page, and beats between events', async () => {
  const asked: unknown[] = []
  const streamEvents = {
    try: async (input: unknown) => {
      asked.push(input)
      return { ok: true, data: new Response('retry: 2000\n\nid: evt_1\nevent: a.b\ndata: {"n":1}\n\n').body }
    },
  }
  const reply = await liveFeed(new LivePlaces(), {
    api: { streamEvents } as unknown as FeedListener['api'],
    session: 'one',
    signal: new AbortController().signal,
    types: 'a.b',
  })
  const beat = 'event: beat\ndata: {}\n\n'
  expect(await reply.text()).toBe(`retry: 2000\n\n${beat}${beat}data: {"n":1}\n\n`)
  expect(asked).toEqual([{ types: 'a.b' }])
})
