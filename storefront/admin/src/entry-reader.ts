import type { Form } from '@tradepost/desk/form.ts'
import { minorOf, partsOf, pointsOf } from './entries.ts'

/** Reads what was entered as the API takes it, and gathers by field what is no such thing. */
export type EntryReader = {
  form: Form
  /** What is wrong, by the field's name. */
  wrong: Record<string, string>
  /** An amount in minor units; 0 where something is wrong. */
  amount: (name: string) => number
  /** The same; null for an empty field. */
  amountOrNull: (name: string) => number | null
  /** Hundredths of a percent. */
  points: (name: string) => number
  /** Parts per million of a percentage. */
  parts: (name: string) => number
  /** A whole number. */
  count: (name: string) => number
  /** The same; null for an empty field. */
  countOrNull: (name: string) => number | null
  /** The values ticked, or chosen several times. */
  ticked: (name: string) => string[]
}

/** @param decimals of the currency that amounts are in */
export function entryReader(form: Form, decimals: number): EntryReader {
  const wrong: Record<string, string> = {}
  const read = (name: string, parse: (text: string) => number | undefined, words: string) => {
    const value = parse(form.text(name))
    if (value === undefined) wrong[name] = words
    return value ?? 0
  }
  const orNull = (one: (name: string) => number) => (name: string) =>
    form.text(name) === '' ? null : one(name)
  const example = decimals === 0 ? '1250' : `12.${'50'.padEnd(decimals, '0')}`
  const amount = (name: string) =>
    read(name, (text) => minorOf(text, decimals), `must be an amount such as ${example}`)
  const count = (name: string) => read(name, countOf, 'must be a whole number')
  return {
    form,
    wrong,
    amount,
    amountOrNull: orNull(amount),
    points: (name) => read(name, pointsOf, 'must be a percentage such as 10 or 12.5'),
    parts: (name) => read(name, partsOf, 'must be a percentage such as 19 or 8.875'),
    count,
    countOrNull: orNull(count),
    ticked: (name) => form.all(name).filter(Boolean),
  }
}

/** A whole number, below 0 as well; undefined for what is none. */
export const countOf = (text: string): number | undefined =>
  /^-?\d{1,13}$/.test(text) ? Number(text) : undefined

/** The lines of a box that say something, each with its number from 1 on. */
export const linesOf = (text: string): { line: string; at: number }[] =>
  text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), at: index + 1 }))
    .filter(({ line }) => line !== '')

/** Everything a form holds, to be shown again; what may be there several times has blanks between. */
export const valuesOf = (form: Form, names: readonly string[], several: readonly string[] = []) =>
  Object.fromEntries([
    ...names.map((name) => [name, form.text(name)] as const),
    ...several.map((name) => [name, form.all(name).filter(Boolean).join(' ')] as const),
  ])
