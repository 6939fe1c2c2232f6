/** Work that was asked for under one key, and whom to tell how it went. */
interface Waiting<Item, Result> {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

interface Line<Item, Result> {
  waiting: Waiting<Item, Result>[]
  /** When the work last began. */
  beganAt: number
}

/**
 * Lets work of one key begin once in a window at most: the first comes at once, what follows waits for the end of the
 * window and is done together. Who waits learns how it went, so nothing is acknowledged that was not done.
 */
export class Coalescer<Item, Result> {
  readonly #lines = new Map<string, Line<Item, Result>>()
  readonly #windowMilliseconds: number
  readonly #work: (items: Item[], of: { isFirst: boolean }) => Promise<(item: Item) => Result>

  constructor(of: {
    windowMilliseconds: number
    /** Gives what to tell each of the items. */
    work: (items: Item[], of: { isFirst: boolean }) => Promise<(item: Item) => Result>
  }) {
    this.#windowMilliseconds = of.windowMilliseconds
    this.#work = of.work
  }

  add(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const line = this.#lines.get(key)
      if (line) {
        line.waiting.push({ item, resolve, reject })
        return
      }
      const first = { waiting: [{ item, resolve, reject }], beganAt: 0 }
      this.#lines.set(key, first)
      void this.#run(key, first)
    })
  }

  async #run(key: string, line: Line<Item, Result>): Promise<void> {
    for (let isFirst = true; line.waiting.length > 0; isFirst = false) {
      line.beganAt = performance.now()
      const batch = line.waiting.splice(0)
      try {
        const resultOf = await this.#work(
          batch.map(({ item }) => item),
          { isFirst },
        )
        for (const { item, resolve } of batch) resolve(resultOf(item))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      const rest = this.#windowMilliseconds - (performance.now() - line.beganAt)
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    }
    this.#lines.delete(key)
  }
}
