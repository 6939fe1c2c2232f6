import { toWire } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { isPromotion, listPromotionCodes } from './code-queries.ts'
import {
  codeBatchSchema,
  codeParams,
  createPromotionCodeInput,
  createPromotionCodesInput,
  promotionCodeListQuery,
  promotionCodeListSchema,
  promotionCodeSchema,
} from './code-schemas.ts'
import { createPromotionCode } from './create-promotion-code.ts'
import { createPromotionCodes } from './create-promotion-codes.ts'
import { disablePromotionCode } from './disable-promotion-code.ts'
import { enablePromotionCode } from './enable-promotion-code.ts'
import { normalizedCode } from './normalized-code.ts'
import { presentPromotionCode } from './promotion-code.ts'
import { promotionRefusals } from './refusals.ts'
import { promotionParams } from './schemas.ts'

export const promotionCodeRouter = createRouter()

const path = '/v1/admin/promotions/{promotionId}'
const [mayRead, mayWrite] = [policies.staff('prices:read'), policies.staff('prices:write')]

route(
  promotionCodeRouter,
  {
    operationId: 'listPromotionCodes',
    tag: 'Prices',
    summary: 'List the codes of a promotion',
    description: 'Latest made first.',
    method: 'get',
    path: `${path}/codes`,
    policy: mayRead,
    params: promotionParams,
    query: promotionCodeListQuery,
    success: { status: 200, description: 'One page of codes.', schema: promotionCodeListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    const name = `promotion-codes:${params.promotionId}:${query.batchId ?? ''}:${query.code ?? ''}`
    const after = decodeCursor(name, 'number', query.cursor)
    if (!(await isPromotion(context.db, context.store.id, params.promotionId)))
      throw new Refusal(platformRefusals.notFound)
    const code = query.code === undefined ? undefined : normalizedCode(query.code)
    // What cannot be a code is none.
    if (code === null) return { items: [], nextCursor: null }
    const { items, last } = await listPromotionCodes(context.db, context.store.id, {
      ...params,
      batchId: query.batchId,
      code,
      limit: query.limit,
      after,
    })
    return { items: items.map(presentPromotionCode), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  promotionCodeRouter,
  {
    operationId: 'createPromotionCode',
    tag: 'Prices',
    summary: 'Give a promotion a code',
    description: 'One of your own choice. Of codes that look alike to a shopper, a store has one.',
    method: 'post',
    path: `${path}/codes`,
    policy: mayWrite,
    params: promotionParams,
    body: createPromotionCodeInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The code.', schema: promotionCodeSchema },
    refusals: [
      platformRefusals.notFound,
      promotionRefusals.stateForbids,
      promotionRefusals.needsNoCode,
      promotionRefusals.codeTaken,
    ],
  },
  async ({ context, params, body }) =>
    presentPromotionCode(await createPromotionCode(context, { ...params, ...body })),
)

route(
  promotionCodeRouter,
  {
    operationId: 'createPromotionCodes',
    tag: 'Prices',
    summary: 'Make many codes of a promotion',
    description:
      'Each unlike all others, and none can be guessed: 12 characters at random, without such as are mistaken for each other. Send an `Idempotency-Key`: a repeated call would make as many again.',
    method: 'post',
    path: `${path}/code-batches`,
    policy: mayWrite,
    params: promotionParams,
    body: createPromotionCodesInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The batch.', schema: codeBatchSchema },
    refusals: [platformRefusals.notFound, promotionRefusals.stateForbids, promotionRefusals.needsNoCode],
  },
  async ({ context, params, body }) => {
    const { batchId, count } = await createPromotionCodes(context, {
      ...params,
      ...body,
      prefix: body.prefix ?? '',
    })
    return { batchId: toWire('codeBatch', batchId), count }
  },
)

const switches = [
  {
    operationId: 'disablePromotionCode',
    verb: 'disable',
    summary: 'Disable a code',
    description:
      'Nobody can use it from now on, and who enters it is told so. Quotes and orders keep what it gave them.',
    turn: disablePromotionCode,
  },
  {
    operationId: 'enablePromotionCode',
    verb: 'enable',
    summary: 'Enable a code',
    description: 'It can be used again, as often as it has uses left.',
    turn: enablePromotionCode,
  },
] as const

for (const { operationId, verb, summary, description, turn } of switches)
  route(
    promotionCodeRouter,
    {
      operationId,
      tag: 'Prices',
      summary,
      description,
      method: 'post',
      path: `${path}/codes/{codeId}/${verb}`,
      policy: mayWrite,
      params: codeParams,
      success: { status: 200, description: 'The code as it is now.', schema: promotionCodeSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => presentPromotionCode(await turn(context, params)),
  )
