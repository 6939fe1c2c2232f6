import type { Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { presentConsentRecord, presentConsents } from './consent.ts'
import { listConsentHistory, readNewestConsents } from './consent-queries.ts'
import { consentRefusals } from './consent-refusals.ts'
import {
  consentHistoryQuery,
  consentHistorySchema,
  consentListSchema,
  consentParams,
  consentsOfParams,
  recordConsentInput,
} from './consent-schemas.ts'
import { signedIn } from './customer.ts'
import { readCustomer } from './queries.ts'
import { recordConsent } from './record-consent.ts'

export const consentRouter = createRouter()

const everyPurpose = { status: 200, schema: consentListSchema } as const

route(
  consentRouter,
  {
    operationId: 'listConsents',
    tag: 'Customers',
    summary: 'List own consents',
    description: 'What holds now, one for each purpose.',
    method: 'get',
    path: '/v1/customers/me/consents',
    policy: policies.customer,
    success: { ...everyPurpose, description: 'The consents.' },
    refusals: [],
  },
  async ({ context }) => ({
    items: presentConsents(
      await readNewestConsents(context.db, context.store.id, signedIn(context).customerId),
    ),
  }),
)

route(
  consentRouter,
  {
    operationId: 'recordConsent',
    tag: 'Customers',
    summary: 'Give or take back a consent',
    description:
      'Name the wording that was shown. Each change is kept in the history; saying the same again changes nothing.',
    method: 'put',
    path: '/v1/customers/me/consents/{purpose}',
    policy: policies.customer,
    params: consentParams,
    body: recordConsentInput,
    success: { ...everyPurpose, description: 'All consents as they are now.' },
    refusals: [consentRefusals.termsAreNeeded],
  },
  async ({ context, params, body }) => ({
    items: presentConsents(await recordConsent(context, { ...params, ...body })),
  }),
)

route(
  consentRouter,
  {
    operationId: 'listConsentHistory',
    tag: 'Customers',
    summary: 'List what one agreed to when',
    description: 'Every consent given and taken back, newest first.',
    method: 'get',
    path: '/v1/customers/me/consents/history',
    policy: policies.customer,
    query: consentHistoryQuery,
    success: { status: 200, description: 'One page of the history.', schema: consentHistorySchema },
    refusals: [],
  },
  async ({ context, query }) => historyPage(context, { ...query, customerId: signedIn(context).customerId }),
)

route(
  consentRouter,
  {
    operationId: 'listCustomerConsents',
    tag: 'Admin',
    summary: 'List what a customer agreed to when',
    description: 'Every consent given and taken back, newest first; it is kept when the customer is erased.',
    method: 'get',
    path: '/v1/admin/customers/{customerId}/consents',
    policy: policies.staff('customers:read'),
    params: consentsOfParams,
    query: consentHistoryQuery,
    success: { status: 200, description: 'One page of the history.', schema: consentHistorySchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    if (!(await readCustomer(context.db, context.store.id, params.customerId)))
      throw new Refusal(platformRefusals.notFound)
    return historyPage(context, { ...query, ...params })
  },
)

async function historyPage(
  { db, store }: Context,
  of: { customerId: string; limit: number; cursor?: string | undefined },
) {
  const name = `consents:${of.customerId}`
  const after = decodeCursor(name, 'instant', of.cursor)
  const { items, last } = await listConsentHistory(db, store.id, { ...of, after })
  return { items: items.map(presentConsentRecord), nextCursor: last && encodeCursor(name, last) }
}
