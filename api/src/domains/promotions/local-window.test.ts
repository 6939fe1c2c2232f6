import { describe, expect, it } from 'vitest'
import { windowReader } from './local-window.ts'

const zones = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  // Half past the hour, and a change of half an hour.
  'America/St_Johns',
  'Australia/Lord_Howe',
  // South of the equator.
  'America/Santiago',
  'Pacific/Auckland',
  // At midnight.
  'Africa/Cairo',
  'Asia/Beirut',
]

const [minute, hour] = [60_000, 3_600_000]
const formats = new Map(
  [...zones, 'Pacific/Apia', 'UTC'].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
  ]),
)

/** Wall clock minus UTC, from what the platform prints: it knows nothing of Temporal. */
function offsetAt(instant: number, timeZone: string): number {
  const printed = formats.get(timeZone)!.format(instant).replace(' ', 'T')
  return Date.parse(`${printed}Z`) - Math.floor(instant / 1000) * 1000
}

interface Change {
  timeZone: string
  at: number
  before: number
  after: number
}

function changesOf(timeZone: string, from: number, until: number): Change[] {
  const changes: Change[] = []
  for (let at = from; at < until; at += 6 * hour) {
    const [before, after] = [offsetAt(at, timeZone), offsetAt(at + 6 * hour, timeZone)]
    if (before === after) continue
    let [low, high] = [at, at + 6 * hour]
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000
      if (offsetAt(middle, timeZone) === before) low = middle
      else high = middle
    }
    changes.push({ timeZone, at: high, before, after })
  }
  return changes
}

/** The rule: the first of two moments, and where there is none, as much later as clocks skip. */
function meantBy(wall: number, { at, before, after }: Change): number {
  const [early, late] = [wall - before, wall - after]
  const isEarly = early < at
  const isLate = late >= at
  return isEarly || !isLate ? early : late
}

const local = (wall: number) => new Date(wall).toISOString().slice(0, 19)

describe('a window in the time zone of its store', () => {
  it('begins and ends when the store’s clocks say so, at every change of clocks of 2026 to 2028 in ten zones', () => {
    const changes = zones.flatMap((timeZone) => changesOf(timeZone, Date.UTC(2026, 0), Date.UTC(2029, 0)))
    for (const timeZone of zones)
      expect(
        changes.filter((change) => change.timeZone === timeZone).length,
        timeZone,
      ).toBeGreaterThanOrEqual(5)
    const wrong: string[] = []
    for (const change of changes) {
      const skew = [
        -150, -90, -61, -60, -59, -45, -30, -15, -1, 0, 1, 15, 29, 30, 31, 45, 59, 60, 61, 90, 150,
      ]
      for (const offset of [change.before, change.after]) {
        for (const wall of skew.map((minutes) => change.at + offset + minutes * minute)) {
          const meant = meantBy(wall, change)
          for (const now of [-72 * hour, -hour, -1, 0, 1, hour, 72 * hour].map((off) => meant + off)) {
            const placeIn = windowReader(new Date(now), change.timeZone)
            const beginning = placeIn({ from: local(wall), until: null })
            const end = placeIn({ from: null, until: local(wall) })
            if (
              beginning !== (now < meant ? 'before' : 'within') ||
              end !== (now < meant ? 'within' : 'after')
            )
              wrong.push(`${change.timeZone} ${local(wall)} at ${new Date(now).toISOString()}`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('begins later where its time is skipped, and the first time where its time comes twice', () => {
    const at = (now: string, from: string, timeZone = 'Europe/Berlin') =>
      windowReader(new Date(now), timeZone)({ from, until: null })
    // 29 March 2026: 02:00 becomes 03:00, so 02:30 is 03:30.
    expect(at('2026-03-29T01:29:59.999Z', '2026-03-29T02:30')).toBe('before')
    expect(at('2026-03-29T01:30:00Z', '2026-03-29T02:30')).toBe('within')
    // 25 October 2026: 02:30 comes at 00:30 UTC and again at 01:30 UTC.
    expect(at('2026-10-25T00:29:59.999Z', '2026-10-25T02:30')).toBe('before')
    expect(at('2026-10-25T00:30:00Z', '2026-10-25T02:30')).toBe('within')
    // The whole of 30 December 2011 was left out in Samoa.
    expect(at('2011-12-30T21:59:59Z', '2011-12-30T12:00', 'Pacific/Apia')).toBe('before')
    expect(at('2011-12-30T22:00:00Z', '2011-12-30T12:00', 'Pacific/Apia')).toBe('within')
  })

  it('holds its beginning and not its end, so that windows side by side hold every moment once', () => {
    const [morning, noon, evening] = ['2026-10-25T02:15', '2026-10-25T02:45', '2026-10-25T20:00']
    for (let now = Date.UTC(2026, 9, 24, 23); now < Date.UTC(2026, 9, 25, 20); now += 5 * minute) {
      const placeIn = windowReader(new Date(now), 'Europe/Berlin')
      const windows = [
        { from: null, until: morning },
        { from: morning, until: noon },
        { from: noon, until: evening },
        { from: evening, until: null },
      ]
      expect(windows.filter((window) => placeIn(window) === 'within').length).toBe(1)
    }
  })

  it('is refused where its time or its zone cannot be read', () => {
    const now = new Date('2026-11-22T12:00:00Z')
    expect(() => windowReader(now, 'Europe/Atlantis')).toThrow(RangeError)
    for (const from of ['yesterday', '2026-11-31T00:00', '2026-02-29T00:00', '2026-11-22T24:01', ''])
      expect(() => windowReader(now, 'UTC')({ from, until: null }), from).toThrow(RangeError)
  })
})
