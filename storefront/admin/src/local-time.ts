/** A moment by the clocks of a store, as fields of forms take it: `2026-11-27T00:00`; empty for none. */
export function localMoment(moment: string | null, timeZone: string): string {
  if (moment === null) return ''
  return fieldTime(Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime().toString())
}

/**
 * The moment at which the clocks of a store show a time, RFC 3339; null for an empty field. A time that is skipped in
 * spring is the one an hour later, one that comes twice in autumn is the first (RFC 5545, 3.3.5).
 * @returns undefined for what is no time
 */
export function momentAt(text: string, timeZone: string): string | null | undefined {
  if (text === '') return null
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant().toString()
  } catch {
    return undefined
  }
}

/** A local time as fields of forms take it: without seconds where there are none; empty for none. */
export const fieldTime = (time: string | null): string =>
  time === null ? '' : time.length === 19 && time.endsWith(':00') ? time.slice(0, 16) : time

/** `27 Nov 2026, 00:00` for a local time of a store. */
export function localWords(time: string): string {
  const [day = '', clock = ''] = fieldTime(time).split('T')
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
  return `${words.format(new Date(`${day}T00:00:00Z`))}, ${clock}`
}

/** `from 27 Nov 2026, 00:00 until 28 Nov 2026, 00:00`; `always` for what is open on both sides. */
export function windowWords(of: { validFrom: string | null; validUntil: string | null }): string {
  const words = [
    of.validFrom && `from ${localWords(of.validFrom)}`,
    of.validUntil && `until ${localWords(of.validUntil)}`,
  ].filter(Boolean)
  return words.length === 0 ? 'always' : words.join(' ')
}

/** The API's words about a window of time, in the words of the form. */
export const tellWindow = (_: string, message: string): string => message.replace('validFrom', '“From”')
