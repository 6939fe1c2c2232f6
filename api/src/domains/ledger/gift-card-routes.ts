import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { listTransfers } from './account-queries.ts'
import { presentTransfer } from './account-schemas.ts'
import { createGiftCard } from './create-gift-card.ts'
import { getGiftCardBalance } from './get-gift-card-balance.ts'
import { listGiftCards, readGiftCard } from './gift-card-queries.ts'
import {
  createGiftCardInput,
  giftCardBalanceInput,
  giftCardBalanceSchema,
  giftCardListQuery,
  giftCardListSchema,
  giftCardParams,
  giftCardSchema,
  giftCardWithTransfersSchema,
  newGiftCardSchema,
  presentGiftCard,
  presentGiftCardBalance,
  updateGiftCardInput,
} from './gift-card-schemas.ts'
import { ledgerRefusals } from './refusals.ts'
import { updateGiftCard } from './update-gift-card.ts'

export const giftCardRouter = createRouter()

const [mayRead, mayWrite] = [policies.staff('gift-cards:read'), policies.staff('gift-cards:write')]
const path = '/v1/admin/gift-cards'

route(
  giftCardRouter,
  {
    operationId: 'getGiftCardBalance',
    tag: 'Checkout',
    summary: 'Read what is left of a gift card',
    description:
      'For whoever has its code. Wrong codes are counted: after some, one waits. A POST, so that no code stands in an address.',
    method: 'post',
    path: '/v1/gift-cards/balance',
    policy: policies.shopper,
    body: giftCardBalanceInput,
    success: { status: 200, description: 'What it pays for.', schema: giftCardBalanceSchema },
    refusals: [ledgerRefusals.giftCardNotAccepted],
  },
  async ({ context, body, client }) =>
    presentGiftCardBalance(await getGiftCardBalance(context, { ...body, client })),
)

route(
  giftCardRouter,
  {
    operationId: 'listGiftCards',
    tag: 'Money',
    summary: 'List gift cards',
    description: 'Latest made first. Codes are told by nobody: a card is known by how its code ends.',
    method: 'get',
    path,
    policy: mayRead,
    query: giftCardListQuery,
    success: { status: 200, description: 'One page of gift cards.', schema: giftCardListSchema },
    refusals: [],
  },
  async ({ context, query: { limit, cursor, status, customerId, codeEnd } }) => {
    const name = `gift-cards|${status ?? ''}|${customerId ?? ''}|${codeEnd ?? ''}`
    const after = decodeCursor(name, 'instant', cursor)
    const { items, last } = await listGiftCards(context.db, context.store.id, {
      status,
      customerId,
      codeEnd,
      limit,
      after,
    })
    return { items: items.map(presentGiftCard), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  giftCardRouter,
  {
    operationId: 'createGiftCard',
    tag: 'Money',
    summary: 'Give a gift card',
    description:
      'Its code is in the reply and, where there is a recipient, in a mail to them; it is kept as a digest, so nobody can tell it again. A repeated call with the same `Idempotency-Key` tells the same code.',
    method: 'post',
    path,
    policy: mayWrite,
    body: createGiftCardInput,
    idempotency: 'money',
    success: { status: 201, description: 'The card, with its code.', schema: newGiftCardSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, body: { amount: money, ...rest } }) => {
    const { card, code } = await createGiftCard(context, { ...rest, ...money })
    return Reply.versioned({ ...presentGiftCard(card), code })
  },
)

route(
  giftCardRouter,
  {
    operationId: 'getGiftCard',
    tag: 'Money',
    summary: 'Read a gift card',
    description: 'What is on it, and where that came from and went.',
    method: 'get',
    path: `${path}/{giftCardId}`,
    policy: mayRead,
    params: giftCardParams,
    success: {
      status: 200,
      description: 'The card.',
      schema: giftCardWithTransfersSchema,
      etag: true,
    },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const card = await readGiftCard(context.db, context.store.id, params.giftCardId)
    if (!card) throw new Refusal(platformRefusals.notFound)
    const { items } = await listTransfers(context.db, context.store.id, {
      accountId: card.accountId,
      limit: 100,
      after: null,
    })
    // Its balance moves without its version.
    return Reply.versioned(
      { ...presentGiftCard(card), transfers: items.map(presentTransfer) },
      { revalidates: false },
    )
  },
)

route(
  giftCardRouter,
  {
    operationId: 'updateGiftCard',
    tag: 'Money',
    summary: 'Disable or enable a gift card, move its end, change its note',
    description:
      'What is on it stays. Payments that have set part of it aside still get that, and refunds still come back to it.',
    method: 'patch',
    path: `${path}/{giftCardId}`,
    policy: mayWrite,
    params: giftCardParams,
    body: updateGiftCardInput,
    ifMatch: true,
    success: { status: 200, description: 'The card.', schema: giftCardSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentGiftCard(await updateGiftCard(context, { ...params, ifMatch, changes: body }))),
)
