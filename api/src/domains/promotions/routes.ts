import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { createPromotion } from './create-promotion.ts'
import { endPromotion } from './end-promotion.ts'
import { pausePromotion } from './pause-promotion.ts'
import { listPromotions, readUsedPromotion } from './queries.ts'
import { promotionRefusals } from './refusals.ts'
import { removePromotion } from './remove-promotion.ts'
import { resumePromotion } from './resume-promotion.ts'
import {
  createPromotionInput,
  promotionListQuery,
  promotionListSchema,
  promotionParams,
  promotionSchema,
  updatePromotionInput,
  usedPromotionSchema,
} from './schemas.ts'
import { presentPromotion, presentUsedPromotion, storedConditions, storedEffect } from './stored-promotion.ts'
import { updatePromotion } from './update-promotion.ts'

export const promotionRouter = createRouter()

const path = '/v1/admin/promotions'
const one = { status: 200, schema: promotionSchema, etag: true } as const
const [mayRead, mayWrite] = [policies.staff('prices:read'), policies.staff('prices:write')]

route(
  promotionRouter,
  {
    operationId: 'listPromotions',
    tag: 'Prices',
    summary: 'List promotions',
    description: 'Newest first, with how often each is used.',
    method: 'get',
    path,
    policy: mayRead,
    query: promotionListQuery,
    success: { status: 200, description: 'One page of promotions.', schema: promotionListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const name = `promotions:${query.status ?? ''}:${query.q ?? ''}`
    const { items, last } = await listPromotions(context.db, context.store.id, {
      status: query.status,
      q: query.q,
      limit: query.limit,
      after: decodeCursor(name, 'instant', query.cursor),
    })
    return { items: items.map(presentUsedPromotion), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  promotionRouter,
  {
    operationId: 'createPromotion',
    tag: 'Prices',
    summary: 'Make a promotion',
    description:
      'What lowers prices, for whom and when. Everything it names must be of this store: another’s is as unknown as what never was. At most 500 that have not ended.',
    method: 'post',
    path,
    policy: mayWrite,
    body: createPromotionInput,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The new promotion.' },
    refusals: [promotionRefusals.tooMany],
  },
  async ({ context, body: { status, ...facts } }) => {
    const [conditions, effect] = [storedConditions(facts.conditions), storedEffect(facts.effect)]
    const promotion = await createPromotion(context, { status, facts: { ...facts, conditions, effect } })
    return Reply.versioned(presentPromotion(promotion))
  },
)

route(
  promotionRouter,
  {
    operationId: 'getPromotion',
    tag: 'Prices',
    summary: 'Read a promotion',
    description: 'With how often it is used.',
    method: 'get',
    path: `${path}/{promotionId}`,
    policy: mayRead,
    params: promotionParams,
    success: { status: 200, description: 'The promotion.', schema: usedPromotionSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const promotion = await readUsedPromotion(context.db, context.store.id, params.promotionId)
    if (!promotion) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentUsedPromotion(promotion), { revalidates: false })
  },
)

route(
  promotionRouter,
  {
    operationId: 'updatePromotion',
    tag: 'Prices',
    summary: 'Change a promotion',
    description:
      'What is left out stays; `conditions` and `effect` are replaced whole. Quotes and orders keep what they were promised. One that has been used keeps its currency, and takes no limit below its uses.',
    method: 'patch',
    path: `${path}/{promotionId}`,
    policy: mayWrite,
    params: promotionParams,
    body: updatePromotionInput,
    ifMatch: true,
    success: { ...one, description: 'The promotion as it is now.' },
    refusals: [
      platformRefusals.notFound,
      promotionRefusals.stateForbids,
      promotionRefusals.currencyFixed,
      promotionRefusals.limitBelowUses,
    ],
  },
  async ({ context, params, body, ifMatch }) => {
    const changes = {
      ...body,
      conditions: body.conditions && storedConditions(body.conditions),
      effect: body.effect && storedEffect(body.effect),
    }
    return Reply.versioned(presentPromotion(await updatePromotion(context, { ...params, ifMatch, changes })))
  },
)

const moves = [
  {
    operationId: 'pausePromotion',
    verb: 'pause',
    summary: 'Pause a promotion',
    description:
      'It applies to no cart until it is resumed, and its codes are unknown meanwhile. Quotes keep what they were promised. One that is paused stays so.',
    move: pausePromotion,
  },
  {
    operationId: 'resumePromotion',
    verb: 'resume',
    summary: 'Let a promotion apply',
    description: 'A draft or a paused one applies from now on, in its time. One that is active stays so.',
    move: resumePromotion,
  },
  {
    operationId: 'endPromotion',
    verb: 'end',
    summary: 'End a promotion',
    description:
      'It applies to no cart any more, for good; who enters one of its codes is told that it is over. Quotes and orders keep what they were promised. One that has ended stays so.',
    move: endPromotion,
  },
] as const

for (const { operationId, verb, summary, description, move } of moves)
  route(
    promotionRouter,
    {
      operationId,
      tag: 'Prices',
      summary,
      description,
      method: 'post',
      path: `${path}/{promotionId}/${verb}`,
      policy: mayWrite,
      params: promotionParams,
      ifMatch: true,
      success: { ...one, description: 'The promotion as it is now.' },
      refusals: [platformRefusals.notFound, promotionRefusals.stateForbids],
    },
    async ({ context, params, ifMatch }) =>
      Reply.versioned(presentPromotion(await move(context, { ...params, ifMatch }))),
  )

route(
  promotionRouter,
  {
    operationId: 'removePromotion',
    tag: 'Prices',
    summary: 'Remove a draft of a promotion',
    description: 'One that has no codes and was never used. Others can be ended.',
    method: 'delete',
    path: `${path}/{promotionId}`,
    policy: mayWrite,
    params: promotionParams,
    ifMatch: true,
    success: { status: 204, description: 'The promotion is gone.' },
    refusals: [platformRefusals.notFound, promotionRefusals.inUse],
  },
  async ({ context, params, ifMatch }) => removePromotion(context, { ...params, ifMatch }),
)
