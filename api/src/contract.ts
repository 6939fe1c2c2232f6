import { routersOf } from './app.ts'
import { KeptPages } from './domains/discovery/index.ts'
import type { LiveFeed } from './domains/events/index.ts'
import type { PaymentProviders } from './domains/payments/index.ts'
import { noPriceServices } from './domains/pricing/index.ts'
import { documentWebhooks } from './domains/webhooks/index.ts'
import { openApiDocument } from './platform/document.ts'
import { createRouter, type DeclaredRoute, routesOf } from './platform/router.ts'

/** The version of the contract: see docs/decisions on its lifecycle. */
export const contractVersion = '0.1.0'

const tags = [
  { name: 'Store', description: 'The store that a key names, and how it ships.' },
  {
    name: 'Catalog',
    description:
      'Products, listings, search and categories, as a shopper sees them, and what staff say of goods.',
  },
  { name: 'Cart', description: 'A cart has a secret of its own; totals come from the server.' },
  {
    name: 'Checkout',
    description: 'A quote promises totals and sets goods aside; paying it places the order.',
  },
  { name: 'Orders', description: 'Orders, opened by their own secret.' },
  {
    name: 'Events',
    description: 'What has happened, in one order: as pages, as a stream, and sent to you as webhooks.',
  },
  { name: 'Customers', description: 'Who buys: accounts, sessions, addresses and consents of one store.' },
  { name: 'Seller', description: 'For the people of a seller and for its servers with a key of theirs.' },
  {
    name: 'Account',
    description: 'For everyone who works here: their own account, second factor and sessions.',
  },
  { name: 'Prices', description: 'For staff: promotions and their codes, price lists, tax.' },
  { name: 'Payments', description: 'How a store takes money: its providers, payments, captures, disputes.' },
  {
    name: 'Money',
    description: 'For staff: the ledger, gift cards, store credit, what sellers are owed.',
  },
  { name: 'Admin', description: 'For staff and for servers with a secret key.' },
]

const description = `A headless commerce API. Name the store with a publishable key, open a cart, make a checkout, pay it.

Money is in integer minor units. Dates are RFC 3339 in UTC. Every refusal is \`application/problem+json\` with a permanent
\`code\`; each operation lists its codes under \`x-refusals\`. What you may not see answers as if it did not exist.
Repeat a write safely with an \`Idempotency-Key\`. Clients must tolerate new fields and new enum values in replies.`

const nobodyReads: LiveFeed = { follow: () => null, readers: () => 0, close: () => undefined }
const noProviders: PaymentProviders = {
  ofStore: () => Promise.reject(new Error('the contract is built without providers')),
  named: () => Promise.resolve(null),
  forget: () => undefined,
  byDefault: 'test',
}

/** Built from the routes alone: no database, no environment. */
export function buildContract(): { document: Record<string, unknown>; routes: DeclaredRoute[] } {
  const app = createRouter()
  const settings = {
    providers: noProviders,
    priceServices: noPriceServices,
    holdSeconds: 900,
    leaseSeconds: 15,
    holdsPerAddress: 10,
    loopbackProviders: false,
    loopbackWebhooks: false,
    live: nobodyReads,
    pages: new KeptPages(),
    realtime: null,
  }
  const routers = routersOf(settings)
  for (const router of routers) app.route('/', router)
  documentWebhooks(app)
  return {
    document: openApiDocument(app, { version: contractVersion, description, tags }),
    routes: routers.flatMap(routesOf),
  }
}
