import type { Sabotage } from './sabotage.ts'

const discovery = 'api/src/domains/discovery'
const keptPages = `${discovery}/kept-pages.http.test.ts`
const shop = 'storefront/shop/server'
const purge = `${shop}/cache-purge.test.ts`
const sync = 'supabase/functions/product_sync'
const productSync = 'supabase/tests/functions/product-sync.test.ts'

/** Damage to what pages promise that stay true while they are open, or are kept. */
export const sabotages: Sabotage[] = [
  {
    name: 'changed-page-stays-kept',
    guards: 'What the API keeps of a product is true again soon after its listing.changed.',
    file: `${discovery}/follow-listings.ts`,
    find: 'productIds: new Set(payloads.map(({ productId }) => productId)),',
    replace: 'productIds: new Set(payloads.filter(() => false).map(({ productId }) => productId)),',
    test: keptPages,
    testName:
      'is true again in every process soon after its listing.changed: product, listings, search and categories',
  },
  {
    name: 'kept-page-of-an-unknown-time',
    guards: 'No page is kept that was loaded while nobody knew the place in the feed.',
    file: `${discovery}/follow-listings.ts`,
    find: 'if (place === null) {',
    replace: "if (place === null && storeId === '') {",
    test: keptPages,
    testName: 'that was loaded while nobody knew the place in the feed is loaded again',
  },
  {
    name: 'one-change-forgets-all',
    guards: 'A change of one product leaves the pages of others where they are.',
    file: `${discovery}/kept-pages.ts`,
    find: "if (name === null || name.startsWith('list ')) return name !== null",
    replace: "if (name === null || name !== '') return name !== null",
    test: keptPages,
    testName: 'costs nothing more to read, and stays while other products and other stores change',
  },
  {
    name: 'outdated-load-is-kept',
    guards: 'What was being loaded while it changed is not kept.',
    file: 'api/src/platform/cache.ts',
    find: 'if (!isMeant()) return value',
    replace: "if (!isMeant() && key === '') return value",
    test: 'api/src/platform/cache.test.ts',
    testName: 'is given to who asked before, and loaded again for who asks later',
  },
  {
    name: 'lost-message-stays-lost',
    guards: 'What a channel of an order has lost is read from the feed.',
    file: 'sdk/src/realtime-channel.ts',
    find: 'return subject.version > this.#version + 1',
    replace: 'return subject.version > this.#version + 1_000',
    test: 'sdk/src/realtime.test.ts',
    testName: 'reads from the feed what a channel has lost on its way',
  },
  {
    name: 'anybody-empties-the-shop-cache',
    guards: 'Only who has the secret has pages forgotten.',
    file: `${shop}/cache-purge.ts`,
    find: 'const purge = purgeIn(await verifyWebhook(body, request.headers, of.secrets))',
    replace:
      'const purge = purgeIn(await verifyWebhook(body, request.headers, of.secrets).catch(() => JSON.parse(String(body))))',
    test: purge,
    testName: 'what is unsigned, signed by another, too old or no purge changes nothing',
  },
  {
    name: 'purge-before-the-api-knows',
    guards: 'A page that was made while the API did not know yet does not stay.',
    file: `${shop}/cache-purge.ts`,
    find: 'setTimeout(() => of.forget(purge), againMilliseconds).unref()',
    replace: 'setTimeout(() => undefined, againMilliseconds).unref()',
    test: purge,
    testName: 'what is signed is forgotten at once, and once more when the API knows it, too',
  },
  {
    name: 'shop-is-not-told-to-forget',
    guards: 'What the shop has kept is forgotten when its function is told, though nobody has it open.',
    file: 'storefront/shop/server.ts',
    find: 'if (path === purgePath) return cachePurge',
    replace: "if (path === purgePath && path === '/') return cachePurge",
    test: 'test/local-supabase.test.ts',
    testName:
      'the shop forgets a page that it has kept as soon as its function is told, though nobody has it open',
  },
  {
    name: 'desk-begins-once',
    guards: 'A page of a desk looks anew at what happened while its connection was lost.',
    file: 'storefront/desk/src/follow-live.ts',
    find: 'if (isNew) hearing.onBegin()',
    replace: 'if (isNew && source !== opened) hearing.onBegin()',
    test: 'storefront/desk/src/follow-live.test.ts',
    testName: 'says when it begins, and again after the connection was lost',
  },
  {
    name: 'purge-spares-listings',
    guards: 'Pages that show many products are forgotten with them.',
    file: `${shop}/page-server.ts`,
    find: "path.startsWith('/p/') ? paths.has(path) : of.listings === true",
    replace: "path.startsWith('/p/') ? paths.has(path) : of.listings === undefined",
    test: `${shop}/page-server.test.ts`,
    testName: 'pages of a product are forgotten alone, or with those that show many',
  },
  {
    name: 'office-is-one-buyer',
    guards: 'Buyers behind one address each follow their own order.',
    file: `${shop}/open-streams.ts`,
    find: '`, ofOrder],',
    replace: '`.slice(0, -1), ofOrder],',
    test: `${shop}/open-streams.test.ts`,
    testName:
      'buyers who share an address each have a few streams of their order, and a bounded number together',
  },
  {
    name: 'late-event-undoes-a-newer-one',
    guards: 'What comes late undoes nothing that listeners were told after it.',
    file: `${sync}/rules.ts`,
    find: 'if (subject.version < (told.versions[part] ?? 0)) return false',
    replace: 'if (subject.version < 0 * (told.versions[part] ?? 0)) return false',
    test: productSync,
    testName:
      'product_sync on Deno 2.9 does not undo by what comes late what another process has told, and tells what is still news in it',
  },
  {
    name: 'signed-in-cart-is-nobodys',
    guards: 'A cart that a customer opens while signed in is told as theirs.',
    file: 'api/src/domains/cart/create-cart.ts',
    find: 'payload: { lines: lines.length, customerId },',
    replace: 'payload: { lines: lines.length, customerId: customerId && null },',
    test: 'api/src/domains/cart/cart.http.test.ts',
    testName: 'is told with whose it is: the customer who opened it signed in, or nobody',
  },
  {
    name: 'edge-new-cart-is-nobodys',
    guards: 'What a consenting customer does with a cart of their own is kept as theirs, from its beginning.',
    file: 'supabase/functions/cart_activity_log/rules.ts',
    find: "return isOf(event, 'cart.created', 'cart.bound') ? (event.data.customerId ?? null) : null",
    replace: "return isOf(event, 'cart.bound') ? (event.data.customerId ?? null) : null",
    test: 'supabase/tests/functions/cart-activity-log.test.ts',
    testName:
      'cart_activity_log on Deno 2.9 keeps whose cart it was when they opened it signed in, and only counts without consent',
  },
]
