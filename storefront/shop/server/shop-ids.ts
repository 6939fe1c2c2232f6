import type { Client } from '@tradepost/sdk'

/**
 * Which store is behind a publishable key, as far as the API has said it: it is asked in the background, once, as soon
 * as somebody wants to know.
 * @param open opens the API with a key
 */
export function createShopIds(open: (publishableKey: string) => Pick<Client, 'getStore'>) {
  const known = new Map<string, string>()
  const asking = new Set<string>()
  const ask = async (publishableKey: string): Promise<void> => {
    asking.add(publishableKey)
    try {
      known.set(publishableKey, (await open(publishableKey).getStore()).id)
    } catch {
      // Whoever wants to know next asks again.
    } finally {
      asking.delete(publishableKey)
    }
  }
  /** Whether it is the key of this store, or may be. */
  return function mayBe(publishableKey: string | undefined, storeId: string): boolean {
    if (publishableKey === undefined) return true
    const id = known.get(publishableKey)
    if (id === undefined && !asking.has(publishableKey)) void ask(publishableKey)
    return id === undefined || id === storeId
  }
}
