/** A day in the shop's own way to write one. @param moment ISO 8601 */
export function dayOf(moment: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment))
}

/** A day and its time, in Coordinated Universal Time. @param moment ISO 8601 */
export function timeOf(moment: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(new Date(moment))} UTC`
}
