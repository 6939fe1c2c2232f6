import { buyerEmail, orderCode } from '../busy-store.ts'
import type { Caller } from './callers.ts'
import type { Fixture } from './fixture.ts'

const isAda = ({ is }: Caller): boolean => is.kind === 'customer' && is.who === 'ada'

/** Store, catalog, carts, checkouts and orders, as shoppers use them. */
export const shopFixtures: Record<string, Fixture> = {
  getStore: {},
  listShippingMethods: {},
  listProducts: {},
  getProduct: {},
  listCategories: {},
  listCollections: {},
  // Two stores may both have a collection of this handle.
  getCollection: { params: { handle: 'collectionId' } },
  createCart: {
    absent: 'offer-not-found',
    refuses: (caller) => (isAda(caller) ? 'customer-has-cart' : undefined),
  },
  getCart: {},
  getCustomerCart: { owns: isAda },
  addCartLine: { body: ({ otherOfferId }) => ({ offerId: otherOfferId, quantity: 1 }) },
  changeCartLine: {},
  removeCartLine: {},
  updateCart: {},
  acceptCartChanges: {},
  reportCartView: {},
  addCartCode: {},
  // A code is a text that two stores may both have.
  removeCartCode: { params: { code: 'cartCode' }, noForeign: true },
  estimateShipping: { body: () => ({ country: 'DE' }) },
  getCartExplanation: {},
  listGiftWraps: {},
  getAddressForm: { ownNames: true },
  associateCart: { owns: (caller) => caller.home === 'own' && (caller.cart === 'own' || isAda(caller)) },
  createCheckout: {},
  getCheckout: {},
  payCheckout: { body: ({ origin }) => ({ paymentMethod: 'pm_test_ok', returnUrl: `${origin}/back` }) },
  completeCheckout: {},
  cancelCheckoutPayment: {},
  getOrder: {},
  listOrderEvents: {},
  streamOrderEvents: {},
  listEvents: {},
  streamEvents: {},
  createRealtimeToken: { body: ({ productId }) => ({ topics: [`product:${productId}`] }) },
  getRealtimeKeys: {},
  getRealtimeIssuer: {},
  listCustomerOrders: {},
  requestOrderLookup: {},
  confirmOrderLookup: {
    costly: true,
    body: ({ orderNumber }) => ({ number: orderNumber, email: buyerEmail, code: orderCode }),
    absent: 'order-code-not-accepted',
  },
}
