import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { readRuledOffer } from './quantity-queries.ts'
import { presentQuantityRules } from './quantity-rules.ts'
import { offerParams, quantityRulesSchema, setQuantityRulesInput } from './schemas.ts'
import { setQuantityRules } from './set-quantity-rules.ts'

export const offersRouter = createRouter()

const one = { status: 200, schema: quantityRulesSchema, etag: true } as const
const path = '/v1/admin/offers/{offerId}/quantity-rules'

route(
  offersRouter,
  {
    operationId: 'getQuantityRules',
    tag: 'Catalog',
    summary: 'Read how many pieces of an offer a cart may hold',
    description: 'From one piece by ones, unless somebody has said otherwise.',
    method: 'get',
    path,
    policy: policies.staff('store:read'),
    params: offerParams,
    success: { ...one, description: 'The rules.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const offer = await readRuledOffer(context.db, context.store.id, params.offerId)
    if (!offer) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentQuantityRules(offer), { revalidates: false })
  },
)

route(
  offersRouter,
  {
    operationId: 'setQuantityRules',
    tag: 'Catalog',
    summary: 'Say how many pieces of an offer a cart may hold',
    description: 'All three at once. Quotes and orders made before keep what they were promised.',
    method: 'put',
    path,
    policy: policies.staff('catalog:write'),
    params: offerParams,
    body: setQuantityRulesInput,
    ifMatch: true,
    success: { ...one, description: 'The rules as they are now.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentQuantityRules(await setQuantityRules(context, { ...params, ifMatch, rules: body })),
    ),
)
