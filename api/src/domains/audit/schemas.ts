import { z } from '@hono/zod-openapi'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { findingsMax } from './finding.ts'
import { invariantsOfStore } from './invariants.ts'
import type { AuditRun } from './queries.ts'
import { repairs } from './repairs.ts'

const exampleFinding = { offerId: 'off_01h455vb4pex5vsknk084sn02q', reserved: '3', held: '2' }
const example = {
  name: 'reserved-is-held',
  sentence: 'What is reserved is the sum of the holds that are held.',
  state: 'broken' as const,
  findings: [exampleFinding],
  hasMore: false,
  repair: 'Recounts what is reserved from the holds.',
  isRepairable: true,
}
const exampleList = {
  lookedAt: '2026-11-23T09:23:00.000Z',
  milliseconds: 180,
  holding: invariantsOfStore.length - 1,
  broken: 1,
  unknown: 0,
  items: [example],
}

const name = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, 'must be the name of an invariant, such as reserved-is-held')
  .max(60)
  .openapi({ description: 'Its name, for ever.', example: 'reserved-is-held' })

export const invariantSchema = z
  .object({
    name,
    sentence: z
      .string()
      .max(300)
      .openapi({ description: 'What is true of the books.', example: example.sentence }),
    state: z.enum(['holds', 'broken', 'unknown']).openapi({
      description: '`unknown`: the look took too long.',
      example: 'broken',
    }),
    findings: z
      .array(
        z
          .record(z.string().max(60), z.string().max(2_000))
          .openapi({ description: 'Ids and figures by their names.', example: exampleFinding }),
      )
      .max(findingsMax)
      .openapi({ description: `What breaks it: at most ${findingsMax}.` }),
    hasMore: z.boolean().openapi({ description: 'Whether there are more than these.', example: false }),
    repair: z
      .string()
      .max(300)
      .openapi({ description: 'What to do where it does not hold.', example: example.repair }),
    isRepairable: z
      .boolean()
      .openapi({ description: 'Whether `repairInvariant` does that by itself.', example: true }),
  })
  .openapi('Invariant', { example })

const counts = z.int().min(0)

export const invariantListSchema = z
  .object({
    lookedAt: timestamp.openapi({ description: 'When the books were looked at.' }),
    milliseconds: counts.openapi({ description: 'How long that took.', example: 180 }),
    holding: counts.openapi({ description: 'How many invariants hold.', example: exampleList.holding }),
    broken: counts.openapi({ description: 'How many do not.', example: 1 }),
    unknown: counts.openapi({ description: 'How many could not be looked at in time.', example: 0 }),
    items: z
      .array(invariantSchema)
      .max(200)
      .openapi({ description: 'All of them: those that are broken first, then in their own order.' }),
  })
  .openapi('InvariantList', { example: exampleList })

export const repairedInvariantSchema = z
  .object({
    repaired: counts.openapi({ description: 'How many things were changed.', example: 1 }),
    invariant: invariantSchema,
  })
  .openapi('RepairedInvariant', {
    example: { repaired: 1, invariant: { ...example, state: 'holds', findings: [] } },
  })

export const invariantListQuery = z.strictObject({
  look: z.enum(['now', 'newest']).default('now').openapi({
    description: '`now`: at the books as they are. `newest`: what the look of the last hour has found.',
    example: 'now',
  }),
})

export const invariantParams = z.object({ name })

type Invariants = z.infer<typeof invariantListSchema>
type PresentedInvariant = z.infer<typeof invariantSchema>

/** What a look found, invariant by invariant. */
export function presentLook(run: AuditRun): Invariants {
  const all = invariantsOfStore.map((invariant) => presentInvariant(invariant.name, run))
  const count = (state: PresentedInvariant['state']) => all.filter((one) => one.state === state).length
  const rank = { broken: 0, unknown: 1, holds: 2 }
  return {
    lookedAt: toRfc3339(run.startedAt),
    milliseconds: run.milliseconds,
    holding: count('holds'),
    broken: count('broken'),
    unknown: count('unknown'),
    items: all.toSorted((a, b) => rank[a.state] - rank[b.state]),
  }
}

/** One of them, as the look found it. */
export function presentInvariant(of: string, run: AuditRun): PresentedInvariant {
  const invariant = invariantsOfStore.find((one) => one.name === of)
  const finding = run.findings.find((one) => one.invariant === of)
  return {
    name: of,
    sentence: invariant?.sentence ?? '',
    state: !finding ? 'holds' : finding.rows === null ? 'unknown' : 'broken',
    findings: finding?.rows ?? [],
    hasMore: finding?.more ?? false,
    repair: invariant?.repair ?? '',
    isRepairable: of in repairs,
  }
}
