/**
 * Hands over what is added: at once while nothing else is being handed over, else together with all that comes in until then.
 * Nothing waits for more to come.
 */
export class Batches<T> {
  readonly #handle: (batch: T[]) => Promise<void>
  #waiting: T[] = []
  #busy: Promise<void> | null = null

  /** @param handle must not throw */
  constructor(handle: (batch: T[]) => Promise<void>) {
    this.#handle = handle
  }

  /** Whether something is being handed over. */
  get isBusy(): boolean {
    return this.#busy !== null
  }

  add(item: T): void {
    this.#waiting.push(item)
    this.#busy ??= this.#handOver().finally(() => {
      this.#busy = null
    })
  }

  async #handOver(): Promise<void> {
    while (this.#waiting.length > 0) await this.#handle(this.#waiting.splice(0))
  }
}
