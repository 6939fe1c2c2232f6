/** Between which days something arrives, as `YYYY-MM-DD` by the calendar of the store. */
export interface DeliveryDates {
  from: string
  until: string
}

/**
 * When a package arrives that is ordered now: so many working days later, Saturdays, Sundays and the day of the order not
 * counted. Of holidays nothing is known.
 * @param of.timeZone IANA name, of the store
 */
export function deliveryDates(of: {
  now: Date
  timeZone: string
  minDays: number
  maxDays: number
}): DeliveryDates {
  const today = Temporal.Instant.fromEpochMilliseconds(of.now.getTime())
    .toZonedDateTimeISO(of.timeZone)
    .toPlainDate()
  return {
    from: afterWorkingDays(today, of.minDays).toString(),
    until: afterWorkingDays(today, of.maxDays).toString(),
  }
}

const isWorkingDay = ({ dayOfWeek }: Temporal.PlainDate): boolean => dayOfWeek <= 5

/** So many working days after the day; of none, the day itself or the working day that follows. */
function afterWorkingDays(day: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (days === 0) return isWorkingDay(day) ? day : day.add({ days: 8 - day.dayOfWeek })
  // Counted from a weekend is counted from its Friday; whole weeks at once, each has five working days.
  const from = isWorkingDay(day) ? day : day.subtract({ days: day.dayOfWeek - 5 })
  let at = from.add({ weeks: Math.floor(days / 5) })
  for (let left = days % 5; left > 0; ) {
    at = at.add({ days: 1 })
    if (isWorkingDay(at)) left -= 1
  }
  return at
}
