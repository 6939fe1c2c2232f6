import type { Form } from '@tradepost/desk/form.ts'
import type { CreatePriceList, PriceList, SetPrices } from '@tradepost/sdk'
import { minorOf } from './entries.ts'
import { countOf, entryReader, linesOf, valuesOf } from './entry-reader.ts'
import { type Finder, inTurns } from './goods-finder.ts'
import { fieldTime } from './local-time.ts'

/** How many lines of a paste may name offers by something else than their ids: each is looked up. */
const lookedUpMax = 200
const linesMax = 1000

/** Names of the form's fields by the API's. */
export const priceListFields = { customerGroupIds: 'groups' }

/** What the form of a price list says. The currency of one that is there stays. */
export function priceListOf(form: Form) {
  const read = entryReader(form, 0)
  const input: Omit<Required<CreatePriceList>, 'currency'> = {
    title: form.text('title'),
    kind: form.text('kind') === 'override' ? 'override' : 'sale',
    priority: read.countOrNull('priority') ?? 0,
    customerGroupIds: read.ticked('groups'),
    validFrom: form.text('validFrom') || null,
    validUntil: form.text('validUntil') || null,
    status: form.has('active') ? 'active' : 'disabled',
  }
  const names = ['title', 'currency', 'kind', 'priority', 'validFrom', 'validUntil', 'active']
  return { input, wrong: read.wrong, values: valuesOf(form, names, ['groups']) }
}

/** A price list as the fields show it. */
export const priceListValues = (list: PriceList): Record<string, string> => ({
  title: list.title,
  kind: list.kind,
  priority: String(list.priority),
  groups: list.customerGroupIds.join(' '),
  validFrom: fieldTime(list.validFrom),
  validUntil: fieldTime(list.validUntil),
  active: list.status === 'active' ? 'on' : '',
})

type Prices = SetPrices['prices']

/**
 * Prices as lines say them: `STONE-MUG; 5; 9.00` is 9.00 a piece from five pieces on, `STONE-MUG; 9.00` from the first.
 * A tab, as tables leave it behind, does for a semicolon.
 * @returns what is wrong with the first line that is none, and of each price its line
 */
export async function pricesOf(
  text: string,
  of: { find: Finder; decimals: number },
): Promise<{ prices: Prices; lines: number[]; wrong: string | undefined }> {
  const rows = linesOf(text).map(({ line, at }) => ({ at, ...cellsOf(line) }))
  const lookedUp = new Set(rows.map(({ what }) => what).filter((what) => !what.startsWith('off_')))
  const tooMany = (words: string) => ({ prices: [], lines: [], wrong: words })
  if (rows.length === 0) return tooMany('must hold at least one line')
  if (rows.length > linesMax) return tooMany(`must not hold more than ${linesMax} lines at once`)
  if (lookedUp.size > lookedUpMax)
    return tooMany(
      `must not name more than ${lookedUpMax} offers by name or SKU at once; of ids it takes ${linesMax}`,
    )
  const read = await inTurns(rows, (row) => priceOf(row, of))
  return {
    prices: read.flatMap((one) => ('price' in one ? [one.price] : [])),
    lines: rows.map(({ at }) => at),
    wrong: read.flatMap((one) => ('wrong' in one ? [one.wrong] : []))[0],
  }
}

type Row = { at: number; what: string; quantity: string; price: string }

function cellsOf(line: string): Omit<Row, 'at'> {
  const cells = line.split(/\s*[;\t]\s*/)
  const price = cells.length > 1 ? (cells.pop() ?? '') : ''
  const quantity = cells.length > 1 ? (cells.pop() ?? '') : '1'
  return { what: cells.join('; ').trim(), quantity: quantity || '1', price }
}

async function priceOf(
  { at, what, quantity, price }: Row,
  of: { find: Finder; decimals: number },
): Promise<{ price: Prices[number] } | { wrong: string }> {
  const unitPriceAmount = minorOf(price, of.decimals)
  const fromQuantity = countOf(quantity)
  if (unitPriceAmount === undefined)
    return {
      wrong: `line ${at} must end with a price, such as “${what || 'MUG-1'}; 5; ${of.decimals === 0 ? '900' : '9.00'}”`,
    }
  if (fromQuantity === undefined) return { wrong: `line ${at}: “${quantity}” is no number of pieces` }
  const found = await of.find('offer', what)
  if ('wrong' in found) return { wrong: `line ${at}: ${found.wrong}` }
  return { price: { offerId: found.id, fromQuantity, unitPriceAmount } }
}

/** The API's words about a price, with the line it was entered in. */
export const tellLine =
  (lines: readonly number[]) =>
  (pointer: string, message: string): string => {
    const line = lines[Number(/^\/prices\/(\d+)/.exec(pointer)?.[1])]
    return line === undefined ? message : `line ${line}: ${message}`
  }
