import type { Sabotage } from './sabotage.ts'

const routes = 'api/src/domains/discovery/stock-routes.ts'
const httpTest = 'api/src/domains/discovery/stock.http.test.ts'
const desk = 'storefront/desk/src'
const inventory = 'api/src/domains/inventory'
const keeping = `${inventory}/stock-keeping.http.test.ts`
const drop = `${inventory}/buckets.race.test.ts`
const divided = `${inventory}/buckets.property.test.ts`

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
  {
    name: 'lost-bucket-is-sold-out',
    guards: 'Who was too late at one row of a drop gets a piece of another.',
    file: `${inventory}/hold-stock.ts`,
    find: "if (lacking.some(({ buckets }) => buckets === 'many'))",
    replace: "if (lacking.some(({ buckets }) => buckets === 'many') && of.wishes.length > 9)",
    test: drop,
    testName: 'refuses nobody of as many buyers as there are pieces, however thinly they are spread',
  },
  {
    name: 'pieces-apart-are-not-gathered',
    guards: 'Who wants more than any row of a drop has gets it while all rows together have it.',
    file: `${inventory}/gathering-queries.ts`,
    find: 'CASE WHEN l.gives THEN greatest(l.free - l.more, 0) ELSE 0 END AS spare',
    replace: 'CASE WHEN l.gives THEN 0 ELSE 0 END AS spare',
    test: keeping,
    testName: 'sells one buyer more than any row has: the pieces are gathered for the quote',
  },
  {
    name: 'gathered-pieces-stay-where-they-were',
    guards: 'Pieces that are gathered for a quote are not in two rows.',
    file: `${inventory}/gathering-queries.ts`,
    find: 'ELSE -least(p.spare, greatest(0, max(p.lacks)',
    replace: 'ELSE 0 * least(p.spare, greatest(0, max(p.lacks)',
    test: drop,
    testName: 'sells different numbers to the last piece: nobody is refused for pieces that lie apart',
  },
  {
    name: 'spreading-loses-the-rest',
    guards: 'Pieces that are spread over rows are as many as before.',
    file: `${inventory}/divide-pieces.ts`,
    find: 'share + (index < rest ? 1 : 0)',
    replace: 'share + (index < rest ? 0 : 0)',
    test: divided,
    testName: 'are as many as before, spread evenly, and what is set aside stays where it is',
  },
  {
    name: 'everybody-meets-at-the-fullest-row',
    guards: 'Of rows that have enough a quote takes any, the fuller the likelier.',
    file: `${inventory}/choose-bucket.ts`,
    find: 'if (piece < available) return locationId',
    replace: 'if (available > 0) return locationId',
    test: divided,
    testName: 'has enough where any has, and is its own where that has; every piece is as likely as another',
  },
  {
    name: 'counted-below-what-is-promised',
    guards: 'Stock is never counted below what is set aside for buyers.',
    file: `${inventory}/adjust-stock.ts`,
    find: "if (kind === 'counted' && quantity < before.reserved && !place.sellsWithoutStock)",
    replace: "if (kind === 'counted' && quantity < 0 && !place.sellsWithoutStock)",
    test: keeping,
    testName: 'is never counted below what buyers were promised, and nothing has changed then',
  },
  {
    name: 'seller-counts-the-goods-of-another',
    guards: "A seller changes and reads the stock of its own offers, nobody else's.",
    file: `${inventory}/routes.ts`,
    find: 'sellerOf: ({ actor }: Context) => sellerOf(actor),',
    replace: 'sellerOf: ({ actor }: Context) => sellerOf(actor) && null,',
    test: keeping,
    testName: 'is received, counted and spread by the seller itself, and is not there for another',
  },
  {
    name: 'received-goods-are-not-told',
    guards: 'Goods that are received are for sale, and in every list, without anybody doing more.',
    file: 'api/src/subscriptions.ts',
    find: "'stock.adjusted': refresh,",
    replace: "'stock.adjusted': () => [],",
    test: keeping,
    testName:
      'is told to the lists, the pages of shoppers and the feed, and to the audit log with who did it',
  },
]
