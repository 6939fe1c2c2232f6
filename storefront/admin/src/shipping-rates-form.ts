import type { ManagedShippingMethod, UpdateShippingMethod } from '@tradepost/sdk'
import { majorOf } from './entries.ts'
import type { EntryReader } from './entry-reader.ts'

/** What a rate can go by: its name in the form, in the API, in words, and its unit. */
export const measures = [
  { field: 'weight', name: 'weightGrams', label: 'Weight', unit: 'g' },
  { field: 'goods', name: 'amount', label: 'Goods worth', unit: undefined },
  { field: 'pieces', name: 'quantity', label: 'Pieces', unit: '' },
  { field: 'volume', name: 'volumeCubicCentimeters', label: 'Volume', unit: 'cm³' },
  { field: 'longest', name: 'longestMillimeters', label: 'Longest side', unit: 'mm' },
] as const

const amounts = [
  ['base', 'baseAmount'],
  ['piece', 'pieceAmount'],
  ['kilo', 'kilogramAmount'],
] as const

/** How many empty rates the form has below those that are there. */
const spare = 2
const ratesMax = 50

type Rates = NonNullable<UpdateShippingMethod['rates']>

/** How many rates the form shows. */
export const rateCount = (values: Record<string, string>): number =>
  Math.min(ratesMax, Number(values.rates ?? 0) + spare)

/** Names of the fields of one rate. */
export const rateNames = (at: number): string[] => [
  `rate${at + 1}-id`,
  ...amounts.map(([field]) => `rate${at + 1}-${field}`),
  ...measures.flatMap(({ field }) => [`rate${at + 1}-${field}From`, `rate${at + 1}-${field}Below`]),
]

/** The rates that the form says, those without a price left out; and names of the form's fields by the API's. */
export function ratesOf(read: EntryReader, count: number): { rates: Rates; fields: Record<string, string> } {
  const places = Array.from({ length: Math.min(count, ratesMax) }, (_, at) => at)
  const said = places.filter((at) => read.form.text(`rate${at + 1}-base`) !== '')
  for (const at of places.filter((one) => !said.includes(one)))
    if (
      rateNames(at).some((name) => !name.endsWith('-id') && read.form.text(name) !== '') &&
      !read.form.text(`rate${at + 1}-id`)
    )
      read.wrong[`rate${at + 1}-base`] = 'must be filled in, or the rest of the rate must be empty'
  return {
    rates: said.map((at) => rateOf(read, at)),
    fields: Object.fromEntries(said.flatMap((at, index) => Object.entries(fieldsOf(at, index)))),
  }
}

function rateOf(read: EntryReader, at: number): Rates[number] {
  const name = (field: string) => `rate${at + 1}-${field}`
  const id = read.form.text(name('id'))
  const band = (field: string, isAmount: boolean) => {
    const orNull = isAmount ? read.amountOrNull : read.countOrNull
    return { from: orNull(name(`${field}From`)) ?? 0, below: orNull(name(`${field}Below`)) }
  }
  return {
    ...(id && { id }),
    weightGrams: band('weight', false),
    amount: band('goods', true),
    quantity: band('pieces', false),
    volumeCubicCentimeters: band('volume', false),
    longestMillimeters: band('longest', false),
    baseAmount: read.amount(name('base')),
    pieceAmount: read.amountOrNull(name('piece')) ?? 0,
    kilogramAmount: read.amountOrNull(name('kilo')) ?? 0,
  }
}

const fieldsOf = (at: number, index: number): Record<string, string> => ({
  [`rates/${index}`]: `rate${at + 1}-base`,
  ...Object.fromEntries(amounts.map(([field, name]) => [`rates/${index}/${name}`, `rate${at + 1}-${field}`])),
  ...Object.fromEntries(
    measures.flatMap(({ field, name }) => [
      [`rates/${index}/${name}`, `rate${at + 1}-${field}From`],
      [`rates/${index}/${name}/below`, `rate${at + 1}-${field}Below`],
    ]),
  ),
})

/** The rates of a method, as the fields show them. */
export function ratesValues(rates: ManagedShippingMethod['rates'], decimals: number): Record<string, string> {
  const major = (amount: number) => majorOf(amount, decimals)
  const shown = rates.flatMap((rate, at) => [
    [`rate${at + 1}-id`, rate.id],
    [`rate${at + 1}-base`, major(rate.baseAmount)],
    [`rate${at + 1}-piece`, rate.pieceAmount === 0 ? '' : major(rate.pieceAmount)],
    [`rate${at + 1}-kilo`, rate.kilogramAmount === 0 ? '' : major(rate.kilogramAmount)],
    ...measures.flatMap(({ field, name }) => {
      const { from, below } = rate[name]
      const text = name === 'amount' ? major : String
      return [
        [`rate${at + 1}-${field}From`, from === 0 ? '' : text(from)],
        [`rate${at + 1}-${field}Below`, below === null ? '' : text(below)],
      ]
    }),
  ])
  return { rates: String(rates.length), ...Object.fromEntries(shown) }
}
