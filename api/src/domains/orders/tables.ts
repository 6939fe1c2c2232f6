import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  amount,
  commerce,
  createdAt,
  currency,
  instant,
  metadata,
  storeId,
  updatedAt,
} from '../../platform/tables.ts'
import { carts } from '../cart/tables.ts'
import { customers } from '../customers/tables.ts'
import { offers } from '../offers/tables.ts'
import { payments } from '../payments/tables.ts'
import { sellers } from '../sellers/tables.ts'

const totals = () => ({
  subtotalAmount: amount('subtotal_amount').notNull(),
  fulfillmentAmount: amount('fulfillment_amount').notNull(),
  taxAmount: amount('tax_amount').notNull(),
  discountAmount: amount('discount_amount').notNull().default(sql`0`),
  fulfillmentDiscountAmount: amount('fulfillment_discount_amount').notNull().default(sql`0`),
  taxAddedAmount: amount('tax_added_amount').notNull().default(sql`0`),
  taxRelievedAmount: amount('tax_relieved_amount').notNull().default(sql`0`),
  totalAmount: amount('total_amount').notNull(),
})

/** What was set against a total, and the total: nothing is lost on the way. */
const conserved = sql`total_amount = subtotal_amount - discount_amount + fulfillment_amount - fulfillment_discount_amount
  + tax_added_amount - tax_relieved_amount and least(subtotal_amount, fulfillment_amount, discount_amount, fulfillment_discount_amount,
  tax_added_amount, tax_relieved_amount, total_amount) >= 0 and discount_amount <= subtotal_amount
  and fulfillment_discount_amount <= fulfillment_amount and tax_amount between 0 and total_amount`

/** What the buyer has said of themselves besides their address. */
const buyerFacts = () => ({
  /** Null: the same as the shipping address. */
  billingAddress: jsonb('billing_address'),
  company: text('company'),
  vatNumber: text('vat_number'),
  note: text('note').notNull().default(''),
})

/** The recorded state machine between a cart and an order. `lines` is the quote: what was promised, at which price. */
export const checkouts = commerce.table(
  'checkouts',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    cartId: uuid('cart_id').notNull(),
    cartVersion: integer('cart_version').notNull(),
    /** Keyed digest of who holds the goods, and which of their few places it takes: both gone when the goods are. */
    holderHash: text('holder_hash'),
    holderPlace: integer('holder_place'),
    state: text('state').notNull(),
    currency: currency(),
    email: text('email').notNull(),
    shippingAddress: jsonb('shipping_address').notNull(),
    /** Further postal addresses: a line's `destination` counts from the shipping address, which is 0. */
    destinations: jsonb('destinations').notNull().default(sql`'[]'::jsonb`),
    /** The first way to ship; null: there is nothing to ship. */
    fulfillment: jsonb('fulfillment'),
    lines: jsonb('lines').notNull(),
    /** QuotedPrices: what promotions, tax and packages came to. Null: from before they were kept. */
    priced: jsonb('priced'),
    /** ExplainedStep[] of pricing: how each minor unit came about. */
    explanation: jsonb('explanation'),
    ...buyerFacts(),
    ...totals(),
    paymentAttempts: integer('payment_attempts').notNull().default(0),
    orderId: uuid('order_id'),
    version: integer('version').notNull().default(1),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.cartId],
      foreignColumns: [carts.storeId, carts.id],
      name: 'checkouts_cart',
    }),
    uniqueIndex('checkouts_one_open').on(t.storeId, t.cartId).where(sql`state in ('held', 'paying')`),
    uniqueIndex('checkouts_holder_place')
      .on(t.storeId, t.holderHash, t.holderPlace)
      .where(sql`state in ('held', 'paying')`),
    index('checkouts_cart_index').on(t.storeId, t.cartId),
    index('checkouts_of_email').on(t.storeId, sql`lower(email)`),
    index('checkouts_to_forget')
      .on(t.updatedAt)
      .where(sql`state = 'released' and email <> 'erased@erased.invalid'`),
    index('checkouts_expiry').on(t.expiresAt).where(sql`state in ('held', 'paying')`),
    check('checkouts_state', sql`${t.state} in ('held', 'paying', 'placed', 'released')`),
    check('checkouts_placed', sql`(${t.state} = 'placed') = (${t.orderId} is not null)`),
    check('checkouts_total', conserved),
  ],
)

export const orders = commerce.table(
  'orders',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    number: text('number').notNull(),
    cartId: uuid('cart_id').notNull(),
    checkoutId: uuid('checkout_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    /** Null for a guest's. */
    customerId: uuid('customer_id'),
    /** The order's own secret opens it until then; a mailed code gives it more time. */
    secretExpiresAt: instant('secret_expires_at').notNull().default(sql`now() + interval '90 days'`),
    /** Rises when an expired secret is given anew: the old one stays dead. */
    secretVersion: integer('secret_version').notNull().default(1),
    /** When the confirmation was laid up to be mailed: once. */
    confirmedAt: instant('confirmed_at'),
    status: text('status').notNull(),
    currency: currency(),
    email: text('email').notNull(),
    shippingAddress: jsonb('shipping_address').notNull(),
    destinations: jsonb('destinations').notNull().default(sql`'[]'::jsonb`),
    fulfillment: jsonb('fulfillment'),
    ...buyerFacts(),
    ...totals(),
    /** What refunds have given back of the total; what edits took off is in the total already. */
    refundedAmount: amount('refunded_amount').notNull().default(sql`0`),
    /** How often its lines were edited after it was placed. */
    edits: integer('edits').notNull().default(0),
    /** While it is set, nothing is shipped. */
    heldAt: instant('held_at'),
    holdReason: text('hold_reason').notNull().default(''),
    canceledAt: instant('canceled_at'),
    cancelReason: text('cancel_reason').notNull().default(''),
    tags: text('tags').array().notNull().default(sql`'{}'::text[]`),
    metadata: metadata(),
    version: integer('version').notNull().default(1),
    placedAt: instant('placed_at').notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('orders_number').on(t.storeId, t.number),
    unique('orders_one_per_cart').on(t.storeId, t.cartId),
    unique('orders_one_per_checkout').on(t.storeId, t.checkoutId),
    unique('orders_one_per_payment').on(t.storeId, t.paymentId),
    foreignKey({
      columns: [t.storeId, t.cartId],
      foreignColumns: [carts.storeId, carts.id],
      name: 'orders_cart',
    }),
    foreignKey({
      columns: [t.storeId, t.checkoutId],
      foreignColumns: [checkouts.storeId, checkouts.id],
      name: 'orders_checkout',
    }),
    foreignKey({
      columns: [t.storeId, t.paymentId],
      foreignColumns: [payments.storeId, payments.id],
      name: 'orders_payment',
    }),
    foreignKey({
      columns: [t.storeId, t.customerId],
      foreignColumns: [customers.storeId, customers.id],
      name: 'orders_customer',
    }),
    index('orders_of_customer').on(t.storeId, t.customerId, t.placedAt, t.id),
    index('orders_of_email').on(t.storeId, sql`lower(email)`),
    index('orders_newest').on(t.storeId, t.placedAt, t.id),
    index('orders_tags').using('gin', t.tags).where(sql`tags <> '{}'`),
    check('orders_status', sql`${t.status} in ('placed', 'partially_fulfilled', 'fulfilled', 'canceled')`),
    check('orders_canceled', sql`(${t.status} = 'canceled') = (${t.canceledAt} is not null)`),
    check('orders_held', sql`${t.heldAt} is null or ${t.status} in ('placed', 'partially_fulfilled')`),
    check('orders_refunded', sql`${t.refundedAmount} between 0 and ${t.totalAmount}`),
    check('orders_total', conserved),
  ],
)

export const orderLines = commerce.table(
  'order_lines',
  {
    storeId: storeId(),
    orderId: uuid('order_id').notNull(),
    id: uuid('id').notNull(),
    position: integer('position').notNull(),
    offerId: uuid('offer_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    title: text('title').notNull(),
    variantTitle: text('variant_title').notNull(),
    sku: text('sku'),
    productHandle: text('product_handle').notNull(),
    imageUrl: text('image_url'),
    unitPriceAmount: amount('unit_price_amount').notNull(),
    quantity: integer('quantity').notNull(),
    discountAmount: amount('discount_amount').notNull().default(sql`0`),
    /** Contained in what is paid for the line. */
    taxAmount: amount('tax_amount').notNull().default(sql`0`),
    taxAddedAmount: amount('tax_added_amount').notNull().default(sql`0`),
    taxRelievedAmount: amount('tax_relieved_amount').notNull().default(sql`0`),
    isGift: boolean('is_gift').notNull().default(false),
    note: text('note').notNull().default(''),
    /** As the product's: gift wrapping has no page of its own. */
    kind: text('kind').notNull().default('goods'),
    destination: integer('destination').notNull().default(0),
    fulfilledQuantity: integer('fulfilled_quantity').notNull().default(0),
    returnedQuantity: integer('returned_quantity').notNull().default(0),
    /** What refunds have given back of what was paid for it. */
    refundedAmount: amount('refunded_amount').notNull().default(sql`0`),
    /** Taken out by an edit, or canceled: it stays for the record, with nothing of it left to ship. */
    removedQuantity: integer('removed_quantity').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.orderId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_lines_order',
    }),
    foreignKey({
      columns: [t.storeId, t.offerId],
      foreignColumns: [offers.storeId, offers.id],
      name: 'order_lines_offer',
    }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'order_lines_seller',
    }),
    index('order_lines_seller_index').on(t.storeId, t.sellerId, t.orderId),
    index('order_lines_offer_index').on(t.storeId, t.offerId),
    check('order_lines_quantity', sql`${t.quantity} >= 0 and ${t.quantity} + ${t.removedQuantity} > 0`),
    check('order_lines_removed', sql`${t.removedQuantity} >= 0`),
    check('order_lines_fulfilled', sql`${t.fulfilledQuantity} between 0 and ${t.quantity}`),
    check('order_lines_returned', sql`${t.returnedQuantity} between 0 and ${t.fulfilledQuantity}`),
    check('order_lines_destination', sql`${t.destination} between 0 and 9`),
    check(
      'order_lines_refunded',
      sql`${t.refundedAmount} between 0 and ${t.unitPriceAmount} * ${t.quantity} - ${t.discountAmount} + ${t.taxAddedAmount} - ${t.taxRelievedAmount}`,
    ),
    check('order_lines_price', sql`${t.unitPriceAmount} >= 0`),
    check(
      'order_lines_discount',
      sql`${t.discountAmount} between 0 and ${t.unitPriceAmount} * ${t.quantity} and least(${t.taxAmount}, ${t.taxAddedAmount}, ${t.taxRelievedAmount}) >= 0`,
    ),
  ],
)

export const fulfillments = commerce.table(
  'fulfillments',
  {
    storeId: storeId(),
    orderId: uuid('order_id').notNull(),
    id: uuid('id').notNull(),
    carrier: text('carrier').notNull(),
    trackingNumber: text('tracking_number'),
    trackingUrl: text('tracking_url'),
    lines: jsonb('lines').notNull(),
    shippedAt: instant('shipped_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** Set when a seller sent it: nobody else's lines are in it. */
    sellerId: uuid('seller_id'),
    destination: integer('destination').notNull().default(0),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.orderId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'fulfillments_order',
    }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'fulfillments_seller',
    }),
    index('fulfillments_of_seller').on(t.storeId, t.sellerId),
  ],
)

/**
 * Guests who look their order up. `order_id` is null when nothing fitted, which only the worker looks at: it makes the
 * code when it mails it. Until then `code_hash` is empty and fits nothing.
 */
export const orderAccessCodes = commerce.table(
  'order_access_codes',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    lookupHash: text('lookup_hash').notNull(),
    orderId: uuid('order_id'),
    codeHash: text('code_hash').notNull().default(''),
    attempts: integer('attempts').notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('order_access_codes_lookup').on(t.storeId, t.lookupHash, t.createdAt),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_access_codes_order',
    }),
    index('order_access_codes_of').on(t.storeId, t.orderId),
    index('order_access_codes_age').on(t.expiresAt),
  ],
)

/** Money given back of an order: what for, and by which operations of its payments. */
export const refunds = commerce.table(
  'refunds',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Of goods that came back; null: a refund by itself. */
    returnId: uuid('return_id'),
    amount: amount('amount').notNull(),
    currency: currency(),
    /** Of which shipping. */
    fulfillmentAmount: amount('fulfillment_amount').notNull().default(sql`0`),
    /** RefundedLine[]: which lines, how many pieces, how much, and how much of it is tax. */
    lines: jsonb('lines').notNull(),
    taxAmount: amount('tax_amount').notNull(),
    /** Back to where it came from, or to the customer's store credit. */
    paidTo: text('paid_to').notNull().default('original'),
    status: text('status').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'refunds_order',
    }),
    foreignKey({
      columns: [t.storeId, t.returnId],
      foreignColumns: [orderReturns.storeId, orderReturns.id],
      name: 'refunds_return',
    }),
    index('refunds_of').on(t.storeId, t.orderId, t.createdAt),
    uniqueIndex('refunds_of_return').on(t.storeId, t.returnId),
    check(
      'refunds_amount',
      sql`${t.amount} > 0 and ${t.fulfillmentAmount} between 0 and ${t.amount} and ${t.taxAmount} between 0 and ${t.amount}`,
    ),
    check('refunds_status', sql`${t.status} in ('started', 'succeeded', 'failed')`),
    check('refunds_paid_to', sql`${t.paidTo} in ('original', 'store_credit')`),
  ],
)

/** Goods that a buyer sends back. */
export const orderReturns = commerce.table(
  'order_returns',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Whose goods: one seller's, as they go back to one place. */
    sellerId: uuid('seller_id').notNull(),
    state: text('state').notNull(),
    resolution: text('resolution').notNull(),
    reason: text('reason').notNull(),
    /** Of the buyer. */
    note: text('note').notNull().default(''),
    /** Why it was refused, or what was found when it was looked at. */
    decision: text('decision').notNull().default(''),
    /** Carrier, tracking number and address of what is sent back; null: none yet. */
    label: jsonb('label'),
    /** Of an exchange: the edit of the order that sends something else. */
    editId: uuid('edit_id'),
    requestedBy: text('requested_by').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_returns_order',
    }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'order_returns_seller',
    }),
    foreignKey({
      columns: [t.storeId, t.editId],
      foreignColumns: [orderEdits.storeId, orderEdits.id],
      name: 'order_returns_edit',
    }),
    index('order_returns_of').on(t.storeId, t.orderId, t.createdAt),
    index('order_returns_of_seller').on(t.storeId, t.sellerId, t.createdAt),
    index('order_returns_of_edit').on(t.storeId, t.editId),
    index('order_returns_newest').on(t.storeId, t.createdAt, t.id),
    check(
      'order_returns_state',
      sql`${t.state} in ('requested', 'approved', 'refused', 'received', 'inspected', 'completed', 'canceled')`,
    ),
    check('order_returns_resolution', sql`${t.resolution} in ('refund', 'exchange')`),
  ],
)

export const orderReturnLines = commerce.table(
  'order_return_lines',
  {
    storeId: storeId(),
    returnId: uuid('return_id').notNull(),
    orderId: uuid('order_id').notNull(),
    orderLineId: uuid('order_line_id').notNull(),
    quantity: integer('quantity').notNull(),
    receivedQuantity: integer('received_quantity').notNull().default(0),
    /** Of what was received: good enough to be sold again. */
    restockedQuantity: integer('restocked_quantity').notNull().default(0),
    /** Of what was received: money is given back for it. */
    acceptedQuantity: integer('accepted_quantity').notNull().default(0),
    reason: text('reason').notNull().default(''),
    condition: text('condition').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.returnId, t.orderLineId] }),
    foreignKey({
      columns: [t.storeId, t.returnId],
      foreignColumns: [orderReturns.storeId, orderReturns.id],
      name: 'order_return_lines_return',
    }),
    foreignKey({
      columns: [t.storeId, t.orderId, t.orderLineId],
      foreignColumns: [orderLines.storeId, orderLines.orderId, orderLines.id],
      name: 'order_return_lines_line',
    }),
    index('order_return_lines_of_line').on(t.storeId, t.orderId, t.orderLineId),
    check(
      'order_return_lines_quantity',
      sql`${t.quantity} > 0 and ${t.receivedQuantity} between 0 and ${t.quantity} and least(${t.restockedQuantity}, ${t.acceptedQuantity}) >= 0 and greatest(${t.restockedQuantity}, ${t.acceptedQuantity}) <= ${t.receivedQuantity}`,
    ),
  ],
)

/** A change of the lines of a placed order: shown first, then done, with what is due or given back. */
export const orderEdits = commerce.table(
  'order_edits',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Of the order when it was previewed: another one makes the preview worthless. */
    orderVersion: integer('order_version').notNull(),
    state: text('state').notNull(),
    changes: jsonb('changes').notNull(),
    /** Lines and totals of the order as they will be. */
    outcome: jsonb('outcome').notNull(),
    /** Above 0: the buyer pays it; below 0: it is given back. */
    differenceAmount: amount('difference_amount').notNull(),
    currency: currency(),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    version: integer('version').notNull().default(1),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_edits_order',
    }),
    index('order_edits_of').on(t.storeId, t.orderId, t.createdAt),
    uniqueIndex('order_edits_one_open')
      .on(t.storeId, t.orderId)
      .where(sql`state in ('previewed', 'awaiting_payment')`),
    index('order_edits_expiry').on(t.expiresAt).where(sql`state in ('previewed', 'awaiting_payment')`),
    check(
      'order_edits_state',
      sql`${t.state} in ('previewed', 'awaiting_payment', 'committed', 'discarded')`,
    ),
  ],
)

/** What staff and buyer write about an order. */
export const orderNotes = commerce.table(
  'order_notes',
  {
    storeId: storeId(),
    orderId: uuid('order_id').notNull(),
    id: uuid('id').notNull(),
    body: text('body').notNull(),
    isForBuyer: boolean('is_for_buyer').notNull().default(false),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.orderId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_notes_order',
    }),
    check('order_notes_body', sql`length(${t.body}) between 1 and 5000`),
  ],
)
