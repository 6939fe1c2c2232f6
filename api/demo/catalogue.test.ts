import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DemoProduct, DemoStore } from './catalogue.ts'
import { drawAll, pictureFolder } from './draw.ts'
import { demoStores } from './stores.ts'

const kilobyte = 1024
const heroes = ['northlight-hero.svg', 'kumo-hero.svg']

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

function startsWith(options: readonly string[], start: readonly string[]): boolean {
  return start.every((value, index) => options[index] === value)
}

function checkDigit(digits: string): number {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return (10 - (sum % 10)) % 10
}

function each(check: (product: DemoProduct, store: DemoStore) => void): void {
  for (const store of demoStores) for (const product of store.products) check(product, store)
}

describe('the demo stores', () => {
  test('are one in euros with about sixty products in eight top categories and one in yen with eight', () => {
    const [northlight, kumo] = demoStores
    expect(northlight).toMatchObject({ slug: 'northlight', currency: 'EUR' })
    expect(northlight!.products).toHaveLength(60)
    expect(northlight!.categories.filter((category) => !category.parent)).toHaveLength(8)
    expect(kumo).toMatchObject({ slug: 'kumo-paper', currency: 'JPY' })
    expect(kumo!.products).toHaveLength(8)
    expect(kumo!.categories).toHaveLength(3)
  })

  test('have four sellers in the first: three whose names are brands of its products, and the house', () => {
    const [northlight] = demoStores
    const brands = northlight!.products.map((product) => product.brand)
    expect(northlight!.sellers).toHaveLength(3)
    for (const { name } of northlight!.sellers ?? []) expect(brands).toContain(name)
    const others = northlight!.sellers?.map(({ name }) => name) ?? []
    expect(brands.filter((brand) => !others.includes(brand)).length).toBeGreaterThan(20)
  })

  test('name handles once per store, and SKUs and barcodes once in all', () => {
    for (const store of demoStores) {
      expect(duplicates(store.products.map((product) => product.handle))).toEqual([])
      expect(duplicates(store.categories.map((category) => category.handle))).toEqual([])
      expect(duplicates(store.shippingMethods.map((method) => method.handle))).toEqual([])
    }
    const variants = demoStores.flatMap((store) => store.products.flatMap((product) => product.variants))
    expect(duplicates(variants.map((variant) => variant.sku))).toEqual([])
    expect(duplicates(variants.flatMap((variant) => variant.barcode ?? []))).toEqual([])
  })

  test('hold categories whose parents exist and products whose categories exist', () => {
    for (const store of demoStores) {
      const known = store.categories.map((category) => category.handle)
      for (const category of store.categories) {
        expect(category.name && category.description, category.handle).toBeTruthy()
        if (category.parent) expect(known, category.handle).toContain(category.parent)
        else expect(category.picture, category.handle).toBeTruthy()
      }
    }
    each((product, store) => {
      const known = store.categories.map((category) => category.handle)
      expect(product.categories.length, product.handle).toBeGreaterThan(0)
      expect(known, product.handle).toEqual(expect.arrayContaining(product.categories))
    })
  })

  test('offer shipping in whole minor units and days that make sense', () => {
    for (const method of demoStores.flatMap((store) => store.shippingMethods)) {
      expect(Number.isSafeInteger(method.price) && method.price >= 0, method.handle).toBe(true)
      expect(method.minDays, method.handle).toBeLessThanOrEqual(method.maxDays)
      if (method.freeFrom !== undefined) expect(Number.isSafeInteger(method.freeFrom)).toBe(true)
    }
  })
})

describe('every product', () => {
  test('has its texts, and attributes with distinct keys', () => {
    each((product) => {
      const texts = [product.title, product.subtitle, product.brand, product.descriptionHtml, ...product.tags]
      for (const text of texts) expect(text.trim(), product.handle).not.toBe('')
      expect(product.descriptionHtml.length, product.handle).toBeGreaterThan(120)
      expect(duplicates(product.attributes.map((attribute) => attribute.key)), product.handle).toEqual([])
      for (const { key, label, value } of product.attributes) {
        expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/)
        expect(label.trim() && value.trim(), product.handle).toBeTruthy()
      }
    })
  })

  test('describes itself in p, ul, li, strong and em, each closed', () => {
    each((product) => {
      const open: string[] = []
      for (const [tag, slash, name] of product.descriptionHtml.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
        expect(['p', 'ul', 'li', 'strong', 'em'], product.handle).toContain(name)
        expect(tag, product.handle).toBe(`<${slash}${name}>`)
        if (slash) expect(open.pop(), product.handle).toBe(name)
        else open.push(name!)
      }
      expect(open, product.handle).toEqual([])
    })
  })

  test('has at most three options, and variants that each choose one value of every option, no two the same', () => {
    each((product) => {
      expect(product.options.length, product.handle).toBeLessThanOrEqual(3)
      expect(product.variants.length, product.handle).toBeGreaterThan(0)
      for (const { values } of product.options) expect(duplicates(values), product.handle).toEqual([])
      for (const variant of product.variants) {
        expect(variant.options, variant.sku).toHaveLength(product.options.length)
        variant.options.forEach((value, index) => {
          expect(product.options[index]!.values, variant.sku).toContain(value)
        })
      }
      expect(
        duplicates(product.variants.map((variant) => variant.options.join('\n'))),
        product.handle,
      ).toEqual([])
    })
  })

  test('has prices, stock and weights as whole numbers, a higher price before, and a valid barcode', () => {
    each((product) => {
      for (const variant of product.variants) {
        const numbers = [
          variant.price,
          variant.stock,
          variant.weightGrams,
          variant.compareAt ?? variant.price + 1,
        ]
        for (const number of numbers) expect(Number.isSafeInteger(number), variant.sku).toBe(true)
        expect(variant.price, variant.sku).toBeGreaterThan(0)
        expect(variant.stock, variant.sku).toBeGreaterThanOrEqual(0)
        expect(variant.weightGrams, variant.sku).toBeGreaterThan(0)
        if (variant.compareAt) expect(variant.compareAt, variant.sku).toBeGreaterThan(variant.price)
        if (variant.barcode) {
          expect(variant.barcode, variant.sku).toMatch(/^2\d{12}$/)
          expect(Number(variant.barcode[12]), variant.sku).toBe(checkDigit(variant.barcode.slice(0, 12)))
        }
      }
    })
  })

  test('with a color or finish shows each of them in a picture of its own', () => {
    each((product) => {
      expect(product.pictures.length, product.handle).toBeGreaterThan(0)
      for (const { variant } of product.pictures.filter((picture) => picture.variant)) {
        expect(
          product.variants.some(({ options }) => startsWith(options, variant!)),
          product.handle,
        ).toBe(true)
      }
      const [first] = product.options
      if (!first || !['Color', 'Finish'].includes(first.name)) return
      expect(product.pictures.map((picture) => picture.variant?.[0])).toEqual(first.values)
    })
  })
})

describe('every picture', () => {
  const drawn = drawAll()
  const named = demoStores.flatMap((store) => [
    ...store.products.flatMap((product) => product.pictures.map((picture) => picture.file)),
    ...store.categories.flatMap((category) => category.picture ?? []),
  ])

  test('that the catalogue names is on disk, and no other is but the heroes', () => {
    expect(duplicates(named)).toEqual([])
    expect(readdirSync(pictureFolder).toSorted()).toEqual([...named, ...heroes].toSorted())
  })

  test('has a text that says what it shows', () => {
    each((product) => {
      for (const picture of product.pictures) expect(picture.alt.length, picture.file).toBeGreaterThan(15)
    })
  })

  test('on disk is what the drawing code draws, twice over', () => {
    const again = drawAll()
    for (const [file, svg] of drawn) {
      expect(again.get(file) === svg, file).toBe(true)
      expect(existsSync(join(pictureFolder, file)), file).toBe(true)
      expect(
        readFileSync(join(pictureFolder, file), 'utf8') === svg,
        `${file}: run node api/demo/draw.ts`,
      ).toBe(true)
    }
  })

  test('is an SVG of the stated size that needs nothing else: no script, no style, no reference to outside', () => {
    const sizes = new Map(
      demoStores.flatMap((store) =>
        store.products.flatMap((product) =>
          product.pictures.map(
            (picture) => [picture.file, `0 0 ${picture.width} ${picture.height}`] as const,
          ),
        ),
      ),
    )
    for (const [file, svg] of drawn) {
      const box = sizes.get(file) ?? (heroes.includes(file) ? '0 0 2400 1200' : '0 0 1200 800')
      expect(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"`), file).toBe(true)
      expect(svg, file).not.toMatch(/<(?:script|style|foreignObject|image|use|a|text)\b|href|\son\w+=|<!/i)
      expect(svg.replace('http://www.w3.org/2000/svg', ''), file).not.toMatch(/https?:|data:|@import/)
      expect(svg, file).not.toMatch(/NaN|undefined|Infinity/)
      const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
      for (const [, id] of svg.matchAll(/url\(#?([^)]*)\)/g)) expect(ids.has(id), `${file}: ${id}`).toBe(true)
    }
  })

  test('is small: 12 KB for a product, 26 KB for a category, 50 KB for a hero', () => {
    for (const [file, svg] of drawn) {
      const limit = heroes.includes(file) ? 50 : file.startsWith('category-') ? 26 : 12
      expect(Buffer.byteLength(svg), file).toBeLessThan(limit * kilobyte)
    }
  })
})
