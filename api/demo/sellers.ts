import { demoSignIns } from '../src/demo-credentials.ts'
import type { SellerPermission } from '../src/platform/policies.ts'

/** A seller in the demo's first store, beside the house: what bears its name is its to sell. */
export interface DemoSeller {
  /** Also the brand of its products. */
  name: string
  description: string
  country: string
}

/** With the house, four sell in Northlight. */
export const demoSellers: DemoSeller[] = [
  {
    name: 'Tonhaus Ebert',
    description: 'A workshop of five on the Lahn. Everything is thrown on the wheel and fired twice.',
    country: 'DE',
  },
  {
    name: 'Lindqvist & Sohn',
    description: 'Joiners in the third generation, with wood from within a day’s drive.',
    country: 'DE',
  },
  {
    name: 'Veit Glas',
    description: 'Mouth-blown glass from the Bavarian Forest, in small runs.',
    country: 'DE',
  },
]

/** Who signs in for the first of them: for a laptop, where the database is one's own. */
export const demoSellerMember = {
  ...demoSignIns.seller,
  seller: 'Tonhaus Ebert',
  name: 'Jule Ebert',
}

/** The key its warehouse works with: worth nothing anywhere else. */
export const demoSellerKey = {
  secret: demoSignIns.sellerKey,
  name: 'Warehouse',
  scopes: [
    'seller-profile:read',
    'seller-orders:read',
    'seller-orders:fulfill',
    'seller-offers:read',
  ] satisfies SellerPermission[],
}
