import { describe, expect, it } from 'vitest'
import type { ImportedVariant } from './imported-product.ts'
import { codesOf, parsedRows } from './product-sheet.fixture.ts'

const LAMP = { Handle: 'lamp', Title: 'Lamp', 'Variant Price': '10.00' }

/** The codes reported for one variant row, and the variant made of it. */
async function variantOf(
  cells: Record<string, string>,
  currencyExponent = 2,
): Promise<{ codes: string[]; variant: ImportedVariant | undefined }> {
  const { products, problems } = await parsedRows([{ ...LAMP, ...cells }], currencyExponent)
  return { codes: problems.map(({ code }) => code), variant: products[0]?.variants[0] }
}

describe('a variant row', () => {
  it.each([
    [{ 'Variant Price': '', 'Variant SKU': 'a' }, 'price-missing'],
    [{ 'Variant Price': 'ten' }, 'price-unreadable'],
    [{ 'Variant Price': '1,234.50' }, 'price-separator'],
    [{ 'Variant Price': '10.001' }, 'price-too-precise'],
    [{ 'Variant Price': '-1' }, 'price-negative'],
    [{ 'Variant Price': '99999999999999' }, 'price-too-large'],
    [{ 'Variant SKU': 's'.repeat(256) }, 'value-too-long'],
    [{ 'Option1 Name': 'Color', 'Option1 Value': 'v'.repeat(256) }, 'value-too-long'],
  ])('is refused for %j with %s', async (cells, code) => {
    expect(await variantOf(cells)).toEqual({ codes: [code, 'product-without-variants'], variant: undefined })
  })

  it('is priced in minor units of the store currency', async () => {
    expect((await variantOf({ 'Variant Price': '1500.00' }, 0)).variant?.priceAmount).toBe(1500)
    expect((await variantOf({ 'Variant Price': '1.5' }, 3)).variant?.priceAmount).toBe(1500)
    expect((await variantOf({ 'Variant Price': '0.00' })).variant?.priceAmount).toBe(0)
  })

  it.each([
    ['12.00', [], 1200],
    ['', [], null],
    ['10.00', ['compare-at-not-above-price'], null],
    ['9.99', ['compare-at-not-above-price'], null],
    ['lots', ['compare-at-unreadable'], null],
  ])('compares with %j', async (cell, codes, amount) => {
    const outcome = await variantOf({ 'Variant Compare At Price': cell })
    expect([outcome.codes, outcome.variant?.compareAtAmount]).toEqual([codes, amount])
  })

  it.each([
    ['5', [], 5],
    ['', [], 0],
    ['-4', ['quantity-negative'], 0],
    ['some', ['quantity-unreadable'], 0],
  ])('has the quantity %j', async (cell, codes, quantity) => {
    const outcome = await variantOf({ 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': cell })
    expect([outcome.codes, outcome.variant?.quantity]).toEqual([codes, quantity])
  })

  it('is tracked when a tracker is named, or when the file has no tracker column and a quantity', async () => {
    const tracked = async (cells: Record<string, string>): Promise<boolean | undefined> =>
      (await variantOf(cells)).variant?.tracked
    expect(await tracked({ 'Variant Inventory Tracker': 'shopify' })).toBe(true)
    expect(await tracked({ 'Variant Inventory Tracker': '', 'Variant Inventory Qty': '3' })).toBe(false)
    expect(await tracked({ 'Variant Inventory Qty': '3' })).toBe(true)
    expect(await tracked({})).toBe(false)
  })

  it.each([
    ['deny', [], false],
    ['CONTINUE', [], true],
    ['TRUE', [], true],
    ['', [], false],
    ['perhaps', ['policy-unknown'], false],
  ])('reads the policy %j', async (cell, codes, continueSelling) => {
    const outcome = await variantOf({ 'Variant Inventory Policy': cell })
    expect([outcome.codes, outcome.variant?.continueSelling]).toEqual([codes, continueSelling])
  })

  it('ships and is taxed unless the file says no', async () => {
    expect((await variantOf({})).variant).toMatchObject({ requiresShipping: true, taxable: true })
    const outcome = await variantOf({ 'Variant Requires Shipping': 'false', 'Variant Taxable': 'perhaps' })
    expect(outcome).toMatchObject({
      codes: ['boolean-unknown'],
      variant: { requiresShipping: false, taxable: true },
    })
  })

  it('loses the apostrophe before SKU and barcode, and an unreadable weight', async () => {
    const outcome = await variantOf({
      'Variant SKU': "'007",
      'Variant Barcode': "'4006381333931",
      'Variant Grams': '2 kg',
    })
    expect(outcome).toMatchObject({
      codes: ['weight-unreadable'],
      variant: { sku: '007', barcode: '4006381333931', weightGrams: null },
    })
  })
})

it('warns of a SKU that another variant of the file has, and keeps both; blank SKUs are no matter', async () => {
  const outcome = await parsedRows([
    { ...LAMP, 'Variant SKU': 'S' },
    { ...LAMP, Handle: 'two', 'Variant SKU': "'S" },
    { ...LAMP, Handle: 'three', 'Variant SKU': '' },
    { ...LAMP, Handle: 'four', 'Variant SKU': ' ' },
  ])
  expect(codesOf(outcome)).toEqual(['3 sku-repeated'])
  expect(outcome.problems[0]).toMatchObject({
    severity: 'warning',
    field: 'Variant SKU',
    message: expect.stringContaining('Row 2'),
  })
  expect(outcome.products.map(({ variants }) => variants[0]?.sku)).toEqual(['S', 'S', null, null])
})
