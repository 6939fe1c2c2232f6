import { type FieldProblem, pointerPart } from './refusals.ts'

const message = 'must be well-formed Unicode without U+0000'

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/**
 * Every text in an input, keys included, that PostgreSQL cannot keep as it is: U+0000 it refuses, half a surrogate
 * pair becomes another character.
 * @param pointer where the input stands: empty for the body, or `query`, `path`
 */
export function unstorableTexts(input: unknown, pointer: string): FieldProblem[] {
  if (typeof input === 'string') return storable(input) ? [] : [{ pointer, message }]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) =>
    // A key that cannot be kept cannot be shown either: its object is named instead.
    storable(key)
      ? unstorableTexts(value, `${pointer}/${pointerPart(key)}`)
      : [{ pointer, message: `a key ${message}` }],
  )
}
