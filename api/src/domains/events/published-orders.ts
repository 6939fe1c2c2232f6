import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { moneyOrNull, moneySchema } from '../../platform/schemas.ts'
import type { EventPayloads } from './catalogue.ts'
import { declare } from './declare.ts'

const total = { amount: 4990, currency: 'EUR' }
const money = (payload: { totalAmount: number; currency: string }) => ({
  amount: payload.totalAmount,
  currency: payload.currency,
})
const orderNumber = z
  .string()
  .max(20)
  .openapi({ description: 'As the buyer knows it.', example: 'K7M4-2Q9X' })
const carrier = z.string().max(60).openapi({ description: 'As it was typed in.', example: 'DHL' })
const ofPayment = { permission: 'orders:read', subject: 'payment' } as const

const paidFor = {
  checkoutId: z.union([wireId('checkout'), z.null()]).openapi({
    description: 'The quote that is paid; null: an edit of an order is.',
    example: 'chk_01h455vb4pex5vsknk084sn02q',
  }),
  orderEditId: z.union([wireId('orderEdit'), z.null()]).openapi({
    description: 'The edit of an order whose difference is paid; null: a quote is.',
    example: null,
  }),
}
const presentPaidFor = ({ reference, referenceKind }: EventPayloads['payment.canceled']) =>
  referenceKind === 'order_edit'
    ? { checkoutId: null, orderEditId: toWire('orderEdit', reference) }
    : { checkoutId: toWire('checkout', reference), orderEditId: null }
const aCheckout = { checkoutId: 'chk_01h455vb4pex5vsknk084sn02q', orderEditId: null }
const ofAmount = {
  data: z.object({ ...paidFor, amount: moneySchema }),
  present: ({ amount, currency, ...about }: EventPayloads['payment.captured']) => ({
    ...presentPaidFor(about),
    amount: { amount, currency },
  }),
  example: { ...aCheckout, amount: total },
}
const aCart = { cartId: 'cart_01h455vb4pex5vsknk084sn02q' }

/** Orders and what leads to them. Sellers see those with goods of theirs, buyers their own. */
export const orderEvents = [
  declare('order.placed', {
    keptDays: 400,
    forCustomer: true,
    summary: 'An order was paid and placed.',
    permission: 'orders:read',
    sellerPermission: 'seller-orders:read',
    subject: 'order',
    data: z.object({
      number: orderNumber,
      total: moneyOrNull.openapi({
        description: 'Null for a seller, whose part `getSellerOrder` tells.',
        example: total,
      }),
      lines: z
        .union([z.int().min(1), z.null()])
        .openapi({ description: 'How many lines it has; null for a seller.', example: 2 }),
    }),
    present: (payload, reader) =>
      reader.kind === 'seller'
        ? { number: payload.number, total: null, lines: null }
        : { number: payload.number, total: money(payload), lines: payload.lines },
    example: { number: 'K7M4-2Q9X', total, lines: 2 },
  }),
  declare('order.fulfillment_created', {
    keptDays: 400,
    forCustomer: true,
    summary: 'A parcel of an order was shipped.',
    permission: 'orders:read',
    sellerPermission: 'seller-orders:read',
    subject: 'order',
    data: z.object({
      fulfillmentId: wireId('fulfillment'),
      number: orderNumber,
      status: z.union([z.string().max(30), z.null()]).openapi({
        description: 'Of the whole order afterwards, as `Order.status`; null for a seller.',
        example: 'fulfilled',
      }),
      carrier,
    }),
    present: (payload, reader) => ({
      fulfillmentId: toWire('fulfillment', payload.fulfillmentId),
      number: payload.number,
      status: reader.kind === 'seller' ? null : payload.status,
      carrier: payload.carrier,
    }),
    example: {
      fulfillmentId: 'ful_01h455vb4pex5vsknk084sn02q',
      number: 'K7M4-2Q9X',
      status: 'fulfilled',
      carrier: 'DHL',
    },
  }),
  declare('order.linked', {
    keptDays: 400,
    forCustomer: true,
    summary: "A guest's order was found to be a customer's, who owns its e-mail address.",
    permission: 'orders:read',
    subject: 'order',
    data: z.object({ customerId: wireId('customer') }),
    present: ({ customerId }) => ({ customerId: toWire('customer', customerId) }),
    example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q' },
  }),
  declare('order.buyer_erased', {
    keptDays: 400,
    summary: 'Who bought it is not known any more.',
    permission: 'orders:read',
    subject: 'order',
    data: z.object({}),
    present: () => ({}),
    example: {},
  }),
  declare('checkout.held', {
    keptDays: 400,
    summary: 'A quote was made and its goods set aside.',
    permission: 'orders:read',
    subject: 'checkout',
    data: z.object({ cartId: wireId('cart'), total: moneySchema }),
    present: (payload) => ({ cartId: toWire('cart', payload.cartId), total: money(payload) }),
    example: { ...aCart, total },
  }),
  declare('checkout.released', {
    keptDays: 400,
    summary: 'A quote ended without an order; its goods are free again.',
    permission: 'orders:read',
    subject: 'checkout',
    data: z.object({
      cartId: wireId('cart'),
      reason: z.enum(['replaced', 'merged', 'expired']).openapi({
        description:
          '`replaced` by another quote of the cart, `merged`: the cart went on in another, `expired`: time was up, or the goods were gone when the money came, which goes back.',
        example: 'expired',
      }),
    }),
    present: ({ cartId, reason }) => ({ cartId: toWire('cart', cartId), reason }),
    example: { ...aCart, reason: 'expired' },
  }),
  declare('payment.started', {
    keptDays: 400,
    summary: 'Money was asked for.',
    ...ofPayment,
    data: z.object({
      ...paidFor,
      provider: z.string().max(40).openapi({ description: 'Its name.', example: 'test' }),
      amount: moneySchema,
    }),
    present: ({ provider, amount, currency, ...about }) => ({
      ...presentPaidFor(about),
      provider,
      amount: { amount, currency },
    }),
    example: { ...aCheckout, provider: 'test', amount: total },
  }),
  declare('payment.action_required', {
    keptDays: 400,
    summary: 'The buyer has to confirm a payment.',
    ...ofPayment,
    data: z.object(paidFor),
    present: presentPaidFor,
    example: aCheckout,
  }),
  declare('payment.authorized', {
    keptDays: 400,
    summary: 'The money is promised, and will be taken later.',
    ...ofPayment,
    ...ofAmount,
  }),
  declare('payment.captured', {
    keptDays: 400,
    summary: 'The money was taken, or a part of what was authorized.',
    ...ofPayment,
    ...ofAmount,
  }),
  declare('payment.refunded', {
    keptDays: 400,
    summary: 'Money was given back.',
    ...ofPayment,
    ...ofAmount,
  }),
  declare('payment.operation_failed', {
    keptDays: 400,
    summary: 'A payment provider refused to capture, void or refund.',
    ...ofPayment,
    data: z.object({
      ...paidFor,
      kind: z.enum(['capture', 'void', 'refund']),
      amount: moneySchema,
      code: z.string().max(60).openapi({ description: "The provider's reason.", example: 'refund_failed' }),
    }),
    present: ({ kind, amount, currency, code, ...about }) => ({
      ...presentPaidFor(about),
      kind,
      amount: { amount, currency },
      code,
    }),
    example: { ...aCheckout, kind: 'refund', amount: total, code: 'refund_failed' },
  }),
  declare('payment.dispute_changed', {
    keptDays: 400,
    summary: "A buyer's bank asks money back, or has decided about it.",
    ...ofPayment,
    data: z.object({
      ...paidFor,
      disputeId: wireId('dispute'),
      status: z.string().max(30).openapi({ description: 'As `Dispute.status`.', example: 'needs_response' }),
      amount: moneySchema,
    }),
    present: ({ disputeId, status, amount, currency, ...about }) => ({
      ...presentPaidFor(about),
      disputeId: toWire('dispute', disputeId),
      status,
      amount: { amount, currency },
    }),
    example: {
      ...aCheckout,
      disputeId: 'dsp_01h455vb4pex5vsknk084sn02q',
      status: 'needs_response',
      amount: total,
    },
  }),
  declare('payment.declined', {
    keptDays: 400,
    summary: 'The provider refused to take the money.',
    ...ofPayment,
    data: z.object({
      ...paidFor,
      code: z.string().max(60).openapi({ description: "The provider's reason.", example: 'card_declined' }),
    }),
    present: ({ code, ...about }) => ({ ...presentPaidFor(about), code }),
    example: { ...aCheckout, code: 'card_declined' },
  }),
  declare('payment.canceled', {
    keptDays: 400,
    summary: 'A payment ended before money was taken.',
    ...ofPayment,
    data: z.object(paidFor),
    present: presentPaidFor,
    example: aCheckout,
  }),
  declare('cart.created', {
    keptDays: 30,
    summary: 'A cart was opened.',
    permission: 'orders:read',
    subject: 'cart',
    data: z.object({
      lines: z.int().min(0).openapi({ description: 'How many it has.', example: 1 }),
      customerId: z.union([wireId('customer'), z.null()]).openapi({
        description: 'Whose it is; null: of a guest, until `cart.bound` says another.',
        example: 'cus_01h455vb4pex5vsknk084sn02q',
      }),
    }),
    present: ({ lines, customerId }) => ({
      lines,
      // Of carts that were opened before it was told, nobody is known.
      customerId: customerId ? toWire('customer', customerId) : null,
    }),
    example: { lines: 1, customerId: null },
  }),
  declare('cart.changed', {
    keptDays: 30,
    summary: 'Lines, codes or notes of a cart changed.',
    permission: 'orders:read',
    subject: 'cart',
    data: z.object({
      lines: z.int().min(0).openapi({ description: 'How many are to be bought now.', example: 2 }),
      itemCount: z.int().min(0).openapi({ description: 'How many pieces are to be bought now.', example: 3 }),
    }),
    present: ({ lines, itemCount }) => ({ lines, itemCount }),
    example: { lines: 2, itemCount: 3 },
  }),
  declare('cart.bound', {
    keptDays: 30,
    summary: 'A cart belongs to a customer from now on.',
    permission: 'orders:read',
    subject: 'cart',
    data: z.object({
      customerId: wireId('customer'),
      mergedCartId: z.union([wireId('cart'), z.null()]).openapi({
        description: 'The cart the customer had before, whose lines it has now, too.',
        example: 'cart_01h455vb4pex5vsknk084sn02q',
      }),
    }),
    present: ({ customerId, mergedCartId }) => ({
      customerId: toWire('customer', customerId),
      mergedCartId: mergedCartId && toWire('cart', mergedCartId),
    }),
    example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q', mergedCartId: null },
  }),
  declare('cart.merged', {
    keptDays: 30,
    summary: 'A cart ended because its customer goes on with another one.',
    permission: 'orders:read',
    subject: 'cart',
    data: z.object({ intoCartId: wireId('cart') }),
    present: ({ intoCartId }) => ({ intoCartId: toWire('cart', intoCartId) }),
    example: { intoCartId: 'cart_01h455vb4pex5vsknk084sn02q' },
  }),
  declare('cart.viewed', {
    keptDays: 30,
    summary: 'Somebody looked at a cart, as a storefront reports; at most once a minute.',
    permission: 'orders:read',
    subject: 'cartView',
    data: z.object({
      cartId: wireId('cart'),
      lines: z.int().min(0).openapi({ description: 'How many are to be bought.', example: 2 }),
      itemCount: z.int().min(0).openapi({ description: 'How many pieces are to be bought.', example: 3 }),
    }),
    present: ({ cartId, lines, itemCount }) => ({ cartId: toWire('cart', cartId), lines, itemCount }),
    example: { ...aCart, lines: 2, itemCount: 3 },
  }),
]
