import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { Coalescer } from './coalesce.ts'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

Deno.test('the first begins at once, what follows is done together when the window ends', async () => {
  const batches: { items: number[]; isFirst: boolean; at: number }[] = []
  const from = performance.now()
  const lines = new Coalescer<number, number>({
    windowMilliseconds: 100,
    work: (items, { isFirst }) => {
      batches.push({ items, isFirst, at: performance.now() - from })
      return Promise.resolve((item) => item * 10)
    },
  })
  const results = await Promise.all([1, 2, 3].map((item) => lines.add('a', item)))
  deepEqual(results, [10, 20, 30])
  deepEqual(
    batches.map(({ items, isFirst }) => [items, isFirst]),
    [
      [[1], true],
      [[2, 3], false],
    ],
  )
  ok((batches[1]?.at ?? 0) >= 95)
  await pause(150)
  await lines.add('a', 4)
  equal(batches[2]?.isFirst, true)
  await pause(150)
})

Deno.test('keys do not wait for each other', async () => {
  const lines = new Coalescer<string, string>({
    windowMilliseconds: 300,
    work: () => Promise.resolve((item) => item),
  })
  const from = performance.now()
  await Promise.all(['a', 'b', 'c'].map((key) => lines.add(key, key)))
  ok(performance.now() - from < 250)
  await pause(350)
})

Deno.test('who waits learns that it failed, and the next one is tried', async () => {
  let fails = true
  const lines = new Coalescer<number, number>({
    windowMilliseconds: 20,
    work: () => (fails ? Promise.reject(new Error('down')) : Promise.resolve((item) => item)),
  })
  await rejects(lines.add('a', 1), /down/)
  fails = false
  equal(await lines.add('a', 2), 2)
  await pause(60)
})
