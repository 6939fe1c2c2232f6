import type { Transaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { amountFrom } from '../../platform/money.ts'
import { type ExplainedStep, linePartId } from '../pricing/index.ts'
import type { QuotedLine } from './checkout.ts'
import type { QuotedPrices } from './quoted-prices.ts'

/** How an order's total came about; without steps, it is from before they were kept. Null: there is no such order. */
export async function readExplanation(
  tx: Transaction,
  storeId: string,
  orderId: string,
): Promise<{
  currency: string
  totalAmount: number
  priced: QuotedPrices | null
  explanation: ExplainedStep[]
  /** Order lines on the wire, by the parts of the cart's lines */
  lineIds: ReadonlyMap<string, string>
} | null> {
  const [row] = await tx.query<{
    currency: string
    total: string
    priced: QuotedPrices | null
    explanation: ExplainedStep[] | null
    quoted: (Omit<QuotedLine, 'destination'> & { destination?: number })[]
    line_ids: string[]
  }>({
    name: 'orders_explanation',
    text: `SELECT o.currency, o.total_amount AS total, k.priced, k.explanation, k.lines AS quoted,
        ARRAY(SELECT l.id FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id ORDER BY l.position) AS line_ids
      FROM commerce.orders o JOIN commerce.checkouts k ON k.store_id = $1 AND k.id = o.checkout_id
      WHERE o.store_id = $1 AND o.id = $2`,
    values: [storeId, orderId],
  })
  if (!row) return null
  const ids = row.quoted.flatMap(({ cartLineId, destination = 0 }, at) => {
    const id = row.line_ids[at]
    return cartLineId && id ? [[linePartId(cartLineId, destination), toWire('orderLine', id)] as const] : []
  })
  return {
    currency: row.currency,
    totalAmount: amountFrom(row.total),
    priced: row.priced,
    explanation: row.explanation ?? [],
    lineIds: new Map(ids),
  }
}
