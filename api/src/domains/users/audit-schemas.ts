import { z } from '@hono/zod-openapi'
import { fromAnyWire, type IdKind, idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { AuditedActor } from '../events/index.ts'
import type { NamedAuditEntry } from './list-audit-entries.ts'

const kinds = {
  staff: 'staff',
  secretKey: 'secret_key',
  sellerMember: 'seller_member',
  sellerKey: 'seller_key',
} as const satisfies Record<string, AuditedActor>
type WireKind = keyof typeof kinds

const actorKind = z
  .enum(Object.keys(kinds) as [WireKind, ...WireKind[]])
  .openapi({ description: 'A person of the store or of a seller, or a key of one of them.' })

const anyId = z
  .string()
  .max(40)
  .regex(/^[a-z]{2,6}_[0-7][0-9a-hjkmnp-tv-z]{25}$/, 'must be an id')
  .openapi({ description: 'Id of what something happened to.', example: 'ord_01h455vb4pex5vsknk084sn02q' })

const instantInput = z.iso
  .datetime({ offset: true, error: 'must be a date and time such as 2026-11-22T09:30:00Z' })
  .transform((text) => new Date(text))

const typePattern = /^[a-z][a-z_]{0,30}\.[a-z][a-z_]{0,40}$/

export const auditQuery = z
  .strictObject({
    ...pageQuery,
    actor: actorKind.optional(),
    accountId: idInput('staffAccount').optional(),
    keyId: idInput('storeKey').optional(),
    type: z
      .string()
      .max(80)
      .regex(typePattern, 'must be the type of an event, such as staff.invited')
      .optional()
      .openapi({ description: 'Type of the event.', example: 'staff.invited' }),
    subjectId: anyId.optional(),
    from: instantInput.optional().openapi({
      description: 'From then on. RFC 3339.',
      example: '2026-11-22T00:00:00Z',
    }),
    until: instantInput.optional().openapi({
      description: 'Until then, that moment not among them. RFC 3339.',
      example: '2026-11-23T00:00:00Z',
    }),
  })
  .refine(({ accountId, keyId }) => !(accountId && keyId), {
    message: 'an actor is a person or a key, not both',
    path: ['keyId'],
  })

const facts = z.union([z.record(z.string(), z.unknown()), z.null()])

const exampleEntry = {
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  type: 'staff.role_changed',
  actor: { kind: 'staff', id: 'stf_01h455vb4pex5vsknk084sn02q', name: 'Noor Lund' },
  subject: { kind: 'staffAccount', id: 'stf_01h455vb4pex5vsknk084sn02r' },
  requestId: '018f0000-0000-7000-8000-000000000000',
  before: { role: 'manager' },
  after: { role: 'owner' },
  occurredAt: '2026-11-22T09:30:00.000Z',
}

export const auditListSchema = z
  .object({
    items: z.array(
      z.object({
        id: wireId('event'),
        type: z.string(),
        actor: z.object({
          kind: actorKind,
          id: anyId.openapi({ description: 'Of the account or the key.' }),
          name: z
            .union([z.string(), z.null()])
            .openapi({ description: 'What it is called today; null when it is gone.' }),
        }),
        subject: z.object({
          kind: z.string().openapi({ description: 'What it happened to.' }),
          id: anyId,
        }),
        requestId: z.string().openapi({ description: '`Request-Id` of the request that did it.' }),
        before: facts.openapi({ description: 'What was; null where nothing was, or it was erased.' }),
        after: facts.openapi({ description: 'What is since; null where nothing is, or it was erased.' }),
        occurredAt: timestamp,
      }),
    ),
    nextCursor,
  })
  .openapi('AuditEntryList', { example: { items: [exampleEntry], nextCursor: null } })

/** The kind as the database has it. */
export const actorKindOf = (kind: WireKind | undefined): AuditedActor | null => (kind ? kinds[kind] : null)

/** The id of whatever it names; of nothing when there is no such kind. */
export const uuidOf = (wire: string): string =>
  fromAnyWire(wire)?.id ?? '00000000-0000-0000-0000-000000000000'

export function presentEntry(entry: NamedAuditEntry) {
  const kind = (Object.keys(kinds) as WireKind[]).find((name) => kinds[name] === entry.actorKind) ?? 'staff'
  const idKind = kind === 'staff' || kind === 'sellerMember' ? 'staffAccount' : 'storeKey'
  return {
    id: toWire('event', entry.id),
    type: entry.type,
    actor: { kind, id: toWire(idKind, entry.actorId), name: entry.actorName },
    subject: {
      kind: entry.aggregateType,
      id: toWire(entry.aggregateType as IdKind, entry.aggregateId),
    },
    requestId: entry.requestId,
    before: entry.before ?? null,
    after: entry.after ?? null,
    occurredAt: toRfc3339(entry.occurredAt),
  }
}
