import type { DemoCategory, DemoProduct, DemoStore } from './catalogue.ts'
import { attribute, picture } from './catalogue.ts'
import { kumoCollections } from './collections.ts'
import { kumoPrices } from './prices.ts'

const categories: DemoCategory[] = [
  {
    handle: 'paper',
    name: 'Paper',
    description: 'Notebooks, letter paper and tape from small Japanese mills.',
    picture: 'category-paper.svg',
  },
  {
    handle: 'writing-tools',
    name: 'Writing Tools',
    description: 'Pens, pencils and ink, filled and tested before they leave us.',
    picture: 'category-writing-tools.svg',
  },
  {
    handle: 'desk-things',
    name: 'Desk Things',
    description: 'Small objects that keep paper where it should be.',
    picture: 'category-desk-things.svg',
  },
]

const products: DemoProduct[] = [
  {
    handle: 'kasumi-notebook',
    title: 'Kasumi Notebook',
    subtitle: 'A5, 52 g paper, 320 pages',
    descriptionHtml:
      '<p>Very thin paper that shows no bleed, even with a broad nib, so 320 pages make a book of 14 mm. The cover is washi over soft board and bends with the hand.</p><p>Bound with thread; opens flat.</p>',
    brand: 'Kumo Paper',
    categories: ['paper'],
    tags: ['notebook', 'fountain pen', 'washi'],
    attributes: [
      attribute('Material', 'Paper 52 g/m², washi cover'),
      attribute('Dimensions', '14.8 × 21 × 1.4 cm'),
      attribute('Made in', 'Kochi, Japan'),
    ],
    options: [
      { name: 'Color', values: ['Indigo', 'Persimmon'] },
      { name: 'Ruling', values: ['Plain', 'Grid'] },
    ],
    variants: [
      {
        options: ['Indigo', 'Plain'],
        sku: 'KP-KAS-IND-P',
        price: 2200,
        stock: 40,
        weightGrams: 310,
        barcode: '2045310001376',
      },
      {
        options: ['Indigo', 'Grid'],
        sku: 'KP-KAS-IND-G',
        price: 2200,
        stock: 55,
        weightGrams: 310,
        barcode: '2045310002748',
      },
      {
        options: ['Persimmon', 'Plain'],
        sku: 'KP-KAS-PER-P',
        price: 2200,
        stock: 24,
        weightGrams: 310,
        barcode: '2045310004117',
      },
      {
        options: ['Persimmon', 'Grid'],
        sku: 'KP-KAS-PER-G',
        price: 2200,
        stock: 31,
        weightGrams: 310,
        barcode: '2045310005480',
      },
    ],
    pictures: [
      picture('kasumi-notebook', 'Indigo notebook with a washi cover and a paper label', 'Indigo'),
      picture('kasumi-notebook-persimmon', 'The notebook with a persimmon cover', 'Persimmon'),
    ],
    featured: true,
  },
  {
    handle: 'tegami-letter-set',
    title: 'Tegami Letter Set',
    subtitle: 'Twelve sheets, six envelopes',
    descriptionHtml:
      '<p>Letter paper with a faint laid line to write along, and envelopes lined with gray tissue. The edges are deckled, as they come from the mold.</p><p>Sized for fountain pens and brushes.</p>',
    brand: 'Kumo Paper',
    categories: ['paper'],
    tags: ['letter', 'envelope', 'washi', 'set'],
    attributes: [
      attribute('Material', 'Echizen washi'),
      attribute('Dimensions', 'Sheet 15 × 21 cm, envelope 16 × 11 cm'),
      attribute('Made in', 'Fukui, Japan'),
    ],
    options: [],
    variants: [
      { options: [], sku: 'KP-TEG-12', price: 1650, stock: 46, weightGrams: 120, barcode: '2045310006852' },
    ],
    pictures: [picture('tegami-letter-set', 'Letter sheets and an envelope tied with a cotton cord')],
  },
  {
    handle: 'maki-washi-tape',
    title: 'Maki Washi Tape',
    subtitle: 'Three rolls, 15 mm',
    descriptionHtml:
      '<p>Three rolls of paper tape: one plain, one striped and one dotted. It tears by hand, takes pencil, and comes off the page again without a mark.</p>' +
      '<p>Ten meters on each roll.</p>',
    brand: 'Kumo Paper',
    categories: ['paper'],
    tags: ['tape', 'washi', 'set'],
    attributes: [
      attribute('Material', 'Washi, acrylic adhesive'),
      attribute('Dimensions', '15 mm × 10 m each'),
      attribute('Made in', 'Okayama, Japan'),
    ],
    options: [{ name: 'Color', values: ['Tea', 'Sea'] }],
    variants: [
      {
        options: ['Tea'],
        sku: 'KP-MAK-TEA',
        price: 880,
        stock: 70,
        weightGrams: 60,
        barcode: '2045310008221',
      },
      {
        options: ['Sea'],
        sku: 'KP-MAK-SEA',
        price: 880,
        compareAt: 1100,
        stock: 18,
        weightGrams: 60,
        barcode: '2045310009594',
      },
    ],
    pictures: [
      picture('maki-washi-tape', 'Three rolls of paper tape in tea colors', 'Tea'),
      picture('maki-washi-tape-sea', 'Three rolls of paper tape in sea colors', 'Sea'),
    ],
  },
  {
    handle: 'sora-fountain-pen',
    title: 'Sora Fountain Pen',
    subtitle: 'Steel nib, turned resin',
    descriptionHtml:
      '<p>A light pen of turned resin with a steel nib that we smooth by hand and test with ink before it is packed. The cap closes with three quarters of a turn.</p><p>Comes with a converter; standard international cartridges fit too.</p>',
    brand: 'Sora Seisakusho',
    categories: ['writing-tools'],
    tags: ['fountain pen', 'nib'],
    attributes: [
      attribute('Material', 'Resin, stainless steel'),
      attribute('Dimensions', '13.8 cm closed, 12 mm across'),
      attribute('Made in', 'Saitama, Japan'),
      attribute('Care', 'Rinse the nib with cold water'),
    ],
    options: [
      { name: 'Color', values: ['Indigo', 'Smoke'] },
      { name: 'Nib', values: ['Fine', 'Medium', 'Broad'] },
    ],
    variants: [
      {
        options: ['Indigo', 'Fine'],
        sku: 'KP-SOR-IND-F',
        price: 9800,
        stock: 14,
        weightGrams: 22,
        barcode: '2045310010965',
      },
      {
        options: ['Indigo', 'Medium'],
        sku: 'KP-SOR-IND-M',
        price: 9800,
        stock: 11,
        weightGrams: 22,
        barcode: '2045310012334',
      },
      {
        options: ['Indigo', 'Broad'],
        sku: 'KP-SOR-IND-B',
        price: 9800,
        stock: 5,
        weightGrams: 22,
        barcode: '2045310013706',
      },
      {
        options: ['Smoke', 'Fine'],
        sku: 'KP-SOR-SMK-F',
        price: 9800,
        stock: 9,
        weightGrams: 22,
        barcode: '2045310015076',
      },
      {
        options: ['Smoke', 'Medium'],
        sku: 'KP-SOR-SMK-M',
        price: 9800,
        stock: 8,
        weightGrams: 22,
        barcode: '2045310016448',
      },
      {
        options: ['Smoke', 'Broad'],
        sku: 'KP-SOR-SMK-B',
        price: 9800,
        stock: 6,
        weightGrams: 22,
        barcode: '2045310017810',
      },
    ],
    pictures: [
      picture('sora-fountain-pen', 'Indigo fountain pen, open, beside its cap', 'Indigo'),
      picture('sora-fountain-pen-smoke', 'The fountain pen in smoke gray', 'Smoke'),
    ],
    featured: true,
  },
  {
    handle: 'ame-ink',
    title: 'Ame Ink',
    subtitle: '40 ml, for fountain pens',
    descriptionHtml:
      '<p>A dye ink that flows well and cleans out with water. Each color is named after a kind of rain and shades from pale to deep in one stroke.</p><p>The bottle is low and wide, and does not tip.</p>',
    brand: 'Sora Seisakusho',
    categories: ['writing-tools'],
    tags: ['ink', 'fountain pen'],
    attributes: [
      attribute('Material', 'Water-based dye ink, glass bottle'),
      attribute('Capacity', '40 ml'),
      attribute('Made in', 'Osaka, Japan'),
    ],
    options: [{ name: 'Color', values: ['Evening Rain', 'Plum Rain', 'First Rain'] }],
    variants: [
      {
        options: ['Evening Rain'],
        sku: 'KP-AME-EVE',
        price: 1980,
        stock: 33,
        weightGrams: 190,
        barcode: '2045310019180',
      },
      {
        options: ['Plum Rain'],
        sku: 'KP-AME-PLU',
        price: 1980,
        stock: 28,
        weightGrams: 190,
        barcode: '2045310020551',
      },
      {
        options: ['First Rain'],
        sku: 'KP-AME-FIR',
        price: 1980,
        stock: 0,
        weightGrams: 190,
        barcode: '2045310021923',
      },
    ],
    pictures: [
      picture('ame-ink', 'Low ink bottle with deep blue ink and a brush stroke', 'Evening Rain'),
      picture('ame-ink-plum-rain', 'The ink bottle with plum red ink', 'Plum Rain'),
      picture('ame-ink-first-rain', 'The ink bottle with gray green ink', 'First Rain'),
    ],
  },
  {
    handle: 'hinoki-pencils',
    title: 'Hinoki Pencils',
    subtitle: 'Six, in a paper sleeve',
    descriptionHtml:
      '<p>Pencils of unpainted cypress that smell of the wood when you sharpen them. Two each in HB, 2B and 4B, marked by rings at the end.</p><p>The leads are glued along their whole length and seldom break.</p>',
    brand: 'Sora Seisakusho',
    categories: ['writing-tools'],
    tags: ['pencil', 'cypress', 'set'],
    attributes: [
      attribute('Material', 'Cypress, graphite'),
      attribute('Dimensions', '17.6 cm each'),
      attribute('Made in', 'Tokyo, Japan'),
    ],
    options: [],
    variants: [
      { options: [], sku: 'KP-HIN-06', price: 1320, stock: 62, weightGrams: 40, barcode: '2045310023293' },
    ],
    pictures: [picture('hinoki-pencils', 'Six cypress pencils in a paper sleeve')],
  },
  {
    handle: 'tsumi-paperweight',
    title: 'Tsumi Paperweight',
    subtitle: 'Cast brass, 210 grams',
    descriptionHtml:
      '<p>A brass pebble, sand-cast and left rough on the sides, polished only where it meets the paper and where the thumb rests.</p><p>Darkens slowly. Rub with lemon and salt to begin again.</p>',
    brand: 'Takaoka Foundry Works',
    categories: ['desk-things'],
    tags: ['paperweight', 'brass'],
    attributes: [
      attribute('Material', 'Cast brass'),
      attribute('Dimensions', '6.5 × 5 × 2 cm'),
      attribute('Made in', 'Toyama, Japan'),
      attribute('Care', 'Dry cloth'),
    ],
    options: [],
    variants: [
      { options: [], sku: 'KP-TSU-01', price: 5400, stock: 15, weightGrams: 210, barcode: '2045310024665' },
    ],
    pictures: [picture('tsumi-paperweight', 'Brass pebble paperweight on a stack of paper')],
  },
  {
    handle: 'tsutsumi-pen-roll',
    title: 'Tsutsumi Pen Roll',
    subtitle: 'Cotton canvas, five slots',
    descriptionHtml:
      '<p>A roll of dense cotton canvas with five slots of different width, closed by a cord and a wooden toggle. The flap keeps nibs from touching.</p><p>Hand wash, and iron it inside out.</p>',
    brand: 'Kumo Paper',
    categories: ['desk-things'],
    tags: ['pen case', 'canvas'],
    attributes: [
      attribute('Material', 'Cotton canvas, beech'),
      attribute('Dimensions', '20 × 24 cm open'),
      attribute('Made in', 'Okayama, Japan'),
      attribute('Care', 'Hand wash'),
    ],
    options: [{ name: 'Color', values: ['Natural', 'Indigo'] }],
    variants: [
      {
        options: ['Natural'],
        sku: 'KP-TUT-NAT',
        price: 3300,
        stock: 21,
        weightGrams: 90,
        barcode: '2045310026034',
      },
      {
        options: ['Indigo'],
        sku: 'KP-TUT-IND',
        price: 3300,
        stock: 17,
        weightGrams: 90,
        barcode: '2045310027406',
      },
    ],
    pictures: [
      picture('tsutsumi-pen-roll', 'Open canvas pen roll in natural with pens in its slots', 'Natural'),
      picture('tsutsumi-pen-roll-indigo', 'The pen roll in indigo', 'Indigo'),
    ],
  },
]

/** Kumo Paper sells in yen, a currency without minor units: an amount of 2200 is ¥2,200. */
export const kumoPaper: DemoStore = {
  slug: 'kumo-paper',
  name: 'Kumo Paper',
  tagline: 'Paper and pens from a small shop in Tokyo',
  currency: 'JPY',
  locale: 'en-JP',
  countries: ['JP', 'KR', 'TW', 'SG', 'DE'],
  taxBasisPoints: 1000,
  timeZone: 'Asia/Tokyo',
  collections: kumoCollections,
  prices: kumoPrices,
  categories,
  products,
  shippingMethods: [
    {
      handle: 'letter-mail',
      name: 'Letter Mail',
      description: 'Flat parcels through the letterbox. Free from ¥6,000.',
      price: 430,
      freeFrom: 6000,
      minDays: 2,
      maxDays: 5,
    },
    {
      handle: 'courier',
      name: 'Courier',
      description: 'Tracked, with a delivery window of your choice.',
      price: 980,
      minDays: 1,
      maxDays: 2,
    },
  ],
}
