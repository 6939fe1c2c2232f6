import { demoKeys, demoSignIns } from '../src/demo-credentials.ts'
import { createStore, usualPriceSettings } from '../src/domains/stores/index.ts'
import { addStaffMember, createStaffAccount } from '../src/domains/users/index.ts'
import { type CatalogueProduct, importCategories, importProduct } from '../src/import-catalogue.ts'
import type { Context, Store } from '../src/platform/context.ts'
import { openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { keyless } from '../src/platform/keyless.ts'
import { createLog } from '../src/platform/log.ts'
import type { DemoProduct, DemoStore } from './catalogue.ts'
import { seedCollections } from './seed-collections.ts'
import { seedPrices } from './seed-prices.ts'
import { seedSellers } from './seed-sellers.ts'
import { seedShipping } from './seed-shipping.ts'
import { demoStores } from './stores.ts'

/** Who manages the demo's stores, and needs no second factor for it: for a laptop, where the database is one's own. */
export const demoStaff = { ...demoSignIns.staff, name: 'Mira Sand' }

/** Who owns them: sets up a second factor at the first sign-in. */
export const demoOwner = {
  email: 'noor@northlight.example',
  name: 'Noor Lund',
  password: 'owner-of-the-north-2026',
}

const keysOf: Record<string, { publishable: string; secret: string }> = {
  northlight: demoKeys.northlight,
  'kumo-paper': demoKeys.kumo,
}

/**
 * Fills an empty database with the two demo stores. Does nothing when there is a store.
 * @param options.ownerUrl login of tradepost_owner: only the owner may write keys and accounts
 * @param options.workerUrl login of tradepost_worker: the catalogue is written as any other
 * @param options.origins of each store's pages, by slug: where payments may send the shopper back to
 */
export async function seedDemo(options: {
  ownerUrl: string
  workerUrl: string
  origins: Record<string, string[]>
}): Promise<{ seeded: boolean; products: number }> {
  const log = createLog('warn')
  const open = (url: string) => openDatabase({ url, poolSize: 4, onIdleError: () => undefined })
  const [owner, worker] = [open(options.ownerUrl), open(options.workerUrl)]
  try {
    const known = await owner.lookUp({
      name: 'demo_known',
      text: 'SELECT 1 FROM commerce.store_keys LIMIT 1',
      values: [],
    })
    if (known.length > 0) return { seeded: false, products: 0 }
    const contextFor = (demo: DemoStore, id: string): Context => ({
      store: storeOf(demo, id, options.origins[demo.slug] ?? []),
      actor: { kind: 'worker' },
      db: worker,
      ...keyless(),
      requestId: 'demo-seed',
      log,
    })
    let accounts: { manager: string; owner: string } | null = null
    let products = 0
    for (const demo of demoStores) {
      const context = contextFor(demo, newId('store'))
      const asOwner = { ...context, db: owner }
      await createStore(asOwner, newStore(demo, context.store))
      accounts ??= {
        manager: await createStaffAccount(asOwner, demoStaff),
        owner: await createStaffAccount(asOwner, demoOwner),
      }
      await addStaffMember(asOwner, { accountId: accounts.owner, role: 'owner' })
      await addStaffMember(asOwner, { accountId: accounts.manager, role: 'manager' })
      const sellers = await seedSellers(context, asOwner, demo.sellers ?? [])
      await seedShipping(asOwner, demo.shippingMethods, sellers)
      await importCategories(
        context,
        demo.categories.map((category, index) => ({
          handle: category.handle,
          name: category.name,
          description: category.description,
          parent: category.parent ?? null,
          pictureUrl: category.picture ? `/media/${category.picture}` : null,
          position: index + 1,
        })),
      )
      const ranked = demo.products.toSorted(
        (a, b) => Number(b.featured ?? false) - Number(a.featured ?? false),
      )
      for (const [index, product] of ranked.entries())
        await importProduct(context, {
          ...catalogueProduct(product, index + 1),
          ...sellerOf(sellers, product),
        })
      await seedCollections(context, demo.collections)
      await seedPrices(context, demo.prices, sellers)
      products += ranked.length
    }
    return { seeded: true, products }
  } finally {
    await Promise.all([owner.close(), worker.close()])
  }
}

const sellerOf = (sellers: Map<string, string>, { brand }: DemoProduct) => {
  const sellerId = sellers.get(brand)
  return sellerId === undefined ? {} : { sellerId }
}

const storeOf = (demo: DemoStore, id: string, origins: string[]): Store => ({
  id,
  slug: demo.slug,
  name: demo.name,
  tagline: demo.tagline,
  currency: demo.currency,
  locale: demo.locale,
  locales: demo.locales ?? [demo.locale],
  status: 'open',
  supportEmail: null,
  twinOf: null,
  countries: demo.countries,
  taxBasisPoints: demo.taxBasisPoints,
  ...usualPriceSettings,
  reverseChargeCountry: demo.prices.reverseChargeCountry ?? null,
  timeZone: demo.timeZone,
  currencies: demo.prices.inKroner ? ['DKK'] : [],
  clockOffsetSeconds: 0,
  origins,
})

function newStore(demo: DemoStore, store: Store) {
  const keys = keysOf[demo.slug]
  return {
    ...store,
    keys: keys
      ? [
          { kind: 'publishable' as const, secret: keys.publishable, name: 'Pages of the shop', scopes: [] },
          {
            kind: 'secret' as const,
            secret: keys.secret,
            name: 'Shipping from a server',
            scopes: ['orders:read', 'orders:fulfill'],
          },
        ]
      : [],
    shippingMethods: [],
  }
}

function catalogueProduct(product: DemoProduct, rank: number): CatalogueProduct {
  const pictureOf = (options: string[]) =>
    product.pictures.find((p) => p.variant?.every((value, index) => options[index] === value))?.file
  return {
    facts: {
      handle: product.handle,
      title: product.title,
      subtitle: product.subtitle,
      descriptionHtml: product.descriptionHtml,
      brand: product.brand,
      productType: '',
      tags: product.tags,
      status: 'active',
      rank,
      seoTitle: '',
      seoDescription: '',
      options: product.options,
      media: product.pictures.map(({ file, alt, width, height }) => ({
        url: `/media/${file}`,
        alt,
        width,
        height,
      })),
      variants: product.variants.map((variant) => {
        const file = pictureOf(variant.options)
        return {
          optionValues: variant.options,
          sku: variant.sku,
          barcode: variant.barcode ?? null,
          weightGrams: variant.weightGrams,
          imageUrl: file ? `/media/${file}` : null,
        }
      }),
      attributes: product.attributes,
      categories: product.categories,
    },
    offers: product.variants.map((variant) => ({
      priceAmount: variant.price,
      compareAtAmount: variant.compareAt ?? null,
      quantity: variant.stock,
      tracked: true,
      sellsWithoutStock: false,
    })),
  }
}
