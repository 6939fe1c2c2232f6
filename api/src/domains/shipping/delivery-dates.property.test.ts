import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { deliveryDates } from './delivery-dates.ts'

const weekday = (date: string) => Temporal.PlainDate.from(date).dayOfWeek

/** Day by day, as one counts on a calendar. */
function counted(from: string, days: number): string {
  let date = Temporal.PlainDate.from(from)
  let left = days
  while (left > 0 || date.dayOfWeek > 5) {
    date = date.add({ days: 1 })
    if (date.dayOfWeek <= 5 && left > 0) left -= 1
  }
  return date.toString()
}

describe('when a package arrives', () => {
  it('is as many working days later as one counts on a calendar, and never on a weekend', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }),
        fc.nat(60),
        fc.nat(60),
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'),
        (now, minDays, more, timeZone) => {
          const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
            .toZonedDateTimeISO(timeZone)
            .toPlainDate()
            .toString()
          const dates = deliveryDates({ now, timeZone, minDays, maxDays: minDays + more })
          expect(dates.from).toBe(counted(today, minDays))
          expect(dates.until).toBe(counted(today, minDays + more))
          expect([weekday(dates.from), weekday(dates.until)].every((day) => day <= 5)).toBe(true)
        },
      ),
      { numRuns: count(500, 20_000), seed: seed() },
    )
  })

  it('skips the weekend: ordered on a Friday evening, the next day is Monday', () => {
    const friday = { now: new Date('2026-11-27T21:00:00Z'), timeZone: 'Europe/Berlin' }
    expect(deliveryDates({ ...friday, minDays: 1, maxDays: 3 })).toEqual({
      from: '2026-11-30',
      until: '2026-12-02',
    })
    // In Tokyo it is Saturday by then.
    expect(deliveryDates({ ...friday, timeZone: 'Asia/Tokyo', minDays: 0, maxDays: 1 })).toEqual({
      from: '2026-11-30',
      until: '2026-11-30',
    })
  })
})
