import type { Store } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { createRouter, route } from '../../platform/router.ts'
import { storeSchema } from './schemas.ts'

export const storesRouter = createRouter()

route(
  storesRouter,
  {
    operationId: 'getStore',
    tag: 'Store',
    summary: 'Read the store of this key',
    description:
      'Name, currency, locale and where it ships to: what a storefront needs before its first page.',
    method: 'get',
    path: '/v1/store',
    policy: policies.shopper,
    cacheControl: 'public, max-age=60',
    success: { status: 200, description: 'The store.', schema: storeSchema },
    refusals: [],
  },
  async ({ context }) => presentStore(context.store),
)

const presentStore = (store: Store) => ({
  id: toWire('store', store.id),
  slug: store.slug,
  name: store.name,
  tagline: store.tagline,
  currency: store.currency,
  locale: store.locale,
  locales: store.locales,
  countries: store.countries,
  taxBasisPoints: store.taxBasisPoints,
  pricesIncludeTax: store.pricesIncludeTax,
  timeZone: store.timeZone,
  currencies: store.currencies,
})
