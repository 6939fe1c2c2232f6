import { processMilliseconds } from '../../platform/time.ts'

/** How an asking ended: with an answer, with one that cannot be used, or with none. */
export type AskingOutcome = 'answered' | 'unusable' | 'failed'

/** One asking: how it ended and how long it took, and the rest that begins with it; null: none does. */
export interface AskedOnce {
  outcome: AskingOutcome
  milliseconds: number
  restSeconds: number | null
}

/** So many failures in a row, and it is left alone for so long. */
export const usualRest = { failuresMax: 5, restSeconds: 15 }

/**
 * Lets a service rest that has failed several times in a row: nobody waits for it meanwhile, and it is not kept down by
 * questions. After a rest one question is let through; its answer ends the rest, another failure begins the next. An
 * answer that cannot be used is no failure: one odd address must not stop what all others buy.
 */
export class ServiceRest {
  readonly #of: {
    failuresMax: number
    restSeconds: number
    /** After it, who was let through has no answer */
    askingMilliseconds: number
    tell: (asked: AskedOnce) => void
    now: () => number
  }
  #failures = 0
  #restsUntil = 0

  constructor(of: {
    failuresMax?: number
    restSeconds?: number
    askingMilliseconds: number
    tell?: (asked: AskedOnce) => void
    /** Milliseconds of a clock that only goes forward */
    now?: () => number
  }) {
    this.#of = { ...usualRest, tell: () => undefined, now: processMilliseconds, ...of }
  }

  /** Seconds, rounded up, until it may be asked; 0: ask now. Of those who come after a rest, one gets 0. */
  secondsToWait(): number {
    const { failuresMax, askingMilliseconds, now } = this.#of
    if (this.#failures < failuresMax) return 0
    const left = this.#restsUntil - now()
    if (left > 0) return Math.ceil(left / 1_000)
    this.#restsUntil = now() + askingMilliseconds
    return 0
  }

  /** Seconds of the rest that it has begun; null: it has none. */
  get secondsOfRest(): number | null {
    const { failuresMax, restSeconds } = this.#of
    return this.#failures >= failuresMax ? restSeconds : null
  }

  /** Says how an asking ended, and how long it took. */
  ended(outcome: AskingOutcome, milliseconds: number): void {
    const { failuresMax, restSeconds, tell, now } = this.#of
    this.#failures = outcome === 'failed' ? this.#failures + 1 : 0
    if (this.#failures >= failuresMax) this.#restsUntil = now() + restSeconds * 1_000
    tell({ outcome, milliseconds, restSeconds: this.secondsOfRest })
  }
}
