import type { Context } from '../../platform/context.ts'
import { fromWire, toWire } from '../../platform/ids.ts'
import { holdsPermission, holdsSellerPermission } from '../../platform/policies.ts'
import { Refusal } from '../../platform/refusals.ts'
import { readPage } from '../discovery/index.ts'
import { getOrder } from '../orders/index.ts'

/** A private channel: `order:ord_…`, `product:prod_…`, `inventory:store_…` or `inventory:store_…:sel_…`. */
export const topicPattern =
  /^(?:order:ord|product:prod|inventory:store)_[0-7][0-9a-hjkmnp-tv-z]{25}(?::sel_[0-7][0-9a-hjkmnp-tv-z]{25})?$/

/** Whether the caller may hear what is told there. One that does not exist answers like one that is another's. */
export async function mayHear(
  context: Context,
  topic: string,
  of: { orderSecret: string | undefined },
): Promise<boolean> {
  const [kind, wire = '', seller] = topic.split(':')
  switch (kind) {
    case 'order': {
      const orderId = fromWire('order', wire)
      if (!orderId || seller) return false
      return getOrder(context, { orderId, ...of }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false
          throw error
        },
      )
    }
    case 'product': {
      const id = fromWire('product', wire)
      return (
        id !== null && !seller && (await readPage(context.db, context.store.id, { handle: '', id })) !== null
      )
    }
    case 'inventory':
      return wire === toWire('store', context.store.id) && mayCount(context, seller)
    default:
      return false
  }
}

/** Stock of the whole store is for its staff and servers, that of one seller for its own people and servers, too. */
function mayCount({ actor }: Context, seller: string | undefined): boolean {
  if (holdsPermission(actor, 'store:read')) return true
  if (actor.kind !== 'sellerMember' && actor.kind !== 'sellerKey') return false
  return seller === toWire('seller', actor.sellerId) && holdsSellerPermission(actor, 'seller-offers:read')
}
