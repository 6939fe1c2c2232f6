import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { buildContract } from '../src/contract.ts'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: { pattern?: string; enum?: unknown[] }
}

interface Documented {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
}

const document = JSON.parse(JSON.stringify(buildContract().document)) as {
  paths: Record<string, Record<string, Documented>>
  components: object
}

const documented = Object.values(document.paths).flatMap((methods) => Object.values(methods))

/** What an operation takes besides its body. */
export const parametersOf = (operationId: string): Parameter[] =>
  documented.find((operation) => operation.operationId === operationId)?.parameters ?? []

/** Whether the document allows this body, by operation id: a client that checks its requests goes by nothing else. */
export function documentedBodies(): (operationId: string, body: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, formats: fullFormats })
  const { components } = document
  const checks = new Map(
    documented.flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema
      return schema ? [[operationId, ajv.compile({ ...schema, components })] as const] : []
    }),
  )
  return (operationId, body) => {
    const check = checks.get(operationId)
    if (!check) throw new Error(`${operationId} takes no body`)
    return check(body)
  }
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects whose keys are the client's: its own data, and what a browser says of WebAuthn extensions (ignored). */
const openMaps = new Set(['metadata', 'clientExtensionResults'])

export interface Place {
  /** RFC 6901 */
  pointer: string
  value: unknown
  /** A copy of the body with another value here, or without it. */
  with: (value: unknown) => unknown
  without: () => unknown
}

/** Every value inside a body but those of open maps. */
export function placesIn(body: unknown): Place[] {
  const places: Place[] = []
  const change = (at: string[], how: (parent: Json, key: string) => void): unknown => {
    const copy = structuredClone(body)
    const parent = at.slice(0, -1).reduce<unknown>((value, key) => (value as Json)[key], copy)
    how(parent as Json, at.at(-1) ?? '')
    return copy
  }
  const visit = (value: unknown, at: string[]): void => {
    if (at.length > 0) {
      places.push({
        pointer: at.map((key) => `/${key}`).join(''),
        value,
        with: (other) => change(at, (parent, key) => void Reflect.set(parent, key, other)),
        without: () => change(at, (parent, key) => void Reflect.deleteProperty(parent, key)),
      })
    }
    if (typeof value !== 'object' || value === null || openMaps.has(at.at(-1) ?? '')) return
    for (const [key, child] of Object.entries(value)) visit(child, [...at, key])
  }
  visit(body, [])
  return places
}

/** Every object inside a body but open maps, with the body as text that has these fields in it, too (`__proto__` is one). */
export function objectsIn(body: unknown): { pointer: string; with: (fields: string[]) => string }[] {
  const mark = '"spoil-here":0'
  const textWith = (place: Place | undefined, value: Json) => {
    const marked = { ...value, 'spoil-here': 0 }
    return JSON.stringify(place ? place.with(marked) : marked)
  }
  const objects = [undefined, ...placesIn(body)].flatMap((place) => {
    const value = place ? place.value : body
    const isOpen = openMaps.has(place?.pointer.split('/').at(-1) ?? '')
    return isObject(value) && !isOpen ? [{ place, value }] : []
  })
  return objects.map(({ place, value }) => ({
    pointer: place?.pointer ?? '',
    with: (fields) =>
      textWith(place, value).replace(mark, () =>
        fields.map((field) => `${JSON.stringify(field)}:1`).join(','),
      ),
  }))
}
