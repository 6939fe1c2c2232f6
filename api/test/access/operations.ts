import { buildContract } from '../../src/contract.ts'
import type { DeclaredRoute } from '../../src/platform/router.ts'

export interface Operation extends DeclaredRoute {
  /** Status of its success. */
  success: number
  takesBody: boolean
  /** The body that the document shows. */
  example: unknown
  /** Names of all fields that its body declares, at whatever depth. */
  bodyFields: Set<string>
  /** Whether an Idempotency-Key must be sent. */
  needsKey: boolean
  /** Names in braces in its path. */
  params: string[]
}

interface Documented {
  requestBody?: { content: Record<string, { schema: { $ref?: string; example?: unknown } }> }
  parameters?: { name: string; in: string; required?: boolean }[]
  responses: Record<string, unknown>
}

/** Every operation of the contract, in its order. */
export function operations(): Operation[] {
  const { document, routes } = buildContract()
  const paths = document.paths as Record<string, Record<string, Documented>>
  const { schemas } = document.components as { schemas: Record<string, { example?: unknown }> }
  const exampleOf = ({ requestBody }: Documented): unknown => {
    const schema = requestBody?.content['application/json']?.schema
    return schema?.$ref ? schemas[schema.$ref.split('/').at(-1) ?? '']?.example : schema?.example
  }
  return routes.map((route) => {
    const documented = paths[route.path]?.[route.method]
    if (!documented) throw new Error(`${route.operationId} is not in the document`)
    return {
      ...route,
      success: Number(Object.keys(documented.responses).find((status) => status.startsWith('2'))),
      takesBody: documented.requestBody !== undefined,
      example: exampleOf(documented),
      bodyFields: fieldsOf(documented.requestBody, document),
      needsKey: (documented.parameters ?? []).some((p) => p.name === 'Idempotency-Key' && p.required),
      params: [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name),
    }
  })
}

/** Names of properties of a part of the document and of every schema that it leads to. */
function fieldsOf(part: unknown, document: Record<string, unknown>, seen = new Set<string>()): Set<string> {
  const fields = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { $ref, properties } = value as { $ref?: string; properties?: object }
    for (const name of Object.keys(properties ?? {})) fields.add(name)
    for (const [key, child] of Object.entries(value)) if (key !== 'example') visit(child)
    if (typeof $ref !== 'string' || seen.has($ref)) return
    seen.add($ref)
    visit(
      $ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document),
    )
  }
  visit(part)
  return fields
}
