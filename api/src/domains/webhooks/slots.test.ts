import { expect, it } from 'vitest'
import { Slots, shareOfEndpoint, slots, slotsOfFailing, slotsOfQuick } from './slots.ts'

const ordinary = { failing: false, quick: false }
const names = (count: number) => Array.from({ length: count }, (_, n) => `endpoint ${n}`)

it('each endpoint gets its share until all slots are taken, and what is given back is there for others', () => {
  const of = new Slots()
  const given = names(slots / shareOfEndpoint + 1).map((name) => of.take(name, ordinary).limit)
  expect(given).toEqual([...names(slots / shareOfEndpoint).map(() => shareOfEndpoint), 0])
  expect([of.room, of.take('endpoint 0').limit]).toEqual([0, 0])
  of.give('endpoint 3', 3)
  expect([of.room, of.take('another', ordinary).limit, of.room]).toEqual([3, 3, 0])
})

it('those that fail get one each, and together half of the slots', () => {
  const of = new Slots()
  const given = names(slotsOfFailing + 2).map((name) => of.take(name, { failing: true, quick: false }).limit)
  expect(given).toEqual([...names(slotsOfFailing).map(() => 1), 0, 0])
  expect([of.hasRoomForFailing, of.room]).toEqual([false, slots - slotsOfFailing])
  expect(of.take('another', ordinary).limit).toBe(shareOfEndpoint)
})

it('a quick one may take more, out of slots of its own: however much it takes, all others get what they would get', () => {
  const of = new Slots()
  const quick = { failing: false, quick: true }
  expect(of.take('quick', quick)).toEqual({
    share: shareOfEndpoint + slotsOfQuick,
    limit: shareOfEndpoint + slotsOfQuick,
  })
  expect(of.room).toBe(slots - shareOfEndpoint)
  const others = names(slots / shareOfEndpoint).map((name) => of.take(name, ordinary).limit)
  expect(others.reduce((sum, limit) => sum + limit, 0)).toBe(slots - shareOfEndpoint)
  of.give('quick', slotsOfQuick + shareOfEndpoint)
  of.take('quick', quick)
  // Two of them have half each, as soon as the first has given something back.
  expect(of.take('endpoint 0', quick)).toEqual({ share: shareOfEndpoint + slotsOfQuick / 2, limit: 0 })
  of.give('quick', slotsOfQuick)
  expect(of.take('endpoint 0').limit).toBe(slotsOfQuick / 2)
  // One that fails all of a sudden is given no more.
  of.judge('quick', { failing: true, quick: false })
  expect(of.take('quick').limit).toBe(0)
})
