/** The networks of a form's line, separated by commas or blanks. */
export const networksOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

/** The end of the chosen day, in UTC, or null for never; the API refuses what is no day. */
export const expiryOf = (day: string): string | null => (day === '' ? null : `${day}T23:59:59.000Z`)
