import type { CartExplanation, Client, GiftWrapList } from '@tradepost/sdk'
import type { CartKey } from './cart-cookie.ts'
import type { Destination } from './destination.ts'

const freshMilliseconds = 60_000
const known = new Map<string, { until: number; wraps: Promise<GiftWrapList['items']> }>()

/**
 * How this host's shop wraps presents, at most a minute old.
 * @param currency undefined: the shop's own
 * @throws ConnectionProblem, Refusal
 */
export function readGiftWraps(
  { shop, publishableKey }: App.Locals,
  currency: string | undefined,
): Promise<GiftWrapList['items']> {
  const name = `${publishableKey} ${currency ?? ''}`
  const found = known.get(name)
  if (found && found.until > performance.now()) return found.wraps
  const wraps = shop.listGiftWraps({ currency }).then(({ items }) => items)
  known.set(name, { until: performance.now() + freshMilliseconds, wraps })
  wraps.catch(() => known.delete(name))
  return wraps
}

/**
 * How the price of a cart comes about; null when it cannot be told, such as of a cart that is gone.
 * @throws ConnectionProblem
 */
export async function explainCart(
  shop: Pick<Client, 'getCartExplanation'>,
  key: CartKey,
  place: Destination | undefined,
): Promise<CartExplanation | null> {
  const explained = await shop.getCartExplanation.try({
    ...key,
    ...(place && { country: place.country, ...(place.postalCode && { postalCode: place.postalCode }) }),
  })
  return explained.ok ? explained.data : null
}

/** Tells that the cart is being looked at. The page does not wait for it, and nothing depends on it. */
export function tellView(shop: Pick<Client, 'reportCartView'>, key: CartKey): void {
  void shop.reportCartView.try(key, { retries: 0 }).catch(() => undefined)
}
