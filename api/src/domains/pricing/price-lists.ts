import { byText, type LocalWindow, type WindowReader, windowReader } from '../promotions/index.ts'

/** Prices of offers that hold for some buyers, for some time, or from some quantity on. */
export interface PriceList {
  id: string
  title: string
  /** Higher ones come first; of equal ones the lower price counts, then the id */
  priority: number
  /** `sale` never raises a price, `override` stands whatever the offer costs */
  kind: 'sale' | 'override'
  /** ISO 4217 */
  currency: string
  /** Empty: everybody */
  customerGroupIds: readonly string[]
  window: LocalWindow
  /** By offer. Of several prices the one with the highest `fromQuantity` reached counts */
  prices: Readonly<Record<string, readonly { fromQuantity: number; amount: number }[]>>
}

/** What a piece costs, and which list says so. */
export interface UnitPrice {
  amount: number
  priceListId: string | null
}

interface Buying {
  currency: string
  now: Date
  timeZone: string
  customer: { groupIds: readonly string[] }
}

/**
 * Chooses the price of each offer. Quantity breaks count all pieces of an offer in the cart, however many lines they
 * stand in.
 * @returns a function of offer, pieces of it in the cart, and its own price
 */
export function priceChooser(
  priceLists: readonly PriceList[],
  of: Buying,
): (offerId: string, quantity: number, ownAmount: number) => UnitPrice {
  const placeIn = windowReader(of.now, of.timeZone)
  const live = priceLists
    .filter((list) => isFor(list, of, placeIn))
    .toSorted((a, b) => b.priority - a.priority || byText(a.id, b.id))
  return (offerId, quantity, ownAmount) => {
    let chosen: { amount: number; list: PriceList } | null = null
    for (const list of live) {
      if (chosen && list.priority < chosen.list.priority) break
      const amount = reached(list.prices[offerId] ?? [], quantity)
      if (amount === null || (list.kind === 'sale' && amount >= ownAmount)) continue
      if (!chosen || amount < chosen.amount) chosen = { amount, list }
    }
    return chosen
      ? { amount: chosen.amount, priceListId: chosen.list.id }
      : { amount: ownAmount, priceListId: null }
  }
}

function isFor(list: PriceList, { currency, customer }: Buying, placeIn: WindowReader): boolean {
  const { customerGroupIds } = list
  if (list.currency !== currency) return false
  if (customerGroupIds.length > 0 && !customerGroupIds.some((id) => customer.groupIds.includes(id)))
    return false
  return placeIn(list.window) === 'within'
}

function reached(
  prices: readonly { fromQuantity: number; amount: number }[],
  quantity: number,
): number | null {
  let best: { fromQuantity: number; amount: number } | null = null
  for (const price of prices)
    if (price.fromQuantity <= quantity && (!best || price.fromQuantity > best.fromQuantity)) best = price
  return best?.amount ?? null
}
