import { platformRefusals, type RefusalKind } from './refusals.ts'

/** A part of an OpenAPI document. */
type Json = Record<string, unknown>

/** What a refused reply is described as: its codes and their titles. */
export const describeRefusals = (kinds: RefusalKind[]): string =>
  kinds.map(({ code, title }) => `\`${code}\`: ${title}`).join(' ')

/**
 * Says once, under `components.responses` and named by its codes, each reply that is made of the platform's own
 * refusals: they follow from the form of an operation and were half of the document. Those of domains stay where they are.
 */
export function shareRefusals(document: Json): Json {
  const shared: Json = {}
  for (const path of Object.values(document.paths as Record<string, Json>)) {
    for (const operation of Object.values(path) as { responses?: Json; 'x-refusals'?: string[] }[]) {
      for (const [status, reply] of Object.entries(operation.responses ?? {})) {
        const kinds = Object.values(platformRefusals)
          .filter((kind) => String(kind.status) === status && operation['x-refusals']?.includes(kind.code))
          .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        if (kinds.length === 0 || !saysNothingElse(reply as Json, kinds)) continue
        const name = kinds.map(({ code }) => code).join('.')
        shared[name] = reply
        ;(operation.responses as Json)[status] = { $ref: `#/components/responses/${name}` }
      }
    }
  }
  const sorted = Object.entries(shared).toSorted(([a], [b]) => (a < b ? -1 : 1))
  ;(document.components as Json).responses = Object.fromEntries(sorted)
  return document
}

function saysNothingElse(reply: Json, kinds: RefusalKind[]): boolean {
  const problem = JSON.stringify(reply.content).includes('"#/components/schemas/Problem"')
  return problem && reply.description === describeRefusals(kinds)
}
