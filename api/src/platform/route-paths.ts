import type { DeclaredRoute } from './router.ts'

type Placed = Pick<DeclaredRoute, 'method' | 'path'>

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`)
const namesIn = (path: string): number => path.split('{').length

/**
 * The methods of a path as it was sent, for `Allow`; none: there is no such path. A path that is written out comes before
 * one with a name in braces, as OpenAPI 3.1 says (4.8.8.2).
 */
export function allowedMethods(declared: Placed[]): (path: string) => string[] {
  const paths = [...Map.groupBy(declared, ({ path }) => path)]
    .map(([path, routes]) => ({
      path,
      pattern: patternOf(path),
      methods: routes.map(({ method }) => method.toUpperCase()),
    }))
    .toSorted((a, b) => namesIn(a.path) - namesIn(b.path))
  return (sent) => {
    const methods = paths.find(({ pattern }) => pattern.test(sent))?.methods ?? []
    if (methods.length === 0) return []
    return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted()
  }
}

/**
 * Methods that a path with a name in braces would answer to in the place of a path that is written out: they are no
 * operations, so the app refuses them before its routes. `path` is as Hono writes it.
 */
export function methodsNotMeant(declared: Placed[]): Placed[] {
  const patterns = [...Map.groupBy(declared, ({ path }) => path)].map(([path, routes]) => ({
    path,
    names: namesIn(path),
    pattern: patternOf(path),
    methods: routes.map(({ method }) => method),
  }))
  return patterns.flatMap(({ path, names, methods: own }) =>
    patterns
      .filter((other) => other.names > names && other.pattern.test(path))
      .flatMap(({ methods }) => methods)
      .filter((method) => !own.includes(method))
      .map((method) => ({ method, path: path.replaceAll(/\{([^}]+)\}/g, ':$1') })),
  )
}
