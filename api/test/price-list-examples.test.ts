import { describe, expect, it } from 'vitest'
import { type PriceList, priceCart } from '../src/domains/pricing/index.ts'
import { createPriceListInput } from '../src/domains/pricing/price-list-schemas.ts'
import { examplesIn } from './document-examples.ts'
import { plainCart, plainLine } from './pricing-carts.ts'

type Prices = Record<string, [fromQuantity: number, amount: number][]>

/** An example as docs/price-lists.md writes it. */
interface Example {
  shows?: string
  timeZone?: string
  now?: string
  /** By title, as `createPriceList` and `setPrices` take them; groups by name */
  lists: Record<string, Record<string, unknown> & { customerGroups?: string[]; prices: Prices }>
  /** Pieces, the offer's own price */
  lines: Record<string, [number, number]>
  /** Groups of the customer */
  customer?: string[]
  /** What a piece costs, and the list that says so */
  result: { each: Record<string, number>; from: Record<string, string>; total: number }
}

const examples = examplesIn<Example>('price-lists.md')

describe('docs/price-lists.md', () => {
  it('shows every rule', () => {
    expect(examples.length).toBeGreaterThanOrEqual(8)
  })

  it.each(examples.map((example, n) => [example.shows ?? `example ${n + 1}`, example] as const))(
    'is true of %s',
    (_, example) => {
      expect(toldOf(example)).toEqual(example.result)
    },
  )
})

function toldOf({ lists, lines, customer = [], now, timeZone }: Example): Example['result'] {
  const goods = Object.entries(lines).map(([id, [pieces, price]]) =>
    plainLine(id, price, pieces, { id, needsShipping: false }),
  )
  const plain = plainCart(goods)
  const priced = priceCart({
    ...plain,
    customer: { ...plain.customer, groupIds: customer },
    priceLists: Object.entries(lists).map(([title, list]) => listOf(title, list)),
    ...(now ? { now: new Date(now) } : {}),
    ...(timeZone ? { timeZone } : {}),
  })
  return {
    each: Object.fromEntries(priced.lines.map(({ id, unitPriceAmount }) => [id, unitPriceAmount])),
    from: Object.fromEntries(
      priced.lines.flatMap(({ id, priceListId }) => (priceListId === null ? [] : [[id, priceListId]])),
    ),
    total: priced.totals.totalAmount,
  }
}

function listOf(
  title: string,
  { prices, customerGroups = [], ...head }: Example['lists'][string],
): PriceList {
  const { kind, priority, currency, validFrom, validUntil } = createPriceListInput.parse({
    title,
    currency: 'EUR',
    ...head,
  })
  return {
    id: title,
    title,
    kind,
    priority,
    currency,
    customerGroupIds: customerGroups,
    window: { from: validFrom, until: validUntil },
    prices: Object.fromEntries(
      Object.entries(prices).map(([offerId, breaks]) => [
        offerId,
        breaks.map(([fromQuantity, amount]) => ({ fromQuantity, amount })),
      ]),
    ),
  }
}
