import { randomInt } from 'node:crypto'

// No vowels, so no words; nothing that reads like another sign.
const alphabet = '23456789BCDFGHJKMNPQRSTVWXZ'

/** Eight random signs in two groups, `7KQ2-MX4T`: short to say, says nothing about how many orders there are. */
export function newOrderNumber(): string {
  const sign = () => alphabet[randomInt(alphabet.length)]
  const group = () => Array.from({ length: 4 }, sign).join('')
  return `${group()}-${group()}`
}
