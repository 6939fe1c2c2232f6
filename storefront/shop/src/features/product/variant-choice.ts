import type { Product, Variant } from '@tradepost/sdk'

/** Chosen option values by option name; options may be missing. */
export type Choice = Record<string, string>

/** What choosing comes down to; a whole product fits. */
export type Choosable = Pick<Product, 'options' | 'variants'>

/** `sold-out`: made, but not to be had now. `none`: not made in this combination. */
export type ValueState = 'available' | 'sold-out' | 'none'

/** Said to who cannot see how a value is drawn. */
export const stateWords = {
  available: '',
  'sold-out': ', sold out',
  none: ', not made like this',
} as const satisfies Record<ValueState, string>

export interface OptionValue {
  value: string
  chosen: boolean
  state: ValueState
}

/** The part of an address's query that names option values of this product; all else is left out. */
export function readChoice({ options }: Choosable, query: URLSearchParams): Choice {
  const choice: Choice = {}
  for (const { name, values } of options) {
    const value = query.get(name)
    if (value !== null && values.includes(value)) choice[name] = value
  }
  return choice
}

/** The choice that names a variant. */
export function choiceOf({ options }: Choosable, variant: Variant): Choice {
  return Object.fromEntries(options.map(({ name }, index) => [name, variant.optionValues[index] ?? '']))
}

/**
 * The variant to show: the one chosen, else one that can be bought and has all that was chosen, else one that is at
 * least made so. Undefined when nothing fits, which for an empty choice is a product without variants.
 */
export function variantFor(product: Choosable, choice: Choice): Variant | undefined {
  const fitting = product.variants.filter((variant) => fits(product, variant, choice))
  return fitting.find(isBuyable) ?? fitting[0]
}

/** The one variant that a complete choice names; undefined while the choice is open. */
export function exactVariant(product: Choosable, choice: Choice): Variant | undefined {
  const isComplete = product.options.every(({ name }) => choice[name] !== undefined)
  return isComplete ? product.variants.find((variant) => fits(product, variant, choice)) : undefined
}

/** Each option's values, with what becomes of the choice when that value is taken and the others are kept. */
export function optionValues(product: Choosable, choice: Choice): { name: string; values: OptionValue[] }[] {
  return product.options.map(({ name, values }) => ({
    name,
    values: values.map((value) => {
      const taken = { ...choice, [name]: value }
      return { value, chosen: choice[name] === value, state: stateOf(product, taken) }
    }),
  }))
}

/** Whether as many pieces as must be bought at once are there. */
export function isBuyable({ offer }: Variant): boolean {
  if (offer === null || offer.availability.status === 'out_of_stock') return false
  const { quantity } = offer.availability
  return quantity === null || quantity >= offer.quantityRules.min
}

function stateOf(product: Choosable, choice: Choice): ValueState {
  const variant = variantFor(product, choice)
  if (!variant) return 'none'
  return isBuyable(variant) ? 'available' : 'sold-out'
}

function fits({ options }: Choosable, variant: Variant, choice: Choice): boolean {
  return options.every(({ name }, index) => {
    const wanted = choice[name]
    return wanted === undefined || variant.optionValues[index] === wanted
  })
}
