import { defineRefusals } from '../../platform/refusals.ts'

export const auditRefusals = defineRefusals({
  needsPeople: {
    code: 'invariant-needs-people',
    status: 409,
    title: 'This cannot be repaired by itself.',
    hint: 'Do what `repair` of the invariant says; docs/operations/books.md says more.',
  },
})
