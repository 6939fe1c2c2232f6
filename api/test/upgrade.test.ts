import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { createBareDatabase } from '../../test/database.ts'
import { prepareDatabase } from '../src/platform/migrate.ts'
import { builtInRoles } from '../src/platform/policies.ts'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))

/** The migrations up to the one of this name, as an installation of that day had them. */
async function migrationsUpTo(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await cp(migrations, folder, { recursive: true })
  const journalFile = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(journalFile, 'utf8')) as { entries: { tag: string }[] }
  const last = journal.entries.findIndex(({ tag }) => tag === name)
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  return folder
}

const storeId = '01993f00-0000-7000-8000-000000000001'
const accountId = '01993f00-0000-7000-8000-000000000002'

it('brings a store of the first days, with its staff and keys, to the newest schema and loses nothing', async () => {
  const database = await createBareDatabase()
  const folder = await migrationsUpTo('0002_sellable_offers')
  const of = { adminUrl: database.adminUrl, passwords: inject('rolePasswords') }
  const admin = new pg.Client(database.adminUrl)
  try {
    await prepareDatabase({ ...of, migrationsFolder: folder })
    await admin.connect()
    await admin.query(`
      INSERT INTO commerce.stores (store_id, slug, name, tagline, currency, locale, countries, tax_basis_points)
      VALUES ('${storeId}', 'old', 'Old', '', 'EUR', 'en-DE', '{DE}', 1900);
      INSERT INTO commerce.store_domains (origin, store_id) VALUES ('http://old.test', '${storeId}');
      INSERT INTO commerce.store_keys (key_hash, id, store_id, kind, prefix, scopes)
      VALUES ('hash', '01993f00-0000-7000-8000-000000000003', '${storeId}', 'secret', 'sk_old', '{orders:read}');
      INSERT INTO commerce.staff_accounts (id, email, name, password_hash)
      VALUES ('${accountId}', 'mira@example.com', 'Mira', 'x');
      INSERT INTO commerce.staff_memberships (store_id, account_id, role) VALUES ('${storeId}', '${accountId}', 'owner');
      INSERT INTO commerce.staff_sessions (store_id, id, account_id, token_hash, expires_at)
      VALUES ('${storeId}', '01993f00-0000-7000-8000-000000000004', '${accountId}', 'token', now() + interval '1 hour')`)
    await prepareDatabase(of)
    const { rows } = await admin.query(`
      SELECT r.name, r.is_owner, (SELECT count(*)::int FROM commerce.staff_roles) AS roles,
        (SELECT count(*)::int FROM commerce.account_stores) AS stores,
        (SELECT count(*)::int FROM commerce.staff_sessions) AS sessions,
        (SELECT count(*)::int FROM commerce.store_keys WHERE scopes = '{orders:read}') AS keys
      FROM commerce.staff_memberships m JOIN commerce.staff_roles r ON r.id = m.role_id`)
    expect(rows).toEqual([{ name: 'owner', is_owner: true, roles: 4, stores: 1, sessions: 1, keys: 1 }])
    const mightier = await admin.query(`
      SELECT name, '{customers:erase,domains:write}' <@ permissions AS may FROM commerce.staff_roles ORDER BY name`)
    expect(mightier.rows).toEqual(
      Object.keys(builtInRoles)
        .toSorted()
        .map((name) => ({ name, may: name === 'owner' || name === 'manager' })),
    )
    // The owner of the tables saw all stores for the time of the migration only.
    const unforced = await admin.query(`SELECT relname FROM pg_class c
      WHERE relnamespace = 'commerce'::regnamespace AND relkind = 'r' AND relrowsecurity AND NOT relforcerowsecurity`)
    expect(unforced.rows).toEqual([])
  } finally {
    await admin.end()
    await rm(folder, { recursive: true })
    await database.drop()
  }
})

it('lists what was on the shelves before there was a list of stock', async () => {
  const database = await createBareDatabase()
  const folder = await migrationsUpTo('0010_webhooks_access')
  const of = { adminUrl: database.adminUrl, passwords: inject('rolePasswords') }
  const admin = new pg.Client(database.adminUrl)
  const id = (n: number) => `01993f00-0000-7000-8000-0000000000${n}`
  try {
    await prepareDatabase({ ...of, migrationsFolder: folder })
    await admin.connect()
    await admin.query(`
      INSERT INTO commerce.stores (store_id, slug, name, tagline, currency, locale, countries, tax_basis_points)
      VALUES ('${storeId}', 'old', 'Old', '', 'EUR', 'en-DE', '{DE}', 1900);
      INSERT INTO commerce.products (store_id, id, handle, title, tags, status)
      VALUES ('${storeId}', '${id(10)}', 'mug', 'Mug', '{}', 'active');
      INSERT INTO commerce.variants (store_id, id, product_id, position, option_values, title, sku)
      VALUES ('${storeId}', '${id(11)}', '${id(10)}', 1, '{a}', 'A', 'MUG-A'),
        ('${storeId}', '${id(12)}', '${id(10)}', 2, '{b}', 'B', NULL),
        ('${storeId}', '${id(13)}', '${id(10)}', 3, '{c}', 'C', NULL);
      INSERT INTO commerce.sellers (store_id, id, handle, name) VALUES ('${storeId}', '${id(20)}', 'old', 'Old');
      INSERT INTO commerce.locations (store_id, id, handle, name)
      VALUES ('${storeId}', '${id(30)}', 'main', 'Main'), ('${storeId}', '${id(31)}', 'east', 'East');
      INSERT INTO commerce.offers (store_id, id, variant_id, seller_id, currency, price_amount)
      SELECT store_id, id, id, '${id(20)}', 'EUR', 100 FROM commerce.variants;
      INSERT INTO commerce.stock_items (store_id, offer_id, location_id, on_hand, reserved, sells_without_stock)
      VALUES ('${storeId}', '${id(11)}', '${id(30)}', 5, 2, false), ('${storeId}', '${id(11)}', '${id(31)}', 4, 0, false),
        ('${storeId}', '${id(12)}', '${id(30)}', 0, 0, true)`)
    await prepareDatabase(of)
    const { rows } = await admin.query(
      'SELECT on_hand, reserved, level, title_begins, sku_begins FROM commerce.stock_levels ORDER BY offer_id',
    )
    expect(rows).toEqual([
      { on_hand: 9, reserved: 2, level: 7, title_begins: 'mug', sku_begins: 'mug-a' },
      { on_hand: 0, reserved: 0, level: 2147483647, title_begins: 'mug', sku_begins: '' },
      { on_hand: 0, reserved: 0, level: 0, title_begins: 'mug', sku_begins: '' },
    ])
  } finally {
    await admin.end()
    await rm(folder, { recursive: true })
    await database.drop()
  }
})

it('says on pages of before how many pieces of an offer may be bought', async () => {
  const database = await createBareDatabase()
  const folder = await migrationsUpTo('0016_prices_access')
  const of = { adminUrl: database.adminUrl, passwords: inject('rolePasswords') }
  const admin = new pg.Client(database.adminUrl)
  const id = (n: number) => `01993f00-0000-7000-8000-0000000000${n}`
  const offer = { id: 'off_1', price: { amount: 100, currency: 'EUR' }, condition: 'new' }
  const variants = [
    { optionValues: ['a'], offer },
    { optionValues: ['b'], offer },
    { optionValues: ['c'], offer: null },
  ]
  try {
    await prepareDatabase({ ...of, migrationsFolder: folder })
    await admin.connect()
    await admin.query(`
      INSERT INTO commerce.stores (store_id, slug, name, tagline, currency, locale, countries, tax_basis_points)
      VALUES ('${storeId}', 'old', 'Old', '', 'EUR', 'en-DE', '{DE}', 1900);
      INSERT INTO commerce.products (store_id, id, handle, title, tags, status)
      VALUES ('${storeId}', '${id(10)}', 'mug', 'Mug', '{}', 'active'), ('${storeId}', '${id(14)}', 'jug', 'Jug', '{}', 'active');
      INSERT INTO commerce.variants (store_id, id, product_id, position, option_values, title)
      VALUES ('${storeId}', '${id(11)}', '${id(10)}', 1, '{a}', 'A'), ('${storeId}', '${id(12)}', '${id(10)}', 2, '{b}', 'B'),
        ('${storeId}', '${id(13)}', '${id(10)}', 3, '{c}', 'C');
      INSERT INTO commerce.sellers (store_id, id, handle, name) VALUES ('${storeId}', '${id(20)}', 'old', 'Old');
      INSERT INTO commerce.offers (store_id, id, variant_id, seller_id, currency, price_amount, quantity_min, quantity_max, quantity_step)
      VALUES ('${storeId}', '${id(11)}', '${id(11)}', '${id(20)}', 'EUR', 100, 6, 60, 6),
        ('${storeId}', '${id(12)}', '${id(12)}', '${id(20)}', 'EUR', 100, 1, NULL, 1);
      INSERT INTO commerce.product_pages (store_id, product_id, handle, page, card, etag, available, search, words)
      VALUES ('${storeId}', '${id(10)}', 'mug', '${JSON.stringify({ title: 'Mug', variants })}', '{}', '', true, '', ''),
        ('${storeId}', '${id(14)}', 'jug', '${JSON.stringify({ title: 'Jug', variants: [] })}', '{}', '', true, '', '')`)
    await prepareDatabase(of)
    const { rows } = await admin.query('SELECT page FROM commerce.product_pages ORDER BY handle')
    const rules = (min: number, max: number | null) => ({ quantityRules: { min, max, step: min } })
    expect(rows.map(({ page }) => JSON.parse(page))).toEqual([
      { title: 'Jug', variants: [] },
      {
        title: 'Mug',
        variants: [
          { optionValues: ['a'], offer: { ...offer, ...rules(6, 60) } },
          { optionValues: ['b'], offer: { ...offer, ...rules(1, null) } },
          { optionValues: ['c'], offer: null },
        ],
      },
    ])
  } finally {
    await admin.end()
    await rm(folder, { recursive: true })
    await database.drop()
  }
})

it('asks providers about payments of before, as far as they are young and not over', async () => {
  const database = await createBareDatabase()
  const folder = await migrationsUpTo('0016_prices_access')
  const of = { adminUrl: database.adminUrl, passwords: inject('rolePasswords') }
  const admin = new pg.Client(database.adminUrl)
  const id = (n: number) => `01993f00-0000-7000-8000-0000000000${n}`
  try {
    await prepareDatabase({ ...of, migrationsFolder: folder })
    await admin.connect()
    await admin.query(`
      INSERT INTO commerce.stores (store_id, slug, name, tagline, currency, locale, countries, tax_basis_points)
      VALUES ('${storeId}', 'old', 'Old', '', 'EUR', 'en-DE', '{DE}', 1900);
      INSERT INTO commerce.payments (store_id, id, reference, provider, provider_key, amount, currency, status,
        captured_amount, attempt, updated_at)
      VALUES ('${storeId}', '${id(10)}', '${id(20)}', 'test', 'young', 100, 'EUR', 'captured', 100, 1, now() - interval '9 days'),
        ('${storeId}', '${id(11)}', '${id(21)}', 'test', 'old', 100, 'EUR', 'captured', 100, 1, now() - interval '99 days'),
        ('${storeId}', '${id(12)}', '${id(22)}', 'test', 'over', 100, 'EUR', 'declined', 0, 1, now()),
        ('${storeId}', '${id(13)}', '${id(23)}', 'none', 'free', 0, 'EUR', 'captured', 0, 1, now())`)
    await prepareDatabase(of)
    const { rows } = await admin.query(
      'SELECT provider_key FROM commerce.payments WHERE check_at <= now() ORDER BY provider_key',
    )
    expect(rows).toEqual([{ provider_key: 'young' }])
  } finally {
    await admin.end()
    await rm(folder, { recursive: true })
    await database.drop()
  }
})
