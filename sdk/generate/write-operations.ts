import type { Contract } from './contract.ts'
import type { Field, ReadOperation } from './read-operations.ts'

/** Names that src/index.ts exports itself: a component of that name would be hidden by them. */
const taken = new Set(
  `AnyRefusalCode CallArguments CallOptions Client ClientOptions ConnectionProblem ConnectionProblemReason Described
   ListMethod Method Operation OperationId Page Refusal RefusalCode RefusalCodeOf Result`.split(/\s+/),
)

/** The text of types.gen.ts: names for components and inputs, and the client with its methods. */
export function writeTypes(contract: Contract, operations: ReadOperation[]): string {
  const names = Object.keys(contract.components.schemas)
  const all = [...names, ...operations.map(({ id }) => inputName(id))]
  const clash = all.find((name, index) => taken.has(name) || all.indexOf(name) !== index)
  if (clash !== undefined) throw new Error(`${clash} would name two types of the SDK`)
  return text([
    `import type { ListMethod, Method } from './method.ts'`,
    `import type { operations } from './operations.gen.ts'`,
    `import type { components, operations as Described } from './schema.gen.ts'`,
    '',
    ...names.flatMap((name) => [
      ...docLines(contract.components.schemas[name]?.description),
      `export type ${name} = components['schemas']['${name}']`,
    ]),
    '',
    ...operations.flatMap(inputLines),
    ...clientLines(contract, operations),
    '',
    `/** Name of an operation of the API, and of its method. */`,
    `export type OperationId = keyof typeof operations`,
    `/** Codes that one operation may refuse with. */`,
    `export type RefusalCodeOf<Id extends OperationId> = (typeof operations)[Id]['refusals'][number]`,
    `/** Every code that any operation may refuse with. */`,
    `export type RefusalCode = RefusalCodeOf<OperationId>`,
  ])
}

/** The text of operations.gen.ts: how each operation travels. */
export function writeOperations(contract: Contract, operations: ReadOperation[]): string {
  return text([
    `import type { Operation } from './method.ts'`,
    '',
    `/** Header fields of the credentials that a client holds. */`,
    `export const credentialHeaders = { publishableKey: '${keyHeader(contract)}', bearer: 'Authorization' } as const`,
    '',
    `/** How each operation travels. */`,
    `export const operations = {`,
    ...operations.flatMap(travelLines),
    `} as const satisfies Record<string, Operation>`,
  ])
}

function text(lines: string[]): string {
  return `${lines.join('\n')}\n`
}

function keyHeader(contract: Contract): string {
  const name = contract.components.securitySchemes.publishableKey?.name
  if (!name) throw new Error('The document has no publishableKey')
  return name
}

function inputName(id: string): string {
  return `${id[0]?.toUpperCase()}${id.slice(1)}Input`
}

function inputLines({ id, fields }: ReadOperation): string[] {
  const doc = `/** Input of \`${id}\`. */`
  if (fields.length === 0) return [doc, `export type ${inputName(id)} = Record<string, never>`, '']
  return [doc, `export interface ${inputName(id)} {`, ...fields.flatMap(fieldLines), '}', '']
}

function fieldLines({ name, type, required, doc }: Field): string[] {
  const declared = required ? `${name}: ${type}` : `${name}?: ${type} | undefined`
  return [...docLines(doc), declared].map((line) => `  ${line}`)
}

function clientLines({ info }: Contract, operations: ReadOperation[]): string[] {
  return [
    `/** One method per operation of the ${info.title}, version ${info.version}. */`,
    `export interface Client {`,
    ...operations.flatMap((operation) => {
      const { id, paged, reply } = operation
      const shape = paged ? 'ListMethod' : 'Method'
      const declared = `${id}: ${shape}<${inputName(id)}, ${reply}, RefusalCodeOf<'${id}'>>`
      return [...docLines(methodDoc(operation)), declared].map((line) => `  ${line}`)
    }),
    `}`,
  ]
}

function methodDoc({ summary, description, deprecated, method, path, refusals }: ReadOperation): string {
  const what = description === undefined ? `${summary}.` : `${summary}. ${description}`
  const codes = refusals.map((code) => `\`${code}\``).join(', ')
  return [
    what,
    '',
    `\`${method} ${path}\``,
    `@throws Refusal ${codes}`,
    ...(deprecated ? ['@deprecated'] : []),
  ].join('\n')
}

function docLines(doc: string | undefined): string[] {
  if (doc === undefined) return []
  const lines = doc.replaceAll('*/', '*\\/').split('\n')
  if (lines.length === 1) return [`/** ${lines[0]} */`]
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */']
}

function travelLines(operation: ReadOperation): string[] {
  const { id, method, path, query, headers, body, credentials, paged, streamed, refusals } = operation
  const pairs = Object.entries(headers).map(([name, header]) => `${name}: '${header}'`)
  return [
    `  ${id}: {`,
    `    method: '${method}',`,
    `    path: '${path}',`,
    `    query: ${list(query)},`,
    `    headers: ${pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`},`,
    `    body: ${body},`,
    `    credentials: ${list(credentials)},`,
    `    paged: ${paged},`,
    `    streamed: ${streamed},`,
    `    refusals: ${list(refusals)},`,
    `  },`,
  ]
}

function list(names: string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`
}
