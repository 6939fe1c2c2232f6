// What people enter in forms, as the API takes it, and back.

/** Hundredths of a percent: `19.5` is 1950; undefined for what is no number with up to two decimals. */
export const pointsOf = (percent: string): number | undefined => minorOf(percent, 2)

/** A tax rate as people write it: 1950 is `19.5`. */
export const percentOf = (points: number): string => String(points / 100)

/** How many decimals a currency has: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in the smallest unit: `4.90` is 490 with two decimals; undefined for what is no such amount. */
export function minorOf(text: string, decimals: number): number | undefined {
  const parts = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim())
  if (!parts) return undefined
  const [, whole = '', fraction = ''] = parts
  return fraction.length > decimals ? undefined : Number(whole + fraction.padEnd(decimals, '0'))
}

/** The amount as people enter it: 490 is `4.90` with two decimals. */
export function majorOf(amount: number, decimals: number): string {
  if (decimals === 0) return String(amount)
  const digits = String(amount).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
