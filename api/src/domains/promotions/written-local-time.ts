/**
 * A time on the store's clocks, `2026-11-27T00:00` with or without seconds, as it is kept: with them.
 * @returns null for what is no such time of the years 2000 to 2999
 */
export function writtenLocalTime(text: string): string | null {
  if (!/^2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d)?$/.test(text)) return null
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toString({ smallestUnit: 'second' })
  } catch {
    // No calendar has this day, no clock this hour.
    return null
  }
}
