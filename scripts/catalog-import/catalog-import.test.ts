import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { relayOnce } from '../../api/src/domains/events/index.ts'
import { expectSoundBooks } from '../../api/test/audit.ts'
import { createTestApi, shopper, type TestApi, type TestStore } from '../../test/api.ts'
import { catalogImport, runImport } from '../catalog-import.ts'
import { openCsvFile } from './csv-file.ts'
import { importFile } from './import-file.ts'
import { contextIn } from './target-store.ts'

const root = join(import.meta.dirname, '../..')
const realFolder = join(root, '../shared/data/shopify')

let api: TestApi
let folder = ''
let store: TestStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradepost-import-'))
  api = await createTestApi()
  store = await api.store()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

let serial = 0
async function csv(rows: Record<string, string>[], name = `sheet-${++serial}.csv`): Promise<string> {
  const headers = [...new Set(['Handle', 'Title', 'Variant Price', ...rows.flatMap(Object.keys)])]
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  const path = join(folder, name)
  await writeFile(path, lines.map((cells) => `${cells.map(cell).join(',')}\n`).join(''))
  return path
}

const imported = async (path: string, into: TestStore = store) =>
  importFile(contextIn(into.context.store, api.worker), await openCsvFile(path))

/** The command as the terminal has it, but for the database, which is the test's. */
async function run(path: string, into: TestStore = store) {
  let printed = ''
  const problemsFile = join(folder, `problems-${++serial}.csv`)
  const request = { file: path, store: into.context.store.slug, problemsFile }
  const output = {
    write: (text: string) => {
      printed += text
    },
  }
  const code = await runImport(api.worker, request, await openCsvFile(path), output)
  return { code, printed, problemsFile }
}

/** A hash over every row of every table: the same hash is the same database. */
async function contentHash(): Promise<string> {
  const client = new pg.Client({ connectionString: api.database.adminUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('commerce', 'test_provider') ORDER BY 1",
    )
    const hashes: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ hash: string }>(
        `SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY t::text), '')) AS hash FROM ${name} t`,
      )
      hashes.push(`${name} ${rows[0]?.hash}`)
    }
    return hashes.join('\n')
  } finally {
    await client.end()
  }
}

const shirt = (size: string, more: Record<string, string> = {}) => ({
  Handle: 'linen-shirt',
  'Option1 Value': size,
  'Variant Price': '49.90',
  'Variant Inventory Tracker': 'shopify',
  'Variant Inventory Qty': '7',
  ...more,
})
const firstRow = {
  Title: 'Linen shirt',
  'Body (HTML)': '<p>Washed linen.</p>',
  Vendor: 'Weberei Sand',
  Type: 'Shirts',
  Tags: 'linen, summer',
  'Option1 Name': 'Size',
  'Image Src': 'https://pictures.example/shirt.jpg',
}

describe('a small sheet', () => {
  it('becomes a product that can be browsed, found, opened and bought', async () => {
    const path = await csv([
      shirt('S', { ...firstRow, 'Product Category': 'Apparel > Shirts & Tops', 'Variant SKU': 'LS-S' }),
      shirt('M', { 'Variant Compare At Price': '59.90' }),
    ])
    expect(await imported(path)).toMatchObject({ created: 1, variants: 2, categories: 2, problems: [] })

    const buyer = shopper(api.app.request, store)
    const categories = (await buyer.send('GET', '/v1/categories')).body.items
    const leaf = categories.find((category: { handle: string }) => category.handle === 'shirts-tops')
    expect(leaf).toMatchObject({ name: 'Shirts & Tops', productCount: 1 })
    expect(categories.find((c: { id: string }) => c.id === leaf.parentId)).toMatchObject({
      handle: 'apparel',
      productCount: 1,
    })
    for (const query of ['category=shirts-tops', 'category=apparel', 'q=linen', 'q=weberei', 'q=Shi']) {
      const list = await buyer.send('GET', `/v1/products?${query}`)
      expect(list.body.items, query).toMatchObject([{ handle: 'linen-shirt', brand: 'Weberei Sand' }])
    }
    const page = (await buyer.send('GET', '/v1/products/linen-shirt')).body
    expect(page).toMatchObject({
      title: 'Linen shirt',
      descriptionHtml: '<p>Washed linen.</p>',
      options: [{ name: 'Size', values: ['S', 'M'] }],
      tags: ['linen', 'summer'],
      categories: [[{ name: 'Apparel' }, { name: 'Shirts & Tops' }]],
      media: [{ url: 'https://pictures.example/shirt.jpg', alt: 'Linen shirt' }],
      variants: [
        { sku: 'LS-S', offer: { price: { amount: 4990, currency: 'EUR' }, compareAtPrice: null } },
        { sku: null, offer: { compareAtPrice: { amount: 5990 }, availability: { quantity: 7 } } },
      ],
    })
    const cart = await buyer.cart([{ offerId: page.variants[0].offer.id, quantity: 2 }])
    const paid = await buy(cart.body)
    expect(paid.body).toMatchObject({ state: 'placed', totals: { subtotal: { amount: 9980 } } })
  })

  async function buy(cart: { id: string; secret: string }, into = store) {
    const buyer = shopper(api.app.request, into)
    const checkout = await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
    return buyer.pay(cart, checkout.body, { idempotencyKey: `buy-${cart.id}` })
  }

  it('imported again changes no row of the database and says so', async () => {
    const path = await csv([shirt('S', { ...firstRow, Handle: 'again' }), shirt('M', { Handle: 'again' })])
    expect((await run(path)).printed).toContain('1 product, 2 variants: 1 created')
    const before = await contentHash()
    const again = await run(path)
    expect(again).toMatchObject({ code: 0 })
    expect(again.printed).toContain('Nothing to change: 1 product, 2 variants, all as in the file')
    expect(again.printed).toContain('no warnings, no errors')
    expect(existsSync(again.problemsFile)).toBe(false)
    expect(await contentHash()).toBe(before)
  })

  it('keeps the stock after a sale, whatever the sheet says', async () => {
    const rows = [shirt('S', { ...firstRow, Handle: 'sold' })]
    await imported(await csv(rows))
    const buyer = shopper(api.app.request, store)
    const page = (await buyer.send('GET', '/v1/products/sold')).body
    const offerId = page.variants[0].offer.id
    await buy((await buyer.cart([{ offerId, quantity: 3 }])).body)
    await imported(await csv(rows.map((row) => ({ ...row, 'Variant Inventory Qty': '100', Title: 'Sold' }))))
    const cart = (await buyer.cart([{ offerId, quantity: 1 }])).body
    expect(cart.lineItems[0]).toMatchObject({ title: 'Sold', availability: { quantity: 4 } })
  })

  it('updates a changed price, and pauses the offer of a variant that is gone until it comes back', async () => {
    const handle = { Handle: 'changing' }
    const small = shirt('S', { ...firstRow, ...handle })
    await imported(await csv([small, shirt('M', handle)]))
    const buyer = shopper(api.app.request, store)
    const page = (await buyer.send('GET', '/v1/products/changing')).body
    const [s, m] = page.variants.map((variant: { offer: { id: string } }) => variant.offer.id)

    const tally = await imported(await csv([{ ...small, 'Variant Price': '39.90' }]))
    expect(tally).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    const cart = (await buyer.cart([{ offerId: s, quantity: 1 }])).body
    expect(cart.lineItems[0].unitPrice.amount).toBe(3990)
    expect(await buyer.cart([{ offerId: m, quantity: 1 }])).toMatchObject({
      status: 409,
      body: { code: 'offer-not-for-sale', offerIds: [m] },
    })

    await imported(await csv([small, shirt('M', handle)]))
    expect((await buyer.cart([{ offerId: m, quantity: 1 }])).body.lineItems[0].unitPrice.amount).toBe(4990)
  })

  it('keeps what it has no column for, and clears what its cell leaves blank', async () => {
    const full = {
      ...firstRow,
      'SEO Title': 'Shirt of linen',
      'Variant SKU': 'K-1',
      'Variant Barcode': '4006381333931',
      'Variant Grams': '210',
      'Variant Compare At Price': '59.90',
      'Image Alt Text': 'A shirt on a line',
      'Variant Image': 'https://pictures.example/shirt.jpg',
      'Fabric (product.metafields.custom.fabric)': 'Linen',
      'Google Shopping / Gender': 'unisex',
    }
    await imported(await csv([shirt('S', { ...full, Handle: 'kept' })]))
    const before = await contentHash()
    const sizeOnly = { 'Option1 Name': 'Size', 'Option1 Value': 'S' }
    const bare = { Handle: 'kept', Title: 'Linen shirt', 'Variant Price': '49.90', ...sizeOnly }
    expect(await imported(await csv([bare]))).toMatchObject({ unchanged: 1 })
    expect(await contentHash()).toBe(before)

    const blank = { ...bare, Vendor: '', 'Variant SKU': '', 'Fabric (product.metafields.custom.fabric)': '' }
    expect(await imported(await csv([blank]))).toMatchObject({ updated: 1 })
    const page = (await shopper(api.app.request, store).send('GET', '/v1/products/kept')).body
    expect(page).toMatchObject({
      brand: '',
      descriptionHtml: '<p>Washed linen.</p>',
      seo: { title: 'Shirt of linen' },
      attributes: [{ key: 'google.gender', value: 'unisex' }],
      media: [{ alt: 'A shirt on a line' }],
      variants: [{ sku: null, weightGrams: 210, offer: { compareAtPrice: { amount: 5990 } } }],
    })
    expect(page.variants[0].media.url).toBe('https://pictures.example/shirt.jpg')
  })

  it('takes a draft off the shop', async () => {
    await imported(await csv([shirt('S', { ...firstRow, Handle: 'hidden', Status: 'draft' })]))
    const hidden = await shopper(api.app.request, store).send('GET', '/v1/products/hidden')
    expect(hidden).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  it('writes what is wrong with rows into a file, imports the rest and ends with 1', async () => {
    const path = await csv([
      shirt('S', { ...firstRow, Handle: 'good', 'Variant Inventory Qty': '-2' }),
      shirt('M', { Handle: 'bad', 'Variant Price': 'twelve', Title: 'Bad', 'Option1 Name': 'Size' }),
    ])
    const { code, printed, problemsFile } = await run(path)
    expect(code).toBe(1)
    expect(printed).toContain('1 product, 1 variant: 1 created, 0 updated, 0 unchanged')
    expect(printed).toMatch(/1 warning, 2 errors \(rows left out\): see .*problems/)
    const lines = (await readFile(problemsFile, 'utf8')).trimEnd().split('\r\n')
    expect(lines[0]).toBe('row,handle,severity,code,field,message')
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      '2,good,warning,quantity-negative',
      '3,bad,error,price-unreadable',
      '3,bad,error,product-without-variants',
    ])
  })

  it('told to stop, finishes the product in hand, and the same file goes on from there', async () => {
    const rows = [1, 2, 3, 4].map((n) => shirt('S', { ...firstRow, Handle: `stopped-${n}` }))
    const path = await csv(rows)
    let asked = 0
    const hooks = { shouldStop: () => ++asked > 2 }
    const context = contextIn(store.context.store, api.worker)
    expect(await importFile(context, await openCsvFile(path), hooks)).toMatchObject({
      created: 2,
      stopped: true,
    })
    expect(await imported(path)).toMatchObject({ created: 2, unchanged: 2, stopped: false })
  })

  it('puts its products into its own store only', async () => {
    const other = await api.store()
    await imported(await csv([shirt('S', { ...firstRow, Handle: 'elsewhere' })]), other)
    expect((await shopper(api.app.request, store).send('GET', '/v1/products/elsewhere')).status).toBe(404)
    expect((await shopper(api.app.request, other).send('GET', '/v1/products/elsewhere')).status).toBe(200)
  })

  it('writes nothing of a file in another currency', async () => {
    const path = await csv([shirt('S', firstRow), shirt('M', { 'Variant Price': '12.50 USD' })])
    const before = await contentHash()
    await expect(run(path)).rejects.toThrow('sells in EUR. Nothing was imported.')
    expect(await contentHash()).toBe(before)
  })

  it('says which stores there are when it does not know the slug', async () => {
    const request = { file: 'x.csv', store: 'nowhere', problemsFile: 'x' }
    const file = await openCsvFile(await csv([shirt('S', firstRow)]))
    const running = runImport(api.worker, request, file, { write: () => undefined })
    await expect(running).rejects.toThrow(
      new RegExp(`^There is no store "nowhere"\\. There are: .*${store.context.store.slug}`),
    )
  })
})

describe('the exports of real shops', () => {
  it('become the catalogue within seconds, and a second run changes nothing', async ({ skip }) => {
    skip(!existsSync(realFolder), 'the folder ../shared/data/shopify beside the repository does not exist')
    const shop = await api.store()
    const { statements } = api.worker.counters
    expect(await imported(join(realFolder, 'bicycles.csv'), shop)).toMatchObject({
      created: 284,
      variants: 1121,
    })
    expect(await imported(join(realFolder, 'fashion.csv'), shop)).toMatchObject({
      created: 997,
      variants: 3684,
    })
    // What seconds are made of, whatever else the machine does meanwhile: about 27 statements for a new product, three of
    // which tell shoppers and stock keepers of it.
    expect((api.worker.counters.statements - statements) / (284 + 997)).toBeLessThan(29)

    const buyer = shopper(api.app.request, shop)
    const categories = (await buyer.send('GET', '/v1/categories')).body.items
    const counted = categories.reduce(
      (sum: number, each: { productCount: number }) => sum + each.productCount,
      0,
    )
    expect(counted).toBeGreaterThan(1000)
    const saddle = await buyer.send('GET', '/v1/products?q=wrench&limit=100')
    expect(saddle.body.items.map((card: { handle: string }) => card.handle)).toContain('15mm-combo-wrench')
    const page = await buyer.send('GET', '/v1/products/15mm-combo-wrench')
    expect(page.body).toMatchObject({
      title: '15mm Combo Wrench',
      brand: 'IceToolz',
      priceRange: expect.anything(),
    })

    while ((await relayOnce(api.worker.pool, {})) > 0);
    const before = await contentHash()
    expect(await imported(join(realFolder, 'bicycles.csv'), shop)).toMatchObject({ unchanged: 284 })
    expect((await run(join(realFolder, 'fashion.csv'), shop)).printed).toContain(
      'Nothing to change: 997 products',
    )
    expect(await contentHash()).toBe(before)
  }, 240_000)
})

describe('the command', () => {
  const command = async (...args: string[]) => {
    const said = { stdout: '', stderr: '' }
    const into = (stream: keyof typeof said) => ({
      write: (text: string) => {
        said[stream] += stripVTControlCharacters(text)
      },
    })
    return { code: await catalogImport(args, into('stdout'), into('stderr')), ...said }
  }

  it('ends as it says', async () => {
    const script = join(root, 'scripts/catalog-import.ts')
    const failed = promisify(execFile)(process.execPath, [script, join(folder, 'absent.csv')])
    await expect(failed).rejects.toMatchObject({ code: 1, stdout: '' })
    await expect(failed).rejects.toThrow(/There is no file .*absent\.csv/)
  })

  it.for<[what: string, code: number, said: RegExp, write?: (path: string) => Promise<unknown>]>([
    ['a missing file', 1, /^✗ There is no file .*\.\n$/],
    ['a folder', 1, /^✗ .* is a folder: name one CSV file in it\.\n$/, (path) => mkdir(path)],
    ['an empty file', 1, /^✗ .* is empty\. Export the products again\.\n$/, (path) => writeFile(path, '')],
    [
      'a picture',
      1,
      /^✗ .* is not a CSV file, or not a whole one\.\n$/,
      (path) => writeFile(path, Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1')),
    ],
    [
      'UTF-16',
      1,
      /^✗ .* is in UTF-16: save it as "CSV UTF-8" .*\n$/,
      (path) => writeFile(path, '\ufeffHandle,Title\n', 'utf16le'),
    ],
    [
      'Latin-1',
      1,
      /^✗ .* is not in UTF-8 \(see line 3\): save it as "CSV UTF-8" .*\n$/,
      (path) => writeFile(path, 'Handle,Title,Variant Price\na,A,1\nb,Jäger,1\n', 'latin1'),
    ],
  ])('refuses %s in one line', async ([what, code, said, write]) => {
    const path = join(folder, `given ${what}.csv`)
    await write?.(path)
    const answer = await command(path)
    expect(answer.stderr).toMatch(said)
    expect([answer.code, answer.stdout]).toEqual([code, ''])
  })

  it.for<[string[], RegExp]>([
    [[], /^✗ Name the CSV file to import: pnpm catalog:import <file\.csv>\n$/],
    [['one.csv', 'two.csv'], /^✗ One file at a time: what is "two\.csv"\?\n$/],
    [['one.csv', '--shop', 'x'], /^✗ Unknown option '--shop'\. .*\n$/],
  ])('refuses the arguments %o with 2', async ([args, said]) => {
    const answer = await command(...args)
    expect(answer.stderr).toMatch(said)
    expect([answer.code, answer.stdout]).toEqual([2, ''])
  })

  it('refuses a table that is no product export in one line, and writes no file of problems', async () => {
    const path = join(folder, 'semicolons.csv')
    await writeFile(path, 'Handle;Title;Variant Price\na;A;1\n')
    await expect(run(path)).rejects.toThrow(/There is no handle column.*separated by semicolons/)
    expect((await readdir(folder)).filter((name) => name.includes('import-problems'))).toEqual([])
  })
})
