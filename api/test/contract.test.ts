import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildContract } from '../src/contract.ts'
import { toYaml } from '../src/platform/document.ts'
import { anyText, largest } from '../src/platform/document-limits.ts'
import { permissions, policies, sellerPermissions } from '../src/platform/policies.ts'
import { allRefusals, defineRefusals, platformRefusals } from '../src/platform/refusals.ts'
import { createRouter, route } from '../src/platform/router.ts'
import { codesOfNoOperation, publicOperations, verbs, verbsElsewhere } from './contract-words.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { [key: string]: Json }
interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, string[]>[]
  'x-refusals': string[]
  parameters?: { name: string; in: string; schema: Schema; example?: Json }[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, Described>
}
interface Described {
  content?: Record<string, { schema: Schema }>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const { document, routes } = buildContract()
// What a reader of the file sees: no shared objects, no undefined.
const contract = JSON.parse(JSON.stringify(document)) as {
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, Described>
    securitySchemes: Record<string, Schema>
  }
  webhooks: Schema
}
const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation,
    id: operation.operationId,
  })),
)
const schemas = contract.components.schemas

/** Every object of a JSON document, with the path that leads to it. */
function* objectsOf(value: Json, path = ''): Generator<{ at: string; value: Schema }> {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) yield { at: path, value }
  for (const [key, child] of Object.entries(value)) yield* objectsOf(child as Json, `${path}/${key}`)
}

/** The schema and every named one that it leads to, by where it stands. */
function reachable(from: Schema, at: string, seen = new Map<string, Schema>()): Map<string, Schema> {
  seen.set(at, from)
  for (const { value } of objectsOf(from)) {
    const name = typeof value.$ref === 'string' ? value.$ref.split('/').at(-1) : undefined
    const target = name === undefined ? undefined : schemas[name]
    if (name !== undefined && target && !seen.has(name)) reachable(target, name, seen)
  }
  return seen
}

/** A reply, where it stands or under the name that stands there. */
const described = (reply: Described & { $ref?: string }): Described =>
  contract.components.responses[reply.$ref?.split('/').at(-1) ?? ''] ?? reply

const bodiesOf = (kind: 'request' | 'response') => {
  const seen = new Map<string, Schema>()
  for (const { operation, id } of operations) {
    const contents =
      kind === 'request'
        ? [operation.requestBody?.content]
        : Object.values(operation.responses).map((reply) => described(reply).content)
    for (const content of contents) {
      for (const { schema } of Object.values(content ?? {})) reachable(schema, `${id} ${kind}`, seen)
    }
  }
  return seen
}

function validator() {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, formats: fullFormats })
  for (const keyword of ['example', 'components', 'x-kept-days']) ajv.addKeyword(keyword)
  return (schema: Schema, value: Json): string[] => {
    const check = ajv.compile({ ...schema, components: contract.components } as object)
    return check(value) ? [] : (check.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)
  }
}

describe('the contract', () => {
  it('is committed as the code generates it: openapi.yaml is not stale', async () => {
    expect(await readFile(join(root, 'openapi.yaml'), 'utf8')).toBe(toYaml(document))
  })

  it('is the same document, byte for byte, every time it is built', () => {
    expect(toYaml(buildContract().document)).toBe(toYaml(document))
  })

  it('names every operation once, in the words of a method: a verb and its noun', () => {
    const ids = operations.map(({ id }) => id)
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
    for (const id of ids) expect(id).toMatch(new RegExp(`^(${verbs.join('|')})[A-Z][A-Za-z]+$`))
    expect(verbs.filter((verb) => !ids.some((id) => new RegExp(`^${verb}[A-Z]`).test(id)))).toEqual([])
    expect(ids.toSorted()).toEqual(routes.map(({ operationId }) => operationId).toSorted())
  })

  it('keeps every write in a verb file of the same name in a domain', async () => {
    const files = (await readdir(join(root, 'api/src/domains'), { recursive: true })).map((file) =>
      file.split(/[\\/]/).at(-1),
    )
    const writes = operations.filter(({ method }) => method !== 'get')
    expect(writes.length).toBeGreaterThan(5)
    expect(Object.keys(verbsElsewhere).filter((id) => !writes.some((write) => write.id === id))).toEqual([])
    const missing = writes
      .filter(({ id }) => !(id in verbsElsewhere))
      .map(({ id }) => `${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`)
      .filter((file) => !files.includes(file))
    expect(missing).toEqual([])
  })

  it('says of every operation who may call it, and lists the public ones', () => {
    const known = Object.keys(contract.components.securitySchemes)
    for (const { id, operation } of operations) {
      if (publicOperations.includes(id)) continue
      expect(operation.security.length, id).toBeGreaterThan(0)
      for (const way of operation.security) {
        expect(Object.keys(way).length, id).toBeGreaterThan(0)
        for (const scheme of Object.keys(way)) expect(known, id).toContain(scheme)
      }
    }
    const open = routes.filter(({ policy }) => policy.who === 'public').map(({ operationId }) => operationId)
    expect(open.toSorted()).toEqual(publicOperations.toSorted())
  })

  it('names beside each credential the permission that it must have, of those that there are', () => {
    const named: [string, ...string[]][] = [
      ['listOrders', 'staffSession orders:read', 'secretKey orders:read'],
      ['createKey', 'staffSession keys:write'],
      ['listSellerOrders', 'sellerSession seller-orders:read', 'sellerKey seller-orders:read'],
      ['getAccount', 'staffSession ', 'sellerSession '],
    ]
    for (const [id, ...ways] of named) {
      const security = operations.find((each) => each.id === id)?.operation.security ?? []
      const told = security.flatMap((way) =>
        Object.entries(way).map(([scheme, of]) => `${scheme} ${of.join()}`),
      )
      expect(told, id).toEqual(ways)
    }
    const existing: string[] = [...permissions, ...sellerPermissions]
    for (const { id, operation } of operations)
      for (const way of operation.security)
        for (const permission of Object.values(way).flat()) expect(existing, id).toContain(permission)
  })

  it('is linted with all rules; 401 may be missing exactly where no credential is looked at', async () => {
    const { rules, overrides } = parse(await readFile(join(root, '.spectral.yaml'), 'utf8'))
    expect(JSON.stringify(rules)).not.toContain('"off"')
    const credentials = rules['oas3-operation-security-defined'].then[0].functionOptions.values
    expect(credentials.toSorted()).toEqual(Object.keys(contract.components.securitySchemes).toSorted())
    const open = operations
      .filter(({ id, operation }) => publicOperations.includes(id) && !('401' in operation.responses))
      .map(({ path, method }) => `openapi.yaml#/paths/${path.replaceAll('/', '~1')}/${method}/responses`)
    const exempted = overrides.map(({ files, rules: of }: { files: string[]; rules: object }) => ({
      files: files.toSorted(),
      rules: of,
    }))
    const rule = 'owasp:api8:2023-define-error-responses-401'
    expect(exempted).toEqual([{ files: open.toSorted(), rules: { [rule]: 'off' } }])
  })

  it('describes every operation: tag, summary, description and the refusals it may answer with', () => {
    const tags = contract.tags.map(({ name }) => name)
    const codes = allRefusals().map(({ code }) => code)
    for (const { id, operation } of operations) {
      expect(operation.tags, id).toHaveLength(1)
      expect(tags, id).toContain(operation.tags[0])
      expect(operation.summary, id).toMatch(/^[A-Z].{3,60}[^.]$/)
      expect(operation.description, id).toMatch(/[.)]$/)
      expect(operation['x-refusals'], id).toEqual(operation['x-refusals'].toSorted())
      for (const code of operation['x-refusals']) expect(codes, id).toContain(code)
      for (const code of ['invalid-request', 'too-many-requests', 'busy'])
        expect(operation['x-refusals'], id).toContain(code)
    }
  })

  it('documents each refusal under its status, as problem+json, and nothing else', () => {
    for (const { id, operation } of operations) {
      const statuses = operation['x-refusals'].map(
        (code) => allRefusals().find((kind) => kind.code === code)?.status,
      )
      const documented = Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status >= 400)
      expect(documented.toSorted(), id).toEqual([...new Set(statuses)].toSorted())
      for (const status of documented) {
        const name = id === 'payCheckout' && status === 409 ? 'PaymentProblem' : 'Problem'
        const reply = described(operation.responses[status] ?? {})
        expect(reply, id).toMatchObject({
          description: operation['x-refusals']
            .flatMap(
              (code) => allRefusals().find((kind) => kind.code === code && kind.status === status) ?? [],
            )
            .map(({ code, title }) => `\`${code}\`: ${title}`)
            .join(' '),
          content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${name}` } } },
        })
      }
    }
  })

  it('has no refusal that nothing answers with', () => {
    const used = new Set(operations.flatMap(({ operation }) => operation['x-refusals']))
    const unused = allRefusals()
      .map(({ code }) => code)
      .filter((code) => !used.has(code))
    expect(unused).toEqual(codesOfNoOperation)
  })

  it('has no reference that leads nowhere', () => {
    const refs = [...objectsOf(contract as unknown as Json)].flatMap(({ value }) =>
      typeof value.$ref === 'string' ? [value.$ref] : [],
    )
    expect(refs.length).toBeGreaterThan(10)
    for (const ref of refs) {
      const target = ref
        .slice(2)
        .split('/')
        .reduce<Json | undefined>((at, key) => (at as Schema | undefined)?.[key], contract as unknown as Json)
      expect(target, ref).toBeDefined()
    }
  })

  it('has no schema that nothing refers to', () => {
    const sent = reachable(contract.webhooks as Schema, 'webhooks').keys()
    const used = new Set([...bodiesOf('request').keys(), ...bodiesOf('response').keys(), ...sent])
    expect(Object.keys(schemas).filter((name) => !used.has(name))).toEqual([])
  })

  it('writes null where null may stand: never as an `allOf` that nothing satisfies, never as `nullable`', () => {
    for (const { at, value } of objectsOf(contract as unknown as Json)) {
      expect(JSON.stringify(value.allOf ?? null), at).not.toContain('"null"')
      if (!at.includes('/properties')) expect(value, at).not.toHaveProperty('nullable')
    }
  })

  it('promises every field of a reply: no defaults in response schemas', () => {
    for (const [name, schema] of bodiesOf('response')) {
      for (const { at, value } of objectsOf(schema)) {
        if (!at.endsWith('/properties')) expect(Object.keys(value), `${name}${at}`).not.toContain('default')
      }
    }
  })

  it('gives every named schema an example that is valid against it', () => {
    const errorsOf = validator()
    for (const [name, schema] of Object.entries(schemas)) {
      expect(schema.example, `${name} has no example`).toBeDefined()
      expect(errorsOf(schema, schema.example as Json), name).toEqual([])
    }
  })

  it('gives examples of parameters that are valid', () => {
    const errorsOf = validator()
    for (const { id, operation } of operations) {
      for (const parameter of operation.parameters ?? []) {
        const example = parameter.example ?? parameter.schema.example
        if (example !== undefined)
          expect(errorsOf(parameter.schema, example), `${id} ${parameter.name}`).toEqual([])
      }
    }
  })

  it('refuses unknown fields in every object of every request', () => {
    const open: string[] = []
    for (const [name, schema] of bodiesOf('request')) {
      for (const { at, value } of objectsOf(schema)) {
        // `example` and `default` hold values, not schemas.
        if (value.type !== 'object' || /\/(example|default)(\/|$)/.test(at)) continue
        const isMap = typeof value.additionalProperties === 'object' && value.properties === undefined
        if (!isMap && value.additionalProperties !== false) open.push(`${name}${at}`)
      }
    }
    expect(open).toEqual([])
  })

  it('bounds every string, list and number that a client may send', () => {
    const unbounded: string[] = []
    for (const [name, schema] of bodiesOf('request')) {
      for (const { at, value } of objectsOf(schema)) {
        if (/\/(example|default)(\/|$)/.test(at)) continue
        // What is written out for want of a bound is none that the server holds.
        const { maxLength, maxItems, maximum, pattern = anyText } = value
        const bounded = maxLength !== largest.maxLength || pattern !== anyText || 'enum' in value
        if (value.type === 'string' && !bounded) unbounded.push(`${name}${at}`)
        if (value.type === 'array' && maxItems === largest.maxItems) unbounded.push(`${name}${at}`)
        if (
          (value.type === 'integer' || value.type === 'number') &&
          (maximum ?? largest.integer) === largest.integer
        )
          unbounded.push(`${name}${at}`)
      }
    }
    expect(unbounded).toEqual([])
  })
})

describe('what does not boot', () => {
  const contractOf = (of: object) =>
    ({
      operationId: 'getThing',
      tag: 'Store',
      summary: 'Read a thing',
      method: 'get',
      path: '/v1/thing',
      policy: policies.shopper,
      success: { status: 200, description: 'The thing.' },
      refusals: [],
      ...of,
    }) as never

  it('refuses to boot a route without a policy', () => {
    expect(() => route(createRouter(), contractOf({}), async () => ({}))).not.toThrow()
    expect(() => route(createRouter(), contractOf({ policy: undefined }), async () => ({}))).toThrow(
      /getThing has no policy/,
    )
  })

  it('refuses to boot with two refusals of one code', () => {
    expect(() =>
      defineRefusals({ again: { ...platformRefusals.notFound, title: 'Another meaning' } }),
    ).toThrow(/not-found is declared twice/)
  })
})
