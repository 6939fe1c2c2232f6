import type { Client, EstimatedPackage, ShippingEstimate, ShippingOption } from '@tradepost/sdk'
import type { CartKey } from '../cart/cart-cookie.ts'
import { packageKey } from './checkout-form.ts'
import { type DeliveryValues, piecesOf } from './delivery-form.ts'

/** Where a cart is to go, as far as prices depend on it. */
export interface Wish {
  country: string
  region: string
  postalCode: string
  vatNumber: string
  /** What goes elsewhere, as far as it is filled in. */
  deliveries: readonly DeliveryValues[]
  /** Id of the way to ship, by the package. */
  chosen: Record<string, string>
}

/** How one seller's package goes to one address. */
export interface Choice {
  sellerId: string
  destination: number
  shippingMethodId: string
}

/** What is offered first: the cheapest way to the door, since whoever fetches something says so. */
export function usualOption(options: readonly ShippingOption[]): ShippingOption | undefined {
  return options.find(({ pickupPoint }) => pickupPoint === null) ?? options[0]
}

/** What is chosen of each package: what was chosen, where it is still to be had, else what is offered first. */
export function choicesOf(
  packages: readonly Pick<EstimatedPackage, 'sellerId' | 'destination' | 'options'>[],
  chosen: Record<string, string>,
): Choice[] {
  return packages.flatMap(({ options, ...of }) => {
    const kept = options.find(({ shippingMethodId }) => shippingMethodId === chosen[packageKey(of)])
    const option = kept ?? usualOption(options)
    const { sellerId, destination } = of
    return option ? [{ sellerId, destination, shippingMethodId: option.shippingMethodId }] : []
  })
}

/** What refuses the wish rather than the cart: less of it may be answered. */
const aboutWish = ['invalid-request', 'delivery-not-possible']

/**
 * The packages of a cart, how each can go there, and what all of it costs with what is chosen. A VAT number, a postal
 * code or a division that cannot be changes nothing here: the form says so when it is sent. Null: nobody knows, such as
 * of an empty cart.
 * @throws ConnectionProblem, or a Refusal that is not about the input
 */
export async function estimate(
  shop: Pick<Client, 'estimateShipping'>,
  key: CartKey,
  wish: Wish,
): Promise<ShippingEstimate | null> {
  const wished = Object.entries(wish.chosen).map(([name, shippingMethodId]) => {
    const [sellerId = '', place = '0'] = name.split('.')
    return { sellerId, destination: Number(place), shippingMethodId }
  })
  let found: Awaited<ReturnType<typeof asked>> | undefined
  for (const detail of ['all', 'rough', 'together'] as const) {
    const told = toldOf(wish, detail)
    const ask = (packages: Choice[]) => asked(shop, key, told, packages)
    found = await ask(wished)
    if (found.ok) {
      const made = found.data.packages
      const choices = choicesOf(made, wish.chosen)
      const isSo = choices.every((choice) =>
        made.some(
          (one) => packageKey(one) === packageKey(choice) && one.shippingMethodId === choice.shippingMethodId,
        ),
      )
      if (!isSo) found = await ask(choices)
    }
    if (found.ok) return found.data
    if (!aboutWish.includes(found.refusal.code)) break
  }
  if (!found || found.ok || [...aboutWish, 'cart-empty', 'not-found'].includes(found.refusal.code))
    return null
  throw found.refusal
}

/** What is asked: of further addresses those that something goes to, each with its place in the form. */
function toldOf(
  { country, region, postalCode, vatNumber, deliveries }: Wish,
  detail: 'all' | 'rough' | 'together',
) {
  const isRough = detail !== 'all'
  const placed = deliveries.flatMap((each, at) => {
    const { addressCountry, addressRegion, postalCode } = each.address
    const lineItems = piecesOf(each)
    const more = isRough
      ? {}
      : { ...(addressRegion && { region: addressRegion }), ...(postalCode && { postalCode }) }
    return lineItems.length > 0
      ? [{ place: at + 1, delivery: { country: addressCountry, ...more, lineItems } }]
      : []
  })
  const more = isRough
    ? {}
    : { ...(region && { region }), ...(postalCode && { postalCode }), ...(vatNumber && { vatNumber }) }
  return { where: { country, ...more }, placed: detail === 'together' ? [] : placed }
}

/** Destinations are counted as the form counts them, whatever was left out of what was asked. */
async function asked(
  shop: Pick<Client, 'estimateShipping'>,
  key: CartKey,
  { where, placed }: ReturnType<typeof toldOf>,
  choices: Choice[],
) {
  const packages = choices.flatMap((choice) => {
    const destination =
      choice.destination === 0 ? 0 : placed.findIndex(({ place }) => place === choice.destination) + 1
    return choice.destination === 0 || destination > 0 ? [{ ...choice, destination }] : []
  })
  const deliveries = placed.map(({ delivery }) => delivery)
  const found = await shop.estimateShipping.try({
    ...key,
    ...where,
    ...(deliveries.length > 0 && { deliveries }),
    packages,
  })
  if (!found.ok) return found
  const placeOf = (destination: number) => placed[destination - 1]?.place ?? 0
  return {
    ...found,
    data: {
      ...found.data,
      packages: found.data.packages.map((each) => ({ ...each, destination: placeOf(each.destination) })),
    },
  }
}
