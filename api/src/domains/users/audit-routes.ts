import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { createRouter, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { actorKindOf, auditListSchema, auditQuery, presentEntry, uuidOf } from './audit-schemas.ts'
import { listNamedAuditEntries } from './list-audit-entries.ts'

export const auditRouter = createRouter()

route(
  auditRouter,
  {
    operationId: 'listAuditEntries',
    tag: 'Admin',
    summary: 'Read who did what',
    description:
      'What people and keys of the store and of its sellers did, the newest first. What shoppers do is not here.',
    method: 'get',
    path: '/v1/admin/audit',
    policy: policies.staff('audit:read'),
    query: auditQuery,
    success: { status: 200, description: 'One page of entries.', schema: auditListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const filter = {
      actorKind: actorKindOf(query.actor),
      actorId: query.accountId ?? query.keyId ?? null,
      type: query.type ?? null,
      aggregateId: query.subjectId ? uuidOf(query.subjectId) : null,
      from: query.from ?? null,
      until: query.until ?? null,
    }
    const dates = [filter.from, filter.until].map((date) => (date ? toRfc3339(date) : ''))
    const of = ['audit', filter.actorKind, filter.actorId, filter.type, filter.aggregateId, ...dates].join(
      '|',
    )
    const after = decodeCursor(of, 'instant', query.cursor)
    const { items, last } = await listNamedAuditEntries(context, { ...filter, limit: query.limit, after })
    return { items: items.map(presentEntry), nextCursor: last ? encodeCursor(of, last) : null }
  },
)
