let state = 1

/** 0 ≤ n < 1, the same numbers in every run (mulberry32). */
export function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

/** Any one of them. */
export const drawFrom = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T
