import type { TestApi, TestStore } from '../../test/api.ts'

/** What the shop and the test provider say of a store's money and stock: tests compare the two. */
export async function readBooks(api: Pick<TestApi, 'worker' | 'owner'>, store: TestStore) {
  const id = store.context.store.id
  const [row] = await api.worker.read<Record<string, number>>(id, {
    name: '',
    text: `SELECT
      (SELECT count(*)::int FROM commerce.orders WHERE store_id = $1) AS orders,
      (SELECT count(*)::int FROM commerce.payments WHERE store_id = $1 AND status = 'captured') AS captured,
      (SELECT count(*)::int FROM test_provider.charges c WHERE c.status = 'captured' AND EXISTS (
        SELECT 1 FROM commerce.payments p WHERE p.store_id = $1 AND p.provider_key = c.key)) AS charges,
      (SELECT count(*)::int FROM test_provider.charges c WHERE c.status = 'captured' AND EXISTS (
        SELECT 1 FROM commerce.payments p WHERE p.store_id = $1 AND p.provider_key = c.key AND NOT EXISTS (
          SELECT 1 FROM commerce.orders o WHERE o.store_id = $1 AND o.payment_id = p.id))) AS "chargesWithoutOrder",
      (SELECT coalesce(sum(on_hand), 0)::int FROM commerce.stock_items WHERE store_id = $1) AS "onHand",
      (SELECT coalesce(sum(reserved), 0)::int FROM commerce.stock_items WHERE store_id = $1) AS reserved,
      (SELECT coalesce(sum(quantity), 0)::int FROM commerce.stock_movements WHERE store_id = $1) AS movements,
      (SELECT coalesce(sum(quantity), 0)::int FROM commerce.holds WHERE store_id = $1 AND state = 'held') AS held,
      (SELECT count(*)::int FROM commerce.events WHERE store_id = $1 AND type = 'order.placed') AS "placedEvents"`,
    values: [id],
  })
  return row as unknown as Record<
    | 'orders'
    | 'captured'
    | 'charges'
    | 'chargesWithoutOrder'
    | 'onHand'
    | 'reserved'
    | 'movements'
    | 'held'
    | 'placedEvents',
    number
  >
}
