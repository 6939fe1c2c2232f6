-- length: one file, so that an operator can read all that must be true, and run any of it.
-- What is true of the books at every moment between two transactions. Each part begins with its name and its sentence,
-- says what to do where it does not hold, and finds the rows that break it: none when all is well.
-- $1: the stores that are looked at. $2: what began before then has had the time to end.
-- Columns that end in _id are ids of their kind. "Of all stores" marks what cannot be told of one store alone.

-- stock-within-bounds: Nothing is reserved below zero, or beyond what is on hand where it may not be.
-- Repair: recounts what is reserved from the holds; what is on hand is counted by people.
SELECT store_id, offer_id, on_hand, reserved FROM commerce.stock_items
WHERE store_id = ANY($1)
  AND (reserved < 0 OR (tracked AND NOT sells_without_stock AND (on_hand < 0 OR reserved > on_hand)));

-- reserved-is-held: What is reserved is the sum of the holds that are held.
-- Repair: recounts what is reserved from the holds.
SELECT s.store_id, s.offer_id, s.reserved, coalesce(h.held, 0) AS held FROM commerce.stock_items s
LEFT JOIN (SELECT store_id, offer_id, location_id, sum(quantity) AS held FROM commerce.holds
  WHERE store_id = ANY($1) AND state = 'held' GROUP BY 1, 2, 3) h USING (store_id, offer_id, location_id)
WHERE s.store_id = ANY($1) AND s.reserved <> coalesce(h.held, 0);

-- on-hand-is-moved: What is on hand is the sum of its movements.
-- Repair: count the goods on the shelf, and set the stock of the offer to what is there.
SELECT s.store_id, s.offer_id, s.on_hand, coalesce(m.moved, 0) AS moved FROM commerce.stock_items s
LEFT JOIN (SELECT store_id, offer_id, location_id, sum(quantity) AS moved FROM commerce.stock_movements
  WHERE store_id = ANY($1) GROUP BY 1, 2, 3) m USING (store_id, offer_id, location_id)
WHERE s.store_id = ANY($1) AND s.on_hand <> coalesce(m.moved, 0);

-- spreading-moves-nothing: What is moved between the rows of an offer is as much out of them as into them.
-- Repair: count the goods on the shelf, and set the stock of the offer to what is there.
SELECT store_id, offer_id, min(occurred_at) AS at, sum(quantity) AS moved FROM commerce.stock_movements
WHERE store_id = ANY($1) AND kind = 'spread'
GROUP BY store_id, offer_id, reference HAVING sum(quantity) <> 0;

-- holds-follow-checkouts: Goods are held exactly for checkouts that are open, and sold exactly for those that are placed.
-- Repair: releases what is held for checkouts that have ended without an order.
SELECT c.store_id, c.id AS checkout_id, c.state, array_agg(DISTINCT h.state) AS holds FROM commerce.checkouts c
LEFT JOIN commerce.holds h ON h.store_id = c.store_id AND h.reference = c.id
WHERE c.store_id = ANY($1)
GROUP BY c.store_id, c.id, c.state
HAVING NOT bool_and(coalesce(h.state, 'none') =
  CASE c.state WHEN 'placed' THEN 'claimed' WHEN 'released' THEN 'released' ELSE 'held' END);

-- holds-have-their-reason: What is held or was sold belongs to a checkout, or to an edit of an order.
-- Repair: releases what is held for nothing.
SELECT h.store_id, h.offer_id, h.reference, h.quantity FROM commerce.holds h
WHERE h.store_id = ANY($1) AND h.state <> 'released'
  AND NOT EXISTS (SELECT 1 FROM commerce.checkouts c WHERE c.store_id = h.store_id AND c.id = h.reference)
  AND NOT EXISTS (SELECT 1 FROM commerce.order_edits e WHERE e.store_id = h.store_id AND e.id = h.reference);

-- quotes-are-held: A checkout sets aside exactly what it quotes.
-- Repair: let the checkout end; a new quote sets aside what it promises.
SELECT c.store_id, c.id AS checkout_id FROM commerce.checkouts c
WHERE c.store_id = ANY($1)
  AND (SELECT coalesce(sum(h.quantity), 0) FROM commerce.holds h WHERE h.store_id = c.store_id AND h.reference = c.id)
    <> (SELECT coalesce(sum((line->>'quantity')::int), 0) FROM jsonb_array_elements(c.lines) line);

-- sales-are-claimed-holds: A sale is a movement of what was held.
-- Repair: find out from the order what has left, and set the stock of the offer to what is there.
SELECT h.store_id, h.offer_id, c.id AS checkout_id, e.id AS edit_id, h.state, m.quantity AS moved FROM commerce.holds h
LEFT JOIN commerce.checkouts c ON c.store_id = h.store_id AND c.id = h.reference
LEFT JOIN commerce.order_edits e ON e.store_id = h.store_id AND e.id = h.reference
LEFT JOIN commerce.stock_movements m ON m.store_id = h.store_id AND m.reference = h.reference
  AND m.offer_id = h.offer_id AND m.location_id = h.location_id AND m.kind = 'sold'
WHERE h.store_id = ANY($1) AND (h.state = 'claimed') <> (m.quantity IS NOT DISTINCT FROM -h.quantity);

-- no-reservation-outlives-its-time: Nothing is set aside for a checkout whose time ended more than ten minutes ago.
-- Repair: looks after the checkout, as the worker does every minute: it is released, or finished where it was paid.
SELECT c.store_id, c.id AS checkout_id, c.state, c.expires_at FROM commerce.checkouts c
JOIN commerce.stores s ON s.store_id = c.store_id
WHERE c.store_id = ANY($1) AND c.state IN ('held', 'paying') AND s.status <> 'deleted'
  AND c.expires_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '10 minutes';

-- one-order-of-a-cart: A cart becomes one order at the most.
-- Repair: cancel the order that the buyer did not want.
SELECT store_id, cart_id, count(*) AS orders FROM commerce.orders
WHERE store_id = ANY($1) GROUP BY 1, 2 HAVING count(*) > 1;

-- completed-carts-have-orders: A cart is completed exactly when it has an order.
-- Repair: nothing is lost: the order stands; the cart is forgotten in its time.
SELECT c.store_id, c.id AS cart_id, c.status FROM commerce.carts c
LEFT JOIN commerce.orders o ON o.store_id = c.store_id AND o.cart_id = c.id
WHERE c.store_id = ANY($1) AND (c.status = 'completed') <> (o.id IS NOT NULL);

-- frozen-carts-are-being-paid: A cart is being paid exactly when a checkout of it is.
-- Repair: sets the cart to what it is: being paid, or open again; then looks after its checkout, as the worker does every minute.
SELECT c.store_id, c.id AS cart_id, k.id AS checkout_id, c.status FROM commerce.carts c
LEFT JOIN commerce.checkouts k ON k.store_id = c.store_id AND k.cart_id = c.id AND k.state = 'paying'
WHERE c.store_id = ANY($1) AND (c.status = 'completing') <> (k.id IS NOT NULL);

-- merged-carts-are-empty: A cart that has gone into another is empty, its customer’s, and holds no goods.
-- Repair: let its checkout end, as it does by itself; what is left in it is bought by nobody.
SELECT c.store_id, c.id AS cart_id, k.id AS checkout_id FROM commerce.carts c
LEFT JOIN commerce.checkouts k ON k.store_id = c.store_id AND k.cart_id = c.id AND k.state IN ('held', 'paying')
WHERE c.store_id = ANY($1) AND c.status = 'merged' AND (c.customer_id IS NULL OR k.id IS NOT NULL
  OR EXISTS (SELECT 1 FROM commerce.cart_lines l WHERE l.store_id = c.store_id AND l.cart_id = c.id));

-- orders-keep-their-customer: What was bought from a customer’s cart is that customer’s order.
-- Repair: ask both customers whose order it is.
SELECT o.store_id, o.id AS order_id, o.customer_id FROM commerce.orders o
JOIN commerce.carts c ON c.store_id = o.store_id AND c.id = o.cart_id
WHERE o.store_id = ANY($1) AND c.customer_id IS NOT NULL AND o.customer_id IS DISTINCT FROM c.customer_id;

-- totals-are-their-lines: The total of an order is its lines and its shipping, each less its discounts, and the tax that is added or relieved.
-- Repair: compare the order with its invoice; refund what is too much.
SELECT o.store_id, o.id AS order_id, o.total_amount FROM commerce.orders o
WHERE o.store_id = ANY($1)
  AND o.total_amount <> o.fulfillment_amount - o.fulfillment_discount_amount + o.tax_added_amount - o.tax_relieved_amount
    + (SELECT coalesce(sum(l.unit_price_amount * l.quantity - l.discount_amount), 0)
      FROM commerce.order_lines l WHERE l.store_id = o.store_id AND l.order_id = o.id);

-- limited-uses-are-counted: A promotion and a code with a limit count each of their uses.
-- Repair: counts the uses anew.
SELECT p.store_id, p.id AS promotion_id, p.uses FROM commerce.promotions p
WHERE p.store_id = ANY($1) AND p.uses_max IS NOT NULL
  AND p.uses <> (SELECT count(*) FROM commerce.promotion_uses u WHERE u.store_id = p.store_id AND u.promotion_id = p.id)
UNION ALL SELECT c.store_id, c.promotion_id, c.uses FROM commerce.promotion_codes c
WHERE c.store_id = ANY($1) AND c.uses_max IS NOT NULL
  AND c.uses <> (SELECT count(*) FROM commerce.promotion_uses u WHERE u.store_id = c.store_id AND u.code_id = c.id);

-- uses-follow-checkouts: Promotions are held for checkouts that are open, and used for those that are placed.
-- Repair: looks after the checkout where it is open; of one that has ended, give the use back by raising the limit by one.
SELECT u.store_id, u.promotion_id, u.reference AS checkout_id, u.state, c.state AS checkout
FROM commerce.promotion_uses u
LEFT JOIN commerce.checkouts c ON c.store_id = u.store_id AND c.id = u.reference
WHERE u.store_id = ANY($1)
  AND u.state <> CASE c.state WHEN 'held' THEN 'held' WHEN 'paying' THEN 'held' WHEN 'placed' THEN 'used' ELSE 'none' END;

-- reductions-are-used: What a promotion takes off for a checkout that is open or placed is one of its uses.
-- Repair: lower the limit of the promotion by what was used without being counted.
SELECT c.store_id, c.id AS checkout_id, d.discount ->> 'promotionId' AS promotion_id FROM commerce.checkouts c,
  jsonb_array_elements(c.priced -> 'discounts') d (discount)
WHERE c.store_id = ANY($1) AND c.state <> 'released'
  AND NOT EXISTS (SELECT 1 FROM commerce.promotion_uses u WHERE u.store_id = c.store_id
    AND u.reference = c.id AND u.promotion_id = (d.discount ->> 'promotionId')::uuid);

-- quotes-are-their-steps: The steps of a quote add up to its total.
-- Repair: read the explanation of the checkout, and refund what is too much.
SELECT c.store_id, c.id AS checkout_id, c.total_amount FROM commerce.checkouts c
WHERE c.store_id = ANY($1) AND c.explanation IS NOT NULL
  AND c.total_amount <> (SELECT coalesce(sum((step->>'amount')::bigint), 0)
    FROM jsonb_array_elements(c.explanation) step);

-- orders-are-their-quotes: An order is what its checkout quoted, and what edits have added.
-- Repair: compare the order with its checkout; refund what is too much.
SELECT o.store_id, o.id AS order_id FROM commerce.orders o
LEFT JOIN commerce.checkouts c ON c.store_id = o.store_id AND c.id = o.checkout_id AND c.order_id = o.id
  AND c.state = 'placed' AND c.currency = o.currency
LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE l.edit_id IS NULL) AS quoted, coalesce(sum(l.tax_amount)
      FILTER (WHERE l.edit_id IS NOT NULL), 0) AS tax, coalesce(sum(l.unit_price_amount * l.quantity - l.discount_amount
      + l.tax_added_amount - l.tax_relieved_amount) FILTER (WHERE l.edit_id IS NOT NULL), 0) AS total
  FROM commerce.order_lines l WHERE l.store_id = o.store_id AND l.order_id = o.id) added ON true
WHERE o.store_id = ANY($1) AND (c.id IS NULL OR c.total_amount <> o.total_amount - added.total
  OR c.tax_amount <> o.tax_amount - added.tax OR jsonb_array_length(c.lines) <> added.quoted);

-- placed-checkouts-have-orders: A placed checkout has its order.
-- Repair: restore the order from the backup of that day; its events tell what it was.
SELECT c.store_id, c.id AS checkout_id FROM commerce.checkouts c
LEFT JOIN commerce.orders o ON o.store_id = c.store_id AND o.id = c.order_id AND o.checkout_id = c.id
WHERE c.store_id = ANY($1) AND c.state = 'placed' AND o.id IS NULL;

-- payments-of-nothing: A payment of nothing asks nobody, and nobody else is asked for nothing.
-- Repair: cancel the order, or let the buyer pay it again.
SELECT p.store_id, p.id AS payment_id, p.provider, p.amount FROM commerce.payments p
WHERE p.store_id = ANY($1) AND p.tender = 'provider' AND (p.provider = 'none') <> (p.amount = 0);

-- payments-are-for-something: A payment is of one checkout or one edit of an order, in its currency and not above its total.
-- Repair: refund what is too much.
SELECT p.store_id, p.id AS payment_id, p.amount FROM commerce.payments p
LEFT JOIN commerce.checkouts c ON c.store_id = p.store_id AND c.id = p.reference
  AND p.amount <= c.total_amount AND c.currency = p.currency AND p.attempt <= c.payment_attempts
LEFT JOIN commerce.order_edits e ON e.store_id = p.store_id AND e.id = p.reference
  AND p.amount <= e.difference_amount AND e.currency = p.currency
WHERE p.store_id = ANY($1) AND c.id IS NULL AND e.id IS NULL;

-- captured-money-has-its-order: Captured money has its order, or has gone back.
-- Repair: looks after the checkout or the edit, as the worker does every minute; once that has ended, the money goes back.
SELECT p.store_id, p.id AS payment_id, CASE p.reference_kind WHEN 'checkout' THEN p.reference END AS checkout_id,
  CASE p.reference_kind WHEN 'order_edit' THEN p.reference END AS edit_id, p.captured_amount, p.refunded_amount
FROM commerce.payments p
LEFT JOIN commerce.orders o ON o.store_id = p.store_id AND o.checkout_id = p.reference AND o.currency = p.currency
LEFT JOIN commerce.order_edits e ON e.store_id = p.store_id AND e.id = p.reference AND e.state = 'committed'
WHERE p.store_id = ANY($1) AND p.status IN ('authorized', 'captured') AND p.updated_at < $2
  AND p.captured_amount - p.refunded_amount > 0 AND (p.is_late OR (o.id IS NULL AND e.id IS NULL));

-- orders-are-paid: An order has its payment; what was asked for and granted for its quote is its total.
-- Repair: capture or ask for what is missing; refund what is too much.
SELECT o.store_id, o.id AS order_id, o.total_amount, p.status, coalesce(t.granted, 0) AS granted FROM commerce.orders o
LEFT JOIN commerce.payments p ON p.store_id = o.store_id AND p.id = o.payment_id AND p.reference = o.checkout_id
  AND p.currency = o.currency AND p.status IN ('authorized', 'captured', 'canceled')
LEFT JOIN LATERAL (SELECT sum(q.amount) AS granted FROM commerce.payments q WHERE q.store_id = o.store_id
  AND q.reference = o.checkout_id AND q.attempt = p.attempt AND q.status IN ('authorized', 'captured')) t ON true
WHERE o.store_id = ANY($1) AND (p.id IS NULL
  OR (p.status <> 'canceled' AND t.granted IS DISTINCT FROM o.total_amount - (SELECT coalesce(sum(l.unit_price_amount * l.quantity
    - l.discount_amount + l.tax_added_amount - l.tax_relieved_amount), 0) FROM commerce.order_lines l
    WHERE l.store_id = o.store_id AND l.order_id = o.id AND l.edit_id IS NOT NULL)));

-- captures-are-operations: What is being captured and given back of a payment is the sum of its operations; a last capture sets the rest aside, too.
-- Repair: read what the reconciler found of the payment; the worker asks about its operations every minute.
SELECT p.store_id, p.id AS payment_id, p.captured_amount, p.capturing_amount, p.refunded_amount, p.refunding_amount
FROM commerce.payments p
CROSS JOIN LATERAL (SELECT
    coalesce(sum(amount) FILTER (WHERE kind <> 'refund' AND status IN ('started', 'pending')), 0) AS capturing,
    coalesce(bool_or(is_final) FILTER (WHERE kind <> 'refund' AND status IN ('started', 'pending')), false) AS ends,
    coalesce(sum(amount) FILTER (WHERE kind = 'refund' AND status IN ('started', 'pending')), 0) AS refunding,
    coalesce(sum(amount) FILTER (WHERE kind = 'capture' AND status = 'succeeded'), 0) AS captured,
    coalesce(sum(amount) FILTER (WHERE kind = 'refund' AND status = 'succeeded'), 0) AS refunded
  FROM commerce.payment_operations o WHERE o.store_id = p.store_id AND o.payment_id = p.id) s
WHERE p.store_id = ANY($1)
  AND (p.capturing_amount <> CASE WHEN s.ends THEN p.amount - p.captured_amount ELSE s.capturing END
    OR p.refunding_amount <> s.refunding OR p.refunded_amount <> s.refunded
    OR (s.captured > 0 AND p.captured_amount <> s.captured));

-- operations-end: No capture, void or refund is left without an answer for long.
-- Repair: asks the provider where the operation stands, as the worker does every minute.
SELECT o.store_id, o.payment_id, o.id AS operation_id, o.kind, o.amount FROM commerce.payment_operations o
WHERE o.store_id = ANY($1) AND o.status = 'started' AND o.updated_at < $2;

-- refunds-below-captures: Nobody gives back more of a payment than was captured.
-- Repair: ask the provider; what went out too much is written to the buyer as owed.
SELECT store_id, id AS payment_id, captured_amount, refunded_amount FROM commerce.payments
WHERE store_id = ANY($1) AND (refunded_amount + refunding_amount > captured_amount OR captured_amount + capturing_amount > amount);

-- provider-agrees: Where the test provider took money or gave it back, our books say the same.
-- Repair: read what the reconciler found of the payment; refund what was taken too much.
SELECT p.store_id, p.id AS payment_id, p.status, p.captured_amount, p.refunded_amount, c.status AS provider_status,
  c.captured_amount AS provider_captured, c.refunded_amount AS provider_refunded
FROM commerce.payments p
LEFT JOIN test_provider.charges c ON c.key = p.provider_key
WHERE p.store_id = ANY($1) AND p.provider = 'test' AND p.tender = 'provider' AND p.updated_at < $2
  AND p.status IN ('authorized', 'captured', 'canceled', 'declined')
  AND p.capturing_amount = 0 AND p.refunding_amount = 0
  AND (p.captured_amount <> coalesce(c.captured_amount, 0) OR p.refunded_amount <> coalesce(c.refunded_amount, 0)
    OR (c.captured_amount > 0 AND p.currency <> c.currency) OR (p.status = 'captured' AND p.amount > 0 AND c.status <> 'captured'));

-- provider-operations-agree: Each capture and refund that was asked for from here stands in the test provider’s books as it does in ours.
-- Repair: read what the reconciler found of the payment; refund what was taken too much.
SELECT o.store_id, o.payment_id, o.id AS operation_id, o.kind, o.amount, o.status, t.status AS provider_status
FROM commerce.payment_operations o
JOIN commerce.payments p ON p.store_id = o.store_id AND p.id = o.payment_id AND p.provider = 'test' AND p.tender = 'provider'
LEFT JOIN test_provider.operations t ON t.key = o.provider_key
WHERE o.store_id = ANY($1) AND o.kind <> 'void' AND o.created_by <> 'provider' AND o.updated_at < $2
  AND o.status IN ('succeeded', 'failed')
  AND ((o.status = 'succeeded') <> (coalesce(t.status, 'none') = 'succeeded') OR (o.status = 'succeeded' AND t.amount <> o.amount));

-- refunds-are-operations: A refund that has succeeded is what its payments gave back, and what was set off or given as store credit.
-- Repair: compare the operations of the refund with the provider’s books.
SELECT r.store_id, r.order_id, r.id AS refund_id, r.amount, coalesce(s.refunded, 0) AS refunded FROM commerce.refunds r
LEFT JOIN LATERAL (SELECT sum(o.amount) AS refunded FROM commerce.payment_operations o
  WHERE o.store_id = r.store_id AND o.reference = r.id AND o.kind = 'refund' AND o.status = 'succeeded') s ON true
WHERE r.store_id = ANY($1) AND r.status = 'succeeded'
  AND coalesce(s.refunded, 0) <> CASE r.paid_to WHEN 'store_credit' THEN 0 ELSE r.amount - r.set_off_amount END;

-- orders-count-their-refunds: What an order says was given back is the sum of its refunds, and never above its total.
-- Repair: compare the refunds of the order with the provider’s books.
SELECT o.store_id, o.id AS order_id, o.refunded_amount, coalesce(r.refunded, 0) AS refunded FROM commerce.orders o
LEFT JOIN (SELECT store_id, order_id, sum(amount) AS refunded FROM commerce.refunds
  WHERE store_id = ANY($1) AND status = 'succeeded' GROUP BY 1, 2) r ON r.store_id = o.store_id AND r.order_id = o.id
WHERE o.store_id = ANY($1) AND (o.refunded_amount <> coalesce(r.refunded, 0) OR o.refunded_amount > o.total_amount);

-- refunds-are-their-lines: A refund is its lines and its shipping, and its tax is in it.
-- Repair: compare the refund with its credit note.
SELECT r.store_id, r.order_id, r.id AS refund_id, r.amount FROM commerce.refunds r
WHERE r.store_id = ANY($1) AND (r.tax_amount > r.amount OR r.amount <> r.fulfillment_amount
  + (SELECT coalesce(sum((line ->> 'amount')::bigint), 0) FROM jsonb_array_elements(r.lines) line));

-- lines-count-their-refunds: What was given back of a line is what its refunds say.
-- Repair: compare the refunds of the order with its lines.
SELECT l.store_id, l.order_id, l.id AS order_line_id, l.refunded_amount, coalesce(r.refunded, 0) AS refunded
FROM commerce.order_lines l
LEFT JOIN (SELECT f.store_id, f.order_id, (line ->> 'id')::uuid AS id, sum((line ->> 'amount')::bigint) AS refunded
  FROM commerce.refunds f, jsonb_array_elements(f.lines) line
  WHERE f.store_id = ANY($1) AND f.status = 'succeeded' GROUP BY 1, 2, 3) r
  ON r.store_id = l.store_id AND r.order_id = l.order_id AND r.id = l.id
WHERE l.store_id = ANY($1) AND l.refunded_amount <> coalesce(r.refunded, 0);

-- shipped-is-sold: Nobody ships more than was sold and not taken off, and the status says what has left.
-- Repair: compare the parcels of the order with its lines.
SELECT o.store_id, o.id AS order_id, o.status FROM commerce.orders o
JOIN commerce.order_lines l ON l.store_id = o.store_id AND l.order_id = o.id
WHERE o.store_id = ANY($1)
GROUP BY o.store_id, o.id, o.status
HAVING bool_or(l.fulfilled_quantity + l.removed_quantity > l.quantity) OR (o.status = 'canceled' AND bool_or(l.fulfilled_quantity > 0))
  OR (o.status <> 'canceled' AND o.status <> CASE
    WHEN bool_and(l.fulfilled_quantity = l.quantity - l.removed_quantity) THEN 'fulfilled'
    WHEN bool_or(l.fulfilled_quantity > 0) THEN 'partially_fulfilled' ELSE 'placed' END);

-- parcels-are-shipped: The parcels hold what has left.
-- Repair: compare the parcels of the order with its lines.
SELECT l.store_id, l.order_id, l.id AS order_line_id, l.fulfilled_quantity FROM commerce.order_lines l
WHERE l.store_id = ANY($1)
  AND l.fulfilled_quantity <> (SELECT coalesce(sum((f.item ->> 'quantity')::int), 0) FROM (
    SELECT jsonb_array_elements(p.lines) AS item FROM commerce.fulfillments p
    WHERE p.store_id = l.store_id AND p.order_id = l.order_id) f WHERE (f.item ->> 'id')::uuid = l.id);

-- lines-have-addresses: A line goes to an address of its order, a parcel to that of all its lines, and both as quoted.
-- Repair: ask the buyer where the goods are to go.
SELECT o.store_id, o.id AS order_id, l.id AS order_line_id, l.destination FROM commerce.orders o
JOIN commerce.order_lines l ON l.store_id = o.store_id AND l.order_id = o.id
JOIN commerce.checkouts c ON c.store_id = o.store_id AND c.id = o.checkout_id
WHERE o.store_id = ANY($1) AND (l.destination > jsonb_array_length(o.destinations)
  OR jsonb_array_length(c.destinations) <> jsonb_array_length(o.destinations)
  OR EXISTS (SELECT 1 FROM commerce.fulfillments p, jsonb_array_elements(p.lines) item
    WHERE p.store_id = o.store_id AND p.order_id = o.id AND (item ->> 'id')::uuid = l.id AND p.destination <> l.destination));

-- returned-was-shipped: Nobody sends back more than was shipped to them, and a line counts what came back.
-- Repair: compare the returns of the order with its parcels.
SELECT l.store_id, l.order_id, l.id AS order_line_id, l.fulfilled_quantity, l.returned_quantity, coalesce(r.sent, 0) AS sent
FROM commerce.order_lines l
LEFT JOIN (SELECT x.store_id, x.order_id, x.order_line_id,
    sum(CASE WHEN t.state IN ('requested', 'approved') THEN x.quantity ELSE x.received_quantity END) AS sent,
    sum(x.received_quantity) AS received
  FROM commerce.order_return_lines x
  JOIN commerce.order_returns t ON t.store_id = x.store_id AND t.id = x.return_id AND t.state NOT IN ('refused', 'canceled')
  WHERE x.store_id = ANY($1) GROUP BY 1, 2, 3) r
  ON r.store_id = l.store_id AND r.order_id = l.order_id AND r.order_line_id = l.id
WHERE l.store_id = ANY($1)
  AND (coalesce(r.sent, 0) > l.fulfilled_quantity OR l.returned_quantity <> coalesce(r.received, 0));

-- restocked-was-received: What a return put back on the shelf is its movements, and no more than was received.
-- Repair: count the goods on the shelf, and set the stock of the offer to what is there.
SELECT x.store_id, x.return_id, l.offer_id, sum(x.restocked_quantity) AS restocked, coalesce(max(m.moved), 0) AS moved
FROM commerce.order_return_lines x
JOIN commerce.order_lines l ON l.store_id = x.store_id AND l.order_id = x.order_id AND l.id = x.order_line_id
LEFT JOIN (SELECT store_id, reference, offer_id, sum(quantity) AS moved FROM commerce.stock_movements
  WHERE store_id = ANY($1) AND kind = 'returned' GROUP BY 1, 2, 3) m
  ON m.store_id = x.store_id AND m.reference = x.return_id AND m.offer_id = l.offer_id
WHERE x.store_id = ANY($1)
GROUP BY x.store_id, x.return_id, l.offer_id
HAVING sum(x.restocked_quantity) <> coalesce(max(m.moved), 0) OR bool_or(x.restocked_quantity > x.received_quantity);

-- edits-are-done: An edit that is committed is in its order: lines it adds, pieces it takes off, and what they come to.
-- Repair: compare the edit with the lines and refunds of its order; refund what is too much.
SELECT e.store_id, e.order_id, e.id AS edit_id, e.difference_amount, coalesce(a.added, 0) AS added, r.amount AS taken_off
FROM commerce.order_edits e
LEFT JOIN LATERAL (SELECT sum(l.unit_price_amount * l.quantity - l.discount_amount + l.tax_added_amount - l.tax_relieved_amount)
    AS added FROM commerce.order_lines l WHERE l.store_id = e.store_id AND l.edit_id = e.id) a ON true
LEFT JOIN commerce.refunds r ON r.store_id = e.store_id AND r.edit_id = e.id
WHERE e.store_id = ANY($1) AND CASE WHEN e.state <> 'committed' THEN r.id IS NOT NULL OR a.added IS NOT NULL
  ELSE coalesce(a.added, 0) <> (e.outcome ->> 'addedAmount')::bigint
    OR e.difference_amount <> (e.outcome ->> 'addedAmount')::bigint - (e.outcome ->> 'takenOffAmount')::bigint
    OR (r.id IS NOT NULL) <> ((e.outcome ->> 'takenOffAmount')::bigint > 0)
    OR r.set_off_amount <> least((e.outcome ->> 'addedAmount')::bigint, (e.outcome ->> 'takenOffAmount')::bigint) END;

-- orders-count-their-edits: An order counts its edits, and a line what they took off before it was shipped.
-- Repair: compare the edits of the order with its lines.
SELECT o.store_id, o.id AS order_id, NULL AS order_line_id, o.edits AS counted, coalesce(e.done, 0) AS done FROM commerce.orders o
LEFT JOIN (SELECT store_id, order_id, count(*) AS done FROM commerce.order_edits
  WHERE store_id = ANY($1) AND state = 'committed' GROUP BY 1, 2) e ON e.store_id = o.store_id AND e.order_id = o.id
WHERE o.store_id = ANY($1) AND o.edits <> coalesce(e.done, 0)
UNION ALL SELECT l.store_id, l.order_id, l.id::text, l.removed_quantity, coalesce(e.pieces, 0) FROM commerce.order_lines l
LEFT JOIN (SELECT f.store_id, f.order_id, (line ->> 'id')::uuid AS id, sum((line ->> 'quantity')::int) AS pieces
  FROM commerce.order_edits f, jsonb_array_elements(f.outcome -> 'takenOff') line WHERE f.store_id = ANY($1)
    AND f.state = 'committed' AND f.changes ->> 'returnId' IS NULL GROUP BY 1, 2, 3) e
  ON e.store_id = l.store_id AND e.order_id = l.order_id AND e.id = l.id
WHERE l.store_id = ANY($1) AND l.removed_quantity <> coalesce(e.pieces, 0);

-- edited-goods-are-moved: What edits took off before it was shipped is back on the shelf.
-- Repair: count the goods on the shelf, and set the stock of the offer to what is there.
SELECT e.store_id, e.order_id, e.id AS edit_id, t.pieces, coalesce(m.moved, 0) AS moved FROM commerce.order_edits e
CROSS JOIN LATERAL (SELECT coalesce(sum((line ->> 'quantity')::int), 0) AS pieces
  FROM jsonb_array_elements(e.outcome -> 'takenOff') line
  WHERE e.state = 'committed' AND e.changes ->> 'returnId' IS NULL) t
LEFT JOIN LATERAL (SELECT sum(s.quantity) AS moved FROM commerce.stock_movements s
  WHERE s.store_id = e.store_id AND s.reference = e.id AND s.kind = 'edited') m ON true
WHERE e.store_id = ANY($1) AND t.pieces <> coalesce(m.moved, 0);

-- holds-follow-edits: What an edit adds is held exactly as long as it is open, and sold exactly where it is committed.
-- Repair: discard the edit where it is open; else count the goods on the shelf, and set the stock of the offer to what is there.
SELECT e.store_id, e.order_id, e.id AS edit_id, e.state, array_agg(DISTINCT h.state) AS holds FROM commerce.order_edits e
LEFT JOIN commerce.holds h ON h.store_id = e.store_id AND h.reference = e.id
WHERE e.store_id = ANY($1)
GROUP BY e.store_id, e.order_id, e.id, e.state, e.outcome
HAVING NOT bool_and(coalesce(h.state, 'none') = CASE WHEN coalesce(jsonb_array_length(e.outcome -> 'added'), 0) = 0 THEN 'none'
    WHEN e.state = 'committed' THEN 'claimed' WHEN e.state = 'discarded' THEN 'released' ELSE 'held' END)
  OR coalesce(sum(h.quantity), 0) <> (SELECT coalesce(sum((line ->> 'quantity')::int), 0)
    FROM jsonb_array_elements(e.outcome -> 'added') line);

-- no-edit-outlives-its-time: No edit of an order waits whose time ended more than ten minutes ago.
-- Repair: looks after the edit, as the worker does every minute: it is discarded, or done where it was paid.
SELECT e.store_id, e.order_id, e.id AS edit_id, e.state, e.expires_at FROM commerce.order_edits e
JOIN commerce.stores s ON s.store_id = e.store_id
WHERE e.store_id = ANY($1) AND e.state IN ('previewed', 'awaiting_payment') AND s.status <> 'deleted'
  AND e.expires_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '10 minutes';

-- exchanges-are-completed: A return that was exchanged is completed, by an edit of its order that is done.
-- Repair: compare the return with the edit of its order.
SELECT t.store_id, t.order_id, t.id AS return_id, t.state, t.edit_id FROM commerce.order_returns t
LEFT JOIN commerce.order_edits e ON e.store_id = t.store_id AND e.id = t.edit_id AND e.order_id = t.order_id
  AND e.state = 'committed' AND (e.changes ->> 'returnId')::uuid = t.id
WHERE t.store_id = ANY($1) AND t.edit_id IS NOT NULL AND (t.state <> 'completed' OR e.id IS NULL);

-- numbers-without-gaps: Invoices and credit notes are numbered from one, without a gap.
-- Repair: find the missing number in the backups; a number is never given again.
SELECT store_id, kind, series, d.documents, d.highest, s.last_number
FROM (SELECT store_id, kind, series, count(*) AS documents, count(DISTINCT number) AS numbers, max(number) AS highest
  FROM commerce.order_documents WHERE store_id = ANY($1) GROUP BY 1, 2, 3) d
FULL JOIN (SELECT * FROM commerce.document_series WHERE store_id = ANY($1)) s USING (store_id, kind, series)
WHERE d.documents IS DISTINCT FROM d.highest OR d.numbers <> d.documents OR coalesce(d.highest, 0) IS DISTINCT FROM s.last_number;

-- guarded-balances-are-transfers: The balance of a gift card or of store credit is the sum of its transfers, and never below zero.
-- Repair: sets the balance to what the transfers say.
SELECT a.store_id, a.id AS account_id, a.balance, t.balance AS transferred FROM commerce.ledger_accounts a
CROSS JOIN LATERAL (SELECT
    coalesce((SELECT sum(c.amount) FROM commerce.ledger_transfers c WHERE c.store_id = a.store_id AND c.credit_account_id = a.id), 0)
    - coalesce((SELECT sum(d.amount) FROM commerce.ledger_transfers d WHERE d.store_id = a.store_id AND d.debit_account_id = a.id), 0)
    AS balance) t
WHERE a.store_id = ANY($1) AND a.is_guarded AND (a.balance <> t.balance OR t.balance < 0);

-- reserved-balances-are-payments: What is set aside of a gift card or of store credit is what payments that run ask for.
-- Repair: counts anew what payments that run ask for.
SELECT a.store_id, a.id AS account_id, a.reserved, coalesce(p.asked, 0) AS asked FROM commerce.ledger_accounts a
LEFT JOIN (SELECT store_id, account_id, sum(amount - captured_amount) AS asked FROM commerce.payments
  WHERE store_id = ANY($1) AND account_id IS NOT NULL AND status IN ('started', 'requires_action', 'authorized') GROUP BY 1, 2) p
  ON p.store_id = a.store_id AND p.account_id = a.id
WHERE a.store_id = ANY($1) AND a.is_guarded AND a.reserved <> coalesce(p.asked, 0);

-- sales-are-posted: The ledger knows each order and what each edit has added: goods, tax and shipping are their totals.
-- Repair: posts what is missing, as for orders from before there was a ledger.
SELECT o.store_id, o.id AS order_id, o.total_amount, coalesce(t.posted, 0) AS posted FROM commerce.orders o
LEFT JOIN LATERAL (SELECT sum(amount) AS posted FROM commerce.ledger_transfers t WHERE t.store_id = o.store_id
  AND t.order_id = o.id AND t.reference = o.id AND t.code IN ('sale_goods', 'sale_tax', 'sale_shipping')) t ON true
WHERE o.store_id = ANY($1) AND coalesce(t.posted, 0) <> o.total_amount - (SELECT coalesce(sum(l.unit_price_amount * l.quantity
    - l.discount_amount + l.tax_added_amount - l.tax_relieved_amount), 0) FROM commerce.order_lines l
    WHERE l.store_id = o.store_id AND l.order_id = o.id AND l.edit_id IS NOT NULL)
UNION ALL SELECT e.store_id, e.order_id, (e.outcome ->> 'addedAmount')::bigint, coalesce(t.posted, 0) FROM commerce.order_edits e
LEFT JOIN LATERAL (SELECT sum(amount) AS posted FROM commerce.ledger_transfers t WHERE t.store_id = e.store_id
  AND t.reference = e.id AND t.code IN ('sale_goods', 'sale_tax', 'sale_shipping')) t ON true
WHERE e.store_id = ANY($1) AND e.state = 'committed' AND coalesce(t.posted, 0) <> (e.outcome ->> 'addedAmount')::bigint;

-- refunds-are-posted: The ledger knows each refund that has succeeded: what it takes back of the sale is its amount; of a canceled order, all of the sale is taken back at once.
-- Repair: compare the refund with the transfers of its order.
SELECT r.store_id, r.order_id, r.id AS refund_id, r.amount, coalesce(t.posted, 0) AS posted FROM commerce.refunds r
JOIN commerce.orders o ON o.store_id = r.store_id AND o.id = r.order_id AND o.status <> 'canceled'
LEFT JOIN LATERAL (SELECT sum(amount) AS posted FROM commerce.ledger_transfers t WHERE t.store_id = r.store_id
  AND t.reference = r.id AND t.code IN ('refund_goods', 'refund_tax', 'refund_shipping')) t ON true
WHERE r.store_id = ANY($1) AND r.status = 'succeeded' AND coalesce(t.posted, 0) <> r.amount
UNION ALL SELECT o.store_id, o.id, NULL, o.total_amount, coalesce(t.posted, 0) FROM commerce.orders o
LEFT JOIN LATERAL (SELECT sum(amount) AS posted FROM commerce.ledger_transfers t WHERE t.store_id = o.store_id
  AND t.order_id = o.id AND t.code IN ('refund_goods', 'refund_tax', 'refund_shipping')) t ON true
WHERE o.store_id = ANY($1) AND o.status = 'canceled' AND coalesce(t.posted, 0) <> o.total_amount;

-- payments-are-posted: The ledger knows what was captured of a payment of an order, and what was given back of it.
-- Repair: posts what is missing, as for orders from before there was a ledger.
SELECT p.store_id, o.id AS order_id, p.id AS payment_id, p.captured_amount, t.paid, p.refunded_amount, t.refunded
FROM commerce.payments p
LEFT JOIN commerce.order_edits e ON e.store_id = p.store_id AND e.id = p.reference AND e.state = 'committed'
JOIN commerce.orders o ON o.store_id = p.store_id AND (o.checkout_id = p.reference OR o.id = e.order_id)
CROSS JOIN LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE code = 'payment'), 0) AS paid,
    coalesce(sum(amount) FILTER (WHERE code = 'refund_payment'), 0) AS refunded
  FROM commerce.ledger_transfers t WHERE t.store_id = p.store_id AND (t.reference = p.id OR t.reference IN (
    SELECT x.id FROM commerce.payment_operations x WHERE x.store_id = p.store_id AND x.payment_id = p.id))) t
WHERE p.store_id = ANY($1) AND (p.captured_amount <> t.paid OR p.refunded_amount <> t.refunded);

-- buyers-owe-what-is-unpaid: What the buyer of an order owes by the ledger is its total less what was captured and set off.
-- Repair: compare the transfers of the order with its payments and refunds.
SELECT o.store_id, o.id AS order_id, o.total_amount, coalesce(p.captured, 0) AS captured, coalesce(t.owed, 0) AS owed
FROM commerce.orders o
LEFT JOIN LATERAL (SELECT sum(CASE WHEN code IN ('sale_goods', 'sale_tax', 'sale_shipping', 'refund_payment') THEN amount
    WHEN code IN ('refund_goods', 'refund_tax', 'refund_shipping', 'payment') THEN -amount ELSE 0 END) AS owed
  FROM commerce.ledger_transfers t WHERE t.store_id = o.store_id AND t.order_id = o.id) t ON true
LEFT JOIN LATERAL (SELECT sum(captured_amount) AS captured FROM commerce.payments p WHERE p.store_id = o.store_id
  AND (p.reference = o.checkout_id OR p.reference IN (SELECT e.id FROM commerce.order_edits e
    WHERE e.store_id = o.store_id AND e.order_id = o.id AND e.state = 'committed')) AND NOT p.is_late) p ON true
LEFT JOIN LATERAL (SELECT sum(r.set_off_amount) AS amount FROM commerce.refunds r
  WHERE r.store_id = o.store_id AND r.order_id = o.id AND r.status = 'succeeded') off ON true
LEFT JOIN LATERAL (SELECT sum(x.amount) AS running FROM commerce.refunds r
  JOIN commerce.payment_operations x ON x.store_id = r.store_id AND x.reference = r.id AND x.status = 'succeeded'
  WHERE r.store_id = o.store_id AND r.order_id = o.id AND r.status = 'started') r ON true
WHERE o.store_id = ANY($1) AND o.status <> 'canceled'
  AND coalesce(t.owed, 0) - coalesce(r.running, 0) <> o.total_amount - coalesce(p.captured, 0) - coalesce(off.amount, 0);

-- disputes-are-counted: What a payment says is disputed is what its disputes ask for that are open or lost.
-- Repair: compare the disputes of the payment with the provider’s books.
SELECT p.store_id, p.id AS payment_id, p.disputed_amount, coalesce(d.asked, 0) AS asked FROM commerce.payments p
LEFT JOIN (SELECT store_id, payment_id, sum(amount) AS asked FROM commerce.disputes
  WHERE store_id = ANY($1) AND status <> 'won' GROUP BY 1, 2) d ON d.store_id = p.store_id AND d.payment_id = p.id
WHERE p.store_id = ANY($1) AND p.disputed_amount <> coalesce(d.asked, 0);

-- the-trial-balance-is-zero: In every currency, what accounts were credited is what accounts were debited.
-- Repair: transfers never change: compare them with the backup of the day before.
SELECT store_id, currency, sum(balance) AS balance FROM (
  SELECT a.store_id, a.currency, c.amount AS balance FROM commerce.ledger_accounts a
  JOIN commerce.ledger_transfers c ON c.store_id = a.store_id AND c.credit_account_id = a.id WHERE a.store_id = ANY($1)
  UNION ALL SELECT a.store_id, a.currency, -d.amount FROM commerce.ledger_accounts a
  JOIN commerce.ledger_transfers d ON d.store_id = a.store_id AND d.debit_account_id = a.id WHERE a.store_id = ANY($1)) sides
GROUP BY 1, 2 HAVING sum(balance) <> 0;

-- payouts-are-transfers: A payout to a seller is in the ledger.
-- Repair: compare the payout with the statement of the bank.
SELECT p.store_id, p.id AS payout_id, p.seller_id, p.amount FROM commerce.payouts p
WHERE p.store_id = ANY($1) AND NOT EXISTS (SELECT 1 FROM commerce.ledger_transfers t WHERE t.store_id = p.store_id
  AND t.reference = p.id AND t.amount = p.amount AND t.currency = p.currency);

-- events-count-versions: An order, a payment, a cart, a product and an offer have an event for each of their versions; goods that a test twin was given have none.
-- Repair: restore the missing event from the backup; whoever follows the feed reads the thing itself.
SELECT v.store_id, v.kind, v.id, v.version, e.versions AS told FROM (
  SELECT store_id, 'order' AS kind, id, version FROM commerce.orders WHERE store_id = ANY($1)
  UNION ALL SELECT store_id, 'payment', id, version FROM commerce.payments WHERE store_id = ANY($1)
  UNION ALL SELECT store_id, 'product', id, version FROM commerce.products WHERE store_id = ANY($1) AND store_id NOT IN (
    SELECT t.store_id FROM commerce.stores t WHERE t.store_id = ANY($1) AND t.twin_of IS NOT NULL)
  UNION ALL SELECT store_id, 'offer', id, version FROM commerce.offers WHERE store_id = ANY($1) AND store_id NOT IN (
    SELECT t.store_id FROM commerce.stores t WHERE t.store_id = ANY($1) AND t.twin_of IS NOT NULL)
  UNION ALL SELECT store_id, 'cart', id, version FROM commerce.carts WHERE store_id = ANY($1) AND NOT EXISTS (
    SELECT 1 FROM commerce.feed_horizons h WHERE h.store_id = carts.store_id AND h.position > 0)) v
LEFT JOIN (SELECT store_id, aggregate_type, aggregate_id, array_agg(aggregate_version ORDER BY aggregate_version) AS versions
  FROM commerce.events WHERE store_id = ANY($1) GROUP BY 1, 2, 3) e
  ON e.store_id = v.store_id AND e.aggregate_type = v.kind AND e.aggregate_id = v.id
WHERE e.versions IS DISTINCT FROM ARRAY(SELECT generate_series(1, v.version));

-- orders-have-told: Every order has told that it was placed.
-- Repair: mail the confirmation again; whoever follows the feed reads the order itself.
SELECT o.store_id, o.id AS order_id FROM commerce.orders o
LEFT JOIN commerce.events e ON e.store_id = o.store_id AND e.aggregate_id = o.id AND e.type = 'order.placed'
WHERE o.store_id = ANY($1) AND e.id IS NULL;

-- provider-events-are-settled: What a provider told is understood within a day.
-- Repair: ask the provider what it speaks of; the worker looks at it again every minute.
SELECT store_id, provider, provider_event_id AS event, type, received_at FROM commerce.payment_events
WHERE store_id = ANY($1) AND status = 'parked' AND received_at < least($2, now()) - interval '1 day';

-- places-without-gaps: The places of events have no gap and end where the feed says, where none is forgotten.
-- Of all stores.
-- Repair: readers of the feed have missed something: let them read what they keep anew.
SELECT count(e.position) AS events, min(e.position) AS first, max(e.position) AS last, f.last_position
FROM commerce.event_feed f LEFT JOIN commerce.events e ON e.position IS NOT NULL
WHERE NOT EXISTS (SELECT 1 FROM commerce.feed_horizons h WHERE h.position > 0) GROUP BY f.last_position
HAVING count(e.position) <> f.last_position OR coalesce(max(e.position), 0) <> f.last_position
  OR count(DISTINCT e.position) <> count(e.position);

-- provider-charges-are-ours: What the test provider captured is a payment of ours.
-- Of all stores.
-- Repair: refund it in the provider’s own pages.
SELECT c.key, c.captured_amount FROM test_provider.charges c
WHERE c.captured_amount > 0 AND NOT EXISTS (SELECT 1 FROM commerce.payments p WHERE p.provider = 'test' AND p.provider_key = c.key);
