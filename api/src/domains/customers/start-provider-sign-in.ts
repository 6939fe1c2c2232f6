import type { Context } from '../../platform/context.ts'
import type { ProviderClient } from './provider-client.ts'
import { beginFlow, type StartedFlow } from './provider-flow.ts'

/**
 * Begins to sign in with an account at a provider.
 * @throws Refusal not-found, invalid-request, identity-provider-not-answering
 */
export async function startProviderSignIn(
  context: Context,
  of: { provider: string; redirectUri: string; providers: ProviderClient },
): Promise<StartedFlow> {
  return beginFlow(context, { ...of, customerId: null })
}
