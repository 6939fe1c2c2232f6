/** How long a way to ship takes, in words: `2 to 4 working days`. */
export function deliveryDays({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  if (minDays < maxDays) return `${minDays} to ${maxDays} working days`
  return maxDays === 1 ? 'next working day' : `${maxDays} working days`
}

/** Name of a country in English, by its ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
  return countryNames.of(code) ?? code
}

/** Countries as a form offers them: by name, except that the shop's first one stays first. */
export function countryChoices(codes: readonly string[]): { code: string; name: string }[] {
  const [first, ...others] = codes.map((code) => ({ code, name: countryName(code) }))
  return first ? [first, ...others.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))] : []
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' })
