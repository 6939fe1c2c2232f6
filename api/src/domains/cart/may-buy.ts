import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { SellableOffer } from '../discovery/index.ts'
import { cartRefusals } from './refusals.ts'

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
