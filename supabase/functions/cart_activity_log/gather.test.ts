import { deepEqual, rejects } from 'node:assert/strict'
import { Gatherer } from './gather.ts'

Deno.test('what comes within a moment is written at once, never more than so many', async () => {
  const sizes: number[] = []
  const gatherer = new Gatherer<number, number>({
    milliseconds: 20,
    itemsMax: 10,
    write(items) {
      sizes.push(items.length)
      return Promise.resolve((item) => item + 1)
    },
  })
  const results = await Promise.all(Array.from({ length: 25 }, (_, index) => gatherer.add(index)))
  deepEqual(
    results,
    Array.from({ length: 25 }, (_, index) => index + 1),
  )
  deepEqual(sizes, [10, 10, 5])
})

Deno.test('who waits learns that it was not written', async () => {
  const gatherer = new Gatherer<number, number>({
    milliseconds: 1,
    itemsMax: 10,
    write: () => Promise.reject(new Error('no database')),
  })
  await rejects(gatherer.add(1), /no database/)
})
