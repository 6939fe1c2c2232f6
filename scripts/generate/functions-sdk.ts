import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { toYaml } from '@tradepost/api/platform/document.ts'
import type { Contract } from '../../sdk/generate/contract.ts'
import { generateSdk } from '../../sdk/generate.ts'

const root = new URL('../../', import.meta.url)
const target = 'supabase/functions/_shared/sdk'

/** What edge functions call: the rest of the API would only make them start more slowly. */
const operationsOfFunctions = [
  'getCustomer',
  'getStoreSettings',
  'getOrderAsStaff',
  'getCustomerAsStaff',
  'listCustomerConsents',
  'getSeller',
  'listEvents',
]

const entry = `export { type ClientOptions, createClient } from './client.ts'
export { formatMoney } from './money.ts'
export { ConnectionProblem, isConnectionProblem, isRefusal, Refusal } from './refusal.ts'
export type * from './types.gen.ts'
`

/**
 * The SDK as edge functions carry it, as [path from the root, content]: its own sources, unchanged, with the generated
 * files written for the operations that functions call and the events that they are sent.
 * @throws Error when the contract has no such operation any more
 */
export async function generateFunctionsSdk(of: {
  document: Record<string, unknown>
  version: string
}): Promise<[string, string][]> {
  const document = partOf(of.document as unknown as Contract)
  const generated = await generateSdk({
    yaml: toYaml(document),
    document: document as unknown as Record<string, unknown>,
    version: of.version,
  })
  const files = new Map(generated.map(([path, text]) => [posix.basename(path), text]))
  files.set('types.gen.ts', withAllCodes(files.get('types.gen.ts') ?? '', of.document as unknown as Contract))
  files.set('index.ts', entry)
  for (const [name, text] of files) {
    for (const imported of relativeImports(text)) {
      if (!files.has(imported)) files.set(imported, await sourceOf(imported))
    }
    files.set(name, name.endsWith('.gen.ts') ? text : `${header}\n\n${text}`)
  }
  return [...files].map(([name, text]) => [`${target}/${name}`, text])
}

const header = '// Copied from sdk/src by `pnpm generate`: change it there, not here.'

const sourceOf = (name: string) => readFile(new URL(`sdk/src/${name}`, root), 'utf8')

/** Names of the files beside it that a source imports; the SDK's folder is flat. */
const relativeImports = (text: string): string[] =>
  [...text.matchAll(/ from '\.\/([\w.-]+\.ts)'/g)].map(([, name]) => name as string)

/** The sources speak of refusals of operations that are left out. */
function withAllCodes(types: string, { paths }: Contract): string {
  const line = 'export type RefusalCode = RefusalCodeOf<OperationId>'
  if (!types.includes(line)) throw new Error('types.gen.ts declares no RefusalCode')
  const codes = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operation['x-refusals'] ?? []),
  )
  const all = [...new Set(codes)].sort().map((code) => `'${code}'`)
  return types.replace(line, `export type RefusalCode =\n  | ${all.join('\n  | ')}`)
}

function partOf(contract: Contract): Contract {
  const wanted = new Set(operationsOfFunctions)
  const paths: Contract['paths'] = {}
  for (const [path, item] of Object.entries(contract.paths)) {
    const kept = Object.entries(item).filter(([, operation]) => wanted.delete(operation.operationId))
    if (kept.length > 0) paths[path] = Object.fromEntries(kept)
  }
  if (wanted.size > 0) throw new Error(`Edge functions call what is not there: ${[...wanted].join(', ')}`)
  const { schemas } = contract.components
  const reached = reachedFrom([paths, schemas.Event, schemas.Problem], schemas)
  // What is posted to endpoints is told by the types of events.
  const { webhooks: _webhooks, ...described } = contract as Contract & { webhooks?: unknown }
  return {
    ...described,
    paths,
    components: {
      ...contract.components,
      schemas: Object.fromEntries(
        Object.entries(schemas).filter(([name]) => ['Event', 'Problem'].includes(name) || reached.has(name)),
      ),
    },
  }
}

/** Names of the schemas that these parts refer to, directly or not. */
function reachedFrom(parts: unknown[], schemas: Contract['components']['schemas']): Set<string> {
  const reached = new Set<string>()
  const waiting = parts.map((part) => JSON.stringify(part))
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (reached.has(name)) continue
      reached.add(name)
      waiting.push(JSON.stringify(schemas[name]))
    }
  }
  return reached
}
