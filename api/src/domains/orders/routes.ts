import { createRouter, type Router } from '../../platform/router.ts'
import type { LiveFeed } from '../events/index.ts'
import { addressFormRoutes } from './address-form-routes.ts'
import { cartCustomerRoutes } from './cart-customer-routes.ts'
import { type CheckoutSettings, paymentRoutes, quoteRoutes, runningPaymentRoutes } from './checkout-routes.ts'
import { lookupRoutes } from './lookup-routes.ts'
import { orderAgainRoutes } from './order-again-routes.ts'
import { orderChangeRoutes, orderStoryRoutes } from './order-change-routes.ts'
import { buyerOrderEditRoutes, orderEditReadingRoutes, orderEditRoutes } from './order-edit-routes.ts'
import { orderEventRoutes } from './order-event-routes.ts'
import { orderMoneyRoutes } from './order-money-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { buyerOrderRoutes, cancellationRoutes, refundRoutes } from './refund-routes.ts'
import { buyerReturnRoutes, returnRoutes } from './return-routes.ts'

/** Checkout and orders, as a shopper meets them. */
export function createOrdersRouter(of: CheckoutSettings & { live: LiveFeed }): Router {
  const router = createRouter()
  cartCustomerRoutes(router)
  quoteRoutes(router, of)
  paymentRoutes(router, of)
  runningPaymentRoutes(router, of)
  orderRoutes(router)
  orderChangeRoutes(router)
  orderStoryRoutes(router)
  orderMoneyRoutes(router)
  refundRoutes(router, of)
  cancellationRoutes(router, of)
  buyerOrderRoutes(router)
  orderEditReadingRoutes(router)
  orderEditRoutes(router, of)
  buyerOrderEditRoutes(router, of)
  returnRoutes(router, of)
  buyerReturnRoutes(router)
  orderEventRoutes(router, of)
  orderAgainRoutes(router)
  lookupRoutes(router)
  addressFormRoutes(router)
  return router
}
