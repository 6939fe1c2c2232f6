import type { TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { sumAmounts } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { readSellableOffers, type SellableOffer } from '../discovery/index.ts'
import { recordEvent } from '../events/index.ts'
import { cartExpiry, withLines } from './cart-state.ts'
import { type PricedLine, priceLines } from './price-lines.ts'
import { type Cart, type CartLine, closingCart } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import { linesMax, quantityMax } from './schemas.ts'

export interface ChangedCart {
  cart: Cart
  lines: PricedLine[]
}

/**
 * Sets quantities of lines (0 removes) and answers with the cart as it will be.
 * @param mayBuy offers that this change adds to: they must exist here and be for sale
 * @throws Refusal offer-not-found, offer-not-for-sale, too-many-lines, quantity-too-large
 */
export async function changeLines(
  context: TxContext,
  cart: Cart,
  set: CartLine[],
  mayBuy: string[],
): Promise<ChangedCart> {
  const lines = withLines(cart.lines, set)
  if (lines.length > linesMax) throw new Refusal(cartRefusals.tooManyLines)
  if (lines.some((line) => line.quantity > quantityMax)) throw new Refusal(cartRefusals.quantityTooLarge)
  const offers = await offersOf(context, lines, mayBuy)
  const changed: Cart = {
    ...cart,
    lines,
    version: cart.version + 1,
    updatedAt: context.now,
    expiresAt: cartExpiry(context.now),
  }
  context.tx.atClose(
    closingCart(context.store.id, { cart, set, now: context.now, expiresAt: changed.expiresAt }),
  )
  recordEvent(context, {
    type: 'cart.changed',
    aggregate: 'cart',
    aggregateId: cart.id,
    version: changed.version,
    payload: { lines: lines.length, itemCount: sumAmounts(lines.map((line) => line.quantity)) },
  })
  return { cart: changed, lines: priceLines(lines, offers) }
}

/** Offers of the lines, in one read. @throws Refusal offer-not-found, offer-not-for-sale for those to be bought */
export async function offersOf(
  context: TxContext,
  lines: CartLine[],
  mayBuy: string[],
): Promise<SellableOffer[]> {
  const offers =
    lines.length === 0
      ? []
      : await readSellableOffers(
          context.tx,
          context.store,
          lines.map((l) => l.offerId),
        )
  const wanted = mayBuy.map((id) => ({ id, offer: offers.find((offer) => offer.offerId === id) }))
  const wire = (ids: string[]) => ids.map((id) => toWire('offer', id))
  const unknown = wanted.filter(({ offer }) => !offer).map(({ id }) => id)
  if (unknown.length > 0)
    throw new Refusal(cartRefusals.offerNotFound, { members: { offerIds: wire(unknown) } })
  const paused = wanted.filter(({ offer }) => !offer?.forSale).map(({ id }) => id)
  if (paused.length > 0)
    throw new Refusal(cartRefusals.offerNotForSale, { members: { offerIds: wire(paused) } })
  return offers
}
