import openapiTS, { astToString } from 'openapi-typescript'
import type { Contract } from './generate/contract.ts'
import { readOperations } from './generate/read-operations.ts'
import { writeOperations, writeTypes } from './generate/write-operations.ts'

/**
 * The SDK's generated files, as [path from the root of the repository, content]: the types of the document and one
 * method per operation.
 * @throws Error when the document has something a flat input cannot say
 */
export async function generateSdk(of: {
  yaml: string
  document: Record<string, unknown>
  version: string
}): Promise<[string, string][]> {
  const contract = of.document as unknown as Contract
  const types = astToString(
    await openapiTS(withoutRefusals(contract) as never, { defaultNonNullable: false, silent: true }),
  )
  const operations = readOperations(contract)
  const files = [
    ['schema', types],
    ['types', writeTypes(contract, operations)],
    ['operations', writeOperations(contract, operations)],
  ] as const
  const header = '// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.'
  return files.map(([name, text]) => [`sdk/src/${name}.gen.ts`, `${header}\n\n${text}`])
}

/** A copy without the replies that are problems: they have one shape, and are four fifths of the types. */
function withoutRefusals(contract: Contract): Contract {
  const copy = structuredClone(contract)
  for (const item of Object.values(copy.paths)) {
    for (const operation of Object.values(item)) {
      for (const status of Object.keys(operation.responses)) {
        if (Number(status) >= 400) delete operation.responses[status]
      }
    }
  }
  delete copy.components.responses
  return copy
}
