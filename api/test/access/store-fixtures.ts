import type { Fixture } from './fixture.ts'

/** Nobody gives a key what he may not do himself: these keys may read orders. */
const lacksOrders: Fixture['refuses'] = ({ is }) =>
  is.kind === 'staff' && !is.holds.includes('orders:read') ? 'scope-not-held' : undefined
const key = { kind: 'secret', name: 'Warehouse', scopes: ['orders:read'] }

/** The store itself: settings, keys, secrets, ways to ship. */
export const storeFixtures: Record<string, Fixture> = {
  // Works where nobody has an account yet: held by store-life/first-owner.http.test.ts.
  createFirstOwner: { refuses: () => 'owner-link-not-valid' },
  // The policy asks for an account; the right to make stores is the account's own.
  createStore: {
    refuses: ({ is }) => (is.kind === 'staff' && is.is === 'theOwner' ? undefined : 'not-permitted'),
  },
  // The other store is a test twin itself.
  createTestTwin: { refuses: ({ home }) => (home === 'foreign' ? 'twin-of-twin' : undefined) },
  exportStore: {},
  deleteStore: {
    body: ({ storeName }) => ({ name: storeName }),
    ownNames: true,
    refuses: ({ home }) => (home === 'suspended' ? undefined : 'store-open'),
  },
  getStoreSettings: {},
  updateStoreSettings: {},
  setStoreOrigins: { body: () => ({ origins: ['https://second.example'] }) },
  suspendStore: {},
  reopenStore: {},
  moveClock: { refuses: ({ home }) => (home === 'foreign' ? undefined : 'not-a-twin') },
  listStock: {},
  getStock: {},
  adjustStock: {},
  spreadStock: {},
  listStockMovements: {},
  listSecrets: {},
  setSecret: { params: { name: 'secretName' }, ownNames: true },
  removeSecret: { params: { name: 'secretName' }, ownNames: true },
  listShippingMethodsAsStaff: {},
  createShippingMethod: {},
  updateShippingMethod: {},
  removeShippingMethod: {},
  getProductFacts: {},
  updateProductFacts: {},
  updateVariantFacts: {},
  getQuantityRules: {},
  setQuantityRules: {},
  listKeys: {},
  getKey: {},
  createKey: { body: () => key, refuses: lacksOrders },
  updateKey: { body: () => ({ name: 'Warehouse Berlin' }) },
  rotateKey: { refuses: lacksOrders },
  revokeKey: {},
  listFailedJobs: {},
  getFailedJob: {},
  requeueJob: {},
  discardJob: {},
  // Every store has jobs of the same names.
  requeueFailedJobs: { ownNames: true },
  discardFailedJobs: { ownNames: true },
}
