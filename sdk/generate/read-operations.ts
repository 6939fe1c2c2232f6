import type { Contract, DescribedOperation, Parameter, Schema } from './contract.ts'
import { componentOf } from './contract.ts'

/** One field of a flat input. */
export interface Field {
  name: string
  /** TypeScript, in terms of `Described` (the document's operations) and the names of components. */
  type: string
  required: boolean
  doc: string | undefined
}

/** One operation, ready to be written as a method. */
export interface ReadOperation {
  id: string
  method: string
  path: string
  summary: string
  description: string | undefined
  deprecated: boolean
  /** Path, query, credentials, headers, then body. */
  fields: Field[]
  query: string[]
  headers: Record<string, string>
  body: boolean
  credentials: string[]
  paged: boolean
  streamed: boolean
  refusals: string[]
  reply: string
}

/** Whether the client holds it; other credentials are fields of the input. */
const isHeld = (contract: Contract, name: string): boolean =>
  name === 'publishableKey' || contract.components.securitySchemes[name]?.type === 'http'

/** Every operation of the document, in its order. @throws Error when one cannot be a method with a flat input */
export function readOperations(contract: Contract): ReadOperation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => readOperation(contract, { path, method, operation })),
  )
}

interface Place {
  path: string
  method: string
  operation: DescribedOperation
}

function readOperation(contract: Contract, { path, method, operation }: Place): ReadOperation {
  const id = operation.operationId
  const parameters = operation.parameters ?? []
  const ofPath = parameters.filter((parameter) => parameter.in === 'path')
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query')
  const ofHeader = parameters.filter((parameter) => parameter.in === 'header')
  const secrets = secretsOf(contract, operation)
  const fields = [
    ...ofPath.map((parameter) => fieldOf(id, parameter)),
    ...ofQuery.map((parameter) => fieldOf(id, parameter)),
    ...secrets.map(({ field }) => field),
    ...ofHeader.map((parameter) => headerField(id, parameter)),
    ...bodyFields(contract, operation),
  ]
  refuseDoubles(id, fields)
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? id,
    description: operation.description,
    deprecated: operation.deprecated ?? false,
    fields,
    query: ofQuery.map(({ name }) => name),
    headers: Object.fromEntries([
      ...secrets.map(({ field, header }) => [field.name, header]),
      ...ofHeader.map(({ name }) => [camelCase(name), name]),
    ]),
    body: operation.requestBody !== undefined,
    credentials: credentialsOf(contract, operation),
    paged: isPaged(contract, operation),
    streamed: isStreamed(operation),
    refusals: operation['x-refusals'] ?? [],
    reply: replyType(operation),
  }
}

function fieldOf(id: string, { name, in: place, required, schema, description }: Parameter): Field {
  const parameters = `Described['${id}']['parameters']['${place}']`
  const type = `${place === 'path' ? parameters : `NonNullable<${parameters}>`}['${name}']`
  return {
    name,
    type,
    required: required ?? false,
    doc: docOf({ ...schema, ...(description === undefined ? {} : { description }) }),
  }
}

function headerField(id: string, parameter: Parameter): Field {
  const name = camelCase(parameter.name)
  if (name === 'idempotencyKey') {
    const doc =
      'Made for each call and kept for its retries unless given. Give one to repeat a call later, after a restart.'
    return { name, type: 'string', required: false, doc }
  }
  const field = { ...fieldOf(id, parameter), name }
  if (name !== 'ifMatch') return field
  const doc =
    '`version` of what this change was made for: refused when it has changed since. Left out: whatever the version.'
  return { ...field, type: 'number', doc }
}

/** What the client may show, best first; one of them is enough. */
function credentialsOf(contract: Contract, { operationId, security = [] }: DescribedOperation): string[] {
  // Whatever is shown as a bearer travels alike.
  const alternatives = security.map((one) =>
    Object.keys(one)
      .filter((name) => isHeld(contract, name))
      .map((name) => (name === 'publishableKey' ? name : 'bearer')),
  )
  if (alternatives.some((names) => names.length > 1)) {
    throw new Error(`${operationId} asks for two credentials of the client at once: it shows only one`)
  }
  const accepted = [...new Set(alternatives.flat())]
  const isForEverybody = security.some((one) => Object.keys(one).join() === 'publishableKey')
  return isForEverybody ? accepted : accepted.toSorted()
}

/** Secrets the operation asks for beside what the client holds: required when every alternative has it. */
function secretsOf(
  contract: Contract,
  { security = [] }: DescribedOperation,
): { field: Field; header: string }[] {
  const names = [...new Set(security.flatMap((one) => Object.keys(one)))]
  return names
    .filter((name) => !isHeld(contract, name))
    .map((name) => {
      const scheme = contract.components.securitySchemes[name]
      if (scheme?.in !== 'header' || !scheme.name) throw new Error(`The credential ${name} is not a header`)
      const required = security.every((one) => name in one)
      return { field: { name, type: 'string', required, doc: scheme.description }, header: scheme.name }
    })
}

function bodyFields(contract: Contract, { operationId, requestBody }: DescribedOperation): Field[] {
  if (!requestBody) return []
  const schema = requestBody.content['application/json']?.schema
  const component = componentOf(schema)
  const shape = component ? contract.components.schemas[component] : schema
  const shapes = (shape?.anyOf ?? shape?.oneOf ?? (shape ? [shape] : [])).map(
    (one) => contract.components.schemas[componentOf(one) ?? ''] ?? one,
  )
  if (shapes.length === 0 || shapes.some(({ type, properties }) => type !== 'object' || !properties)) {
    throw new Error(`The body of ${operationId} is not a JSON object with named fields: it cannot lie flat`)
  }
  const whole =
    component ?? `NonNullable<Described['${operationId}']['requestBody']>['content']['application/json']`
  const properties = Object.assign({}, ...shapes.map((one) => one.properties)) as Record<string, Schema>
  return Object.entries(properties).map(([name, property]) => ({
    name,
    // A field of one alternative only is no field of the union.
    type: shapes.length > 1 ? `Extract<${whole}, { ${name}?: unknown }>['${name}']` : `${whole}['${name}']`,
    required: shapes.every(({ required }) => required?.includes(name) ?? false),
    doc: docOf(property, contract),
  }))
}

function docOf(schema: Schema, contract?: Contract): string | undefined {
  const component = contract?.components.schemas[componentOf(schema) ?? '']
  const parts = [schema.description ?? component?.description]
  const usual = schema.default
  if (usual !== undefined && typeof usual !== 'object') parts.push(`Default: \`${String(usual)}\`.`)
  return parts.filter((part) => part !== undefined).join(' ') || undefined
}

function replyType(operation: DescribedOperation): string {
  const { operationId, responses } = operation
  if (isStreamed(operation)) return 'ReadableStream<Uint8Array>'
  const types = Object.entries(responses)
    .filter(([status]) => Number(status) < 300)
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema
      if (!schema) return 'void'
      const place = `Described['${operationId}']['responses'][${status}]['content']['application/json']`
      return componentOf(schema) ?? place
    })
  return [...new Set(types)].join(' | ')
}

/** Its reply is no JSON document: lines that are read while they come. */
const isStreamed = ({ responses }: DescribedOperation): boolean =>
  Object.entries(responses).some(
    ([status, { content }]) => Number(status) < 300 && content && !content['application/json'],
  )

function isPaged(contract: Contract, operation: DescribedOperation): boolean {
  const schema = operation.responses[200]?.content?.['application/json']?.schema
  const shape = contract.components.schemas[componentOf(schema) ?? ''] ?? schema
  return shape?.properties?.items !== undefined && shape.properties.nextCursor !== undefined
}

function refuseDoubles(id: string, fields: Field[]): void {
  const names = fields.map(({ name }) => name)
  const double = names.find((name, index) => names.indexOf(name) !== index)
  if (double !== undefined) throw new Error(`${id} has two fields named ${double}: they cannot lie flat`)
}

function camelCase(header: string): string {
  return header.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
