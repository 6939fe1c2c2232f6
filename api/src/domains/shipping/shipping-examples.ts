/** What ways to ship look like, for the document. */
const every = { from: 0, below: null }

const examplePlace = { country: 'DE', region: null, postalCodePrefix: null }

export const exampleRate = {
  id: 'shr_01h455vb4pex5vsknk084sn02q',
  weightGrams: { from: 0, below: 31_500 },
  amount: every,
  quantity: every,
  volumeCubicCentimeters: every,
  longestMillimeters: { from: 0, below: 1200 },
  baseAmount: 490,
  pieceAmount: 0,
  kilogramAmount: 50,
}

export const examplePickupPoint = {
  name: 'Workshop',
  address: {
    streetAddress: 'Torstraße 1',
    addressLocality: 'Berlin',
    postalCode: '10119',
    addressCountry: 'DE',
  },
  openingHours: 'Monday to Friday, 9 to 18',
}

export const exampleMethod = {
  id: 'shp_01h455vb4pex5vsknk084sn02q',
  name: 'Standard',
  description: 'Tracked parcel',
  price: { amount: 490, currency: 'EUR' },
  isPriceFrom: false,
  freeFrom: { amount: 8000, currency: 'EUR' },
  freeFromOf: 'cart' as const,
  sellerId: null,
  pickupPoint: null,
  minDays: 2,
  maxDays: 4,
}

export const exampleManagedMethod = {
  ...exampleMethod,
  handle: 'standard',
  status: 'active' as const,
  isPriceFrom: true,
  rates: [exampleRate],
  places: [examplePlace],
  taxClass: 'standard',
  asksCarrier: false,
  position: 1,
  version: 1,
}
