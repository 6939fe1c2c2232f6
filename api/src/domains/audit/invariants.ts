import { readFileSync } from 'node:fs'

/** Something that is true of the books at every moment between two transactions. */
export interface Invariant {
  /** Permanent. */
  name: string
  sentence: string
  /** What to do where it does not hold. */
  repair: string
  /** Told of all stores together, of none alone. */
  ofAllStores: boolean
  /** Finds what breaks it. `$1`: ids of stores; `$2`: what began before then has had the time to end. */
  text: string
}

const headPattern =
  /^-- (?<name>[a-z-]+): (?<sentence>.+)\n(?<all>-- Of all stores\.\n)?-- Repair: (?<repair>.+)\n/

/**
 * The invariants of a file like `audit.sql`: each begins with a comment that names it, ends with a semicolon, and is
 * divided from the next by an empty line.
 * @throws Error when a part has no such head
 */
export function readInvariants(file: string): Invariant[] {
  const [, ...parts] = file.split(/\n\n(?=-- )/)
  return parts.map((part) => {
    const head = headPattern.exec(part)
    if (!head?.groups) throw new Error(`audit.sql: no name, sentence and repair in: ${part.slice(0, 80)}`)
    const { name = '', sentence = '', all, repair = '' } = head.groups
    const text = part.slice(head[0].length).trim().replace(/;$/, '')
    return { name, sentence, repair: capitalized(repair), ofAllStores: all !== undefined, text }
  })
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What the books are judged by, in the order of `audit.sql`. */
export const invariants: readonly Invariant[] = readInvariants(
  readFileSync(new URL('./audit.sql', import.meta.url), 'utf8'),
)

/** Those that a store can be judged by alone. */
export const invariantsOfStore: readonly Invariant[] = invariants.filter(({ ofAllStores }) => !ofAllStores)

/** The statement, and the values that it asks for. @param of.before see {@link Invariant.text}; infinite in tests */
export function statementOf(
  { text }: Invariant,
  of: { storeIds: string[]; before: Date | 'infinity' },
): { text: string; values: unknown[] } {
  const values = text.includes('$2') ? [of.storeIds, of.before] : text.includes('$1') ? [of.storeIds] : []
  return { text, values }
}
