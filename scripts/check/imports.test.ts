import { describe, expect, it } from 'vitest'
import { importsRefused, namesRefused } from './imports.ts'

const refused = (path: string, specifier: string) =>
  importsRefused(path, `import { x } from '${specifier}'`).map(({ what }) => what)

const allowed: [string, string, string][] = [
  ['platform uses platform', 'api/src/platform/router.ts', './policies.ts'],
  ['a domain uses platform', 'api/src/domains/cart/routes.ts', '../../platform/router.ts'],
  ['a domain uses its own files', 'api/src/domains/cart/routes.ts', './queries.ts'],
  ['a domain uses a lower door', 'api/src/domains/cart/add-line.ts', '../offers/index.ts'],
  ['tables use lower tables', 'api/src/domains/cart/tables.ts', '../offers/tables.ts'],
  ['every table points to its store', 'api/src/domains/events/tables.ts', '../stores/tables.ts'],
  [
    'discovery reads the tables it is fed from',
    'api/src/domains/discovery/queries.ts',
    '../catalog/tables.ts',
  ],
  ['subscriptions wire everything', 'api/src/subscriptions.ts', './domains/orders/on-payment-captured.ts'],
  ['tests reach for what they need', 'api/src/domains/cart/cart.http.test.ts', '../../../../test/api.ts'],
  ['queries use drizzle', 'api/src/domains/cart/queries.ts', 'drizzle-orm'],
  ['a folder of queries uses drizzle', 'api/src/domains/cart/queries/lines.ts', 'drizzle-orm'],
  ['tables use drizzle', 'api/src/domains/cart/tables.ts', 'drizzle-orm/pg-core'],
  ['the database uses pg', 'api/src/platform/database-pool.ts', 'pg'],
  ['the SDK uses packages', 'sdk/src/index.ts', 'openapi-fetch'],
  ['the shop uses the SDK', 'storefront/shop/src/lib/api.ts', '@tradepost/sdk'],
  ['the admin desk uses what desks share', 'storefront/admin/src/forms.ts', '@tradepost/desk/form-answer.ts'],
  ['the seller desk uses what desks share', 'storefront/seller/server.ts', '@tradepost/desk/serve.ts'],
  ['what desks share uses the SDK', 'storefront/desk/src/form-answer.ts', '@tradepost/sdk'],
  ['scripts use the API', 'scripts/generate.ts', '../api/src/app.ts'],
  ['benches use the API', 'bench/run.ts', '@tradepost/api/app.ts'],
]

const against: [string, string, string][] = [
  ['platform knows no domain', 'api/src/platform/router.ts', '../domains/cart/index.ts'],
  ['no domain looks up', 'api/src/domains/cart/add-line.ts', '../orders/index.ts'],
  ['no domain passes by the door', 'api/src/domains/cart/add-line.ts', '../offers/queries.ts'],
  ['only tables use tables', 'api/src/domains/cart/add-line.ts', '../offers/tables.ts'],
  ['tables do not look up', 'api/src/domains/cart/tables.ts', '../orders/tables.ts'],
  ['discovery queries use no other file', 'api/src/domains/discovery/queries.ts', '../catalog/queries.ts'],
  ['no domain uses the app', 'api/src/domains/cart/routes.ts', '../../app.ts'],
  ['a new domain needs a place', 'api/src/domains/gifts/routes.ts', '../cart/index.ts'],
  ['a verb holds no SQL', 'api/src/domains/cart/add-line.ts', 'drizzle-orm'],
  ['a route holds no SQL', 'api/src/domains/cart/routes.ts', 'pg'],
  ['app opens no connection', 'api/src/app.ts', 'pg'],
  ['the SDK knows no API', 'sdk/src/index.ts', '@tradepost/api/app.ts'],
  ['the shop knows no API', 'storefront/shop/src/lib/api.ts', '../../../../api/src/app.ts'],
  ['the shop knows no SDK internals', 'storefront/shop/src/lib/api.ts', '../../../../sdk/src/retry.ts'],
  ['the shop carries no admin code', 'storefront/shop/src/lib/api.ts', '../../../admin/src/lib/api.ts'],
  ['the shop carries no desk code', 'storefront/shop/src/lib/api.ts', '@tradepost/desk/form.ts'],
  ['a desk takes what is shared by name', 'storefront/admin/src/forms.ts', '../../desk/src/form-answer.ts'],
  ['no desk knows the other', 'storefront/seller/src/forms.ts', '../../admin/src/forms.ts'],
  ['what desks share knows no desk', 'storefront/desk/src/guard.ts', '../../admin/src/session.ts'],
  ['what desks share knows no API', 'storefront/desk/src/guard.ts', '../../../api/src/app.ts'],
  ['edge functions know no API', 'supabase/functions/notify_user/index.ts', '../../../api/src/app.ts'],
  ['the API knows no SDK', 'api/src/app.ts', '@tradepost/sdk'],
]

describe('the direction of imports', () => {
  it.each(allowed)('allows: %s', (_rule, path, specifier) => {
    expect(refused(path, specifier)).toEqual([])
  })

  it.each(against)('refuses: %s', (_rule, path, specifier) => {
    expect(refused(path, specifier)).toHaveLength(1)
  })

  it('judges type imports, re-exports and dynamic imports alike, and names the line', () => {
    const text =
      "\nimport type { Order } from '../orders/index.ts'\nexport * from '../orders/index.ts'\nawait import('../orders/index.ts')\n"
    expect(importsRefused('api/src/domains/cart/index.ts', text).map(({ where }) => where)).toEqual([
      'api/src/domains/cart/index.ts:2',
      'api/src/domains/cart/index.ts:3',
      'api/src/domains/cart/index.ts:4',
    ])
  })

  it('reads the scripts of an Astro page', () => {
    const page = "---\nimport { x } from '@tradepost/api/app.ts'\n---\n<p />"
    expect(importsRefused('storefront/shop/src/pages/index.astro', page)).toHaveLength(1)
  })
})

describe('file names', () => {
  it('allows names that say what the business does', () => {
    expect(namesRefused('api/src/domains/orders/place-order.ts')).toEqual([])
    expect(namesRefused('api/src/domains/catalog/commonality.ts')).toEqual([])
  })

  it.each([
    'api/src/utils.ts',
    'api/src/domains/cart/cart-helpers.ts',
    'sdk/src/common/x.ts',
    'scripts/misc.mjs',
  ])('refuses %s', (path) => {
    expect(namesRefused(path)).toHaveLength(1)
  })
})
