import { deepEqual, equal, rejects } from 'node:assert/strict'
import { type ClaimBook, once, onceForAll, type Taken } from './claims.ts'

const effect = { storeId: 'store', eventId: 'one', name: 'mail' }

/** A book in memory; `failures` is how often recording fails. */
function bookOf(states: Record<string, 'before' | 'busy'> = {}, failures = 0) {
  const said: string[] = []
  let left = failures
  const book: ClaimBook = {
    take: ({ eventIds }) => Promise.resolve(new Map(eventIds.map((id) => [id, states[id] ?? 1])) as Taken),
    done({ eventIds }) {
      if (left-- > 0) return Promise.reject(new Error('no database'))
      said.push(`done ${eventIds}`)
      return Promise.resolve()
    },
    areDone: () => Promise.resolve(false),
    giveBack({ eventIds }) {
      said.push(`back ${eventIds}`)
      return Promise.resolve()
    },
  }
  return { book, said }
}

Deno.test('what is done or being done is not done again', async () => {
  for (const state of ['before', 'busy'] as const) {
    const { book, said } = bookOf({ one: state })
    equal(await once(book, effect, () => Promise.reject(new Error('not to be called'))), state)
    deepEqual(said, [])
  }
})

Deno.test('what fails is given back, what succeeds is recorded, also at the third try', async () => {
  const failing = bookOf()
  equal(await once(failing.book, effect, () => Promise.reject(new Error('down'))), 'failed')
  deepEqual(failing.said, ['back one'])
  const slow = bookOf({}, 2)
  equal(await once(slow.book, effect, () => Promise.resolve()), 'done')
  deepEqual(slow.said, ['done one'])
})

Deno.test('what succeeded and cannot be recorded is not given back: it would be done twice at once', async () => {
  const { book, said } = bookOf({}, 3)
  await rejects(once(book, effect, () => Promise.resolve()))
  deepEqual(said, [])
})

Deno.test('of several events those that are still to do are done together', async () => {
  const { book, said } = bookOf({ two: 'before', three: 'busy' })
  const seen: string[][] = []
  const of = { storeId: 'store', eventIds: ['one', 'two', 'three', 'four'], name: 'broadcast' }
  const outcomes = await onceForAll(book, of, (ids) => Promise.resolve(seen.push(ids)))
  deepEqual(seen, [['one', 'four']])
  deepEqual([...outcomes.values()], ['done', 'before', 'busy', 'done'])
  deepEqual(said, ['done one,four'])
})
