import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { SellableOffer } from '../discovery/index.ts'
import type { PricedLine } from './cart-prices.ts'
import { mustAllowQuantities } from './quantity-allowed.ts'
import { cartRefusals } from './refusals.ts'

/**
 * What a quote asks of the lines to be bought, besides price and stock: rules of quantities may be others by now.
 * @throws Refusal quantity-not-allowed, nothing-to-wrap
 */
export function mustBeQuotable(lines: readonly PricedLine[]): void {
  mustAllowQuantities(lines)
  if (lines.length > 0 && lines.every(({ offer }) => offer.kind === 'gift_wrap'))
    throw new Refusal(cartRefusals.nothingToWrap)
}

/** @throws Refusal offer-not-found, offer-not-for-sale, naming the offers that cannot be bought */
export function mustBuy(offers: readonly SellableOffer[], wantedIds: readonly string[]): void {
  const wanted = wantedIds.map((id) => ({ id, offer: offers.find((offer) => offer.offerId === id) }))
  const wire = (ids: string[]) => ids.map((id) => toWire('offer', id))
  const unknown = wanted.filter(({ offer }) => !offer).map(({ id }) => id)
  if (unknown.length > 0)
    throw new Refusal(cartRefusals.offerNotFound, { members: { offerIds: wire(unknown) } })
  const paused = wanted.filter(({ offer }) => !offer?.forSale).map(({ id }) => id)
  if (paused.length > 0)
    throw new Refusal(cartRefusals.offerNotForSale, { members: { offerIds: wire(paused) } })
}
