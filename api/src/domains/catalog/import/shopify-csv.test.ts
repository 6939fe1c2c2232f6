import { describe, expect, it } from 'vitest'
import { codesOf, parsed, parsedRows, sheetOf } from './product-sheet.fixture.ts'
import { parseShopifyCsv } from './shopify-csv.ts'

const LAMP = { Handle: 'lamp', Title: 'Lamp', 'Variant Price': '10.00' }
const CHAIR = { Handle: 'chair', Title: 'Chair', 'Variant Price': '20.00' }

describe('reading the file', () => {
  it('reads the newer dialect', async () => {
    const { products, problems } = await parsed(
      'Title,URL handle,Description,Published on online store,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Product image URL\n' +
        'Lamp,lamp,<p>Bright</p>,FALSE,L-1,Color,Red,10.00,12.50,shopify,4,CONTINUE,250,https://img.example/1.jpg\n',
    )
    expect(problems).toEqual([])
    expect(products).toMatchObject([
      {
        handle: 'lamp',
        status: 'draft',
        descriptionHtml: '<p>Bright</p>',
        options: [{ name: 'Color', values: ['Red'] }],
        images: [{ url: 'https://img.example/1.jpg', alt: null, position: 1 }],
        rows: [2, 2],
      },
    ])
    expect(products[0]?.variants).toEqual([
      {
        optionValues: ['Red'],
        sku: 'L-1',
        barcode: null,
        weightGrams: 250,
        priceAmount: 1000,
        compareAtAmount: 1250,
        tracked: true,
        quantity: 4,
        continueSelling: true,
        requiresShipping: true,
        taxable: true,
        imageUrl: null,
        row: 2,
      },
    ])
  })

  it('reads a byte order mark, any line end, quoted line ends and quotation marks inside cells', async () => {
    const { products, problems } = await parsed(
      '\ufeffHandle,Title,Body (HTML),Variant Price\r\n' +
        'lamp,"The ""big"" lamp","<p>one\r\ntwo</p>",10\r\n' +
        'nail,Nail 5" long,,1\rchair,Chair,,20\n',
    )
    expect(problems).toEqual([])
    expect(products.map(({ title }) => title)).toEqual(['The "big" lamp', 'Nail 5" long', 'Chair'])
    expect(products[0]?.descriptionHtml).toBe('<p>one\ntwo</p>')
    expect(products.map(({ rows }) => rows[0])).toEqual([2, 3, 4])
  })

  it('reads UTF-16 with its byte order mark, as some spreadsheets save it', async () => {
    const { products } = await parsed([
      Buffer.from(`\ufeff${sheetOf([{ ...LAMP, Title: 'Lämp' }])}`, 'utf16le'),
    ])
    expect(products).toMatchObject([{ title: 'Lämp' }])
  })

  it('takes rows without trailing cells and ignores blank rows, which count as rows', async () => {
    const { products, problems } = await parsed(
      'Handle,Title,Variant Price,Vendor,Tags\nlamp,Lamp,10\n\n,,,,\nchair,Chair,20,,,,\n',
    )
    expect(problems).toEqual([])
    expect(products.map(({ handle, rows }) => [handle, ...rows])).toEqual([
      ['lamp', 2, 2],
      ['chair', 5, 5],
    ])
  })

  it('refuses a row with more cells than columns, and its product when it is the first row', async () => {
    const outcome = await parsed('Handle,Title,Variant Price\nlamp,Lamp, big,10\nlamp,,10\nchair,Chair,20\n')
    expect(codesOf(outcome)).toEqual(['2 row-has-extra-cells'])
    expect(outcome.products.map(({ handle }) => handle)).toEqual(['chair'])
  })

  it.each([
    ['', '1 file-empty'],
    ['\ufeff', '1 file-empty'],
    ['Handle,Title,Variant Price\n', '1 file-empty'],
    ['Name,Cost\nLamp,1\n', '1 handle-column-missing'],
    ['Handle;Title\nlamp;Lamp\n', '1 handle-column-missing'],
  ])('answers %j with one problem and nothing else', async (text, problem) => {
    const outcome = await parsed(text)
    expect(codesOf(outcome)).toEqual([problem])
    expect(outcome.products).toEqual([])
  })

  it('keeps what stands before an unclosed quote, but not the product it may belong to', async () => {
    const outcome = await parsed(`${sheetOf([LAMP, CHAIR])}chair,"Chair,20\nsofa,Sofa,30\n`)
    expect(codesOf(outcome)).toEqual(['4 quote-not-closed'])
    expect(outcome.problems[0]).toMatchObject({
      handle: 'chair',
      message: expect.stringContaining('"chair"'),
    })
    expect(outcome.products.map(({ handle }) => handle)).toEqual(['lamp'])
  })

  it('gives up on a record of more than a million characters instead of holding the file', async () => {
    const outcome = await parsed([sheetOf([LAMP, CHAIR]), 'sofa,"', ...Array(30).fill('x'.repeat(100_000))])
    expect(codesOf(outcome)).toEqual(['4 record-too-long'])
    expect(outcome.products.map(({ handle }) => handle)).toEqual(['lamp'])
    const inOneChunk = await parsed(`${sheetOf([LAMP, CHAIR])}sofa,"${'x'.repeat(1_100_000)}`)
    expect(inOneChunk).toEqual(outcome)
  })

  it('warns once of text that is not UTF-8', async () => {
    const latin1 = Buffer.from(
      sheetOf([
        { ...LAMP, Title: 'Lämp' },
        { ...CHAIR, Title: 'Chäir' },
      ]),
      'latin1',
    )
    const outcome = await parsed([latin1])
    expect(outcome.problems).toMatchObject([{ code: 'text-not-utf8', row: 2, field: 'Title' }])
    expect(outcome.products).toHaveLength(2)
  })
})

describe('streaming', () => {
  it('yields a product as soon as the next one begins', async () => {
    let chunksTaken = 0
    async function* endless(): AsyncGenerator<string> {
      yield 'Handle,Title,Variant Price\n'
      for (;;) {
        chunksTaken += 1
        yield `lamp-${chunksTaken},Lamp,10\n`
      }
    }
    const events = parseShopifyCsv(endless(), { currencyExponent: 2 })
    expect((await events.next()).value).toMatchObject({ product: { handle: 'lamp-1' } })
    expect(chunksTaken).toBeLessThan(4)
    await events.return()
  })

  it('passes on a failure of the input', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield sheetOf([LAMP])
      throw new Error('disk gone')
    }
    const reading = Array.fromAsync(parseShopifyCsv(failing(), { currencyExponent: 2 }))
    await expect(reading).rejects.toThrow('disk gone')
  })

  it.each([-1, 1.5, 5, Number.NaN])('refuses a currency with %d decimals', async (currencyExponent) => {
    async function* nothing(): AsyncGenerator<string> {}
    await expect(parseShopifyCsv(nothing(), { currencyExponent }).next()).rejects.toThrow(RangeError)
  })
})

describe('handles', () => {
  it('refuses each row of a handle that comes back further down', async () => {
    const outcome = await parsedRows([
      LAMP,
      CHAIR,
      { ...LAMP, Title: '' },
      { Handle: 'lamp', 'Image Src': 'https://img.example/1.jpg' },
      { ...CHAIR, Handle: 'sofa' },
    ])
    expect(codesOf(outcome)).toEqual(['4 handle-not-contiguous', '5 handle-not-contiguous'])
    expect(outcome.problems[0]).toMatchObject({ severity: 'error', handle: 'lamp', field: 'Handle' })
    expect(outcome.products.map(({ handle }) => handle)).toEqual(['lamp', 'chair', 'sofa'])
  })

  it('refuses a row without a handle and goes on with the product around it', async () => {
    const outcome = await parsed(
      'Handle,Title,Option1 Name,Option1 Value,Variant Price\nlamp,Lamp,Color,Red,1\n,,,Blue,1\nlamp,,,Green,1\n',
    )
    expect(codesOf(outcome)).toEqual(['3 handle-missing'])
    expect(outcome.products[0]?.options).toEqual([{ name: 'Color', values: ['Red', 'Green'] }])
  })

  it('normalizes a handle with a warning, once a product', async () => {
    const outcome = await parsedRows([
      { ...LAMP, Handle: 'Été Lamp', 'Image Src': 'https://img.example/1.jpg' },
      { Handle: 'été lamp', 'Image Src': 'https://img.example/2.jpg' },
    ])
    expect(outcome.problems).toMatchObject([
      { code: 'handle-normalized', row: 2, handle: 'ete-lamp', severity: 'warning' },
    ])
    expect(outcome.products).toMatchObject([{ handle: 'ete-lamp', rows: [2, 3] }])
  })

  it('refuses a handle that becomes the one of another product', async () => {
    const outcome = await parsedRows([
      { ...LAMP, Handle: 'big-lamp' },
      { ...LAMP, Handle: 'big lamp' },
    ])
    expect(codesOf(outcome)).toEqual(['3 handle-not-contiguous'])
  })

  it('refuses a handle without a letter or digit and one that is too long, once a product', async () => {
    const outcome = await parsedRows([
      { ...LAMP, Handle: '灯' },
      { ...LAMP, Handle: '灯' },
      { ...LAMP, Handle: 'a'.repeat(256) },
      CHAIR,
    ])
    expect(codesOf(outcome)).toEqual(['2 handle-unusable', '4 handle-too-long'])
    expect(outcome.products.map(({ handle }) => handle)).toEqual(['chair'])
  })
})
