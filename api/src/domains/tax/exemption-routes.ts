import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { customerRefusals } from '../customers/index.ts'
import { createTaxExemption } from './create-tax-exemption.ts'
import { presentTaxExemption } from './exemption.ts'
import { listTaxExemptions } from './exemption-queries.ts'
import {
  createTaxExemptionInput,
  taxExemptionListSchema,
  taxExemptionParams,
  taxExemptionSchema,
  taxExemptionsParams,
} from './exemption-schemas.ts'
import { taxRefusals } from './refusals.ts'
import { removeTaxExemption } from './remove-tax-exemption.ts'

export const taxExemptionRouter = createRouter()

route(
  taxExemptionRouter,
  {
    operationId: 'listTaxExemptions',
    tag: 'Prices',
    summary: "List a customer's exemptions from tax",
    description: 'All of them, newest first; also those whose time is over or to come.',
    method: 'get',
    path: '/v1/admin/customers/{customerId}/tax-exemptions',
    policy: policies.staff('customers:read'),
    params: taxExemptionsParams,
    success: { status: 200, description: 'The exemptions.', schema: taxExemptionListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const exemptions = await listTaxExemptions(context.db, context.store.id, params.customerId)
    if (!exemptions) throw new Refusal(platformRefusals.notFound)
    return { items: exemptions.map(presentTaxExemption) }
  },
)

route(
  taxExemptionRouter,
  {
    operationId: 'createTaxExemption',
    tag: 'Prices',
    summary: 'Free a customer from tax',
    description:
      'What a consumer at the address would pay is not added, or taken off prices that contain it. Carts of the signed-in customer follow at once.',
    method: 'post',
    path: '/v1/admin/customers/{customerId}/tax-exemptions',
    policy: policies.staff('customers:write'),
    params: taxExemptionsParams,
    body: createTaxExemptionInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The exemption.', schema: taxExemptionSchema },
    refusals: [platformRefusals.notFound, customerRefusals.erased, taxRefusals.tooManyExemptions],
  },
  async ({ context, params, body }) =>
    presentTaxExemption(await createTaxExemption(context, { ...params, exemption: body })),
)

route(
  taxExemptionRouter,
  {
    operationId: 'removeTaxExemption',
    tag: 'Prices',
    summary: "End a customer's exemption from tax",
    description: 'Quotes and orders keep what they were promised.',
    method: 'delete',
    path: '/v1/admin/customers/{customerId}/tax-exemptions/{taxExemptionId}',
    policy: policies.staff('customers:write'),
    params: taxExemptionParams,
    success: { status: 204, description: 'The exemption is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => removeTaxExemption(context, params),
)
