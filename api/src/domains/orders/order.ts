import type { Totals } from '../pricing/index.ts'
import type { Address } from './address.ts'
import type { ChosenShipping } from './checkout.ts'
import type { OrderStatus } from './order-state.ts'

export interface OrderLine {
  id: string
  offerId: string
  title: string
  variantTitle: string
  sku: string | null
  productHandle: string
  imageUrl: string | null
  unitPriceAmount: number
  quantity: number
  fulfilledQuantity: number
}

export interface Order extends Totals {
  id: string
  number: string
  status: OrderStatus
  currency: string
  email: string
  shippingAddress: Address
  fulfillment: ChosenShipping
  lines: OrderLine[]
  fulfillments: {
    id: string
    carrier: string
    trackingNumber: string | null
    trackingUrl: string | null
    lines: { id: string; quantity: number }[]
    /** RFC 3339 */
    shippedAt: string
  }[]
  version: number
  placedAt: Date
}

export interface OrderSummary {
  id: string
  number: string
  status: OrderStatus
  email: string
  currency: string
  itemCount: number
  totalAmount: number
  placedAt: Date
}
