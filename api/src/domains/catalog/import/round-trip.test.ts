import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanIdentifier, cleanLine } from './cell-values.ts'
import type { ImportedProduct, ImportedVariant } from './imported-product.ts'
import { csvCell, parsed } from './product-sheet.fixture.ts'

type Model = Omit<ImportedProduct, 'rows' | 'columns'>
type Dialect = (product: Model, row: number, exponent: number) => Record<string, string>

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map(cleanLine)
  .filter((text) => text !== '' && text.length < 200 && !text.includes('\ufffd'))
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null })
const identifier = maybe(line.filter((text) => cleanIdentifier(text) === text))
const word = fc.stringMatching(/^[a-z0-9]{1,6}$/)
const handle = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-'))
const url = word.map((name) => `https://img.example/${name}.jpg`)
const description = fc
  .array(fc.stringMatching(/^[A-Za-z"', \n]{1,20}[a-z]$/), { maxLength: 3 })
  .map((texts) => texts.map((text) => `<p>${text}</p>`).join('\n'))

const variant: fc.Arbitrary<ImportedVariant> = fc
  .record({
    sku: identifier,
    barcode: identifier,
    weightGrams: maybe(fc.nat(100_000)),
    priceAmount: fc.nat(90_000_000_000),
    above: maybe(fc.integer({ min: 1, max: 1_000 })),
    tracked: fc.boolean(),
    quantity: fc.nat(10_000),
    continueSelling: fc.boolean(),
    requiresShipping: fc.boolean(),
    taxable: fc.boolean(),
  })
  .map(({ above, ...rest }) => {
    const priceAmount = Math.min(rest.priceAmount, 90_000_000_000 - 1_000)
    return {
      ...rest,
      priceAmount,
      compareAtAmount: above === null ? null : priceAmount + above,
      optionValues: [],
      imageUrl: null,
      row: 0,
    }
  })

const optionSet = fc.uniqueArray(
  fc.record({ name: line, values: fc.uniqueArray(line, { minLength: 1, maxLength: 3 }) }),
  { maxLength: 3, selector: ({ name }) => name.toLowerCase() },
)

const model: fc.Arbitrary<Model> = fc
  .record({
    facts: fc.record({
      handle,
      title: line,
      descriptionHtml: description,
      brand: maybe(line),
      productType: maybe(line),
      categoryPath: fc.array(
        line.filter((text) => !text.includes('>')),
        { maxLength: 3 },
      ),
      tags: fc.uniqueArray(
        line.filter((text) => !text.includes(',')),
        { maxLength: 3, selector: (tag) => tag.toLowerCase() },
      ),
      status: fc.constantFrom('draft' as const, 'active' as const, 'archived' as const),
      seoTitle: maybe(line),
      seoDescription: maybe(line),
    }),
    gender: maybe(line),
    options: optionSet,
    pool: fc.array(variant, { minLength: 27, maxLength: 27 }),
    keep: fc.array(fc.boolean(), { minLength: 27, maxLength: 27 }),
    urls: fc.uniqueArray(url, { maxLength: 6 }),
    alts: fc.array(maybe(line), { minLength: 6, maxLength: 6 }),
    pictured: fc.array(fc.nat(20), { minLength: 27, maxLength: 27 }),
  })
  .map(({ facts, gender, options, pool, keep, urls, alts, pictured }) => {
    const combinations = options.reduce<string[][]>(
      (sets, { values }) => sets.flatMap((set) => values.map((value) => [...set, value])),
      [[]],
    )
    const kept = combinations.filter((_, index) => index === 0 || keep[index])
    const variants = kept.map((optionValues, index) => ({
      ...(pool[index] as ImportedVariant),
      taxable: pool[0]?.taxable ?? true,
      optionValues,
      imageUrl: urls[pictured[index] ?? 0] ?? null,
    }))
    return {
      ...facts,
      isGiftCard: false,
      categoryPath:
        facts.categoryPath.length > 0 || facts.productType === null
          ? facts.categoryPath
          : [facts.productType],
      attributes: gender === null ? [] : [{ key: 'google.gender', label: 'Gender', value: gender }],
      options: options.map(({ name }, index) => ({
        name,
        values: [...new Set(kept.map((values) => values[index] as string))],
      })),
      variants,
      images: urls.map((each, index) => ({ url: each, alt: alts[index] ?? null, position: index + 1 })),
    }
  })

function decimal(amount: number | null, exponent: number): string {
  if (amount === null) return ''
  const digits = String(amount).padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** Empty where the type is the category: one with a `>` in it would be taken for two steps. */
const categoryCell = ({ categoryPath, productType }: Parameters<Dialect>[0]): string =>
  categoryPath.length === 1 && categoryPath[0] === productType ? '' : categoryPath.join(' > ')

const older: Dialect = (product, row, exponent) => {
  const variant = product.variants[row]
  const image = product.images[row]
  const isFirst = row === 0
  return {
    Handle: product.handle,
    Title: isFirst ? product.title : '',
    'Body (HTML)': isFirst ? product.descriptionHtml : '',
    Vendor: isFirst ? (product.brand ?? '') : '',
    'Product Category': isFirst ? categoryCell(product) : '',
    Type: isFirst ? (product.productType ?? '') : '',
    Tags: isFirst ? product.tags.join(', ') : '',
    Published: isFirst ? String(product.status === 'active') : '',
    Status: isFirst ? product.status : '',
    'Variant SKU': variant?.sku ? `'${variant.sku}` : '',
    'Variant Grams': String(variant?.weightGrams ?? ''),
    'Variant Inventory Tracker': variant?.tracked ? 'shopify' : '',
    'Variant Inventory Qty': String(variant?.quantity ?? ''),
    'Variant Inventory Policy': variant === undefined ? '' : variant.continueSelling ? 'continue' : 'deny',
    'Variant Price': decimal(variant?.priceAmount ?? null, exponent),
    'Variant Compare At Price': decimal(variant?.compareAtAmount ?? null, exponent),
    'Variant Requires Shipping': String(variant?.requiresShipping ?? ''),
    'Variant Taxable': String(variant?.taxable ?? ''),
    'Variant Barcode': variant?.barcode ? `'${variant.barcode}` : '',
    'Image Src': image?.url ?? '',
    'Image Position': String(image?.position ?? ''),
    'Image Alt Text': image?.alt ?? '',
    'Variant Image': variant?.imageUrl ?? '',
    'SEO Title': isFirst ? (product.seoTitle ?? '') : '',
    'SEO Description': isFirst ? (product.seoDescription ?? '') : '',
    'Google Shopping / Gender': isFirst ? (product.attributes[0]?.value ?? '') : '',
    ...Object.fromEntries(
      [0, 1, 2].flatMap((index) => [
        [
          `Option${index + 1} Name`,
          isFirst ? (product.options[index]?.name ?? (index === 0 ? 'Title' : '')) : '',
        ],
        [
          `Option${index + 1} Value`,
          variant?.optionValues[index] ?? (index === 0 && isFirst ? 'Default Title' : ''),
        ],
      ]),
    ),
  }
}

const NEWER_HEADERS: Record<string, string> = {
  Handle: 'URL handle',
  'Body (HTML)': 'Description',
  'Product Category': 'Product category',
  Published: 'Published on online store',
  'Variant SKU': 'SKU',
  'Variant Grams': 'Weight value (grams)',
  'Variant Inventory Tracker': 'Inventory tracker',
  'Variant Inventory Qty': 'Inventory quantity',
  'Variant Inventory Policy': 'Continue selling when out of stock',
  'Variant Price': 'Price',
  'Variant Compare At Price': 'Compare-at price',
  'Variant Requires Shipping': 'Requires shipping',
  'Variant Taxable': 'Charge tax',
  'Variant Barcode': 'Barcode',
  'Image Src': 'Product image URL',
  'Image Position': 'Image position',
  'Image Alt Text': 'Image alt text',
  'Variant Image': 'Variant image URL',
  'SEO Title': 'SEO title',
  'SEO Description': 'SEO description',
}

const newer: Dialect = (product, row, exponent) =>
  Object.fromEntries(
    Object.entries(older(product, row, exponent))
      .map(([header, cell]): [string, string] => [
        NEWER_HEADERS[header] ??
          header.replace(/^(Option\d) (.)/, (_, option, letter) => `${option} ${letter.toLowerCase()}`),
        cell,
      ])
      .reverse(),
  )

function serialized(products: Model[], dialect: Dialect, exponent: number, lineEnd: string): string {
  const rows = products.flatMap((product) =>
    Array.from({ length: Math.max(product.variants.length, product.images.length) }, (_, row) =>
      dialect(product, row, exponent),
    ),
  )
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
  return lines.map((cells) => cells.map(csvCell).join(',') + lineEnd).join('')
}

function* chunked(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

describe('any products written as CSV', { timeout: 60_000 }, () => {
  it.each([
    ['older', older],
    ['newer', newer],
  ])('come back from the %s dialect, in chunks of any size', async (_name, dialect) => {
    const products = fc.uniqueArray(model, {
      minLength: 1,
      maxLength: 4,
      selector: (product) => product.handle,
    })
    await fc.assert(
      fc.asyncProperty(
        products,
        fc.constantFrom(0, 2, 3),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 3_000 }),
        async (models, exponent, lineEnd, size) => {
          const text = serialized(models, dialect, exponent, lineEnd)
          const outcome = await parsed(chunked(new TextEncoder().encode(text), size), exponent)
          expect(outcome.problems.filter(({ code }) => code !== 'sku-repeated')).toEqual([])
          const plain = outcome.products.map(({ rows: _rows, columns: _columns, ...product }) => ({
            ...product,
            variants: product.variants.map((each) => ({ ...each, row: 0 })),
          }))
          expect(plain).toEqual(models)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('any garbage', { timeout: 60_000 }, () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      'Handle',
      'Title',
      'Variant Price',
      'Option1 Name',
      'Option1 Value',
      'Image Src',
      'lamp',
      '10.00',
      '-1',
      '1,0',
      ',',
      ',',
      ',',
      '\n',
      '\n',
      '\r',
      '"',
      '""',
      '<p>',
      '\u0000',
      '\ufeff',
      "'",
      ' > ',
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  )
  const garbage = fc.array(fragment, { maxLength: 60 }).map((fragments) => fragments.join(''))

  it('never throws, and every product that comes of it can be sold', async () => {
    const begun = garbage.map(
      (text) =>
        `Handle,Title,Variant Price,Option1 Name,Option1 Value,Image Src\nlamp,Lamp,1,Color,Red,\n${text}`,
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(garbage, begun), fc.nat(4), async (text, exponent) => {
        const { products } = await parsed(text, exponent)
        for (const product of products) {
          expect(product.handle).toMatch(/^[a-z0-9]+(-+[a-z0-9]+)*$/)
          expect(product.title).not.toBe('')
          expect(product.variants.length).toBeGreaterThan(0)
          for (const { priceAmount, optionValues } of product.variants) {
            expect(Number.isSafeInteger(priceAmount) && priceAmount >= 0).toBe(true)
            expect(optionValues).toHaveLength(product.options.length)
          }
          expect(JSON.stringify(product)).not.toContain('\\u0000')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never throws for bytes that are no text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), async (chunks) => {
        await parsed([Buffer.from('Handle,Title,Variant Price\n'), ...chunks])
        await parsed(chunks)
      }),
    )
  })
})
