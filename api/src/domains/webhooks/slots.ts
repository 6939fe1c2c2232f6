/** What is sent to an endpoint at the same time over all workers, and while its last attempt failed. */
export const shareOfEndpoint = 4
export const shareOfFailing = 1

/** What is sent at the same time in all, and of it to endpoints whose last attempt failed. */
export const slots = 32
export const slotsOfFailing = 16
/** Beside those: for endpoints that answer quickly and want more than their share. */
export const slotsOfQuick = 16

/** How much may be begun. */
export interface ClaimSize {
  /** Of the endpoint, over all workers */
  share: number
  /** By this one, now */
  limit: number
}

/** What is known of an endpoint. */
export interface Manner {
  failing: boolean
  quick: boolean
}

/** An endpoint that is being sent to. */
interface Taker extends Manner {
  count: number
}

const idle: Taker = { count: 0, failing: false, quick: false }

/**
 * Who may send how much at the same time in this process. Each endpoint has its share, and those that fail a smaller one and
 * together half of the slots, so that however much waits for a dead endpoint, the others are served. What an endpoint takes
 * above its share comes out of other slots: one that dies with all of them in its hands keeps nobody waiting.
 */
export class Slots {
  readonly #takers = new Map<string, Taker>()

  /** How many are free, but for those of the quick. */
  get room(): number {
    return slots - this.#sum(({ count }) => Math.min(count, shareOfEndpoint))
  }

  get hasRoomForFailing(): boolean {
    return this.room > 0 && this.#sum(({ count, failing }) => (failing ? count : 0)) < slotsOfFailing
  }

  /** Whether an endpoint is being sent to. */
  isTaker(endpointId: string): boolean {
    return this.#takers.has(endpointId)
  }

  /** Takes all that an endpoint may be sent now. @param of.failing what is known of one that nothing is being sent to */
  take(endpointId: string, of: Manner = this.#of(endpointId)): ClaimSize {
    this.#takers.set(endpointId, { ...this.#of(endpointId), ...of })
    const limit = this.roomFor(endpointId)
    const { count } = this.#of(endpointId)
    if (count + limit === 0) this.#takers.delete(endpointId)
    else this.#takers.set(endpointId, { ...of, count: count + limit })
    return { share: this.#shareOf(of), limit }
  }

  /** Gives back what is over or was not needed. */
  give(endpointId: string, count: number): void {
    const taker = this.#of(endpointId)
    if (taker.count > count) this.#takers.set(endpointId, { ...taker, count: taker.count - count })
    else this.#takers.delete(endpointId)
  }

  /** Says what an endpoint is like that is being sent to. */
  judge(endpointId: string, manner: Manner): void {
    const taker = this.#takers.get(endpointId)
    if (taker) this.#takers.set(endpointId, { ...taker, ...manner })
  }

  /** How many more may be sent to an endpoint now. */
  roomFor(endpointId: string): number {
    const taker = this.#of(endpointId)
    const { count, failing } = taker
    if (failing) return this.hasRoomForFailing ? Math.max(0, shareOfFailing - count) : 0
    const ordinary = Math.min(Math.max(0, shareOfEndpoint - count), Math.max(0, this.room))
    if (count + ordinary < shareOfEndpoint) return ordinary
    const freeOfQuick = slotsOfQuick - this.#sum((each) => Math.max(0, each.count - shareOfEndpoint))
    return ordinary + Math.max(0, Math.min(this.#shareOf(taker) - count - ordinary, freeOfQuick))
  }

  #of(endpointId: string): Taker {
    return this.#takers.get(endpointId) ?? idle
  }

  /** Those of the quick are shared out evenly. */
  #shareOf({ failing, quick }: Manner): number {
    if (failing) return shareOfFailing
    if (!quick) return shareOfEndpoint
    return (
      shareOfEndpoint +
      Math.floor(
        slotsOfQuick /
          Math.max(
            1,
            this.#sum((each) => (each.quick ? 1 : 0)),
          ),
      )
    )
  }

  #sum(of: (taker: Taker) => number): number {
    let sum = 0
    for (const taker of this.#takers.values()) sum += of(taker)
    return sum
  }
}
