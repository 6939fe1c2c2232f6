import { describe, expect, it } from 'vitest'
import { codesOf, parsedRows } from './product-sheet.fixture.ts'

const LAMP = { Handle: 'lamp', Title: 'Lamp', 'Variant Price': '10.00' }
const image = (name: string): string => `https://img.example/${name}.jpg`

describe('product facts', () => {
  it('reads brand, type, category, tags, texts for search and attributes', async () => {
    const { products, problems } = await parsedRows([
      {
        ...LAMP,
        Vendor: ' Lumen  Works ',
        'Product Category': 'Home & Garden > Lighting >  Lamps',
        Type: 'Desk lamp',
        Tags: 'desk, Led,,LED , warm',
        'SEO Title': 'Buy a lamp',
        'SEO Description': '',
        'Fabric (product.metafields.custom.fabric)': 'Linen\nand wool',
        'Google Shopping / Age Group': 'adult',
        'Google Shopping / Gender': '',
      },
    ])
    expect(problems).toEqual([])
    expect(products).toMatchObject([
      {
        brand: 'Lumen Works',
        productType: 'Desk lamp',
        categoryPath: ['Home & Garden', 'Lighting', 'Lamps'],
        tags: ['desk', 'Led', 'warm'],
        seoTitle: 'Buy a lamp',
        seoDescription: null,
        attributes: [
          { key: 'custom.fabric', label: 'Fabric', value: 'Linen\nand wool' },
          { key: 'google.age_group', label: 'Age group', value: 'adult' },
        ],
      },
    ])
    expect(products[0]?.columns).toEqual([
      'handle',
      'title',
      'brand',
      'category',
      'type',
      'tags',
      'seoTitle',
      'seoDescription',
      'price',
    ])
  })

  it('takes the type as category where there is none, and nothing where there is neither', async () => {
    const { products } = await parsedRows([
      { ...LAMP, Type: 'Lamps' },
      { ...LAMP, Handle: 'other' },
    ])
    expect(products.map(({ categoryPath, productType }) => [categoryPath, productType])).toEqual([
      [['Lamps'], 'Lamps'],
      [[], null],
    ])
  })

  it.each([
    ['', '', 'active'],
    ['TRUE', 'active', 'active'],
    ['FALSE', '', 'draft'],
    ['false', 'active', 'draft'],
    ['true', 'Draft', 'draft'],
    ['true', 'ARCHIVED', 'archived'],
    ['false', 'archived', 'archived'],
  ])('makes published %j with status %j %s', async (Published, Status, status) => {
    const { products, problems } = await parsedRows([{ ...LAMP, Published, Status }])
    expect(problems).toEqual([])
    expect(products[0]?.status).toBe(status)
  })

  it('makes a product of unknown status a draft, with a warning', async () => {
    const outcome = await parsedRows([{ ...LAMP, Status: 'unlisted' }])
    expect(codesOf(outcome)).toEqual(['2 status-unknown'])
    expect(outcome.products[0]?.status).toBe('draft')
  })

  it.each([{ 'Gift Card': 'true' }, { 'Variant Fulfillment Service': 'gift_card' }])(
    'imports the gift card %j as a draft, with a warning',
    async (cells) => {
      const outcome = await parsedRows([{ ...LAMP, ...cells }])
      expect(codesOf(outcome)).toEqual(['2 gift-card-as-draft'])
      expect(outcome.products[0]).toMatchObject({ status: 'draft', isGiftCard: true })
    },
  )

  it('warns where only some variants are taxed', async () => {
    const options = { 'Option1 Name': 'Size', 'Option1 Value': 'S' }
    const outcome = await parsedRows([
      { ...LAMP, ...options, 'Variant Taxable': 'true' },
      { ...LAMP, Title: '', 'Option1 Value': 'M', 'Variant Taxable': 'false' },
    ])
    expect(codesOf(outcome)).toEqual(['2 taxable-in-part'])
  })

  it('cuts texts that are too long, with a warning for each', async () => {
    const outcome = await parsedRows([
      {
        ...LAMP,
        Title: 't'.repeat(301),
        'Body (HTML)': 'd'.repeat(50_001),
        Vendor: 'v'.repeat(256),
        Tags: Array.from({ length: 251 }, (_, index) => `tag${index}`).join(),
      },
    ])
    expect(codesOf(outcome)).toEqual([
      '2 text-too-long',
      '2 text-too-long',
      '2 text-too-long',
      '2 too-many-tags',
    ])
    expect(outcome.problems.map(({ field }) => field)).toEqual(['Title', 'Body (HTML)', 'Vendor', 'Tags'])
    const [product] = outcome.products
    expect([
      product?.title.length,
      product?.descriptionHtml.length,
      product?.brand?.length,
      product?.tags.length,
    ]).toEqual([300, 50_000, 255, 250])
  })

  it('refuses a product without a title once, with all its rows', async () => {
    const outcome = await parsedRows([
      { ...LAMP, Title: ' ' },
      { ...LAMP, 'Variant Price': 'x' },
      { ...LAMP, Handle: 'other' },
    ])
    expect(codesOf(outcome)).toEqual(['2 title-missing'])
    expect(outcome.products.map(({ handle }) => handle)).toEqual(['other'])
  })
})

describe('options', () => {
  const options = (...names: string[]): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name, index) => [
        [`Option${index + 1} Name`, name],
        [`Option${index + 1} Value`, name === '' ? '' : 'v'],
      ]),
    )

  it('reads "Title" with "Default Title" as no options', async () => {
    const { products } = await parsedRows([
      { ...LAMP, 'Option1 Name': 'Title', 'Option1 Value': 'Default Title' },
    ])
    expect(products).toMatchObject([{ options: [], variants: [{ optionValues: [] }] }])
  })

  it('keeps an option "Title" that has real values', async () => {
    const { products } = await parsedRows([{ ...LAMP, 'Option1 Name': 'Title', 'Option1 Value': 'Small' }])
    expect(products).toMatchObject([{ options: [{ name: 'Title', values: ['Small'] }] }])
  })

  it('takes option names from the first row and values in order of appearance', async () => {
    const row = (one: string, two: string): Record<string, string> => ({
      Handle: 'lamp',
      'Option1 Value': one,
      'Option2 Value': two,
      'Variant Price': '1',
    })
    const { products } = await parsedRows([
      { ...LAMP, ...row('Red', 'S'), 'Option1 Name': 'Color', 'Option2 Name': 'Size' },
      row('Red', 'L'),
      row('Blue', 'S'),
    ])
    expect(products[0]?.options).toEqual([
      { name: 'Color', values: ['Red', 'Blue'] },
      { name: 'Size', values: ['S', 'L'] },
    ])
    expect(products[0]?.variants.map(({ optionValues }) => optionValues.join())).toEqual([
      'Red,S',
      'Red,L',
      'Blue,S',
    ])
  })

  it('skips an unnamed option between named ones', async () => {
    const { products } = await parsedRows([{ ...LAMP, ...options('Color', '', 'Size') }])
    expect(products[0]?.options.map(({ name }) => name)).toEqual(['Color', 'Size'])
  })

  it('refuses a product with four options, or two of one name', async () => {
    const outcome = await parsedRows([
      { ...LAMP, ...options('A', 'B', 'C', 'D') },
      { ...LAMP, Handle: 'other', ...options('Size', 'size') },
    ])
    expect(codesOf(outcome)).toEqual(['2 too-many-options', '3 option-name-repeated'])
    expect(outcome.products).toEqual([])
  })

  it('refuses a variant without a value for an option, or with a value for an option without a name', async () => {
    const outcome = await parsedRows([
      { ...LAMP, 'Option1 Name': 'Color', 'Option1 Value': 'Red', 'Option2 Name': '' },
      { Handle: 'lamp', 'Variant Price': '1' },
      { Handle: 'lamp', 'Option1 Value': 'Blue', 'Option2 Value': 'L', 'Variant Price': '1' },
    ])
    expect(codesOf(outcome)).toEqual(['3 option-value-missing', '4 option-name-missing'])
    expect(outcome.products[0]?.variants).toHaveLength(1)
  })

  it('keeps the first of two variants with the same option values', async () => {
    const outcome = await parsedRows([
      { ...LAMP, 'Option1 Name': 'Color', 'Option1 Value': 'Red' },
      { Handle: 'lamp', 'Option1 Value': ' Red ', 'Variant Price': '11.00' },
      { ...LAMP, Handle: 'plain' },
      { Handle: 'plain', 'Variant Price': '11.00' },
    ])
    expect(codesOf(outcome)).toEqual(['3 variant-duplicated', '5 variant-duplicated'])
    expect(outcome.products.map(({ variants }) => variants.map(({ row }) => row))).toEqual([[2], [4]])
  })

  it('imports 250 variants and says where it stopped', async () => {
    const rows = Array.from({ length: 260 }, (_, index) => ({
      Handle: 'lamp',
      'Option1 Value': `v${index}`,
      'Variant Price': '1',
    }))
    const outcome = await parsedRows([{ ...LAMP, 'Option1 Name': 'Kind', 'Option1 Value': 'first' }, ...rows])
    expect(codesOf(outcome)).toEqual(['252 too-many-variants'])
    expect(outcome.products[0]).toMatchObject({ rows: [2, 262] })
    expect(outcome.products[0]?.variants).toHaveLength(250)
  })

  it('refuses a product when none of its variants can be sold', async () => {
    const outcome = await parsedRows([
      { ...LAMP, 'Variant Price': 'x' },
      { Handle: 'empty', Title: 'Empty' },
    ])
    expect(codesOf(outcome)).toEqual([
      '2 price-unreadable',
      '2 product-without-variants',
      '3 product-without-variants',
    ])
    expect(outcome.products).toEqual([])
  })
})

describe('images', () => {
  it('takes variants and images of the same row as unrelated, and images from rows without variants', async () => {
    const { products, problems } = await parsedRows([
      {
        ...LAMP,
        'Option1 Name': 'Color',
        'Option1 Value': 'Red',
        'Image Src': image('a'),
        'Image Alt Text': 'Front',
        'Variant Image': image('c'),
      },
      { Handle: 'lamp', 'Option1 Value': 'Blue', 'Variant Price': '1', 'Image Src': image('b') },
      {
        Handle: 'lamp',
        'Image Src': image('c'),
        'Variant Weight Unit': 'kg',
        'Variant Inventory Policy': 'deny',
      },
    ])
    expect(problems).toEqual([])
    expect(products[0]?.images).toEqual([
      { url: image('a'), alt: 'Front', position: 1 },
      { url: image('b'), alt: null, position: 2 },
      { url: image('c'), alt: null, position: 3 },
    ])
    expect(products[0]?.variants.map(({ imageUrl }) => imageUrl)).toEqual([image('c'), null])
  })

  it('orders by the stated positions and counts from 1', async () => {
    const { products } = await parsedRows([
      { ...LAMP, 'Image Src': image('a'), 'Image Position': '30' },
      { Handle: 'lamp', 'Image Src': image('b'), 'Image Position': '10' },
      { Handle: 'lamp', 'Image Src': image('c'), 'Image Position': 'x' },
    ])
    expect(products[0]?.images.map(({ url, position }) => [url, position])).toEqual([
      [image('c'), 1],
      [image('b'), 2],
      [image('a'), 3],
    ])
  })

  it('keeps a repeated image once and adds the image of a variant that the product lacks', async () => {
    const { products } = await parsedRows([
      { ...LAMP, 'Image Src': image('a'), 'Variant Image': image('z') },
      { Handle: 'lamp', 'Image Src': image('a'), 'Image Alt Text': 'Side' },
    ])
    expect(products[0]?.images).toEqual([
      { url: image('a'), alt: 'Side', position: 1 },
      { url: image('z'), alt: null, position: 2 },
    ])
  })

  it('leaves out an address that is not http or https, with a warning', async () => {
    const outcome = await parsedRows([{ ...LAMP, 'Image Src': 'C:\\a.jpg', 'Variant Image': 'javascript:1' }])
    expect(outcome.problems).toMatchObject([
      { code: 'image-url-unusable', field: 'Variant Image' },
      { code: 'image-url-unusable', field: 'Image Src' },
    ])
    expect(outcome.products).toMatchObject([{ images: [], variants: [{ imageUrl: null }] }])
  })

  it('imports 100 images and warns once', async () => {
    const rows = Array.from({ length: 110 }, (_, index) => ({
      Handle: 'lamp',
      'Image Src': image(`${index}`),
    }))
    const outcome = await parsedRows([{ ...LAMP, 'Variant Image': image('late') }, ...rows])
    expect(codesOf(outcome)).toEqual(['103 too-many-images'])
    expect(outcome.products[0]?.images).toHaveLength(100)
    expect(outcome.products[0]?.variants[0]?.imageUrl).toBeNull()
  })
})
