import type { Checkout, Client, EstimatedPackage, ShippingEstimate, ShippingOption } from '@tradepost/sdk'
import type { CartKey } from '../cart/cart-cookie.ts'

/** Where a cart is to go, as far as prices depend on it. */
export interface Wish {
  country: string
  region: string
  postalCode: string
  vatNumber: string
  /** Id of the way to ship, by the id of the seller. */
  chosen: Record<string, string>
}

/** How one seller's package goes. */
export interface Choice {
  sellerId: string
  shippingMethodId: string
}

/** What is offered first: the cheapest way to the door, since whoever fetches something says so. */
export function usualOption(options: readonly ShippingOption[]): ShippingOption | undefined {
  return options.find(({ pickupPoint }) => pickupPoint === null) ?? options[0]
}

/** What is chosen of each package: what was chosen, where it is still to be had, else what is offered first. */
export function choicesOf(
  packages: readonly Pick<EstimatedPackage, 'sellerId' | 'options'>[],
  chosen: Record<string, string>,
): Choice[] {
  return packages.flatMap(({ sellerId, options }) => {
    const kept = options.find(({ shippingMethodId }) => shippingMethodId === chosen[sellerId])
    const option = kept ?? usualOption(options)
    return option ? [{ sellerId, shippingMethodId: option.shippingMethodId }] : []
  })
}

/**
 * The packages of a cart, how each can go there, and what all of it costs with what is chosen. A VAT number or a postal
 * code that is none changes nothing here: the form says so when it is sent. Null: nobody knows, such as of an empty cart.
 * @throws ConnectionProblem, or a Refusal that is not about the input
 */
export async function estimate(
  shop: Pick<Client, 'estimateShipping'>,
  key: CartKey,
  wish: Wish,
): Promise<ShippingEstimate | null> {
  const ask = (packages: Choice[], isRough = false) => {
    const { country, region, postalCode, vatNumber } = wish
    const more = isRough
      ? {}
      : { ...(region && { region }), ...(postalCode && { postalCode }), ...(vatNumber && { vatNumber }) }
    return shop.estimateShipping.try({ ...key, country, ...more, packages })
  }
  const wished = Object.entries(wish.chosen).map(([sellerId, shippingMethodId]) => ({
    sellerId,
    shippingMethodId,
  }))
  let found = await ask(wished)
  const isRough = !found.ok && found.refusal.code === 'invalid-request'
  if (isRough) found = await ask(wished, true)
  if (found.ok) {
    const made = found.data.packages
    const choices = choicesOf(made, wish.chosen)
    const isSo = choices.every((choice) =>
      made.some(
        (one) => one.sellerId === choice.sellerId && one.shippingMethodId === choice.shippingMethodId,
      ),
    )
    if (isSo) return found.data
    found = await ask(choices, isRough)
  }
  if (found.ok) return found.data
  if (['invalid-request', 'cart-empty', 'not-found'].includes(found.refusal.code)) return null
  throw found.refusal
}

/**
 * Names of the sellers whose packages a checkout has, by their ids; empty when they cannot be had.
 * @throws ConnectionProblem
 */
export async function sellerNames(
  shop: Pick<Client, 'estimateShipping'>,
  key: CartKey,
  { shippingAddress }: Pick<Checkout, 'shippingAddress'>,
): Promise<Map<string, string>> {
  const found = await shop.estimateShipping.try({ ...key, country: shippingAddress.addressCountry })
  return new Map(found.ok ? found.data.packages.map((each) => [each.sellerId, each.sellerName]) : [])
}
