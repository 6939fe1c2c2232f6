/** Publishable keys by host name; the key under `*` serves every host that is not listed. */
export type StoreKeys = Record<string, string>

/** The demo's two shops. Publishable keys are public by nature: they name a store, they open nothing. */
export const demoStores: StoreKeys = {
  'kumo.*': 'pk_demo_kumo_paper_93d7aa10',
  '*': 'pk_demo_northlight_5b1f8c2e',
}

/**
 * Reads `SHOP_STORES`, a JSON object from host to publishable key; absent or empty: the demo's shops. A host may be
 * a name (`shop.example.com`), the beginning of one (`kumo.*`), or `*` for all others.
 * @throws Error in one line when it is not such an object
 */
export function readStoreKeys(text: string | undefined): StoreKeys {
  if (!text) return demoStores
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Error('SHOP_STORES: must be JSON, such as {"shop.example.com": "pk_…"}', { cause })
  }
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isMap || Object.values(value as object).some((key) => typeof key !== 'string')) {
    throw new Error('SHOP_STORES: must be a JSON object from host to publishable key')
  }
  return value as StoreKeys
}

/** The publishable key for a host name, the most exact entry first; undefined when no shop lives there. */
export function keyOfHost(stores: StoreKeys, host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  if (Object.hasOwn(stores, name)) return stores[name]
  const beginning = Object.keys(stores)
    .filter((pattern) => pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1)))
    .sort((a, b) => b.length - a.length)[0]
  return beginning === undefined ? stores['*'] : stores[beginning]
}
