import { anyText, largest } from '@tradepost/api/platform/document-limits.ts'

/** A JSON object of an OpenAPI document, read but not yet understood. */
export type Json = Record<string, unknown>

/** Who writes the value a schema describes: a `request` is the client's, a `response` is ours. */
export type Direction = 'request' | 'response'

/** A difference between two schemas: where in the value (`lines[].price`), what, and whether clients break. */
export interface SchemaChange {
  at: string
  what: string
  breaking: boolean
}

/** The two documents that `$ref`s are looked up in. */
export interface Documents {
  before: Json
  after: Json
}

/**
 * Compares two schemas for a client built against `before`.
 *
 * A response may promise more and never less: a field that is gone, is no longer required, can be null or has
 * another type breaks. A request may ask for less and never more. A new value of an enum in a response is
 * allowed, and so is a new shape told apart by its tag (`kind: 'voucher'`): clients must tolerate values they
 * do not know. A new shape without a tag breaks.
 */
export function compareSchemas(
  before: unknown,
  after: unknown,
  direction: Direction,
  documents: Documents,
): SchemaChange[] {
  return new Comparison(direction, documents).compare(before, after, '')
}

/** Follows a `$ref` (to the end) within one document; other values come back as they are. */
export function resolve(value: unknown, document: Json): Json {
  let current = value
  for (let hops = 0; hops < 20; hops += 1) {
    const ref = isJson(current) ? current.$ref : undefined
    if (typeof ref !== 'string') break
    const found = atPointer(document, ref)
    const { $ref: _, ...beside } = current as Json
    current = isJson(found) && Object.keys(beside).length > 0 ? { ...found, ...beside } : found
  }
  return isJson(current) ? current : {}
}

/** True for a JSON object (not an array, not null). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Shape {
  types: Set<string> | undefined
  values: Set<string> | undefined
  properties: Map<string, unknown>
  required: Set<string>
  variants: unknown[]
  json: Json
}

class Comparison {
  readonly #direction: Direction
  readonly #documents: Documents
  // Pairs of nodes being compared: a schema that contains itself is compared once.
  readonly #open = new Map<unknown, Set<unknown>>()

  constructor(direction: Direction, documents: Documents) {
    this.#direction = direction
    this.#documents = documents
  }

  compare(before: unknown, after: unknown, at: string): SchemaChange[] {
    const partners = this.#open.get(before) ?? new Set()
    if (partners.has(after)) return []
    this.#open.set(before, partners.add(after))
    const old = shapeOf(before, this.#documents.before)
    const now = shapeOf(after, this.#documents.after)
    const changes = [
      ...this.#types(old, now, at),
      ...this.#values(old, now, at),
      ...this.#limits(old, now, at),
      ...this.#properties(old, now, at),
      ...this.#inner(old, now, at),
      ...this.#variants(old, now, at),
    ]
    partners.delete(after)
    return changes
  }

  #types(old: Shape, now: Shape, at: string): SchemaChange[] {
    const [wide, narrow] = this.#direction === 'response' ? [old.types, now.types] : [now.types, old.types]
    if (wide === undefined) return []
    const from = [...(old.types ?? ['anything'])].sort().join(' or ')
    const to = [...(now.types ?? ['anything'])].sort().join(' or ')
    if (narrow === undefined) return [breaks(at, `was ${from} and is ${to}`)]
    const lost = [...narrow].filter((type) => !wide.has(type) && !(type === 'integer' && wide.has('number')))
    if (lost.length === 0) return []
    if (lost.length === 1 && lost[0] === 'null') {
      return [breaks(at, this.#direction === 'response' ? 'can now be null' : 'can no longer be null')]
    }
    return [breaks(at, `was ${from} and is ${to}`)]
  }

  #values(old: Shape, now: Shape, at: string): SchemaChange[] {
    if (now.values === undefined) return []
    if (old.values === undefined) {
      return this.#direction === 'request' ? [breaks(at, `accepts only ${list(now.values)} now`)] : []
    }
    const gone = [...old.values].filter((value) => !now.values?.has(value))
    const added = [...now.values].filter((value) => !old.values?.has(value))
    if (this.#direction === 'request') {
      return gone.length === 0 ? [] : [breaks(at, `no longer accepts ${list(gone)}`)]
    }
    return added.length === 0 ? [] : [allows(at, `can be ${list(added)} too`)]
  }

  #limits(old: Shape, now: Shape, at: string): SchemaChange[] {
    const changes: SchemaChange[] = []
    if (this.#formatBreaks(old.json, now.json)) {
      changes.push(
        breaks(at, `has the format ${now.json.format ?? 'none'}, had ${old.json.format ?? 'none'}`),
      )
    }
    if (this.#direction === 'response') return changes
    for (const [keyword, tighter] of limits) {
      const [from, to] = [old.json[keyword], now.json[keyword]]
      if (
        typeof to === 'number' &&
        (typeof from !== 'number' || tighter(from, to)) &&
        !(to === 0 && zeroIsFree.has(keyword)) &&
        !heldAnyway(keyword, to, old.json.pattern)
      ) {
        changes.push(breaks(at, `has ${keyword} ${to}, had ${from ?? 'none'}`))
      }
    }
    for (const keyword of ['pattern', 'multipleOf', 'uniqueItems']) {
      const [from, to] = [old.json[keyword], now.json[keyword]]
      // What is true of every text was so before it was written down.
      const isNew = to !== undefined && to !== false && to !== from && to !== anyText
      if (isNew) changes.push(breaks(at, `has a new ${keyword}`))
    }
    return changes
  }

  #formatBreaks(old: Json, now: Json): boolean {
    const isResponse = this.#direction === 'response'
    if (old.format === now.format) return false
    if (![old.format, now.format].every((format) => format === undefined || isWidth(format)))
      return (isResponse ? old.format : now.format) !== undefined
    // The width of an integer says in other words what minimum and maximum say; where both are said, those are compared.
    if (isResponse) return old.format === 'int32' && !fitsInt32(now)
    const isSaid = now.minimum !== undefined && now.maximum !== undefined
    return now.format === 'int32' && !isSaid && !fitsInt32(old)
  }

  #properties(old: Shape, now: Shape, at: string): SchemaChange[] {
    const changes: SchemaChange[] = []
    for (const [name, schema] of old.properties) {
      const path = at === '' ? name : `${at}.${name}`
      if (!now.properties.has(name)) {
        changes.push(breaks(path, 'is gone'))
        continue
      }
      const [was, is] = [old.required.has(name), now.required.has(name)]
      if (this.#direction === 'response' && was && !is) changes.push(breaks(path, 'is optional now'))
      if (this.#direction === 'request' && !was && is) changes.push(breaks(path, 'is required now'))
      changes.push(...this.compare(schema, now.properties.get(name), path))
    }
    for (const name of now.properties.keys()) {
      if (old.properties.has(name)) continue
      const path = at === '' ? name : `${at}.${name}`
      const demanded = this.#direction === 'request' && now.required.has(name)
      changes.push(demanded ? breaks(path, 'is new and required') : allows(path, 'is new'))
    }
    return changes
  }

  #inner(old: Shape, now: Shape, at: string): SchemaChange[] {
    const changes: SchemaChange[] = []
    if (old.json.items !== undefined && now.json.items !== undefined) {
      changes.push(...this.compare(old.json.items, now.json.items, `${at}[]`))
    }
    const [from, to] = [old.json.additionalProperties, now.json.additionalProperties]
    if (this.#direction === 'request' && to === false && from !== false) {
      changes.push(breaks(at, 'no longer accepts keys of the client'))
    }
    if (isJson(from) && isJson(to)) changes.push(...this.compare(from, to, `${at}{}`))
    if (isJson(from) && !isJson(to) && this.#direction === 'response') {
      changes.push(breaks(at, 'no longer says what its values are'))
    }
    return changes
  }

  // A variant is the same one as before when its tag (or its ref) says so; otherwise it must fit one of them.
  #variants(old: Shape, now: Shape, at: string): SchemaChange[] {
    if (old.variants.length === 0 && now.variants.length === 0) return []
    if (old.variants.length === 0 || now.variants.length === 0)
      return [breaks(at, 'is a choice of shapes on one side only')]
    const { before, after } = this.#documents
    const changes: SchemaChange[] = []
    const oldByTag = new Map(old.variants.map((variant) => [tagOf(variant, before), variant]))
    const nowByTag = new Map(now.variants.map((variant) => [tagOf(variant, after), variant]))
    for (const [tag, variant] of oldByTag) {
      const same = tag === '' ? undefined : nowByTag.get(tag)
      if (same !== undefined) changes.push(...this.compare(variant, same, `${at}(${tag})`))
      else if (this.#direction === 'request' && !now.variants.some((other) => this.#fits(variant, other)))
        changes.push(breaks(at, `no longer accepts the shape ${tag}`))
    }
    for (const [tag, variant] of nowByTag) {
      if (tag !== '' && oldByTag.has(tag)) continue
      if (this.#direction === 'request' || tag.includes('='))
        changes.push(allows(at, `has the new shape ${tag}`))
      else if (!old.variants.some((other) => this.#fits(other, variant)))
        changes.push(breaks(at, `can have the new shape ${tag || 'without a tag'}`))
    }
    return changes
  }

  #fits(before: unknown, after: unknown): boolean {
    return !this.compare(before, after, '').some((change) => change.breaking)
  }
}

const limits: [string, (from: number, to: number) => boolean][] = [
  ['minimum', (from, to) => to > from],
  ['exclusiveMinimum', (from, to) => to > from],
  ['minLength', (from, to) => to > from],
  ['minItems', (from, to) => to > from],
  ['minProperties', (from, to) => to > from],
  ['maximum', (from, to) => to < from],
  ['exclusiveMaximum', (from, to) => to < from],
  ['maxLength', (from, to) => to < from],
  ['maxItems', (from, to) => to < from],
  ['maxProperties', (from, to) => to < from],
]
const zeroIsFree = new Set(['minLength', 'minItems', 'minProperties'])

/**
 * Whether a new bound forbids nothing that was possible before: it is larger than anything that can be sent, or no text of
 * the pattern was longer.
 */
function heldAnyway(keyword: string, bound: number, patternBefore: unknown): boolean {
  if (keyword === 'maxItems') return bound >= largest.maxItems
  if (keyword === 'minimum') return bound <= -largest.integer
  if (keyword === 'maximum') return bound >= largest.integer
  if (keyword !== 'maxLength') return false
  return bound >= Math.min(largest.maxLength, longestText(patternBefore))
}

/** The length of the longest text that a pattern lets pass; infinite for one with a form that is not looked into. */
function longestText(pattern: unknown): number {
  const inner = typeof pattern === 'string' ? /^\^(.*)\$$/.exec(pattern)?.[1] : undefined
  if (inner === undefined) return Number.POSITIVE_INFINITY
  const parts = /(?:\[(?:\\.|[^\]\\])+\]|\\[^bBkpPuxc\d]|\\d|[^\\()|[\]{}*+?.^$])(?:\{(?:\d+,)?(\d+)\}|\?)?/gy
  let [length, end] = [0, 0]
  for (const part of inner.matchAll(parts)) {
    length += Number(part[1] ?? 1)
    end = part.index + part[0].length
  }
  return end === inner.length ? length : Number.POSITIVE_INFINITY
}

const isWidth = (format: unknown): boolean => format === 'int32' || format === 'int64'

/** Whether all integers of a schema have 32 bits, by its format or by its bounds. */
function fitsInt32({ format, minimum, maximum }: Json): boolean {
  const within = (bound: unknown) => typeof bound === 'number' && bound >= -(2 ** 31) && bound < 2 ** 31
  return format === 'int32' || (within(minimum) && within(maximum))
}

function breaks(at: string, what: string): SchemaChange {
  return { at, what, breaking: true }
}

function allows(at: string, what: string): SchemaChange {
  return { at, what, breaking: false }
}

function list(values: Iterable<string>): string {
  return [...values].join(', ')
}

function refOf(value: unknown): string {
  return isJson(value) && typeof value.$ref === 'string' ? value.$ref : ''
}

/** Flattens refs, allOf and "or null" into one shape that can be compared keyword by keyword. */
function shapeOf(value: unknown, document: Json): Shape {
  const json = merged(resolve(value, document), document)
  const choices = [...asArray(json.anyOf), ...asArray(json.oneOf)]
  const real = choices.filter((choice) => resolve(choice, document).type !== 'null')
  const orNull = real.length < choices.length
  const only = real[0]
  if (only !== undefined && real.length === 1) {
    const { anyOf: _anyOf, oneOf: _oneOf, ...beside } = json
    const inner = shapeOf(only, document)
    if (orNull) inner.types?.add('null')
    return { ...inner, json: { ...beside, ...inner.json } }
  }
  const types = typesOf(json, real, document)
  if (orNull) types?.add('null')
  return {
    types,
    values: valuesOf(json),
    properties: new Map(isJson(json.properties) ? Object.entries(json.properties) : []),
    required: new Set(asArray(json.required).map(String)),
    variants: real,
    json,
  }
}

function merged(json: Json, document: Json): Json {
  const parts = asArray(json.allOf).map((part) => merged(resolve(part, document), document))
  if (parts.length === 0) return json
  const { allOf: _, ...own } = json
  const sum: Json = {}
  const properties: Json = {}
  const required = new Set<unknown>()
  for (const part of [...parts, own]) {
    Object.assign(sum, part)
    if (isJson(part.properties)) Object.assign(properties, part.properties)
    for (const name of asArray(part.required)) required.add(name)
  }
  return { ...sum, properties, required: [...required] }
}

function typesOf(json: Json, variants: unknown[], document: Json): Set<string> | undefined {
  if (json.type !== undefined) return new Set([json.type].flat().map(String))
  if (json.const !== undefined) return new Set([typeOfValue(json.const)])
  if (Array.isArray(json.enum)) return new Set(json.enum.map(typeOfValue))
  if (variants.length === 0) return undefined
  const all = variants.map((variant) => shapeOf(variant, document).types)
  if (all.some((types) => types === undefined)) return undefined
  return new Set(all.flatMap((types) => [...(types ?? [])]))
}

function valuesOf(json: Json): Set<string> | undefined {
  if (json.const !== undefined) return new Set([JSON.stringify(json.const)])
  if (!Array.isArray(json.enum)) return undefined
  return new Set(json.enum.filter((value) => value !== null).map((value) => JSON.stringify(value)))
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

function tagOf(variant: unknown, document: Json): string {
  const shape = shapeOf(variant, document)
  for (const [name, schema] of shape.properties) {
    const values = shapeOf(schema, document).values
    if (values?.size === 1) return `${name}=${list(values)}`
  }
  const ref = refOf(variant)
  if (ref !== '') return ref.slice(ref.lastIndexOf('/') + 1)
  return shape.properties.size === 0 ? list(shape.types ?? []) : ''
}

function atPointer(document: Json, ref: string): unknown {
  const parts = ref
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return parts.reduce<unknown>((value, part) => (isJson(value) ? value[part] : undefined), document)
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
