import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { buildContract, contractVersion } from '@tradepost/api/contract.ts'
import { toYaml } from '@tradepost/api/platform/document.ts'
import { policyText } from '@tradepost/api/platform/policies.ts'
import type { DeclaredRoute } from '@tradepost/api/platform/router.ts'
import { generateSdk } from '../sdk/generate.ts'
import { generateFunctionsSdk } from './generate/functions-sdk.ts'
import { documentsWithDrawings } from './generate/state-drawings.ts'

const root = new URL('../', import.meta.url)

/** Every generated file, by its path from the root: the contract and all that follows from it. */
export async function generateAll(): Promise<Map<string, string>> {
  const { document, routes } = buildContract()
  const yaml = toYaml(document)
  return new Map([
    ['openapi.yaml', yaml],
    ['docs/routes.txt', routesText(routes)],
    ...(await generateSdk({ yaml, document, version: contractVersion })),
    ...(await generateFunctionsSdk({ document, version: contractVersion })),
    ...(await documentsWithDrawings(root)),
  ])
}

/** One line an operation: what a reviewer reads when the API changes. */
function routesText(routes: DeclaredRoute[]): string {
  const lines = routes.map(
    (r) =>
      `${r.method.toUpperCase().padEnd(6)} ${r.path.padEnd(48)} ${r.operationId.padEnd(22)} ${policyText(r.policy)}`,
  )
  return `${lines.join('\n')}\n`
}

if (import.meta.main) {
  for (const [path, content] of await generateAll()) {
    const file = new URL(path, root)
    const before = await readFile(file, 'utf8').catch(() => null)
    if (before === content) continue
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, content)
    console.log(`wrote ${path}`)
  }
}
