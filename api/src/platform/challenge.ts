/**
 * Tells people from programs where attempts have become too many: a picture puzzle, a proof of work, a service that
 * judges visitors. There is none built in; an installation hands one to `createServices`.
 */
export interface Challenge {
  /**
   * Whether the token that the caller sent in `Tradepost-Challenge` is a fresh answer of a person at this address.
   * Called outside transactions, only when a limit is reached, with a token of at most 4,000 characters. What it throws
   * counts as not solved: a service that is away lets nobody pass whom the limits hold.
   */
  verify(token: string, address: string): Promise<boolean>
}

export const challengeHeader = 'tradepost-challenge'
const tokenLengthMax = 4_000

/** For `slowDown`: whether the challenge that came along is solved. Absent where no challenge is set up. */
export function challengeSolved(
  challenge: Challenge | undefined,
  token: string | undefined,
  address: string,
): (() => Promise<boolean>) | undefined {
  if (!challenge) return undefined
  return async () => {
    if (!token || token.length > tokenLengthMax) return false
    return challenge.verify(token, address).catch(() => false)
  }
}
