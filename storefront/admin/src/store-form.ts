import type { Form } from '@tradepost/desk/form.ts'
import { listOf } from '@tradepost/desk/form.ts'
import { pointsOf } from './entries.ts'

/** A store that is to be made. */
export type StoreDraft = {
  slug: string
  name: string
  currency: string
  locale: string
  countries: string[]
  taxBasisPoints: number
}

/** What the form of a new store says. */
export function storeOf(form: Form): StoreDraft {
  const tax = pointsOf(form.text('tax') || '0')
  return {
    name: form.text('storeName'),
    slug: form.text('slug'),
    currency: form.text('currency').toUpperCase(),
    locale: form.text('locale'),
    countries: listOf(form.text('countries')).map((code) => code.toUpperCase()),
    // What is no percentage is left to the API to refuse.
    taxBasisPoints: tax ?? -1,
  }
}

/** Names of the form's fields by the API's. */
export const storeFields = { name: 'storeName', taxBasisPoints: 'tax' }

/** What fields must be that the desk turns into something else. */
export const storeWords = { tax: 'must be a percentage such as 19 or 7.75, or empty' }

/** What was entered, to be shown again. */
export const storeValues = (form: Form): Record<string, string> =>
  Object.fromEntries(
    ['storeName', 'slug', 'currency', 'locale', 'countries', 'tax'].map((name) => [name, form.text(name)]),
  )
