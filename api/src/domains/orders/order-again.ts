import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { allowedUpTo, type ChangedCart, changeCart, loadCart, mustBeOpen, openCart } from '../cart/index.ts'
import { readSellableOffers } from '../discovery/index.ts'
import { getOrder } from './get-order.ts'
import type { Order } from './order.ts'
import { orderRefusals } from './refusals.ts'

/** What of an order a cart does not get again. */
export interface LeftOut {
  offerId: string
  title: string
  quantity: number
  /** `not-allowed`: in fewer pieces or steps than the shop sells it in now */
  because: 'not-for-sale' | 'not-allowed'
}

/**
 * Puts what was bought once into a cart, at the prices of today: into the given one, or a new one. What is no longer
 * sold, gifts and gift wrapping stay out.
 * @throws Refusal not-found, nothing-to-order-again, and those of opening or changing a cart
 */
export async function orderAgain(
  context: Context,
  of: {
    orderId: string
    orderSecret: string | undefined
    cartId: string | undefined
    cartSecret: string | undefined
  },
): Promise<ChangedCart & { secret: string | null; leftOut: LeftOut[] }> {
  const { order } = await getOrder(context, of)
  return inTransaction(context, async (tx) => {
    const { wanted, leftOut } = await stillSold(tx, order)
    if (wanted.length === 0) throw new Refusal(orderRefusals.nothingToOrderAgain)
    if (of.cartId === undefined) {
      const made = await openCart(tx, { lineItems: wanted, metadata: {}, currency: order.currency })
      return { ...made, leftOut }
    }
    const cart = await loadCart(tx, { cartId: of.cartId, secret: of.cartSecret })
    mustBeOpen(cart, undefined)
    const lines = wanted.map(({ offerId, quantity }) => {
      const line = cart.lines.find((each) => each.offerId === offerId)
      return {
        id: line?.id ?? newId('cartLine'),
        offerId,
        // Who has it in the cart already wants that many, not twice as many.
        quantity: Math.max(quantity, line && !line.isSaved ? line.quantity : 0),
        isSaved: false,
        note: line?.note ?? '',
        seenPriceAmount: null,
      }
    })
    const changed = await changeCart(tx, cart, { lines, mayBuy: wanted.map(({ offerId }) => offerId) })
    return { ...changed, secret: null, leftOut }
  })
}

async function stillSold(
  { tx, store }: TxContext,
  order: Order,
): Promise<{ wanted: { offerId: string; quantity: number }[]; leftOut: LeftOut[] }> {
  const bought = order.lines.filter((line) => line.kind === 'goods' && !line.isGift && line.quantity > 0)
  const lines = [...Map.groupBy(bought, ({ offerId }) => offerId).values()].flatMap((same) => {
    const [first] = same
    const quantity = same.reduce((sum, line) => sum + line.quantity, 0)
    return first ? [{ offerId: first.offerId, title: first.title, quantity }] : []
  })
  const ids = lines.map(({ offerId }) => offerId)
  const { offers } = await readSellableOffers(tx, store, ids)
  const wanted: { offerId: string; quantity: number }[] = []
  const leftOut: LeftOut[] = []
  for (const line of lines) {
    const offer = offers.find(({ offerId }) => offerId === line.offerId)
    const isPriced = offer && (order.currency === store.currency || offer.listPrices.length > 0)
    const quantity = offer?.forSale && isPriced ? allowedUpTo(offer, line.quantity) : 0
    if (quantity > 0) wanted.push({ offerId: line.offerId, quantity })
    if (quantity < line.quantity)
      leftOut.push({
        ...line,
        quantity: line.quantity - quantity,
        because: offer?.forSale && isPriced ? 'not-allowed' : 'not-for-sale',
      })
  }
  return { wanted, leftOut }
}
