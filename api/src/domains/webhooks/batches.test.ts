import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Batches } from './batches.ts'

it('the first goes at once, and all that come meanwhile go together, in their order, none twice', async () => {
  const handled: number[][] = []
  let open: () => void = () => undefined
  const batches = new Batches<number>(async (batch) => {
    handled.push(batch)
    await new Promise<void>((resolved) => {
      open = resolved
    })
  })
  expect(batches.isBusy).toBe(false)
  batches.add(1)
  expect([handled, batches.isBusy]).toEqual([[[1]], true])
  for (const n of [2, 3, 4]) batches.add(n)
  expect(handled).toEqual([[1]])
  open()
  await wait(1)
  expect(handled).toEqual([[1], [2, 3, 4]])
  batches.add(5)
  open()
  await wait(1)
  open()
  await wait(1)
  expect([handled, batches.isBusy]).toEqual([[[1], [2, 3, 4], [5]], false])
})
