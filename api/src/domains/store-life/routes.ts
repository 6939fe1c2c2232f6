import { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { hasCarts } from '../cart/index.ts'
import { hasOffers } from '../offers/index.ts'
import {
  type NewKey,
  presentKey,
  presentSettings,
  storeRefusals,
  storeSettingsSchema,
  updateStoreSettings,
  updateStoreSettingsInput,
} from '../stores/index.ts'
import { createFirstOwner } from './create-first-owner.ts'
import { createStore } from './create-store.ts'
import { createTestTwin } from './create-test-twin.ts'
import { deleteStore } from './delete-store.ts'
import { exportStore } from './export-store.ts'
import { storeLifeRefusals } from './refusals.ts'
import {
  createFirstOwnerInput,
  createStoreInput,
  deletedStoreSchema,
  deleteStoreInput,
  firstOwnerSchema,
  newStoreSchema,
  newTwinSchema,
} from './schemas.ts'

export const storeLifeRouter = createRouter()

const presentNewKey = ({ key, secret }: NewKey) => ({ ...presentKey(key), secret })

route(
  storeLifeRouter,
  {
    operationId: 'createFirstOwner',
    tag: 'Store',
    summary: 'Begin with an empty installation',
    description:
      'By the link that `pnpm owner:create` prints: makes the first account and its first store. Works once, and only where nobody has an account yet. Sign in with the publishable key of the reply, then set up a second factor.',
    method: 'post',
    path: '/v1/installation/owner',
    policy: policies.public,
    attemptsPerMinute: 10,
    body: createFirstOwnerInput,
    success: { status: 201, description: 'The account and its store.', schema: firstOwnerSchema },
    refusals: [storeLifeRefusals.ownerLinkNotValid, storeRefusals.slugTaken],
  },
  async ({ context, body }) => {
    const { email, store, publishableKey } = await createFirstOwner(context, body)
    return { email, store: presentSettings(store), publishableKey: presentNewKey(publishableKey) }
  },
)

route(
  storeLifeRouter,
  {
    operationId: 'createStore',
    tag: 'Store',
    summary: 'Begin another store',
    description:
      'For accounts that may make stores, after their second factor. The caller is its first owner; sign in there with the publishable key of the reply.',
    method: 'post',
    path: '/v1/account/stores',
    policy: policies.account,
    body: createStoreInput,
    success: { status: 201, description: 'The store and its first key.', schema: newStoreSchema },
    refusals: [storeRefusals.slugTaken],
  },
  async ({ context, body }) => {
    const { store, publishableKey } = await createStore(context, body)
    return { store: presentSettings(store), publishableKey: presentNewKey(publishableKey) }
  },
)

route(
  storeLifeRouter,
  {
    operationId: 'updateStoreSettings',
    tag: 'Store',
    summary: 'Change the settings of the store',
    description:
      'What is left out stays. The currency can be changed until there is a way to ship, an offer or a cart. Shoppers see it within five seconds, cached pages within a minute.',
    method: 'patch',
    path: '/v1/admin/store',
    policy: policies.staff('store:write'),
    body: updateStoreSettingsInput,
    ifMatch: true,
    success: {
      status: 200,
      description: 'The settings as they are now.',
      schema: storeSettingsSchema,
      etag: true,
    },
    refusals: [storeRefusals.currencyInUse],
  },
  async ({ context, body, ifMatch }) =>
    Reply.versioned(
      presentSettings(
        await updateStoreSettings(context, {
          ifMatch,
          changes: body,
          countsInCurrency: async ({ tx, store }) =>
            (await hasOffers(tx, store.id)) || (await hasCarts(tx, store.id)),
        }),
      ),
    ),
)

route(
  storeLifeRouter,
  {
    operationId: 'createTestTwin',
    tag: 'Store',
    summary: 'Make a store to rehearse in',
    description:
      'With the settings, ways to ship, tax, price lists, sellers and catalogue of this store under the same ids, and with stock; without its customers, orders, pages and secrets. It has keys of its own (`pk_tradepost_test_…`, `sk_tradepost_test_…`) and a clock that `moveClock` moves. Its staff is that of this store, everybody in the same role; its secret key may do what the caller may. The catalogue follows within seconds and goes its own way from then on.',
    method: 'post',
    path: '/v1/admin/store/twin',
    policy: policies.staff('keys:write'),
    success: { status: 201, description: 'The twin and its keys.', schema: newTwinSchema },
    refusals: [storeLifeRefusals.twinExists, storeLifeRefusals.twinOfTwin, storeRefusals.slugTaken],
  },
  async ({ context }) => {
    const { storeId, slug, publishableKey, secretKey } = await createTestTwin(context)
    return {
      storeId: toWire('store', storeId),
      slug,
      publishableKey: presentNewKey(publishableKey),
      secretKey: presentNewKey(secretKey),
    }
  },
)

route(
  storeLifeRouter,
  {
    operationId: 'exportStore',
    tag: 'Store',
    summary: 'Export everything',
    description:
      'One JSON text a line (NDJSON): a head, each row of each table as `{"table":…,"row":{…}}`, and an end that counts the rows; without it the export is not whole. Passwords, secrets and their digests are left out. A row is as it was when its turn came.',
    method: 'get',
    path: '/v1/admin/store/export',
    policy: policies.staff('store:export'),
    success: {
      status: 200,
      description: 'The lines.',
      schema: z.string().openapi({
        example:
          '{"export":"tradepost","version":1,"storeId":"store_01h455vb4pex5vsknk084sn02q","at":"2026-11-22T09:30:00.000Z"}\n',
      }),
      contentType: 'application/x-ndjson',
    },
    refusals: [],
  },
  async ({ context }) => new Reply({ lines: exportStore(context) }),
)

route(
  storeLifeRouter,
  {
    operationId: 'deleteStore',
    tag: 'Store',
    summary: 'Delete the store',
    description:
      'And its test twin. The store must be suspended and its name typed again. From then on nobody gets in, not even its staff; all its keys are dead for good. Thirty days later everything it had is erased.',
    method: 'post',
    path: '/v1/admin/store/deletion',
    policy: policies.staff('store:delete'),
    body: deleteStoreInput,
    success: { status: 200, description: 'It is deleted.', schema: deletedStoreSchema },
    refusals: [
      storeLifeRefusals.nameDoesNotMatch,
      storeLifeRefusals.storeOpen,
      storeLifeRefusals.paymentsUnderWay,
    ],
  },
  async ({ context, body }) => ({
    storeId: toWire('store', context.store.id),
    deleteAfter: toRfc3339(await deleteStore(context, body)),
  }),
)
