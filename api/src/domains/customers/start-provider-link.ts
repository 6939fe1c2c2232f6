import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { proveIdentity } from './prove-identity.ts'
import type { ProviderClient } from './provider-client.ts'
import { beginFlow, type StartedFlow } from './provider-flow.ts'

/**
 * Begins to link an account at a provider with the customer who is signed in. Who it is, is asked again: what is
 * linked opens the account for ever.
 * @throws Refusal wrong-password, recent-sign-in-needed, not-found, invalid-request, identity-provider-not-answering,
 * too-many-requests
 */
export async function startProviderLink(
  context: Context,
  of: {
    provider: string
    redirectUri: string
    password: string | undefined
    client: AttemptClient
    providers: ProviderClient
  },
): Promise<StartedFlow> {
  const customer = await proveIdentity(context, of)
  return beginFlow(context, { ...of, customerId: customer.id })
}
