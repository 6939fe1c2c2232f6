import type { CatalogueProduct } from '../api/src/import-catalogue.ts'

const materials = ['Oak', 'Linen', 'Brass', 'Stoneware', 'Wool', 'Enamel', 'Walnut', 'Glass', 'Cork', 'Steel']
const things = ['Tray', 'Lamp', 'Bowl', 'Basket', 'Carafe', 'Throw', 'Stool', 'Board', 'Vase', 'Hook', 'Mug']
const makers = ['Aldermoor', 'Birk & Sohn', 'Casa Lume', 'Dorn', 'Elverum']
const categories = ['lighting', 'kitchen', 'table', 'textiles', 'desk', 'storage']
const sizes = ['Small', 'Large']

const pick = (list: string[], number: number) => list[number % list.length] as string

/** A believable product of two variants; the same number is always the same product. */
export function inventedProduct(number: number, stock: number): CatalogueProduct {
  const [material, thing, maker] = [
    pick(materials, number),
    pick(things, number * 7),
    pick(makers, number * 3),
  ]
  const handle = `${material}-${thing}-${number}`.toLowerCase()
  const picture = (view: string) => ({
    url: `/media/${handle}-${view}.svg`,
    alt: `${material} ${thing}, ${view}`,
    width: 1200,
    height: 1200,
  })
  const price = 900 + ((number * 137) % 24_000)
  return {
    facts: {
      handle,
      title: `${material} ${thing} No. ${number}`,
      subtitle: `Made by ${maker} in small series`,
      descriptionHtml: `<p>A ${thing.toLowerCase()} of ${material.toLowerCase()}, made by ${maker}. It is finished by hand, lasts for decades and can be mended.</p><ul><li>Two sizes</li><li>Wipe with a damp cloth</li><li>Packed without plastic</li></ul>`,
      brand: maker,
      productType: thing,
      tags: [material.toLowerCase(), thing.toLowerCase(), 'handmade'],
      status: 'active',
      rank: 1000 + number,
      seoTitle: '',
      seoDescription: '',
      options: [{ name: 'Size', values: sizes }],
      media: [picture('front'), picture('side'), picture('detail')],
      variants: sizes.map((size, index) => ({
        optionValues: [size],
        sku: `INV-${number}-${size[0]}`,
        barcode: null,
        weightGrams: 300 + index * 200,
        imageUrl: null,
      })),
      attributes: [
        { key: 'material', label: 'Material', value: material },
        { key: 'origin', label: 'Made in', value: 'Portugal' },
        { key: 'care', label: 'Care', value: 'Damp cloth' },
      ],
      categories: [pick(categories, number)],
    },
    offers: sizes.map((_, index) => ({
      priceAmount: price + index * 500,
      compareAtAmount: number % 5 === 0 ? price + 2000 : null,
      quantity: stock,
      tracked: true,
      sellsWithoutStock: false,
    })),
  }
}
