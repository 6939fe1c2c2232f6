import type { Caller } from './callers.ts'
import type { Fixture } from './fixture.ts'

/** Staff and servers may read every order; who of them acts in a buyer's name must be allowed to change orders. */
const onlyReads: Fixture['refuses'] = ({ is }) =>
  (is.kind === 'staff' || is.kind === 'secretKey') &&
  !(is.holds as readonly string[]).includes('orders:write')
    ? 'not-permitted'
    : undefined

/** The shipped order: it is the other one, of which one caller has the secret. */
const ofStaff = ({ is, home, name }: Caller): boolean =>
  home === 'own' &&
  (is.kind === 'staff' || is.kind === 'secretKey' || name === 'order secret of another order')
const shipped = { orderId: 'shippedOrderId' }
/** An edit of the shipped order waits for its buyer to pay. */
const asked = { ...shipped, editId: 'askedEditId' }
const returned = ({ orderLineId }: Record<string, string>) => ({
  lineItems: [{ id: orderLineId, quantity: 1 }],
  reason: 'Too small',
})

/** What becomes of an order after it was placed: for staff, sellers and its buyer. */
export const orderFixtures: Record<string, Fixture> = {
  holdOrder: {},
  releaseOrder: {},
  setOrderTags: {},
  markDelivered: { params: shipped },
  createOrderNote: {},
  listOrderNotes: {},
  getOrderTimeline: {},
  refundOrder: { body: () => ({ amount: 1, reason: 'Broken' }) },
  listRefunds: {},
  cancelOrderAsStaff: {},
  cancelOrder: { refuses: onlyReads },
  listOrderRefunds: {},
  listBuyerNotes: {},
  previewOrderEdit: { body: ({ offerId }) => ({ version: 1, add: [{ offerId, quantity: 1 }] }) },
  listOrderEdits: {},
  getOrderEdit: {},
  commitOrderEdit: {},
  discardOrderEdit: {},
  getBuyerOrderEdit: { params: asked, owns: ofStaff },
  payOrderEdit: {
    params: asked,
    owns: ofStaff,
    refuses: onlyReads,
    body: ({ origin }) => ({ paymentMethod: 'pm_test_ok', returnUrl: `${origin}/back` }),
  },
  completeOrderEdit: { params: asked, owns: ofStaff, refuses: onlyReads },
  createReturn: { params: shipped, owns: ofStaff, refuses: onlyReads, body: returned },
  listOrderReturns: {},
  cancelReturn: { params: shipped, owns: ofStaff, refuses: onlyReads },
  createReturnAsStaff: { params: shipped, body: returned },
  listReturns: {},
  getReturn: {},
  approveReturn: {},
  refuseReturn: {},
  cancelReturnAsStaff: {},
  receiveReturn: { params: { returnId: 'approvedReturnId' }, body: () => ({}) },
  inspectReturn: { params: { returnId: 'receivedReturnId' }, body: () => ({}) },
  completeReturn: { params: { returnId: 'inspectedReturnId' }, body: () => ({}) },
  listSellerReturns: {},
  getSellerReturn: {},
  approveSellerReturn: {},
  refuseSellerReturn: {},
  receiveSellerReturn: { params: { returnId: 'approvedReturnId' }, body: () => ({}) },
  inspectSellerReturn: { params: { returnId: 'receivedReturnId' }, body: () => ({}) },
}
