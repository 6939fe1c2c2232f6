import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { addTaxRate } from './add-tax-rate.ts'
import { createTaxZone } from './create-tax-zone.ts'
import { listTaxZones, readTaxZone } from './queries.ts'
import { taxRefusals } from './refusals.ts'
import { removeTaxRate } from './remove-tax-rate.ts'
import { removeTaxZone } from './remove-tax-zone.ts'
import {
  addTaxRateInput,
  createTaxZoneInput,
  taxRateParams,
  taxZoneListQuery,
  taxZoneListSchema,
  taxZoneParams,
  taxZoneSchema,
  updateTaxRateInput,
  updateTaxZoneInput,
} from './schemas.ts'
import { presentTaxZone } from './tax-zone.ts'
import { updateTaxRate } from './update-tax-rate.ts'
import { updateTaxZone } from './update-tax-zone.ts'

export const taxRouter = createRouter()

const one = { status: 200, schema: taxZoneSchema, etag: true } as const
const [mayRead, mayWrite] = [policies.staff('prices:read'), policies.staff('prices:write')]

route(
  taxRouter,
  {
    operationId: 'listTaxZones',
    tag: 'Prices',
    summary: 'List tax zones',
    description:
      "Newest first, with their rates. Where none of them has a rate for goods of the class `standard`, the store's own (`taxBasisPoints`) is due.",
    method: 'get',
    path: '/v1/admin/tax-zones',
    policy: mayRead,
    query: taxZoneListQuery,
    success: { status: 200, description: 'One page of zones.', schema: taxZoneListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const after = decodeCursor('tax-zones', 'instant', query.cursor)
    const { items, last } = await listTaxZones(context.db, context.store.id, { limit: query.limit, after })
    return { items: items.map(presentTaxZone), nextCursor: last && encodeCursor('tax-zones', last) }
  },
)

route(
  taxRouter,
  {
    operationId: 'createTaxZone',
    tag: 'Prices',
    summary: 'Make a tax zone',
    description:
      'It has no rates at first: `addTaxRate`. Prices follow at once; quotes and orders keep theirs.',
    method: 'post',
    path: '/v1/admin/tax-zones',
    policy: mayWrite,
    body: createTaxZoneInput,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The new zone.' },
    refusals: [taxRefusals.placeTaken, taxRefusals.tooManyZones],
  },
  async ({ context, body }) => Reply.versioned(presentTaxZone(await createTaxZone(context, body))),
)

route(
  taxRouter,
  {
    operationId: 'getTaxZone',
    tag: 'Prices',
    summary: 'Read a tax zone',
    description: 'Where it is and its rates.',
    method: 'get',
    path: '/v1/admin/tax-zones/{taxZoneId}',
    policy: mayRead,
    params: taxZoneParams,
    success: { ...one, description: 'The zone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const zone = await readTaxZone(context.db, context.store.id, params.taxZoneId)
    if (!zone) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentTaxZone(zone))
  },
)

route(
  taxRouter,
  {
    operationId: 'updateTaxZone',
    tag: 'Prices',
    summary: 'Change where a tax zone is',
    description: 'What is left out stays; `places` are replaced as a whole.',
    method: 'patch',
    path: '/v1/admin/tax-zones/{taxZoneId}',
    policy: mayWrite,
    params: taxZoneParams,
    body: updateTaxZoneInput,
    ifMatch: true,
    success: { ...one, description: 'The zone as it is now.' },
    refusals: [platformRefusals.notFound, taxRefusals.placeTaken],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentTaxZone(await updateTaxZone(context, { ...params, ifMatch, change: body }))),
)

route(
  taxRouter,
  {
    operationId: 'removeTaxZone',
    tag: 'Prices',
    summary: 'Remove a tax zone',
    description: 'With its rates. Quotes and orders keep what they were promised.',
    method: 'delete',
    path: '/v1/admin/tax-zones/{taxZoneId}',
    policy: mayWrite,
    params: taxZoneParams,
    ifMatch: true,
    success: { status: 204, description: 'The zone is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, ifMatch }) => removeTaxZone(context, { ...params, ifMatch }),
)

route(
  taxRouter,
  {
    operationId: 'addTaxRate',
    tag: 'Prices',
    summary: 'Add a tax rate',
    description:
      'What goods of a tax class bear in this zone, from one moment until before another. No two of a class are due at one time: when a rate changes, end the old one with `updateTaxRate` where the new one begins.',
    method: 'post',
    path: '/v1/admin/tax-zones/{taxZoneId}/rates',
    policy: mayWrite,
    params: taxZoneParams,
    body: addTaxRateInput,
    ifMatch: true,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The zone with its new rate.' },
    refusals: [platformRefusals.notFound, taxRefusals.ratesOverlap, taxRefusals.tooManyRates],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentTaxZone(await addTaxRate(context, { ...params, ifMatch, rate: body }))),
)

route(
  taxRouter,
  {
    operationId: 'updateTaxRate',
    tag: 'Prices',
    summary: 'End or correct a tax rate',
    description: 'What is left out stays. Quotes and orders keep what they were promised.',
    method: 'patch',
    path: '/v1/admin/tax-zones/{taxZoneId}/rates/{taxRateId}',
    policy: mayWrite,
    params: taxRateParams,
    body: updateTaxRateInput,
    ifMatch: true,
    success: { ...one, description: 'The zone as it is now.' },
    refusals: [platformRefusals.notFound, taxRefusals.ratesOverlap],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentTaxZone(await updateTaxRate(context, { ...params, ifMatch, change: body }))),
)

route(
  taxRouter,
  {
    operationId: 'removeTaxRate',
    tag: 'Prices',
    summary: 'Remove a tax rate',
    description: 'As if it had never been; to end one, say until when with `updateTaxRate`.',
    method: 'delete',
    path: '/v1/admin/tax-zones/{taxZoneId}/rates/{taxRateId}',
    policy: mayWrite,
    params: taxRateParams,
    ifMatch: true,
    success: { status: 204, description: 'The rate is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, ifMatch }) => removeTaxRate(context, { ...params, ifMatch }),
)
