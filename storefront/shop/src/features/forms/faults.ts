import { isRefusal } from '@tradepost/sdk'
import { messageFor } from '../refusals/messages.ts'

/** What to write at a field that the API did not take. */
export interface FieldRule {
  /** Where the field stands in the request, as a JSON pointer (RFC 6901). */
  pointer: string
  /** For a field that is empty but may not be. */
  empty: string
  /** For one that is filled, instead of the API's own words. */
  wrong?: string
  /** Refusals that are about this field alone. */
  codes?: string[]
  /** What can be told without asking the API: whether a filled field may be right. `unfit` is what to write if not. */
  fits?: (value: string) => boolean
  unfit?: string
}

/** The form of an e-mail address, as far as a form judges it; the API is stricter. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

export type FieldRules<Field extends string> = Record<Field, FieldRule>
export type ValuesOf<Field extends string> = Record<Field, string>
export type FaultsOf<Field extends string> = Partial<Record<Field, string>>

/** What is about fields in a refusal; one of the SDK fits. */
export interface RefusedFields {
  code: string
  detail: string
  status: number
  errors: readonly { pointer: string; message?: string }[]
}

const longest = 2500

/** A form's texts, trimmed but for passwords; a field that is not there is empty. */
export function readFields<Field extends string>(form: FormData, fields: readonly Field[]): ValuesOf<Field> {
  const read = (field: Field) => {
    const value = form.get(field)
    if (typeof value !== 'string') return ''
    return (/password/i.test(field) ? value : value.trim()).slice(0, longest)
  }
  return Object.fromEntries(fields.map((field) => [field, read(field)])) as ValuesOf<Field>
}

/** The fields that a refusal is about, each with what to do. Empty when it is about something else. */
export function faultsIn<Field extends string>(
  refusal: Pick<RefusedFields, 'code' | 'errors'>,
  values: ValuesOf<Field>,
  rules: FieldRules<Field>,
): FaultsOf<Field> {
  const faults: FaultsOf<Field> = {}
  for (const field of Object.keys(rules) as Field[]) {
    const rule = rules[field]
    if (rule.codes?.includes(refusal.code)) faults[field] = messageFor({ code: refusal.code, detail: '' })
    const error = refusal.errors.find(({ pointer }) => pointer === rule.pointer)
    if (!error) continue
    faults[field] = values[field] === '' ? rule.empty : (rule.wrong ?? sentence(error.message ?? ''))
  }
  return faults
}

/**
 * What is missing or cannot be right in a form, all of it at once. For forms with a part that the API does not judge,
 * such as a box that must be ticked, or where asking it counts as a try: the API may find more.
 */
export function faultsAtHand<Field extends string>(
  values: ValuesOf<Field>,
  rules: FieldRules<Field>,
): FaultsOf<Field> {
  const faults: FaultsOf<Field> = {}
  for (const field of Object.keys(rules) as Field[]) {
    const { empty, fits, wrong, unfit = wrong } = rules[field]
    if (values[field] === '' && empty !== '') faults[field] = empty
    if (values[field] !== '' && fits && !fits(values[field])) faults[field] = unfit
  }
  return faults
}

/** What the page of a form shows when the API has said no. */
export interface FormAnswer<Field extends string> {
  faults: FaultsOf<Field>
  /** What is not about a field. */
  notice: string | undefined
  status: number
}

/**
 * A refusal as the page of its form shows it.
 * @throws the refusal itself when it is about who asks and not about the form
 */
export function answerTo<Field extends string>(
  refusal: RefusedFields,
  values: ValuesOf<Field>,
  rules: FieldRules<Field>,
): FormAnswer<Field> {
  if (isRefusal(refusal, 'not-authenticated', 'store-suspended')) throw refusal
  const faults = faultsIn(refusal, values, rules)
  const isAboutFields = Object.keys(faults).length > 0
  return {
    faults,
    notice: isAboutFields ? undefined : messageFor(refusal),
    status: refusal.status === 400 ? 422 : refusal.status,
  }
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
