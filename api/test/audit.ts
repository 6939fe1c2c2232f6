import pg from 'pg'
import { expect } from 'vitest'
import type { TestDatabase } from '../../test/api.ts'

/** What is true of every database at every moment between two transactions: each query finds those it is not true of. */
const invariants: Record<string, string> = {
  'nothing is reserved below zero, or beyond what is on hand where it may not be': `
    SELECT store_id, offer_id, on_hand, reserved FROM commerce.stock_items
    WHERE reserved < 0 OR (tracked AND NOT sells_without_stock AND (on_hand < 0 OR reserved > on_hand))`,
  'a payment of nothing asks nobody, and nobody else is': `
    SELECT p.store_id, p.id FROM commerce.payments p WHERE (p.provider = 'none') <> (p.amount = 0)`,
  'what is reserved is the sum of the holds that are held': `
    SELECT s.store_id, s.offer_id, s.reserved, coalesce(h.held, 0) AS held FROM commerce.stock_items s
    LEFT JOIN (SELECT store_id, offer_id, location_id, sum(quantity) AS held FROM commerce.holds
      WHERE state = 'held' GROUP BY 1, 2, 3) h USING (store_id, offer_id, location_id)
    WHERE s.reserved <> coalesce(h.held, 0)`,
  'what is on hand is the sum of its movements': `
    SELECT s.store_id, s.offer_id, s.on_hand, coalesce(m.moved, 0) AS moved FROM commerce.stock_items s
    LEFT JOIN (SELECT store_id, offer_id, location_id, sum(quantity) AS moved FROM commerce.stock_movements
      GROUP BY 1, 2, 3) m USING (store_id, offer_id, location_id)
    WHERE s.on_hand <> coalesce(m.moved, 0)`,
  'goods are held exactly for checkouts that are open, and sold exactly for those that are placed': `
    SELECT c.store_id, c.id, c.state, array_agg(h.state) AS holds FROM commerce.checkouts c
    LEFT JOIN commerce.holds h ON h.store_id = c.store_id AND h.reference = c.id
    GROUP BY c.store_id, c.id, c.state
    HAVING NOT bool_and(coalesce(h.state, 'none') =
      CASE c.state WHEN 'placed' THEN 'claimed' WHEN 'released' THEN 'released' ELSE 'held' END)`,
  'a hold belongs to a checkout': `
    SELECT h.store_id, h.reference FROM commerce.holds h
    WHERE NOT EXISTS (SELECT 1 FROM commerce.checkouts c WHERE c.store_id = h.store_id AND c.id = h.reference)`,
  'a checkout sets aside exactly what it quotes': `
    SELECT c.store_id, c.id FROM commerce.checkouts c
    WHERE (SELECT coalesce(sum(h.quantity), 0) FROM commerce.holds h WHERE h.store_id = c.store_id AND h.reference = c.id)
      <> (SELECT coalesce(sum((line->>'quantity')::int), 0) FROM jsonb_array_elements(c.lines) line)`,
  'a sale is a movement of what was held': `
    SELECT h.store_id, h.reference, h.offer_id FROM commerce.holds h
    LEFT JOIN commerce.stock_movements m ON m.store_id = h.store_id AND m.reference = h.reference
      AND m.offer_id = h.offer_id AND m.location_id = h.location_id AND m.kind = 'sold'
    WHERE (h.state = 'claimed') <> (m.quantity IS NOT DISTINCT FROM -h.quantity)`,
  'a cart becomes one order at the most': `
    SELECT store_id, cart_id FROM commerce.orders GROUP BY 1, 2 HAVING count(*) > 1`,
  'a cart is completed exactly when it has an order': `
    SELECT c.store_id, c.id, c.status FROM commerce.carts c
    LEFT JOIN commerce.orders o ON o.store_id = c.store_id AND o.cart_id = c.id
    WHERE (c.status = 'completed') <> (o.id IS NOT NULL)`,
  'a cart is being paid exactly when a checkout of it is': `
    SELECT c.store_id, c.id, c.status FROM commerce.carts c
    LEFT JOIN commerce.checkouts k ON k.store_id = c.store_id AND k.cart_id = c.id AND k.state = 'paying'
    WHERE (c.status = 'completing') <> (k.id IS NOT NULL)`,
  'a cart that has gone into another is empty, its customer’s, and holds no goods': `
    SELECT c.store_id, c.id FROM commerce.carts c
    WHERE c.status = 'merged' AND (c.customer_id IS NULL
      OR EXISTS (SELECT 1 FROM commerce.cart_lines l WHERE l.store_id = c.store_id AND l.cart_id = c.id)
      OR EXISTS (SELECT 1 FROM commerce.checkouts k WHERE k.store_id = c.store_id AND k.cart_id = c.id
        AND k.state IN ('held', 'paying')))`,
  'what was bought from a customer’s cart is that customer’s order': `
    SELECT o.store_id, o.id FROM commerce.orders o
    JOIN commerce.carts c ON c.store_id = o.store_id AND c.id = o.cart_id
    WHERE c.customer_id IS NOT NULL AND o.customer_id IS DISTINCT FROM c.customer_id`,
  'the total of an order is its lines and its shipping, each less its discounts, and the tax that is added or relieved': `
    SELECT o.store_id, o.id FROM commerce.orders o
    WHERE o.total_amount <> o.fulfillment_amount - o.fulfillment_discount_amount + o.tax_added_amount - o.tax_relieved_amount
      + (SELECT coalesce(sum(l.unit_price_amount * l.quantity - l.discount_amount), 0)
        FROM commerce.order_lines l WHERE l.store_id = o.store_id AND l.order_id = o.id)`,
  'a promotion and a code with a limit count each of their uses': `
    SELECT p.store_id, p.id, p.uses FROM commerce.promotions p WHERE p.uses_max IS NOT NULL
      AND p.uses <> (SELECT count(*) FROM commerce.promotion_uses u WHERE u.store_id = p.store_id AND u.promotion_id = p.id)
    UNION ALL SELECT c.store_id, c.id, c.uses FROM commerce.promotion_codes c WHERE c.uses_max IS NOT NULL
      AND c.uses <> (SELECT count(*) FROM commerce.promotion_uses u WHERE u.store_id = c.store_id AND u.code_id = c.id)`,
  'promotions are held for checkouts that are open, and used for those that are placed': `
    SELECT u.store_id, u.reference, u.state, c.state AS checkout FROM commerce.promotion_uses u
    LEFT JOIN commerce.checkouts c ON c.store_id = u.store_id AND c.id = u.reference
    WHERE u.state <> CASE c.state WHEN 'held' THEN 'held' WHEN 'paying' THEN 'held' WHEN 'placed' THEN 'used' ELSE 'none' END`,
  'what a promotion takes off for a checkout that is open or placed is one of its uses': `
    SELECT c.store_id, c.id, d.discount ->> 'promotionId' AS promotion FROM commerce.checkouts c,
      jsonb_array_elements(c.priced -> 'discounts') d (discount)
    WHERE c.state <> 'released' AND NOT EXISTS (SELECT 1 FROM commerce.promotion_uses u WHERE u.store_id = c.store_id
      AND u.reference = c.id AND u.promotion_id = (d.discount ->> 'promotionId')::uuid)`,
  'the steps of a quote add up to its total': `
    SELECT c.store_id, c.id FROM commerce.checkouts c
    WHERE c.explanation IS NOT NULL AND c.total_amount <> (SELECT coalesce(sum((step->>'amount')::bigint), 0)
      FROM jsonb_array_elements(c.explanation) step)`,
  'an order is what its checkout quoted': `
    SELECT o.store_id, o.id FROM commerce.orders o
    LEFT JOIN commerce.checkouts c ON c.store_id = o.store_id AND c.id = o.checkout_id AND c.order_id = o.id
      AND c.state = 'placed' AND c.total_amount = o.total_amount AND c.currency = o.currency AND c.tax_amount = o.tax_amount
      AND jsonb_array_length(c.lines) = (SELECT count(*) FROM commerce.order_lines l
        WHERE l.store_id = o.store_id AND l.order_id = o.id)
    WHERE c.id IS NULL`,
  'a placed checkout has its order': `
    SELECT c.store_id, c.id FROM commerce.checkouts c
    LEFT JOIN commerce.orders o ON o.store_id = c.store_id AND o.id = c.order_id AND o.checkout_id = c.id
    WHERE c.state = 'placed' AND o.id IS NULL`,
  'captured money has its order, of that very amount': `
    SELECT p.store_id, p.id, p.amount FROM commerce.payments p
    LEFT JOIN commerce.orders o ON o.store_id = p.store_id AND o.payment_id = p.id AND o.checkout_id = p.reference
      AND o.total_amount = p.captured_amount AND o.currency = p.currency
    WHERE p.status = 'captured' AND o.id IS NULL`,
  'an order has its captured money': `
    SELECT o.store_id, o.id FROM commerce.orders o
    LEFT JOIN commerce.payments p ON p.store_id = o.store_id AND p.id = o.payment_id AND p.status = 'captured'
    WHERE p.id IS NULL`,
  'what the test provider captured, the shop has captured': `
    SELECT c.key, c.amount FROM test_provider.charges c
    LEFT JOIN commerce.payments p ON p.provider = 'test' AND p.provider_key = c.key AND p.status = 'captured'
      AND p.captured_amount = c.amount AND p.currency = c.currency
    WHERE c.status = 'captured' AND p.id IS NULL`,
  'what the shop has captured, the test provider captured': `
    SELECT p.store_id, p.id FROM commerce.payments p
    LEFT JOIN test_provider.charges c ON c.key = p.provider_key AND c.status = 'captured' AND c.amount = p.captured_amount
    WHERE p.provider = 'test' AND p.status = 'captured' AND c.key IS NULL`,
  'a payment is of one checkout, whose total it is': `
    SELECT p.store_id, p.id FROM commerce.payments p
    LEFT JOIN commerce.checkouts c ON c.store_id = p.store_id AND c.id = p.reference
      AND c.total_amount = p.amount AND c.currency = p.currency AND p.attempt <= c.payment_attempts
    WHERE c.id IS NULL`,
  'nobody ships more than was sold, and the status says what has left': `
    SELECT o.store_id, o.id, o.status FROM commerce.orders o
    JOIN commerce.order_lines l ON l.store_id = o.store_id AND l.order_id = o.id
    GROUP BY o.store_id, o.id, o.status
    HAVING bool_or(l.fulfilled_quantity > l.quantity) OR o.status <> CASE
      WHEN bool_and(l.fulfilled_quantity = l.quantity) THEN 'fulfilled'
      WHEN bool_or(l.fulfilled_quantity > 0) THEN 'partially_fulfilled' ELSE 'placed' END`,
  'the parcels hold what has left': `
    SELECT l.store_id, l.order_id, l.id FROM commerce.order_lines l
    WHERE l.fulfilled_quantity <> (SELECT coalesce(sum((f.item ->> 'quantity')::int), 0) FROM (
      SELECT jsonb_array_elements(p.lines) AS item FROM commerce.fulfillments p
      WHERE p.store_id = l.store_id AND p.order_id = l.order_id) f WHERE (f.item ->> 'id')::uuid = l.id)`,
  'the events of an order, a cart or a product count its versions without a gap': `
    SELECT store_id, aggregate_type, aggregate_id, array_agg(aggregate_version) FROM commerce.events
    WHERE aggregate_type IN ('order', 'product', 'offer') OR (aggregate_type = 'cart'
      AND NOT EXISTS (SELECT 1 FROM commerce.feed_horizons h WHERE h.store_id = events.store_id AND h.position > 0)) GROUP BY 1, 2, 3
    HAVING count(*) <> max(aggregate_version) OR count(DISTINCT aggregate_version) <> count(*)`,
  'every order has told that it was placed': `
    SELECT o.store_id, o.id FROM commerce.orders o
    LEFT JOIN commerce.events e ON e.store_id = o.store_id AND e.aggregate_id = o.id AND e.type = 'order.placed'
    WHERE e.id IS NULL`,
  'the places of events have no gap and end where the feed says, where none is forgotten': `
    SELECT count(e.position), min(e.position), max(e.position), f.last_position
    FROM commerce.event_feed f LEFT JOIN commerce.events e ON e.position IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM commerce.feed_horizons h WHERE h.position > 0) GROUP BY f.last_position
    HAVING count(e.position) <> f.last_position OR coalesce(max(e.position), 0) <> f.last_position
      OR count(DISTINCT e.position) <> count(e.position)`,
}

/** What has been told already: one broken row fails the test that broke it, not all that come after. */
const told = new Set<string>()

/** Fails, naming what does not hold and where, unless every invariant holds over all stores of the database. */
export async function expectSoundBooks(database: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  try {
    const broken: Record<string, unknown[]> = {}
    for (const [sentence, text] of Object.entries(invariants)) {
      const { rows } = await client.query(text)
      const fresh = rows.filter((row) => !told.has(`${sentence} ${JSON.stringify(row)}`))
      for (const row of fresh) told.add(`${sentence} ${JSON.stringify(row)}`)
      if (fresh.length > 0) broken[sentence] = fresh.slice(0, 5)
    }
    expect(broken, 'what does not hold, and where').toEqual({})
  } finally {
    await client.end()
  }
}
