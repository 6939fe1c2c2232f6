import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { userRefusals } from '../users/index.ts'
import { sellerOf } from './acting-member.ts'
import { applyAsSeller } from './apply-as-seller.ts'
import { createSellerSession } from './create-seller-session.ts'
import { endSellerSession } from './end-seller-session.ts'
import { createSessionInput, sellerSessionSchema } from './member-schemas.ts'
import { presentProfile, presentSession } from './present.ts'
import { readSeller } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import {
  applicationReceivedSchema,
  applyAsSellerInput,
  profileSchema,
  updateProfileInput,
} from './schemas.ts'
import { updateSellerProfile } from './update-seller-profile.ts'

export const sellersRouter = createRouter()

route(
  sellersRouter,
  {
    operationId: 'applyAsSeller',
    tag: 'Seller',
    summary: 'Apply to sell in this store',
    description:
      'Staff of the store decides and writes back. The answer is the same for every address; while an application of an address waits, another one is not kept.',
    method: 'post',
    path: '/v1/seller-applications',
    policy: policies.shopper,
    attemptsPerMinute: 10,
    body: applyAsSellerInput,
    success: { status: 202, description: 'It has arrived.', schema: applicationReceivedSchema },
    refusals: [],
  },
  async ({ context, body, client }) => {
    await applyAsSeller(context, { ...body, website: body.website ?? null, client })
    return { status: 'received' }
  },
)

route(
  sellersRouter,
  {
    operationId: 'createSellerSession',
    tag: 'Seller',
    summary: 'Sign in to work for a seller',
    description:
      'In the store that the publishable key names; lasts twelve hours. An account that works for several sellers says for which.',
    method: 'post',
    path: '/v1/seller/sessions',
    policy: policies.shopper,
    attemptsPerMinute: 30,
    body: createSessionInput,
    success: { status: 201, description: 'The session.', schema: sellerSessionSchema },
    refusals: [userRefusals.wrongCredentials, sellerRefusals.chooseSeller],
  },
  async ({ context, body, client }) =>
    presentSession(await createSellerSession(context, { ...body, sellerId: body.sellerId, client })),
)

route(
  sellersRouter,
  {
    operationId: 'endSellerSession',
    tag: 'Seller',
    summary: 'Sign out',
    description: 'Ends the session of the token at once.',
    method: 'delete',
    path: '/v1/seller/sessions/current',
    policy: policies.account,
    success: { status: 204, description: 'The session has ended.' },
    refusals: [],
  },
  async ({ context }) => endSellerSession(context),
)

route(
  sellersRouter,
  {
    operationId: 'getSellerProfile',
    tag: 'Seller',
    summary: 'Read the own seller',
    description: 'Whom the session or key works for.',
    method: 'get',
    path: '/v1/seller',
    policy: policies.seller('seller-profile:read'),
    success: { status: 200, description: 'The seller.', schema: profileSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context }) => {
    const seller = await readSeller(context.db, context.store.id, sellerOf(context.actor))
    if (!seller) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentProfile(seller, context.store))
  },
)

route(
  sellersRouter,
  {
    operationId: 'updateSellerProfile',
    tag: 'Seller',
    summary: 'Change the own seller',
    description: 'Its name, description or web address; what is left out stays.',
    method: 'patch',
    path: '/v1/seller',
    policy: policies.seller('seller-profile:write'),
    body: updateProfileInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: { status: 200, description: 'The seller as it is now.', schema: profileSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, body, ifMatch }) =>
    Reply.versioned(
      presentProfile(await updateSellerProfile(context, { changes: body, ifMatch }), context.store),
    ),
)
