import { type Cart, isConnectionProblem } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { cartKeyOf, dropCart, keepCart, readCart } from './cart.server.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/**
 * Has the visitor's cart follow into another currency: carts never change theirs, so it is a new one with the same things.
 * @returns false when it stays as it is: something in it has no price in that currency, it is being paid, or it is a
 *   customer's, who has but one
 */
export async function moveCart(visit: Visit, currency: string): Promise<boolean> {
  const cart = await readCart(visit)
  if (!cart || cart.currency === currency) return true
  const isGuests = cartKeyOf(visit)?.cartSecret !== undefined
  if (!isGuests || cart.status !== 'open') return false
  if (cart.lineItems.length === 0 && cart.savedItems.length === 0) {
    dropCart(visit)
    return true
  }
  const lineItems = [...cart.lineItems, ...cart.savedItems].map(({ offerId, quantity }) => ({
    offerId,
    quantity,
  }))
  const created = await visit.locals.shop.createCart.try({ currency, lineItems })
  if (!created.ok) return false
  const key = { cartId: created.data.id, cartSecret: created.data.secret }
  await bringWords(visit, { from: cart, to: created.data, key })
  keepCart(visit, key)
  return true
}

/** What was written into the cart, and what was put aside in it. What is refused of it is not worth the new cart. */
async function bringWords(
  { locals }: Visit,
  of: { from: Cart; to: Pick<Cart, 'lineItems'>; key: { cartId: string; cartSecret: string } },
): Promise<void> {
  const { shop } = locals
  const { from, to, key } = of
  try {
    if (from.note) await shop.updateCart.try({ ...key, note: from.note })
    for (const code of from.codes) await shop.addCartCode.try({ ...key, code })
    for (const { offerId, note } of [...from.lineItems, ...from.savedItems]) {
      const line = to.lineItems.find((one) => one.offerId === offerId)
      const saved = from.savedItems.some((one) => one.offerId === offerId)
      if (line && (note || saved)) await shop.changeCartLine.try({ ...key, lineId: line.id, note, saved })
    }
  } catch (error) {
    if (!isConnectionProblem(error)) throw error
  }
}
