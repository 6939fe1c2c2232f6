import type { DemoCategory, DemoStore } from './catalogue.ts'
import { northlightCollections } from './collections.ts'
import { carry } from './northlight-carry.ts'
import { desk } from './northlight-desk.ts'
import { garden } from './northlight-garden.ts'
import { kitchen } from './northlight-kitchen.ts'
import { lighting } from './northlight-lighting.ts'
import { linen } from './northlight-linen.ts'
import { storage } from './northlight-storage.ts'
import { table } from './northlight-table.ts'
import { textiles } from './northlight-textiles.ts'
import { northlightPrices } from './prices.ts'
import { demoSellers } from './sellers.ts'

const categories: DemoCategory[] = [
  {
    handle: 'lighting',
    name: 'Lighting',
    description: 'Lamps that light the page, the plate or the wall, and do not shine in your eyes.',
    picture: 'category-lighting.svg',
  },
  {
    handle: 'table-lamps',
    name: 'Table Lamps',
    description: 'For the desk, the sill and the side of the bed.',
    parent: 'lighting',
  },
  {
    handle: 'pendant-lights',
    name: 'Pendants',
    description: 'To hang above a table, each with a cord you can shorten.',
    parent: 'lighting',
  },
  {
    handle: 'kitchen',
    name: 'Kitchen',
    description: 'Pots, blades and boards that are used every day and last for decades.',
    picture: 'category-kitchen.svg',
  },
  {
    handle: 'coffee-tea',
    name: 'Coffee & Tea',
    description: 'Kettles, mills and pots for the first and the last cup of the day.',
    parent: 'kitchen',
  },
  {
    handle: 'pots-pans',
    name: 'Pots & Pans',
    description: 'Iron and steel for the stove and the oven.',
    parent: 'kitchen',
  },
  {
    handle: 'table',
    name: 'Table',
    description: 'Stoneware, glass and steel to set a table with, for two or for twelve.',
    picture: 'category-table.svg',
  },
  {
    handle: 'plates-bowls',
    name: 'Plates, Bowls & Mugs',
    description: 'Stoneware from a workshop of five, glazed by dipping.',
    parent: 'table',
  },
  {
    handle: 'glasses-carafes',
    name: 'Glasses & Carafes',
    description: 'Mouth-blown glass, clear or lightly colored.',
    parent: 'table',
  },
  {
    handle: 'textiles',
    name: 'Textiles',
    description: 'Linen, wool and cotton for sofa, bed, bath and kitchen.',
    picture: 'category-textiles.svg',
  },
  {
    handle: 'throws-cushions',
    name: 'Throws & Cushions',
    description: 'What makes a sofa worth staying on.',
    parent: 'textiles',
  },
  {
    handle: 'bed-bath',
    name: 'Bed & Bath',
    description: 'Washed linen and waffle weave that dries fast.',
    parent: 'textiles',
  },
  {
    handle: 'desk',
    name: 'Desk',
    description: 'Paper to write on and things that keep the rest of the desk clear.',
    picture: 'category-desk.svg',
  },
  {
    handle: 'writing',
    name: 'Writing',
    description: 'Notebooks that open flat and pens that do not roll away.',
    parent: 'desk',
  },
  {
    handle: 'desk-order',
    name: 'Order on the Desk',
    description: 'Trays, pots, mats and bookends.',
    parent: 'desk',
  },
  {
    handle: 'storage',
    name: 'Storage',
    description: 'A place for everything, and nothing you would want to hide.',
    picture: 'category-storage.svg',
  },
  {
    handle: 'baskets-boxes',
    name: 'Baskets & Boxes',
    description: 'Willow, steel and stoneware, to stack or to carry.',
    parent: 'storage',
  },
  {
    handle: 'hooks-shelves',
    name: 'Hooks & Shelves',
    description: 'Solid wood for the wall, with the right screws enclosed.',
    parent: 'storage',
  },
  {
    handle: 'garden',
    name: 'Plants & Garden',
    description: 'Pots, cans and tools for the sill, the balcony and the bed of beans.',
    picture: 'category-garden.svg',
  },
  {
    handle: 'pots',
    name: 'Pots & Planters',
    description: 'Terracotta and stoneware, standing or hanging.',
    parent: 'garden',
  },
  {
    handle: 'garden-tools',
    name: 'Garden Tools',
    description: 'Forged, galvanized, refillable.',
    parent: 'garden',
  },
  {
    handle: 'carry',
    name: 'Carry',
    description: 'Bags, bottles and small leather goods for the way there and back.',
    picture: 'category-carry.svg',
  },
  {
    handle: 'bags',
    name: 'Bags',
    description: 'Canvas that stands, rolls and keeps the rain out.',
    parent: 'carry',
  },
  {
    handle: 'small-goods',
    name: 'Small Goods',
    description: 'Wallets, bottles and boxes that go in the bag.',
    parent: 'carry',
  },
]

/** Northlight sells in euros from Germany; its prices include the standard rate of 19 %. */
export const northlight: DemoStore = {
  slug: 'northlight',
  name: 'Northlight',
  tagline: 'Things for everyday rooms',
  currency: 'EUR',
  locale: 'en-DE',
  locales: ['en-DE', 'de-DE'],
  countries: ['DE', 'AT', 'BE', 'DK', 'FR', 'IT', 'LU', 'NL', 'PL', 'SE'],
  taxBasisPoints: 1900,
  timeZone: 'Europe/Berlin',
  categories,
  products: [
    ...lighting,
    ...kitchen,
    ...table,
    ...textiles,
    ...linen,
    ...desk,
    ...storage,
    ...garden,
    ...carry,
  ],
  collections: northlightCollections,
  sellers: demoSellers,
  prices: northlightPrices,
  shippingMethods: [
    {
      handle: 'standard',
      name: 'Standard',
      description: 'By parcel, with a tracking number. Free from 75 €.',
      price: 490,
      freeFrom: 7500,
      heavier: [{ fromGrams: 20_000, price: 1990 }],
      minDays: 2,
      maxDays: 4,
    },
    {
      handle: 'standard-kroner',
      name: 'Standard',
      description: 'By parcel, with a tracking number. Free from 600 kr.',
      currency: 'DKK',
      price: 3900,
      freeFrom: 60_000,
      heavier: [{ fromGrams: 20_000, price: 14_900 }],
      minDays: 2,
      maxDays: 4,
    },
    {
      handle: 'express',
      name: 'Express',
      description: 'Ordered by noon, at your door the next working day.',
      price: 1290,
      minDays: 1,
      maxDays: 1,
    },
    {
      handle: 'pickup',
      name: 'Collect in Hamburg',
      description: 'From our shop, Tuesday to Saturday. We write when it is ready.',
      seller: 'Northlight',
      price: 0,
      minDays: 1,
      maxDays: 2,
      pickupPoint: {
        name: 'Northlight',
        streetAddress: 'Koppel 66',
        postalCode: '20099',
        addressLocality: 'Hamburg',
        addressCountry: 'DE',
        openingHours: 'Tuesday to Saturday, 10 to 18',
      },
    },
    {
      handle: 'carried-up',
      name: 'Carried to your room',
      description: 'Lindqvist & Sohn bring it themselves, and take the packing with them.',
      seller: 'Lindqvist & Sohn',
      price: 3900,
      minDays: 5,
      maxDays: 10,
    },
  ],
}
