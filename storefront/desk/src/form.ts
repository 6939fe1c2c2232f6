/** A form as it was sent. */
export type Form = {
  /** A field's text without blanks around it; empty when it is absent. */
  text: (name: string) => string
  /** A field as it is: for passwords. */
  exact: (name: string) => string
  /** Every value of a field that may be there several times. */
  all: (name: string) => string[]
  /** Which of those offered were chosen. */
  chosen: <T extends string>(name: string, offered: readonly T[]) => T[]
  has: (name: string) => boolean
}

/** Reads the form that a request brings. */
export async function readForm(request: Request): Promise<Form> {
  const form = await request.formData()
  const exact = (name: string) => String(form.get(name) ?? '')
  return {
    exact,
    text: (name) => exact(name).trim(),
    all: (name) => form.getAll(name).map(String),
    chosen: (name, offered) => offered.filter((one) => form.getAll(name).includes(one)),
    has: (name) => form.has(name),
  }
}

/** The entries of a line or a box, separated by commas or blanks. */
export const listOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

/** The end of the chosen day, in UTC, or null for never; the API refuses what is no day. */
export const endOfDay = (day: string): string | null => (day === '' ? null : `${day}T23:59:59.000Z`)
