import type { Form } from '@tradepost/desk/form.ts'
import type { CreateShippingMethodInput } from '@tradepost/sdk'
import { minorOf } from './entries.ts'

const names = [
  'handle',
  'name',
  'description',
  'price',
  'freeFrom',
  'minDays',
  'maxDays',
  'position',
] as const

/** What the form of a way to ship says; what is no number is left to the API to refuse. */
export function shippingOf(form: Form, decimals: number): CreateShippingMethodInput {
  const amount = (name: string) => minorOf(form.text(name), decimals) ?? -1
  return {
    handle: form.text('handle'),
    name: form.text('name'),
    description: form.text('description'),
    priceAmount: amount('price'),
    freeFromAmount: form.text('freeFrom') === '' ? null : amount('freeFrom'),
    minDays: daysOf(form.text('minDays')),
    maxDays: daysOf(form.text('maxDays')),
  }
}

/** Names of the form's fields by the API's. */
export const shippingFields = { priceAmount: 'price', freeFromAmount: 'freeFrom' }

/** What fields must be that the desk turns into something else. */
export const shippingWords = {
  price: 'must be an amount such as 4.90',
  freeFrom: 'must be an amount such as 75, or empty',
  minDays: 'must be a number of days, up to 365',
  maxDays: 'must be a number of days, up to 365, and not under the least',
}

/** What was entered, to be shown again. */
export const shippingValues = (form: Form): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, form.text(name)]))

/** A whole number of days; -1 for anything else. */
export const daysOf = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : -1)
