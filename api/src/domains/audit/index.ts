export { type Audited, type Auditing, auditStores, measureBooks } from './audit-stores.ts'
export { invariants, statementOf } from './invariants.ts'
export { forgetOldRuns } from './queries.ts'
export { createAuditRouter } from './routes.ts'
