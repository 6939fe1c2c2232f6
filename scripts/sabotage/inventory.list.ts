import type { Sabotage } from './sabotage.ts'

const routes = 'api/src/domains/discovery/stock-routes.ts'
const httpTest = 'api/src/domains/discovery/stock.http.test.ts'
const desk = 'storefront/desk/src'

/** Damage to the lists of stock and to how the desks keep theirs true. */
export const sabotages: Sabotage[] = [
  {
    name: 'seller-lists-everybodys-stock',
    guards: "A seller lists its own stock, nobody else's.",
    file: routes,
    find: 'stockPage(context, query, { sellerId: sellerOf(context.actor) })',
    replace: 'stockPage(context, query, { sellerId: sellerOf(context.actor) && null })',
    test: httpTest,
    testName: 'is its own, lowest first, and nobody else’s, whatever it asks for',
  },
  {
    name: 'stock-of-one-seller-is-that-of-all',
    guards: 'Staff who ask for the stock of one seller get that, and no more.',
    file: routes,
    find: '{ sellerId: query.sellerId ?? null }',
    replace: '{ sellerId: query.sellerId ? null : null }',
    test: httpTest,
    testName: 'is of its own store only, that of all its sellers or of one',
  },
  {
    name: 'stock-told-before-it-is-listed',
    guards: 'Who hears that stock changed and looks finds the number that was told.',
    file: 'api/src/domains/discovery/stock-queries.ts',
    find: 'reserved = excluded.reserved, level = excluded.level,',
    replace: 'reserved = excluded.reserved,',
    test: httpTest,
    testName: 'is, once a change is told, as it was told; and what is sold leaves the shelf',
  },
  {
    name: 'stock-row-stays-where-it-was',
    guards: 'A row whose number changed moves to its place, the lowest first.',
    file: `${desk}/stock-order.ts`,
    find: 'rows: changed.length > 0 ? now.toSorted(byLevel) : now',
    replace: 'rows: now',
    test: `${desk}/stock-order.test.ts`,
    testName: 'news moves rows to their places and says which are another than before',
  },
  {
    name: 'stock-listener-is-never-left',
    guards: 'When a browser leaves the live list, the desk leaves the feed.',
    file: `${desk}/live-feed.ts`,
    find: '    cancel: end,',
    replace: '    cancel: () => undefined,',
    test: `${desk}/live-stock.test.ts`,
    testName: 'leaves the feed, and gives its place back, when the browser leaves',
  },
  {
    name: 'stock-missed-while-away',
    guards: 'After the connection was lost, the list shows what happened meanwhile.',
    file: `${desk}/follow-stock.ts`,
    find: 'onBegin: () => look.soon(0),',
    replace: 'onBegin: () => look.heard([]),',
    test: 'test/inventory.browser.test.ts',
    testName: 'is true again after the connection was lost',
  },
]
