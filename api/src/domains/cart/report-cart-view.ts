import { countInTransaction } from '../../platform/attempt-queries.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { loadCart } from './cart-state.ts'
import { countsOf } from './change-cart.ts'

const kind = 'cartView'
const windowSeconds = 60

/**
 * Somebody looks at an open cart. At most one view a minute is an event; the others, and those of a cart that is paid or
 * has ended, are as if they had not been reported. @throws Refusal not-found
 */
export async function reportCartView(
  context: Context,
  of: { cartId: string; secret: string | undefined },
): Promise<void> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    if (cart.status !== 'open') return
    const subjectHash = tx.secrets.pseudonym(kind, cart.id)
    const views = await countInTransaction(tx.tx, tx.store.id, { kind, subjectHash, windowSeconds })
    if (views > 1) return
    recordEvent(tx, {
      type: 'cart.viewed',
      aggregate: 'cartView',
      aggregateId: newId('cartView'),
      version: 1,
      payload: { cartId: cart.id, ...countsOf(cart.lines) },
    })
  })
}
