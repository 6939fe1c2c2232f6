import { stringify } from 'yaml'
import { withLimits } from './document-limits.ts'
import { shareRefusals } from './document-refusals.ts'
import { bearerSchemes, credentialHeaders } from './policies.ts'
import type { Router } from './router.ts'

export interface DocumentFacts {
  version: string
  description: string
  tags: { name: string; description: string }[]
}

/** Components named in the order they are written, everything else sorted: the same code gives the same bytes. */
export function openApiDocument(router: Router, facts: DocumentFacts): Record<string, unknown> {
  const registry = router.openAPIRegistry
  registry.registerComponent('securitySchemes', 'publishableKey', {
    type: 'apiKey',
    in: 'header',
    name: titleCase(credentialHeaders.publishableKey),
    description: 'Names the store. `pk_…`; meant for browsers.',
  })
  registry.registerComponent('securitySchemes', 'cartSecret', {
    type: 'apiKey',
    in: 'header',
    name: titleCase(credentialHeaders.cartSecret),
    description: 'From the reply of `createCart`.',
  })
  registry.registerComponent('securitySchemes', 'orderSecret', {
    type: 'apiKey',
    in: 'header',
    name: titleCase(credentialHeaders.orderSecret),
    description: 'From `order.secret` of a placed checkout.',
  })
  for (const [name, description] of Object.entries(bearerSchemes))
    registry.registerComponent('securitySchemes', name, { type: 'http', scheme: 'bearer', description })
  const document = router.getOpenAPI31Document(
    {
      openapi: '3.1.0',
      info: {
        title: 'Tradepost API',
        version: facts.version,
        description: facts.description,
        license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
        contact: { name: 'Tradepost' },
      },
      servers: [
        { url: '/', description: 'This installation, production or local.', 'x-internal': false } as {
          url: string
        },
      ],
      tags: facts.tags,
    },
    { unionPreferredType: 'oneOf', sortComponents: 'alphabetically' },
  ) as unknown as Record<string, unknown>
  const components = document.components as Record<string, object>
  for (const [name, of] of Object.entries(components))
    if (Object.keys(of).length === 0) delete components[name]
  return shareRefusals(withLimits(document))
}

/** YAML without anchors or folding, so that a change of one line is a change of one line. */
export const toYaml = (document: unknown): string =>
  stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, defaultStringType: 'PLAIN' })

const titleCase = (header: string) => header.replaceAll(/(^|-)[a-z]/g, (c) => c.toUpperCase())
