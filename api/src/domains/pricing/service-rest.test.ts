import { describe, expect, it } from 'vitest'
import { type AskedOnce, ServiceRest } from './service-rest.ts'

/** A service that fails three times before it rests for ten seconds, by a clock that the test moves. */
function resting() {
  const told: AskedOnce[] = []
  let at = 0
  const rest = new ServiceRest({
    failuresMax: 3,
    restSeconds: 10,
    askingMilliseconds: 3_000,
    tell: (asked) => told.push(asked),
    now: () => at,
  })
  const fail = (times: number) => {
    for (let n = 0; n < times; n += 1) rest.ended('failed', 5)
  }
  const pass = (milliseconds: number) => {
    at += milliseconds
  }
  return { rest, fail, told, pass }
}

describe('a service that fails', () => {
  it('rests after so many failures in a row, and not before', () => {
    const { rest, fail, told, pass } = resting()
    fail(2)
    expect(rest.secondsToWait()).toBe(0)
    rest.ended('answered', 5)
    fail(2)
    expect(rest.secondsToWait()).toBe(0)
    fail(1)
    expect(rest.secondsToWait()).toBe(10)
    pass(9_001)
    expect(rest.secondsToWait()).toBe(1)
    expect(told.map(({ restSeconds }) => restSeconds)).toEqual([null, null, null, null, null, 10])
  })

  it('is asked by one after its rest, who ends it or begins the next', () => {
    const { rest, fail, pass } = resting()
    fail(3)
    pass(10_000)
    expect([rest.secondsToWait(), rest.secondsToWait(), rest.secondsToWait()]).toEqual([0, 3, 3])
    fail(1)
    expect(rest.secondsToWait()).toBe(10)
    pass(10_000)
    expect(rest.secondsToWait()).toBe(0)
    // Who was let through has vanished: after the time of an answer the next one may try.
    pass(3_000)
    expect(rest.secondsToWait()).toBe(0)
    rest.ended('answered', 5)
    expect([rest.secondsToWait(), rest.secondsToWait()]).toEqual([0, 0])
  })

  it('does not rest for answers that cannot be used: one odd address must not stop all others', () => {
    const { rest, fail } = resting()
    fail(2)
    for (let n = 0; n < 9; n += 1) rest.ended('unusable', 5)
    fail(2)
    expect(rest.secondsToWait()).toBe(0)
  })
})
