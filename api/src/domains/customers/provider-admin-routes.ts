import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { createIdentityProvider } from './create-identity-provider.ts'
import { presentProvider } from './provider.ts'
import { readProvider, readProviders } from './provider-queries.ts'
import { providerRefusals } from './provider-refusals.ts'
import {
  createIdentityProviderInput,
  identityProviderListSchema,
  identityProviderParams,
  identityProviderSchema,
  updateIdentityProviderInput,
} from './provider-schemas.ts'
import { removeIdentityProvider } from './remove-identity-provider.ts'
import { updateIdentityProvider } from './update-identity-provider.ts'

const one = { status: 200, schema: identityProviderSchema, etag: true } as const

/** @param of.loopback whether issuers on this machine will do: in development and tests */
export function createProviderAdminRouter(of: { loopback: boolean }): Router {
  const router = createRouter()
  declareReads(router)

  route(
    router,
    {
      operationId: 'createIdentityProvider',
      tag: 'Admin',
      summary: 'Add an identity provider',
      description:
        'Lets customers sign in with accounts of another service (OpenID Connect). Register the store there first, with the pages that customers come back to. The client secret is never read back.',
      method: 'post',
      path: '/v1/admin/identity-providers',
      policy: policies.staff('store:write'),
      body: createIdentityProviderInput,
      idempotency: 'transaction',
      success: { ...one, status: 201, description: 'The provider.' },
      refusals: [providerRefusals.handleTaken, providerRefusals.tooMany],
    },
    async ({ context, body }) =>
      Reply.versioned(
        presentProvider(await createIdentityProvider(context, { ...body, loopback: of.loopback })),
      ),
  )

  route(
    router,
    {
      operationId: 'updateIdentityProvider',
      tag: 'Admin',
      summary: 'Change an identity provider',
      description:
        'What is left out stays. Handle and issuer never change: remove it and add another one instead.',
      method: 'patch',
      path: '/v1/admin/identity-providers/{providerId}',
      policy: policies.staff('store:write'),
      params: identityProviderParams,
      body: updateIdentityProviderInput,
      ifMatch: true,
      success: { ...one, description: 'The provider as it is now.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, body, ifMatch }) =>
      Reply.versioned(
        presentProvider(await updateIdentityProvider(context, { ...params, ifMatch, change: body })),
      ),
  )

  route(
    router,
    {
      operationId: 'removeIdentityProvider',
      tag: 'Admin',
      summary: 'Remove an identity provider',
      description:
        'Nobody signs in with it any more, and links to customers are gone for good. Who has no password asks for one by mail. To pause it, disable it.',
      method: 'delete',
      path: '/v1/admin/identity-providers/{providerId}',
      policy: policies.staff('store:write'),
      params: identityProviderParams,
      success: { status: 204, description: 'The provider is gone.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => removeIdentityProvider(context, params),
  )
  return router
}

function declareReads(router: Router): void {
  route(
    router,
    {
      operationId: 'listIdentityProviders',
      tag: 'Admin',
      summary: 'List identity providers',
      description: 'Those that are disabled, too.',
      method: 'get',
      path: '/v1/admin/identity-providers',
      policy: policies.staff('store:read'),
      success: { status: 200, description: 'The providers.', schema: identityProviderListSchema },
      refusals: [],
    },
    async ({ context }) => ({
      items: (await readProviders(context.db, context.store.id)).map(presentProvider),
    }),
  )

  route(
    router,
    {
      operationId: 'getIdentityProvider',
      tag: 'Admin',
      summary: 'Read an identity provider',
      description: 'All but its secret.',
      method: 'get',
      path: '/v1/admin/identity-providers/{providerId}',
      policy: policies.staff('store:read'),
      params: identityProviderParams,
      success: { ...one, description: 'The provider.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const provider = await readProvider(context.db, context.store.id, params.providerId)
      if (!provider) throw new Refusal(platformRefusals.notFound)
      return Reply.versioned(presentProvider(provider))
    },
  )
}
