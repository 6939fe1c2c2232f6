import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { completeProviderLink } from './complete-provider-link.ts'
import { completeProviderSignIn } from './complete-provider-sign-in.ts'
import { signedIn } from './customer.ts'
import { readIdentities } from './identity-queries.ts'
import type { ProviderClient } from './provider-client.ts'
import { readProviders } from './provider-queries.ts'
import { providerRefusals } from './provider-refusals.ts'
import {
  completeProviderInput,
  customerIdentityListSchema,
  customerIdentitySchema,
  identityProviderParams,
  offeredProviderListSchema,
  presentIdentity,
  presentStartedFlow,
  startedProviderSignInSchema,
  startProviderLinkInput,
  startProviderSignInInput,
} from './provider-schemas.ts'
import { customerRefusals } from './refusals.ts'
import { removeCustomerIdentity } from './remove-customer-identity.ts'
import { presentChallenge, presentSession, signInReplySchema } from './session-schemas.ts'
import { startProviderLink } from './start-provider-link.ts'
import { startProviderSignIn } from './start-provider-sign-in.ts'

/** Of one client address: each may call a provider. */
const attemptsPerMinute = 30

const started = {
  status: 201,
  description: 'Where to send the browser.',
  schema: startedProviderSignInSchema,
} as const

/** Tokens and sessions are shown once, so none of their replies is kept with an Idempotency-Key. */
export function createProviderRouter(providers: ProviderClient): Router {
  const router = createRouter()
  declareSignIn(router, providers)
  declareLinks(router, providers)
  declareIdentities(router)
  return router
}

function declareSignIn(router: Router, providers: ProviderClient): void {
  route(
    router,
    {
      operationId: 'listOfferedIdentityProviders',
      tag: 'Customers',
      summary: 'List ways to sign in with another account',
      description: 'Identity providers that the store takes, for buttons on its sign-in page.',
      method: 'get',
      path: '/v1/identity-providers',
      policy: policies.shopper,
      success: { status: 200, description: 'The providers.', schema: offeredProviderListSchema },
      refusals: [],
    },
    async ({ context }) => ({
      items: (await readProviders(context.db, context.store.id))
        .filter(({ enabled }) => enabled)
        .map(({ handle, name }) => ({ handle, name })),
    }),
  )

  route(
    router,
    {
      operationId: 'startProviderSignIn',
      tag: 'Customers',
      summary: 'Begin to sign in with another account',
      description:
        'Gives the address of the provider, with PKCE, state and nonce (OpenID Connect Core 1.0). End with `completeProviderSignIn` when the browser is back.',
      method: 'post',
      path: '/v1/customers/sessions/provider',
      policy: policies.shopper,
      attemptsPerMinute,
      body: startProviderSignInInput,
      success: started,
      refusals: [platformRefusals.notFound, providerRefusals.notAnswering],
    },
    async ({ context, body }) =>
      presentStartedFlow(await startProviderSignIn(context, { ...body, providers })),
  )

  route(
    router,
    {
      operationId: 'completeProviderSignIn',
      tag: 'Customers',
      summary: 'Finish a sign-in with another account',
      description:
        'Somebody new gets an account, if the provider has verified the e-mail address. Where the address has an account that is not linked, nothing is linked by itself: sign in as usual, then use `startProviderLink`.',
      method: 'post',
      path: '/v1/customers/sessions/provider/completion',
      policy: policies.shopper,
      attemptsPerMinute,
      body: completeProviderInput,
      success: { status: 201, description: 'A session, or a challenge.', schema: signInReplySchema },
      refusals: [
        providerRefusals.flowGone,
        providerRefusals.denied,
        providerRefusals.emailNotVerified,
        providerRefusals.notLinked,
        providerRefusals.notAnswering,
        customerRefusals.suspended,
      ],
    },
    async ({ context, body, client }) => {
      const made = await completeProviderSignIn(context, { ...body, userAgent: client.userAgent, providers })
      return 'challengeToken' in made ? presentChallenge(made) : presentSession(made)
    },
  )
}

function declareLinks(router: Router, providers: ProviderClient): void {
  route(
    router,
    {
      operationId: 'startProviderLink',
      tag: 'Customers',
      summary: 'Begin to link another account',
      description:
        'Gives the address of the provider. End with `completeProviderLink` when the browser is back.',
      method: 'post',
      path: '/v1/customers/me/identities',
      policy: policies.customer,
      attemptsPerMinute,
      body: startProviderLinkInput,
      success: started,
      refusals: [
        platformRefusals.notFound,
        customerRefusals.wrongPassword,
        customerRefusals.recentSignInNeeded,
        providerRefusals.notAnswering,
      ],
    },
    async ({ context, body, client }) =>
      presentStartedFlow(
        await startProviderLink(context, { ...body, password: body.password, client, providers }),
      ),
  )

  route(
    router,
    {
      operationId: 'completeProviderLink',
      tag: 'Customers',
      summary: 'Finish linking another account',
      description: 'It signs this customer in from now on. The customer is told by mail.',
      method: 'post',
      path: '/v1/customers/me/identities/completion',
      policy: policies.customer,
      attemptsPerMinute,
      body: completeProviderInput,
      success: { status: 201, description: 'The linked account.', schema: customerIdentitySchema },
      refusals: [
        providerRefusals.flowGone,
        providerRefusals.denied,
        providerRefusals.linkedAlready,
        providerRefusals.linkedElsewhere,
        providerRefusals.notAnswering,
      ],
    },
    async ({ context, body }) => presentIdentity(await completeProviderLink(context, { ...body, providers })),
  )
}

function declareIdentities(router: Router): void {
  route(
    router,
    {
      operationId: 'listCustomerIdentities',
      tag: 'Customers',
      summary: 'List own linked accounts',
      description: 'Accounts at identity providers that sign this customer in.',
      method: 'get',
      path: '/v1/customers/me/identities',
      policy: policies.customer,
      success: { status: 200, description: 'The linked accounts.', schema: customerIdentityListSchema },
      refusals: [],
    },
    async ({ context }) => ({
      items: (await readIdentities(context.db, context.store.id, signedIn(context).customerId)).map(
        presentIdentity,
      ),
    }),
  )

  route(
    router,
    {
      operationId: 'removeCustomerIdentity',
      tag: 'Customers',
      summary: 'Remove an own linked account',
      description:
        'It signs in no more; sessions it opened live on. Who has no password asks for one with `requestPasswordReset`. The customer is told by mail.',
      method: 'delete',
      path: '/v1/customers/me/identities/{providerId}',
      policy: policies.customer,
      params: identityProviderParams,
      success: { status: 204, description: 'The link is gone.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => removeCustomerIdentity(context, params),
  )
}
