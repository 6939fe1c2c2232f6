import { type FieldProblem, Refusal } from '../../platform/refusals.ts'
import type { CartPrices, PlannedDelivery } from './cart-prices.ts'
import type { Cart } from './queries.ts'
import { cartRefusals } from './refusals.ts'

type Pieces = Pick<PlannedDelivery, 'pieces'>

/** @throws Refusal delivery-not-possible, each piece that is not the cart's named by its place in the request */
export function mustFitCart(deliveries: readonly Pieces[], cart: Cart): void {
  const bought = cart.lines.filter(({ isSaved }) => !isSaved)
  const left = new Map(bought.map(({ id, quantity }) => [id, quantity]))
  const errors = deliveries.flatMap(({ pieces }, n) =>
    pieces.flatMap(({ lineId, quantity }, at): FieldProblem[] => {
      const pointer = `/deliveries/${n}/lineItems/${at}`
      const has = left.get(lineId)
      if (has === undefined)
        return [{ pointer: `${pointer}/id`, message: 'is no line of this cart that is bought' }]
      if (pieces.findIndex((piece) => piece.lineId === lineId) !== at)
        return [{ pointer: `${pointer}/id`, message: 'is named twice in this delivery' }]
      if (quantity > has)
        return [
          { pointer: `${pointer}/quantity`, message: `only ${has} of this line are left for this delivery` },
        ]
      left.set(lineId, has - quantity)
      return []
    }),
  )
  if (errors.length > 0) throw new Refusal(cartRefusals.deliveryNotPossible, { errors })
}

/** @throws Refusal delivery-not-possible for what is in no parcel: it has no address of its own */
export function mustBeInParcels(deliveries: readonly Pieces[], { lines }: CartPrices): void {
  const shipped = new Set(lines.filter(({ offer }) => offer.needsShipping).map(({ id }) => id))
  const errors = deliveries.flatMap(({ pieces }, n) =>
    pieces.flatMap(({ lineId }, at): FieldProblem[] =>
      shipped.has(lineId)
        ? []
        : [
            {
              pointer: `/deliveries/${n}/lineItems/${at}/id`,
              message: 'is not shipped, so it goes nowhere else',
            },
          ],
    ),
  )
  if (errors.length > 0) throw new Refusal(cartRefusals.deliveryNotPossible, { errors })
}
