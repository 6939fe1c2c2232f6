import { type CachedBody, cachedBody, createCache } from '../../platform/cache.ts'
import { toWire } from '../../platform/ids.ts'
import { processMilliseconds } from '../../platform/time.ts'

/** Products that are another than before: their ids as they are in the database, and their handles. */
export interface Changed {
  productIds: ReadonlySet<string>
  handles: ReadonlySet<string>
}

type KeptPage = CachedBody & { productId: string | null }

const ages = { freshMilliseconds: 2_000, staleMilliseconds: 30_000 }

/**
 * Answers ready to send, in this process: two seconds as they are, thirty more while one request renews them. Who follows
 * the feed (`follow-listings.ts`) has them forgotten as soon as they are not true; while nobody does, time alone counts.
 * What is one store's is never another's: every key begins with the store.
 */
export class KeptPages {
  /** By store that was asked for lately: when, and the place in the feed up to which its pages are true. */
  readonly #stores = new Map<string, { askedAt: number; place: number | null }>()
  readonly #cache
  readonly #restMilliseconds: number
  #head: number | null = null

  /** @param of other ages than the usual ones, in milliseconds */
  constructor(of: { freshMilliseconds: number; staleMilliseconds: number } = ages) {
    // Longer than anything is served that was loaded when the store was asked for last.
    this.#restMilliseconds = 2 * (of.freshMilliseconds + of.staleMilliseconds)
    this.#cache = createCache<KeptPage>({
      entriesMax: 5_000,
      ...of,
      load: (_key, load) => (load as () => Promise<KeptPage | undefined>)(),
    })
  }

  /** The page of a product. @param name its handle, or its id as it goes over the wire */
  product(
    storeId: string,
    name: string,
    load: () => Promise<{ productId: string; page: string } | null>,
  ): Promise<CachedBody | undefined> {
    return this.#get(storeId, `product ${name}`, async () => {
      const found = await load()
      return found ? { ...cachedBody(found.page), productId: found.productId } : undefined
    })
  }

  /** What shows many products: a listing, a search, the tree of categories. */
  list(storeId: string, name: string, load: () => Promise<string | null>): Promise<CachedBody | undefined> {
    return this.#get(storeId, `list ${name}`, async () => {
      const text = await load()
      return text === null ? undefined : { ...cachedBody(text), productId: null }
    })
  }

  /** The last place that the feed has given: whatever is loaded from now on shows all up to there. */
  noteHead(head: number): void {
    this.#head = head
  }

  /**
   * Stores of which something may be kept, each with the place up to which it is true; null: that is not known. A store
   * that nobody has asked for lately is forgotten.
   */
  followed(): [storeId: string, place: number | null][] {
    const restedSince = processMilliseconds() - this.#restMilliseconds
    for (const [storeId, { askedAt }] of [...this.#stores]) {
      if (askedAt > restedSince) continue
      this.forgetStore(storeId)
      this.#stores.delete(storeId)
    }
    return [...this.#stores].map(([storeId, { place }]) => [storeId, place])
  }

  /** Everything of the store that is kept shows all up to this place. */
  moveTo(storeId: string, place: number): void {
    const store = this.#stores.get(storeId)
    if (store) store.place = place
  }

  /** Forgets the pages of these products, and all that show many. */
  forget(storeId: string, { productIds, handles }: Changed): void {
    const names = new Set([...handles, ...[...productIds].map((id) => toWire('product', id))])
    this.#cache.forget((key, page) => {
      const name = nameOf(key, storeId)
      if (name === null || name.startsWith('list ')) return name !== null
      return names.has(name.slice('product '.length)) || (!!page?.productId && productIds.has(page.productId))
    })
  }

  forgetStore(storeId: string): void {
    this.#cache.forget((key) => nameOf(key, storeId) !== null)
  }

  #get(storeId: string, name: string, load: () => Promise<KeptPage | undefined>) {
    const askedAt = processMilliseconds()
    const store = this.#stores.get(storeId)
    if (store) store.askedAt = askedAt
    // Before anything is loaded: what happens after this place is heard of.
    else this.#stores.set(storeId, { askedAt, place: this.#head })
    return this.#cache.get(`${storeId} ${name}`, load)
  }
}

/** What a key says of this store; null when it is another's. */
const nameOf = (key: string, storeId: string): string | null =>
  key.startsWith(`${storeId} `) ? key.slice(storeId.length + 1) : null
