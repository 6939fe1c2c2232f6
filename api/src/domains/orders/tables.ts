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
    /** What refunds have given back of the total, or set off against what edits added to it. */
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
    /** Taken off by edits before they were shipped: `quantity` stays as sold. */
    removedQuantity: integer('removed_quantity').notNull().default(0),
    /** The edit that added the line; null: it was there from the beginning. */
    editId: uuid('edit_id'),
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
    check('order_lines_quantity', sql`${t.quantity} > 0`),
    check(
      'order_lines_removed',
      sql`${t.removedQuantity} between 0 and ${t.quantity} - ${t.fulfilledQuantity}`,
    ),
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
