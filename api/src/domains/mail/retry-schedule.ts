/** How often a mail is tried before it counts as failed. */
export const attemptsMax = 8

const firstSeconds = 60
const longestSeconds = 6 * 60 * 60

/**
 * The pause after a failed attempt: 1 minute, then four times as long each time, 6 hours at most; about 18 hours for all.
 * @param attempts how many have failed, from 1
 * @param chance 0 to 1: up to a fifth is added, so that a server that was down does not get all mails at once
 */
export function pauseSeconds(attempts: number, chance: number): number {
  const plain = Math.min(firstSeconds * 4 ** (attempts - 1), longestSeconds)
  return Math.round(plain * (1 + chance / 5))
}
