export { changeRefusals } from './change-refusals.ts'
export { readOverdueCheckouts } from './checkout-queries.ts'
export { createFulfillment } from './create-fulfillment.ts'
export { createSellerFulfillment } from './create-seller-fulfillment.ts'
export { eraseBuyer } from './erase-buyer.ts'
export { expireCheckout } from './expire-checkout.ts'
export { explainOrder, orderExplanationSchema } from './explain-order.ts'
export { exportHead, exportOrders } from './export-orders.ts'
export { getOrder } from './get-order.ts'
export { linkGuestOrders } from './link-guest-orders.ts'
export { forgetOldLookups } from './lookup-queries.ts'
export { mailOrderCode } from './mail-order-code.ts'
export { mailOrderConfirmation } from './mail-order-confirmation.ts'
export type { Order } from './order.ts'
export { everyOrder, listOrders, listOrdersOfCustomer } from './order-list-queries.ts'
export { readOrder, readOrderIn } from './order-queries.ts'
export { readOrigin } from './ownership-queries.ts'
export { type Buyer, forgetOldQuotes, noEmail, type QuoteOfBuyer } from './personal-data-queries.ts'
export { postMissingSale } from './post-sale.ts'
export { presentOrder, presentOrderSummary, presentStaffOrder } from './present.ts'
export { readBuyer } from './read-buyer.ts'
export type { Refund } from './refund.ts'
export { readRefund } from './refund-queries.ts'
export { orderRefusals } from './refusals.ts'
export { createOrdersRouter } from './routes.ts'
export {
  createFulfillmentInput,
  orderListQuery,
  orderListSchema,
  orderSchema,
  staffOrderListQuery,
  staffOrderSchema,
} from './schemas.ts'
export { presentSellerOrder, presentSellerOrderSummary } from './seller-order-present.ts'
export { listSellerOrders, readSellerOrder } from './seller-order-queries.ts'
export { sellerOrderListQuery, sellerOrderListSchema, sellerOrderSchema } from './seller-order-schemas.ts'
export { orderOperations } from './settle-refund.ts'
export { isSettling } from './settling-queries.ts'
