import type { Caller } from './callers.ts'
import type { Operation } from './operations.ts'
import type { Resources } from './resources.ts'

export interface Fixture {
  /** Where a name of the path means another resource than the one of that name. */
  params?: Record<string, string>
  /** With its question mark. */
  query?: (of: Resources) => string
  /** The example of the document, with the ids of resources of the same name in it, unless said. */
  body?: (of: Resources) => unknown
  headers?: (of: Resources) => Record<string, string>
  /**
   * What the operation itself refuses a caller whom its policy lets in, as a code; undefined: it succeeds. For rules that
   * are stricter than the policy, such as that nobody gives away what he does not have.
   */
  refuses?: ((caller: Caller) => string | undefined) | undefined
  /** Who owns what is named, where the policy does not say it. */
  owns?: (caller: Caller) => boolean
  /** The codes that say "no such thing" here, besides `not-found`: where a body names it. */
  absent?: string
  /** It hashes a password, or counts tries: of those who are let in, one of each kind is asked. */
  costly?: true
  /** The token names its store itself: that of another store is as good as one of this. */
  noForeign?: true
  /** What path or body names is the caller's own: a name that every store has, a code of its own device. */
  ownNames?: true
}

export interface Request {
  method: string
  path: string
  body: unknown
  headers: Record<string, string>
}

/** The call of an operation with these resources. @throws Error that says which file to edit */
export function requestOf(operation: Operation, fixture: Fixture, of: Resources): Request {
  const { operationId, takesBody } = operation
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = of[fixture.params?.[name] ?? name]
    if (value === undefined)
      throw new Error(
        `${operationId}: nothing is known by the name ${name}. Add it to api/test/access/resources.ts, or say in its fixture under \`params\` which resource is meant.`,
      )
    return encodeURIComponent(value)
  })
  return {
    method: operation.method.toUpperCase(),
    path: `${path}${fixture.query?.(of) ?? ''}`,
    body: takesBody ? (fixture.body?.(of) ?? filledIn(operation.example, of)) : undefined,
    headers: fixture.headers?.(of) ?? {},
  }
}

/** The example with this store's ids where it has some of that name. */
function filledIn(example: unknown, of: Resources, name = ''): unknown {
  if (Array.isArray(example)) return example.map((each) => filledIn(each, of, name))
  if (typeof example === 'object' && example !== null)
    return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, filledIn(value, of, key)]))
  return name.endsWith('Id') && of[name] !== undefined ? of[name] : example
}

/** @throws Error that says which file to edit */
export function fixtureOf(fixtures: Record<string, Fixture>, { operationId }: Operation): Fixture {
  const fixture = fixtures[operationId]
  if (!fixture)
    throw new Error(
      `${operationId} has no fixture, so nobody knows who may call it. Add one to the file of its part in api/test/access/ (shop-, customer-, staff-, store- or seller-fixtures.ts): \`${operationId}: {}\` is enough where it takes no body and its path names only resources of resources.ts. Then \`vitest run api/test/access --update\` and read the difference in docs/access.txt.`,
    )
  return fixture
}
