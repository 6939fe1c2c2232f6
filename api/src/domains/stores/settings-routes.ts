import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { moveClock } from './move-clock.ts'
import { storeRefusals } from './refusals.ts'
import { removeSecret } from './remove-secret.ts'
import { reopenStore } from './reopen-store.ts'
import { listSecrets } from './secret-queries.ts'
import { setSecret } from './set-secret.ts'
import { setStoreOrigins } from './set-store-origins.ts'
import { readSettings } from './settings-queries.ts'
import {
  clockSchema,
  moveClockInput,
  presentSecret,
  presentSettings,
  secretListSchema,
  secretParams,
  secretSchema,
  setSecretInput,
  setStoreOriginsInput,
  storeSettingsSchema,
  suspendStoreInput,
} from './settings-schemas.ts'
import { suspendStore } from './suspend-store.ts'

export const settingsRouter = createRouter()

const settled = { status: 200, schema: storeSettingsSchema, etag: true } as const

route(
  settingsRouter,
  {
    operationId: 'getStoreSettings',
    tag: 'Store',
    summary: 'Read the settings of the store',
    description: 'As those see it who look after it; `getStore` is what a shopper sees.',
    method: 'get',
    path: '/v1/admin/store',
    policy: policies.staff('store:read'),
    success: { ...settled, description: 'The settings.' },
    refusals: [],
  },
  async ({ context }) => {
    const settings = await readSettings(context.db, context.store.id)
    if (!settings) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentSettings(settings))
  },
)

route(
  settingsRouter,
  {
    operationId: 'setStoreOrigins',
    tag: 'Store',
    summary: "Say which pages are the store's",
    description:
      'All of them, the main one first: payments may send shoppers back to these pages, and links in mails lead to the main one. An origin belongs to one store.',
    method: 'put',
    path: '/v1/admin/store/origins',
    policy: policies.staff('domains:write'),
    body: setStoreOriginsInput,
    ifMatch: true,
    success: { ...settled, description: 'The settings as they are now.' },
    refusals: [storeRefusals.originTaken],
  },
  async ({ context, body, ifMatch }) =>
    Reply.versioned(presentSettings(await setStoreOrigins(context, { ...body, ifMatch }))),
)

route(
  settingsRouter,
  {
    operationId: 'suspendStore',
    tag: 'Store',
    summary: 'Close the store for now',
    description:
      'Within five seconds nobody but its staff gets in: not with a key, nor as a customer or seller. Everything stays as it is until `reopenStore`.',
    method: 'put',
    path: '/v1/admin/store/suspension',
    policy: policies.staff('store:write'),
    body: suspendStoreInput,
    success: { ...settled, description: 'The settings, suspended.' },
    refusals: [],
  },
  async ({ context, body }) => Reply.versioned(presentSettings(await suspendStore(context, body))),
)

route(
  settingsRouter,
  {
    operationId: 'reopenStore',
    tag: 'Store',
    summary: 'Open the store again',
    description: 'Within five seconds it is as it was before its suspension.',
    method: 'delete',
    path: '/v1/admin/store/suspension',
    policy: policies.staff('store:write'),
    success: { ...settled, description: 'The settings, open.' },
    refusals: [],
  },
  async ({ context }) => Reply.versioned(presentSettings(await reopenStore(context))),
)

route(
  settingsRouter,
  {
    operationId: 'moveClock',
    tag: 'Store',
    summary: 'Move the clock of a test twin',
    description:
      'To rehearse what happens later: carts that end, quotes that run out, offers that begin. By an offset from now, or to an instant; it goes on from there. Sessions, tokens and keys keep the real time. It bites everywhere within five seconds.',
    method: 'put',
    path: '/v1/admin/store/clock',
    policy: policies.staff('store:write'),
    body: moveClockInput,
    success: { status: 200, description: 'What the clock says now.', schema: clockSchema },
    refusals: [storeRefusals.notATwin],
  },
  async ({ context, body }) => {
    const { settings, now } = await moveClock(context, body)
    return { now: toRfc3339(now), offsetSeconds: settings.clockOffsetSeconds, version: settings.version }
  },
)

route(
  settingsRouter,
  {
    operationId: 'listSecrets',
    tag: 'Store',
    summary: 'List secrets for other services',
    description: 'Their names, and when each was set; what they say is never told.',
    method: 'get',
    path: '/v1/admin/secrets',
    policy: policies.staff('secrets:write'),
    success: { status: 200, description: 'The names.', schema: secretListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await listSecrets(context.db, context.store.id)).map(presentSecret),
  }),
)

route(
  settingsRouter,
  {
    operationId: 'setSecret',
    tag: 'Store',
    summary: 'Set a secret for another service',
    description:
      'A password or key that the store needs at another service. It is encrypted before it is kept, and nobody ever reads it back. What was there under the name is gone.',
    method: 'put',
    path: '/v1/admin/secrets/{name}',
    policy: policies.staff('secrets:write'),
    params: secretParams,
    body: setSecretInput,
    success: { status: 200, description: 'That it is set.', schema: secretSchema },
    refusals: [storeRefusals.tooManySecrets],
  },
  async ({ context, params, body }) => presentSecret(await setSecret(context, { ...params, ...body })),
)

route(
  settingsRouter,
  {
    operationId: 'removeSecret',
    tag: 'Store',
    summary: 'Remove a secret for another service',
    description: 'What needs it stops working.',
    method: 'delete',
    path: '/v1/admin/secrets/{name}',
    policy: policies.staff('secrets:write'),
    params: secretParams,
    success: { status: 204, description: 'It is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => removeSecret(context, params),
)
