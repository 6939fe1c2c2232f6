import { codeOnly } from '../check/source-text.ts'

/** A title begins behind `it(`, `describe.skip(` and the like, or behind the table of `it.each(…)(`. */
const beforeTitle = /(?:\b(?:it|test|describe)(?:\.\w+)*|\))\s*\(\s*(?=['"`])/g
/** What a run puts into a title: `%s` and `$name` of a table, `${…}` of a template. */
const filledIn = /%[sdifjoOcp#$%]|\$\{[^}]*\}|\$[A-Za-z_][\w.]*/g

/**
 * Whether a test file has a test of this name: its title, or the titles of its groups and its own, separated by blanks. Read
 * from the source; titles that are put together in other ways than vitest's tables and templates are not found.
 */
export function namesTest(source: string, testName: string): boolean {
  const code = codeOnly(source)
  const titles = titlesOf(source, code)
  const texts = new Set(
    [...code.matchAll(/(['"`])[^'"`]*\1/g)].map(({ index, 0: text }) =>
      unescaped(source.slice(index + 1, index + text.length - 1)),
    ),
  )
  // A title that is nothing but what is filled in would fit every name: that stands in the file, or is one word from elsewhere.
  const isOfTest = (name: string) =>
    titles.some(
      ({ pattern, isOpen }) => pattern.test(name) && (!isOpen || !name.includes(' ') || texts.has(name)),
    )
  const isOfGroup = (name: string) => titles.some(({ pattern, isOpen }) => !isOpen && pattern.test(name))
  const known = new Map<string, boolean>()
  const endsHere = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    const splits = (at: number) => isOfGroup(name.slice(0, at)) && endsHere(name.slice(at + 1))
    const is = isOfTest(name) || [...blanks(name)].some(splits)
    known.set(name, is)
    return is
  }
  return endsHere(testName)
}

function* blanks(text: string): Generator<number> {
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) yield at
}

/** The titles of groups and tests as patterns of what a report calls them. */
function titlesOf(source: string, code: string): { pattern: RegExp; isOpen: boolean }[] {
  return [...code.matchAll(beforeTitle)].map(({ index, 0: before }) => {
    const begin = index + before.length
    const quote = source[begin]
    let end = begin + 1
    while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1
    const title = unescaped(source.slice(begin + 1, end))
    const parts = title.split(filledIn).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const isOpen = parts.length > 1 && parts.every((part) => part === '')
    return { pattern: new RegExp(`^${parts.join('.+')}$`, 's'), isOpen }
  })
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:u\{?([\da-fA-F]+)\}?|(.))/gs, (_, code: string | undefined, char: string) =>
    code === undefined
      ? ({ n: '\n', t: '\t', 0: '\0' }[char] ?? char)
      : String.fromCodePoint(Number.parseInt(code, 16)),
  )
