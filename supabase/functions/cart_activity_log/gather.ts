interface Waiting<Item, Result> {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** Gathers what comes within a moment, to be written at once; who waits learns how it went. */
export class Gatherer<Item, Result> {
  #waiting: Waiting<Item, Result>[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #of: {
    milliseconds: number
    itemsMax: number
    write: (items: Item[]) => Promise<(item: Item) => Result>
  }

  constructor(of: {
    milliseconds: number
    itemsMax: number
    /** Gives what to tell each of the items. */
    write: (items: Item[]) => Promise<(item: Item) => Result>
  }) {
    this.#of = of
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (this.#waiting.length >= this.#of.itemsMax) void this.#write()
      else this.#timer ??= setTimeout(() => void this.#write(), this.#of.milliseconds)
    })
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const batch = this.#waiting.splice(0, this.#of.itemsMax)
    try {
      const resultOf = await this.#of.write(batch.map(({ item }) => item))
      for (const { item, resolve } of batch) resolve(resultOf(item))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
