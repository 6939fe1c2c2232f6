/**
 * What breaks each sentence of `audit.sql`, in each way it can be broken: rows as no code of ours writes them, most of them
 * refused by a constraint. Each is done by itself to the books of a store in which everything has happened once.
 */
export const damages: Readonly<Record<string, readonly string[]>> = {
  'stock-within-bounds': [
    'UPDATE commerce.stock_items SET reserved = on_hand + 1',
    'UPDATE commerce.stock_items SET reserved = -1',
    'UPDATE commerce.stock_items SET on_hand = -1, reserved = 0',
  ],
  'reserved-is-held': [
    'UPDATE commerce.stock_items SET reserved = reserved + 1',
    "UPDATE commerce.holds SET state = 'released' WHERE state = 'held'",
    'DELETE FROM commerce.holds',
  ],
  'on-hand-is-moved': [
    'UPDATE commerce.stock_items SET on_hand = on_hand - 1',
    "DELETE FROM commerce.stock_movements WHERE kind = 'sold'",
  ],
  'spreading-moves-nothing': ["UPDATE commerce.stock_movements SET kind = 'spread' WHERE kind = 'sold'"],
  'holds-follow-checkouts': [
    "UPDATE commerce.checkouts SET state = 'released' WHERE state = 'held'",
    "UPDATE commerce.checkouts SET state = 'paying' WHERE state = 'placed'",
    "UPDATE commerce.holds SET state = 'held' WHERE state = 'claimed'",
    'DELETE FROM commerce.holds',
  ],
  'holds-have-their-reason': ['UPDATE commerce.holds SET reference = gen_random_uuid()'],
  'quotes-are-held': [
    'UPDATE commerce.holds SET quantity = quantity + 1',
    "UPDATE commerce.checkouts SET lines = '[]'",
  ],
  'sales-are-claimed-holds': [
    "DELETE FROM commerce.stock_movements WHERE kind = 'sold'",
    "UPDATE commerce.stock_movements SET quantity = quantity - 1 WHERE kind = 'sold'",
    "UPDATE commerce.holds SET state = 'held' WHERE state = 'claimed'",
  ],
  'no-reservation-outlives-its-time': [
    "UPDATE commerce.checkouts SET expires_at = now() - interval '11 minutes' WHERE state = 'held'",
    "UPDATE commerce.checkouts SET state = 'paying', expires_at = now() - interval '11 minutes' WHERE state = 'held'",
  ],
  'one-order-of-a-cart': [
    'UPDATE commerce.orders SET cart_id = (SELECT c.id FROM commerce.carts c ORDER BY c.id LIMIT 1)',
  ],
  'completed-carts-have-orders': [
    "UPDATE commerce.carts SET status = 'completed' WHERE status = 'open'",
    "UPDATE commerce.carts SET status = 'open' WHERE status = 'completed'",
    'DELETE FROM commerce.orders',
  ],
  'frozen-carts-are-being-paid': [
    "UPDATE commerce.carts SET status = 'completing' WHERE status = 'open'",
    "UPDATE commerce.checkouts SET state = 'paying' WHERE state = 'held'",
  ],
  'merged-carts-are-empty': [
    "UPDATE commerce.carts SET status = 'merged' WHERE status = 'open'",
    "DELETE FROM commerce.cart_lines; UPDATE commerce.carts SET status = 'merged', customer_id = NULL",
    "DELETE FROM commerce.cart_lines; UPDATE commerce.carts SET status = 'merged' WHERE customer_id IS NOT NULL",
  ],
  'orders-keep-their-customer': [
    'UPDATE commerce.orders SET customer_id = NULL',
    'UPDATE commerce.orders SET customer_id = gen_random_uuid()',
  ],
  'totals-are-their-lines': [
    'UPDATE commerce.orders SET total_amount = total_amount + 1',
    'UPDATE commerce.orders SET fulfillment_amount = fulfillment_amount + 1',
    'UPDATE commerce.orders SET tax_added_amount = tax_added_amount + 1',
    'UPDATE commerce.order_lines SET unit_price_amount = unit_price_amount - 1',
    'UPDATE commerce.order_lines SET discount_amount = discount_amount + 1',
    'DELETE FROM commerce.order_lines',
  ],
  'limited-uses-are-counted': [
    'UPDATE commerce.promotions SET uses_max = 5, uses = uses + 3',
    'UPDATE commerce.promotion_codes SET uses_max = 5, uses = uses + 1',
  ],
  'uses-follow-checkouts': [
    "UPDATE commerce.promotion_uses SET state = 'held'",
    'UPDATE commerce.promotion_uses SET reference = gen_random_uuid()',
    "UPDATE commerce.checkouts SET state = 'released'",
  ],
  'reductions-are-used': [
    `UPDATE commerce.checkouts SET priced = jsonb_set(priced, '{discounts}',
      jsonb_build_array(jsonb_build_object('promotionId', gen_random_uuid())))`,
  ],
  'quotes-are-their-steps': [
    'UPDATE commerce.checkouts SET total_amount = total_amount + 1',
    "UPDATE commerce.checkouts SET explanation = '[]'",
  ],
  'orders-are-their-quotes': [
    'UPDATE commerce.orders SET total_amount = total_amount + 1',
    "UPDATE commerce.checkouts SET tax_amount = tax_amount + 1 WHERE state = 'placed'",
    'UPDATE commerce.checkouts SET order_id = gen_random_uuid()',
    "UPDATE commerce.orders SET currency = 'USD'",
    'DELETE FROM commerce.order_lines',
  ],
  'placed-checkouts-have-orders': [
    'DELETE FROM commerce.orders',
    "UPDATE commerce.checkouts SET state = 'placed' WHERE state = 'held'",
    'UPDATE commerce.orders SET checkout_id = gen_random_uuid()',
  ],
  'payments-of-nothing': [
    "UPDATE commerce.payments SET provider = 'none'",
    'UPDATE commerce.payments SET amount = 0',
  ],
  'payments-are-for-something': [
    'UPDATE commerce.payments SET amount = amount + 1',
    "UPDATE commerce.payments SET currency = 'USD'",
    'UPDATE commerce.payments SET reference = gen_random_uuid()',
    "UPDATE commerce.payments SET attempt = attempt + 9 WHERE reference_kind = 'checkout'",
  ],
  'captured-money-has-its-order': [
    'DELETE FROM commerce.orders',
    'UPDATE commerce.payments SET reference = gen_random_uuid()',
    "UPDATE commerce.order_edits SET state = 'discarded'",
  ],
  'orders-are-paid': [
    'DELETE FROM commerce.payments',
    "UPDATE commerce.payments SET status = 'declined'",
    'UPDATE commerce.payments SET amount = amount - 1',
    'UPDATE commerce.orders SET payment_id = gen_random_uuid()',
  ],
  'captures-are-operations': [
    'UPDATE commerce.payments SET refunded_amount = refunded_amount + 1',
    'UPDATE commerce.payments SET refunding_amount = refunding_amount + 1',
    'UPDATE commerce.payments SET capturing_amount = capturing_amount + 1',
    "UPDATE commerce.payment_operations SET amount = amount + 1 WHERE kind = 'capture'",
    'DELETE FROM commerce.payment_operations',
  ],
  'operations-end': ["UPDATE commerce.payment_operations SET status = 'started'"],
  'refunds-below-captures': [
    'UPDATE commerce.payments SET refunded_amount = captured_amount + 1',
    'UPDATE commerce.payments SET refunding_amount = captured_amount + 1',
    'UPDATE commerce.payments SET captured_amount = amount + 1',
    'UPDATE commerce.payments SET capturing_amount = amount + 1',
  ],
  'provider-agrees': [
    'UPDATE test_provider.charges SET captured_amount = captured_amount + 1',
    'UPDATE test_provider.charges SET refunded_amount = refunded_amount + 1',
    "UPDATE test_provider.charges SET currency = 'USD'",
    "UPDATE test_provider.charges SET status = 'canceled'",
    'DELETE FROM test_provider.charges',
  ],
  'provider-operations-agree': [
    'DELETE FROM test_provider.operations',
    'UPDATE test_provider.operations SET amount = amount + 1',
    "UPDATE test_provider.operations SET status = 'failed'",
    "UPDATE commerce.payment_operations SET status = 'failed'",
  ],
  'refunds-are-operations': [
    'UPDATE commerce.refunds SET amount = amount + 1',
    'UPDATE commerce.payment_operations SET reference = gen_random_uuid()',
    'UPDATE commerce.refunds SET set_off_amount = set_off_amount + 1',
  ],
  'orders-count-their-refunds': [
    'UPDATE commerce.orders SET refunded_amount = refunded_amount + 1',
    'DELETE FROM commerce.refunds',
  ],
  'refunds-are-their-lines': [
    'UPDATE commerce.refunds SET amount = amount + 1',
    'UPDATE commerce.refunds SET tax_amount = amount + 1',
    "UPDATE commerce.refunds SET lines = '[]'",
  ],
  'lines-count-their-refunds': [
    'UPDATE commerce.order_lines SET refunded_amount = refunded_amount + 1',
    "UPDATE commerce.refunds SET lines = '[]'",
  ],
  'shipped-is-sold': [
    'UPDATE commerce.order_lines SET fulfilled_quantity = quantity + 1',
    'UPDATE commerce.order_lines SET removed_quantity = quantity + 1',
    "UPDATE commerce.orders SET status = 'canceled' WHERE status = 'fulfilled'",
    "UPDATE commerce.orders SET status = 'fulfilled' WHERE status = 'placed'",
    "UPDATE commerce.orders SET status = 'placed' WHERE status = 'fulfilled'",
  ],
  'parcels-are-shipped': [
    'DELETE FROM commerce.fulfillments',
    'UPDATE commerce.order_lines SET fulfilled_quantity = fulfilled_quantity + 1',
  ],
  'lines-have-addresses': [
    'UPDATE commerce.order_lines SET destination = 9',
    'UPDATE commerce.fulfillments SET destination = destination + 1',
    "UPDATE commerce.orders SET destinations = '[{}]'",
  ],
  'returned-was-shipped': [
    'UPDATE commerce.order_lines SET returned_quantity = returned_quantity + 1',
    "UPDATE commerce.order_returns SET state = 'requested'; UPDATE commerce.order_return_lines SET quantity = 99",
  ],
  'restocked-was-received': [
    'UPDATE commerce.order_return_lines SET restocked_quantity = restocked_quantity + 1',
    "UPDATE commerce.stock_movements SET kind = 'returned', reference = (SELECT id FROM commerce.order_returns LIMIT 1)",
  ],
  'edits-are-done': [
    "UPDATE commerce.order_edits SET state = 'committed' WHERE state = 'previewed'",
    "UPDATE commerce.order_edits SET state = 'discarded' WHERE state = 'committed'",
    "UPDATE commerce.order_edits SET difference_amount = difference_amount + 1 WHERE state = 'committed'",
    'UPDATE commerce.order_lines SET quantity = quantity + 1 WHERE edit_id IS NOT NULL',
    'UPDATE commerce.refunds SET set_off_amount = set_off_amount + 1',
    'DELETE FROM commerce.refunds',
  ],
  'orders-count-their-edits': [
    'UPDATE commerce.orders SET edits = edits + 1',
    'UPDATE commerce.order_lines SET removed_quantity = removed_quantity + 1',
    'DELETE FROM commerce.order_edits',
  ],
  'edited-goods-are-moved': [
    "DELETE FROM commerce.stock_movements WHERE kind = 'edited'",
    "UPDATE commerce.order_edits SET state = 'discarded'",
  ],
  'holds-follow-edits': [
    "UPDATE commerce.order_edits SET state = 'committed' WHERE state = 'previewed'",
    "UPDATE commerce.order_edits SET state = 'discarded' WHERE state = 'previewed'",
    'UPDATE commerce.holds SET quantity = quantity + 1',
    'DELETE FROM commerce.holds',
  ],
  'no-edit-outlives-its-time': [
    "UPDATE commerce.order_edits SET expires_at = now() - interval '11 minutes' WHERE state = 'previewed'",
    "UPDATE commerce.order_edits SET expires_at = now() - interval '11 minutes' WHERE state = 'awaiting_payment'",
  ],
  'exchanges-are-completed': [
    "UPDATE commerce.order_returns SET edit_id = gen_random_uuid(), state = 'completed'",
    `UPDATE commerce.order_returns r SET edit_id = e.id, state = 'received' FROM commerce.order_edits e
      WHERE e.state = 'committed'`,
  ],
  'numbers-without-gaps': [
    'UPDATE commerce.order_documents SET number = number + 1',
    'UPDATE commerce.document_series SET last_number = last_number + 1',
    'UPDATE commerce.order_documents SET number = 2; UPDATE commerce.document_series SET last_number = 2',
    'DELETE FROM commerce.order_documents',
    'DELETE FROM commerce.document_series',
  ],
  'guarded-balances-are-transfers': [
    'UPDATE commerce.ledger_accounts SET balance = balance + 1 WHERE is_guarded',
    'DELETE FROM commerce.ledger_transfers',
  ],
  'reserved-balances-are-payments': [
    'UPDATE commerce.ledger_accounts SET reserved = reserved + 1 WHERE is_guarded',
  ],
  'sales-are-posted': [
    "DELETE FROM commerce.ledger_transfers WHERE code = 'sale_tax'",
    "UPDATE commerce.ledger_transfers SET amount = amount + 1 WHERE code = 'sale_goods'",
    'DELETE FROM commerce.ledger_transfers t USING commerce.order_edits e WHERE t.reference = e.id',
  ],
  'refunds-are-posted': [
    "DELETE FROM commerce.ledger_transfers WHERE code = 'refund_goods'",
    "UPDATE commerce.ledger_transfers SET amount = amount + 1 WHERE code = 'refund_goods'",
    "UPDATE commerce.orders SET status = 'canceled'",
  ],
  'payments-are-posted': [
    "DELETE FROM commerce.ledger_transfers WHERE code = 'payment'",
    "UPDATE commerce.ledger_transfers SET amount = amount + 1 WHERE code = 'refund_payment'",
  ],
  'buyers-owe-what-is-unpaid': [
    "DELETE FROM commerce.ledger_transfers WHERE code = 'payment'",
    "DELETE FROM commerce.ledger_transfers WHERE code = 'sale_tax'",
    "UPDATE commerce.ledger_transfers SET amount = amount + 1 WHERE code = 'refund_goods'",
  ],
  'disputes-are-counted': [
    'UPDATE commerce.disputes SET amount = amount + 1',
    "UPDATE commerce.disputes SET status = 'won'",
    'UPDATE commerce.payments SET disputed_amount = disputed_amount + 1',
  ],
  'the-trial-balance-is-zero': [
    "UPDATE commerce.ledger_accounts SET currency = 'USD' WHERE kind = 'buyers'",
    "DELETE FROM commerce.ledger_accounts WHERE kind = 'buyers'",
  ],
  'payouts-are-transfers': [
    'UPDATE commerce.payouts SET amount = amount + 1',
    "UPDATE commerce.payouts SET currency = 'USD'",
    'DELETE FROM commerce.ledger_transfers',
  ],
  'events-count-versions': [
    "DELETE FROM commerce.events WHERE type = 'order.placed'",
    "DELETE FROM commerce.events WHERE type = 'order.refunded'",
    "DELETE FROM commerce.events WHERE aggregate_type = 'payment'",
    "UPDATE commerce.events SET aggregate_version = aggregate_version + 1 WHERE aggregate_type = 'order'",
    'UPDATE commerce.orders SET version = version + 1',
    'UPDATE commerce.payments SET version = version + 1',
    'UPDATE commerce.carts SET version = version + 1',
    'UPDATE commerce.offers SET version = version + 1',
    'UPDATE commerce.products SET version = version + 1',
  ],
  'orders-have-told': ["DELETE FROM commerce.events WHERE type = 'order.placed'"],
  'provider-events-are-settled': [
    "UPDATE commerce.payment_events SET status = 'parked', received_at = now() - interval '25 hours'",
  ],
  'places-without-gaps': [
    'UPDATE commerce.event_feed SET last_position = last_position + 1',
    'UPDATE commerce.events SET position = position + 1 WHERE position = (SELECT max(position) FROM commerce.events)',
    'DELETE FROM commerce.events WHERE position = 1',
  ],
  'provider-charges-are-ours': [
    "UPDATE commerce.payments SET provider_key = 'another ' || provider_key",
    'DELETE FROM commerce.payments',
  ],
}
