/** A fraction; `under` is above 0. */
export interface Fraction {
  over: bigint
  under: bigint
}
export const fraction = (over: bigint | number, under: bigint | number = 1n): Fraction => ({
  over: BigInt(over),
  under: BigInt(under),
})
const plus = (a: Fraction, b: Fraction) => fraction(a.over * b.under + b.over * a.under, a.under * b.under)
export const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under)
const total = (all: Fraction[]) => all.reduce(plus, fraction(0))
/** Half up: nothing here is negative. */
export const nearest = ({ over, under }: Fraction) => {
  const whole = over / under
  return 2n * (over - whole * under) >= under ? whole + 1n : whole
}
const fractional = ({ over, under }: Fraction) => fraction(over % under, under)
const isLess = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under

/** Rounds the sum, then hands out what the parts lack one by one, to whoever lacks most. */
export function share(parts: Fraction[]): bigint[] {
  const given = parts.map(({ over, under }) => over / under)
  const lacking = parts.map(fractional)
  let rest = nearest(total(parts)) - given.reduce((sum, part) => sum + part, 0n)
  while (rest > 0n) {
    let most = 0
    for (let at = 1; at < parts.length; at += 1) if (isLess(lacking[most]!, lacking[at]!)) most = at
    given[most]! += 1n
    lacking[most] = fraction(-1)
    rest -= 1n
  }
  return given
}
export const shareBy = (amount: bigint, weights: bigint[]): bigint[] => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  return whole === 0n
    ? weights.map(() => 0n)
    : share(weights.map((weight) => fraction(amount * weight, whole)))
}
export const least = (...all: bigint[]) => all.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? 0n
