import { formatMoney } from '@tradepost/sdk'

// What people enter in forms, as the API takes it, and back.

/** Hundredths of a percent: `19.5` is 1950; undefined for what is no number with up to two decimals. */
export const pointsOf = (percent: string): number | undefined => minorOf(percent, 2)

/** A tax rate as people write it: 1950 is `19.5`. */
export const percentOf = (points: number): string => String(points / 100)

/** Parts per million: `8.875` is 88750; undefined for what is no number with up to four decimals. */
export const partsOf = (percent: string): number | undefined => minorOf(percent, 4)

/** Parts per million as people write them: 88750 is `8.875`. */
export const percentOfParts = (parts: number): string => String(parts / 10_000)

/** How many decimals a currency has by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD; 2 for what is none. */
export function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2
  return /\.(\d+)$/.exec(formatMoney({ amount: 0, currency }, 'en'))?.[1]?.length ?? 0
}

/** An amount in the smallest unit: `4.90` is 490 with two decimals; undefined for what is no such amount. */
export function minorOf(text: string, decimals: number): number | undefined {
  const parts = /^(\d{1,11})(?:[.,](\d+))?$/.exec(text.trim())
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
