import { describe, expect, it } from 'vitest'
import { readHeader } from './header-dialects.ts'

const OLDER =
  'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option1 Linked To,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Unit Price Total Measure,Unit Price Total Measure Unit,Unit Price Base Measure,Unit Price Base Measure Unit,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,Google Shopping / MPN,Google Shopping / Gender,Google Shopping / Custom Label 0,Variant Image,Variant Weight Unit,Variant Tax Code,Cost per item,Status'
const NEWER =
  'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description,Google Shopping / Google product category,Google Shopping / Gender,Google Shopping / Manufacturer part number (MPN),Google Shopping / Ad group name,Google Shopping / Ads labels'

describe('readHeader', () => {
  it.each([
    ['older', OLDER],
    ['newer', NEWER],
  ])('knows every column of the %s dialect', (_name, header) => {
    const { columns, problems } = readHeader(header.split(','))
    expect(problems).toEqual([])
    expect(columns?.present).toHaveLength(27)
    expect(columns?.options).toHaveLength(1)
    expect(columns?.attributes.map(({ key }) => key)).toEqual(['google.gender'])
  })

  it('compares headers without case, byte order mark and repeated blanks', () => {
    const { columns } = readHeader(['\ufeffHANDLE', ' title ', 'variant  PRICE'])
    expect([...(columns?.fields ?? [])]).toEqual([
      ['handle', 0],
      ['title', 1],
      ['price', 2],
    ])
  })

  it('reads metafield columns with their label, namespace and key', () => {
    const { columns } = readHeader([
      'Handle',
      'Title',
      'Price',
      'Fabric (care) (product.metafields.custom.Fabric_Kind)',
      '(product.metafields.a.b)',
    ])
    expect(columns?.attributes).toEqual([
      { key: 'custom.fabric_kind', label: 'Fabric (care)', column: 3 },
      { key: 'a.b', label: 'b', column: 4 },
    ])
  })

  it('names all unknown columns in one warning', () => {
    const { problems } = readHeader(['Handle', 'Title', 'Price', 'Shelf', '', 'Aisle'])
    expect(problems).toEqual([
      expect.objectContaining({ code: 'columns-unknown', severity: 'warning', row: 1, field: 'Shelf' }),
    ])
    expect(problems[0]?.message).toContain('"Shelf", "Aisle"')
  })

  it('says once that market prices are not imported', () => {
    const { problems } = readHeader([
      'Handle',
      'Title',
      'Price',
      'Included / Europe',
      'Price / Europe',
      'Compare-at price / Europe',
      'Compare At Price / Asia',
    ])
    expect(problems.map(({ code }) => code)).toEqual(['market-prices-not-imported'])
  })

  it('reads the first of two columns that mean the same, and warns', () => {
    const { columns, problems } = readHeader(['Handle', 'Title', 'Variant Price', 'Price'])
    expect(columns?.fields.get('price')).toBe(2)
    expect(problems).toMatchObject([{ code: 'column-repeated', field: 'Price' }])
  })

  it.each([
    [['Name', 'Price'], 'handle-column-missing', 'first row must hold'],
    [['Handle;Title;Variant Price'], 'handle-column-missing', 'semicolons'],
    [['Handle\tTitle\tVariant Price'], 'handle-column-missing', 'column names'],
    [['Handle', 'Price'], 'title-column-missing', 'Title'],
    [['Handle', 'Title'], 'price-column-missing', 'Variant Price'],
  ])('refuses the header %j with one error', (headers, code, text) => {
    const { columns, problems } = readHeader(headers)
    expect(columns).toBeNull()
    expect(problems).toMatchObject([{ code, severity: 'error', message: expect.stringContaining(text) }])
  })
})
