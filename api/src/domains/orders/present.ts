import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { money, timesQuantity } from '../../platform/money.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { isForShoppers, presentNotApplied } from '../cart/index.ts'
import type { Payment } from '../payments/index.ts'
import type { Checkout, ChosenShipping } from './checkout.ts'
import type { Order, OrderSummary, OrderTender, PlacedOrder } from './order.ts'
import type { orderSummarySchema } from './order-list-schemas.ts'
import { orderSecret } from './order-secret.ts'
import type { checkoutPaymentSchema } from './pay-checkout-schemas.ts'
import { presentPrices, withAddedTaxes } from './present-prices.ts'
import type { checkoutSchema, orderSchema, staffOrderSchema } from './schemas.ts'
import { signedQuote } from './signed-quote.ts'

export function presentCheckout(
  context: Context,
  of: { checkout: Checkout; payment: Payment | null; payments?: Payment[]; order: PlacedOrder | null },
): z.infer<typeof checkoutSchema> {
  const { checkout: c, payment, order } = of
  return {
    id: toWire('checkout', c.id),
    cartId: toWire('cart', c.cartId),
    state: c.state,
    buyer: presentBuyer(c),
    shippingAddress: c.shippingAddress,
    destinations: c.destinations,
    billingAddress: c.billingAddress,
    shippingMethod: presentShipping(c.fulfillment),
    lineItems: c.lines.map((line) => presentLine(line, c.currency)),
    ...presentPrices(c),
    notApplied: (c.priced?.notApplied ?? [])
      .filter(isForShoppers)
      .map((each) => presentNotApplied(each, c.currency)),
    note: c.note,
    payment: presentPayment(of.payments ?? (payment ? [payment] : [])),
    order: order && {
      id: toWire('order', order.id),
      number: order.number,
      secret: orderSecret(context, order),
    },
    quote: signedQuote(context, c),
    expiresAt: toRfc3339(c.expiresAt),
    version: c.version,
  }
}

/** The newest attempt to pay something, the payment that decides first. */
export function presentPayment(payments: readonly Payment[]): z.infer<typeof checkoutPaymentSchema> {
  const [payment] = payments
  if (!payment) return null
  return {
    status: payment.status,
    nextAction: payment.nextActionUrl === null ? null : { type: 'redirect', url: payment.nextActionUrl },
    declineCode: payment.declineCode,
    tenders: payments.map(presentTender),
  }
}

const presentTender = ({ tender, amount, currency, status, method }: Payment) => ({
  kind: tender,
  amount: money(amount, currency),
  status,
  lastFour: method?.lastFour ?? null,
})

/** The order as its customer and staff see it. */
export function presentOrder(order: Order): z.infer<typeof orderSchema> {
  return {
    id: toWire('order', order.id),
    number: order.number,
    customerId: order.customerId && toWire('customer', order.customerId),
    status: order.status,
    paymentState: order.paymentState,
    refunded: money(order.refundedAmount, order.currency),
    tenders: order.tenders.map((tender) => presentOrderTender(tender, order.currency)),
    openEdit: order.openEdit && {
      id: toWire('orderEdit', order.openEdit.id),
      due: money(order.openEdit.dueAmount, order.currency),
      expiresAt: toRfc3339(order.openEdit.expiresAt),
    },
    cancellation: order.canceledAt && { at: toRfc3339(order.canceledAt), reason: order.cancelReason },
    buyer: presentBuyer(order),
    shippingAddress: order.shippingAddress,
    destinations: order.destinations,
    billingAddress: order.billingAddress,
    shippingMethod: presentShipping(order.fulfillment),
    lineItems: order.lines.map((line) => ({
      id: toWire('orderLine', line.id),
      ...presentLine(line, order.currency),
      ...presentProgress(line, order.currency),
    })),
    ...presentPrices({ ...order, priced: withAddedTaxes(order) }),
    note: order.note,
    fulfillments: order.fulfillments.map(({ lines, ...fulfillment }) => ({
      ...fulfillment,
      id: toWire('fulfillment', fulfillment.id),
      lineItems: lines.map((line) => ({ id: toWire('orderLine', line.id), quantity: line.quantity })),
    })),
    placedAt: toRfc3339(order.placedAt),
    version: order.version,
  }
}

const presentOrderTender = (tender: OrderTender, currency: string) => ({
  kind: tender.tender,
  method: tender.method,
  brand: tender.brand,
  lastFour: tender.lastFour,
  status: tender.status,
  amount: money(tender.amount, currency),
  captured: money(tender.capturedAmount, currency),
  refunded: money(tender.refundedAmount, currency),
  editId: tender.editId && toWire('orderEdit', tender.editId),
})

/** The order as staff see it. */
export const presentStaffOrder = (order: Order): z.infer<typeof staffOrderSchema> => ({
  ...presentOrder(order),
  hold: order.heldAt && { since: toRfc3339(order.heldAt), reason: order.holdReason },
  tags: order.tags,
})

/** How far a line is. */
export const presentProgress = (
  line: {
    fulfilledQuantity: number
    removedQuantity: number
    returnedQuantity: number
    refundedAmount: number
  },
  currency: string,
) => ({
  fulfilledQuantity: line.fulfilledQuantity,
  removedQuantity: line.removedQuantity,
  returnedQuantity: line.returnedQuantity,
  refunded: money(line.refundedAmount, currency),
})

/** The order as whoever has its link sees it: enough to follow it, not enough to write to its buyer or call them. */
export function presentOrderByLink(order: Order): z.infer<typeof orderSchema> {
  const shippingAddress = withoutPhone(order.shippingAddress)
  const destinations = order.destinations.map(withoutPhone)
  const hidden = { billingAddress: null, vatNumber: null, shippingAddress, destinations }
  const shown = presentOrder({ ...order, ...hidden, email: maskedEmail(order.email) })
  const taxes = shown.taxes.map((tax) => ({
    ...tax,
    relief: tax.relief && { ...tax.relief, reference: null },
  }))
  return { ...shown, taxes }
}

const withoutPhone = ({ phoneNumber: _, ...address }: PostalAddress): PostalAddress => address

/** `ada@example.com` as `a***@example.com`: its owner knows it again, nobody else learns it. */
const maskedEmail = (email: string): string =>
  `${[...email][0] ?? ''}***${email.slice(email.lastIndexOf('@'))}`

export const presentOrderSummary = (order: OrderSummary): z.infer<typeof orderSummarySchema> => ({
  id: toWire('order', order.id),
  number: order.number,
  status: order.status,
  paymentState: order.paymentState,
  isHeld: order.isHeld,
  tags: order.tags,
  buyer: { email: order.email },
  itemCount: order.itemCount,
  total: money(order.totalAmount, order.currency),
  placedAt: toRfc3339(order.placedAt),
})

interface Line {
  offerId: string
  productHandle: string
  title: string
  variantTitle: string
  sku: string | null
  imageUrl: string | null
  unitPriceAmount: number
  quantity: number
  discountAmount: number
  taxAmount: number
  isGift: boolean
  note: string
  kind: 'goods' | 'gift_wrap'
  destination: number
}

export const presentLine = (line: Line, currency: string) => ({
  offerId: toWire('offer', line.offerId),
  productHandle: line.productHandle,
  title: line.title,
  variantTitle: line.variantTitle,
  sku: line.sku,
  imageUrl: line.imageUrl,
  kind: line.kind,
  destination: line.destination,
  quantity: line.quantity,
  unitPrice: money(line.unitPriceAmount, currency),
  total: money(timesQuantity(line.unitPriceAmount, line.quantity), currency),
  discount: money(line.discountAmount, currency),
  tax: money(line.taxAmount, currency),
  isGift: line.isGift,
  note: line.note,
})

const presentBuyer = ({ email, company, vatNumber }: Pick<Order, 'email' | 'company' | 'vatNumber'>) => ({
  email,
  company,
  vatNumber,
})

export const presentShipping = (shipping: ChosenShipping | null) =>
  shipping && { ...shipping, id: toWire('shippingMethod', shipping.id) }
