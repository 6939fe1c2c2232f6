import { randomInt } from 'node:crypto'

// No vowels, so no words; nothing that reads like another sign.
const alphabet = '23456789BCDFGHJKMNPQRSTVWXZ'

/** Eight random signs in two groups, `7KQ2-MX4T`: short to say, says nothing about how many orders there are. */
export function newOrderNumber(): string {
  const sign = () => alphabet[randomInt(alphabet.length)]
  const group = () => Array.from({ length: 4 }, sign).join('')
  return `${group()}-${group()}`
}

/**
 * A number, or how one begins, as it is kept: case and what stands between the signs do not count.
 * @returns null: no number begins so
 */
export function orderNumberBeginning(text: string): string | null {
  const signs = text.replace(/[#\s\u2010-\u2015-]+/g, '').toUpperCase()
  if (!/^[0-9A-Z]{1,8}$/.test(signs)) return null
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs
}
