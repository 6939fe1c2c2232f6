import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { PricedCart } from '../pricing/index.ts'
import { orderRefusals } from './refusals.ts'

const usedUp = new Set(['code-used-up', 'used-up', 'used-up-by-customer'])

/**
 * Who entered a code that somebody else was faster with learns it before they pay.
 * @throws Refusal promotion-used-up
 */
export function mustUseCodes({ notApplied }: PricedCart): void {
  const lost = notApplied.filter(({ code, because }) => code !== null && usedUp.has(because.code))
  if (lost.length === 0) return
  throw new Refusal(orderRefusals.promotionUsedUp, {
    detail: lost.map(({ code, words }) => `${code}: ${words}`).join(' '),
    members: { codes: lost.flatMap(({ code }) => code ?? []) },
  })
}

/** @throws Refusal shipping-method-not-found, shipping-not-possible */
export function mustShipEverything({ packages }: PricedCart): void {
  const problems = packages.filter(({ because }) => because !== null)
  if (problems.length === 0) return
  if (problems.every(({ because }) => because === 'method-not-found'))
    throw new Refusal(orderRefusals.shippingMethodNotFound)
  throw new Refusal(orderRefusals.shippingNotPossible, {
    members: {
      packages: problems.map(({ sellerId, destination, because }) => ({
        sellerId: toWire('seller', sellerId),
        destination,
        reason: because,
      })),
    },
  })
}
