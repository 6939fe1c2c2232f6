import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { idInput, toWire } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { accountActor } from './account.ts'
import {
  accountSchema,
  accountSessionListSchema,
  accountStoreListSchema,
  changePasswordInput,
  deskOf,
  presentAccountSession,
  sessionParams,
  updateAccountInput,
  wireSessionId,
} from './account-schemas.ts'
import { changeAccountPassword } from './change-account-password.ts'
import { endAccountSession } from './end-account-session.ts'
import { endOtherAccountSessions } from './end-other-account-sessions.ts'
import { getAccount } from './get-account.ts'
import { listAccountSessions } from './list-account-sessions.ts'
import { readMemberships } from './list-account-stores.ts'
import { secondFactorStateOf } from './own-session.ts'
import { userRefusals } from './refusals.ts'
import { presentSession, sessionSchema } from './session-schemas.ts'
import { switchStore } from './switch-store.ts'
import { updateAccount } from './update-account.ts'

export const accountRouter = createRouter()
profileRoutes(accountRouter)
accountSessionRoutes(accountRouter)
accountStoreRoutes(accountRouter)

function profileRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'getAccount',
      tag: 'Account',
      summary: 'Read your own account',
      description:
        'Who is signed in, what the session may do, and whether it must show a second factor first.',
      method: 'get',
      path: '/v1/account',
      policy: policies.account,
      success: { status: 200, description: 'The account.', schema: accountSchema, etag: true },
      refusals: [],
    },
    async ({ context }) => Reply.versioned(await presentAccount(context), { revalidates: false }),
  )

  route(
    router,
    {
      operationId: 'updateAccount',
      tag: 'Account',
      summary: 'Change your name',
      description: 'In every store you work for. The e-mail address stays.',
      method: 'patch',
      path: '/v1/account',
      policy: policies.account,
      body: updateAccountInput,
      ifMatch: true,
      success: { status: 200, description: 'The account.', schema: accountSchema, etag: true },
      refusals: [platformRefusals.secondFactorRequired],
    },
    async ({ context, body, ifMatch }) => {
      await updateAccount(context, { name: body.name, ifMatch })
      return Reply.versioned(await presentAccount(context))
    },
  )

  route(
    router,
    {
      operationId: 'changeAccountPassword',
      tag: 'Account',
      summary: 'Change your password',
      description: 'Ends every other session of yours, in all stores. This one goes on.',
      method: 'put',
      path: '/v1/account/password',
      policy: policies.account,
      body: changePasswordInput,
      success: { status: 204, description: 'The password is changed.' },
      refusals: [userRefusals.wrongPassword, platformRefusals.secondFactorRequired],
    },
    async ({ context, body, client }) => changeAccountPassword(context, { ...body, client }),
  )
}

function accountSessionRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'listAccountSessions',
      tag: 'Account',
      summary: 'List where you are signed in',
      description: 'Your living sessions in all stores and at both desks, the newest first.',
      method: 'get',
      path: '/v1/account/sessions',
      policy: policies.account,
      success: { status: 200, description: 'The sessions.', schema: accountSessionListSchema },
      refusals: [],
    },
    async ({ context }) => {
      const current = accountActor(context.actor)
      const sessions = await listAccountSessions(context)
      return { items: sessions.map((session) => presentAccountSession(session, current)) }
    },
  )

  route(
    router,
    {
      operationId: 'endOtherAccountSessions',
      tag: 'Account',
      summary: 'Sign out everywhere else',
      description: 'Ends every session of yours but this one, in all stores and at both desks, at once.',
      method: 'delete',
      path: '/v1/account/sessions',
      policy: policies.account,
      success: { status: 204, description: 'The others have ended.' },
      refusals: [platformRefusals.secondFactorRequired],
    },
    async ({ context }) => endOtherAccountSessions(context),
  )

  route(
    router,
    {
      operationId: 'endAccountSession',
      tag: 'Account',
      summary: 'Sign out one session',
      description: 'One of `listAccountSessions`, in whatever store it is.',
      method: 'delete',
      path: '/v1/account/sessions/{sessionId}',
      policy: policies.account,
      params: sessionParams,
      success: { status: 204, description: 'The session has ended.' },
      refusals: [platformRefusals.notFound, platformRefusals.secondFactorRequired],
    },
    async ({ context, params, inStore }) => endAccountSession(context, { ...params.sessionId, inStore }),
  )
}

function accountStoreRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'listAccountStores',
      tag: 'Account',
      summary: 'List the stores you work for',
      description: 'Those in which you are on the staff, with your role. `switchStore` opens one.',
      method: 'get',
      path: '/v1/account/stores',
      policy: policies.account,
      success: { status: 200, description: 'The stores, by name.', schema: accountStoreListSchema },
      refusals: [],
    },
    async ({ context, inStore }) => ({ items: await presentStores(context, inStore) }),
  )

  route(
    router,
    {
      operationId: 'switchStore',
      tag: 'Account',
      summary: 'Go on in another store',
      description:
        'A session there, without signing in again: it keeps the proof of the second factor, and ends when this one would have ended. This one goes on.',
      method: 'post',
      path: '/v1/account/stores/{storeId}/sessions',
      policy: policies.account,
      params: z.object({ storeId: idInput('store') }),
      success: { status: 201, description: 'The session in that store.', schema: sessionSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, client, inStore }) =>
      presentSession(
        await switchStore(context, {
          there: await inStore(params.storeId),
          userAgent: client.userAgent,
        }),
        params.storeId,
      ),
  )
}

async function presentAccount(context: Context) {
  const me = await getAccount(context)
  const { account, session, actor } = me
  return {
    id: toWire('staffAccount', account.id),
    email: account.email,
    name: account.name,
    mayCreateStores: account.mayCreateStores,
    secondFactor: secondFactorStateOf(me),
    recoveryCodesLeft: me.recoveryCodesLeft,
    session: {
      id: wireSessionId(session.desk, session.id),
      desk: deskOf(session.desk),
      storeId: toWire('store', context.store.id),
      isOwner: actor.kind === 'staff' && actor.isOwner,
      permissions: actor.permissions,
      expiresAt: toRfc3339(session.expiresAt),
    },
    version: account.version,
  }
}

async function presentStores(context: Context, inStore: (storeId: string) => Promise<Context | null>) {
  const memberships = await readMemberships(context, accountActor(context.actor).accountId)
  const found = await Promise.all(
    memberships.map(async ({ storeId, member }) => ({ store: (await inStore(storeId))?.store, member })),
  )
  return found
    .flatMap(({ store, member }) =>
      store
        ? [
            {
              store: { id: toWire('store', store.id), slug: store.slug, name: store.name },
              role: {
                id: toWire('staffRole', member.roleId),
                name: member.roleName,
                isOwner: member.isOwner,
              },
              current: store.id === context.store.id,
            },
          ]
        : [],
    )
    .toSorted((a, b) => a.store.name.localeCompare(b.store.name, 'en'))
}
