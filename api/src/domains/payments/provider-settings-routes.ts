import { readsOf } from '../../platform/database.ts'
import { policies } from '../../platform/policies.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { providerRefusals } from './provider-refusals.ts'
import {
  blankSettings,
  presentConfiguration,
  presentProviderSettings,
  providerNames,
} from './provider-settings.ts'
import { readProviderSettings } from './provider-settings-queries.ts'
import {
  paymentConfigurationSchema,
  providerParams,
  providerSettingsListSchema,
  providerSettingsSchema,
  setPaymentProviderInput,
} from './provider-settings-schemas.ts'
import type { PaymentProviders } from './providers-of.ts'
import { setPaymentProvider } from './set-payment-provider.ts'

/** How a store takes money: for staff, and what pages of the shop must know of it. */
export function createProviderSettingsRouter(of: { providers: PaymentProviders }): Router {
  const router = createRouter()
  const { providers } = of

  route(
    router,
    {
      operationId: 'listPaymentProviders',
      tag: 'Payments',
      summary: 'List payment providers',
      description: 'How the store can take money, and how it does. Secrets are never told.',
      method: 'get',
      path: '/v1/admin/payment-providers',
      policy: policies.staff('payments:read'),
      success: { status: 200, description: 'The providers.', schema: providerSettingsListSchema },
      refusals: [],
    },
    async ({ context }) => {
      const set = await readProviderSettings(readsOf(context), context.store.id)
      const active = set.find(({ isActive }) => isActive)?.provider ?? providers.byDefault
      const items = providerNames.map((name) => set.find(({ provider }) => provider === name))
      return {
        items: items.map((one, at) =>
          presentProviderSettings(context.store, one ?? blankSettings(providerNames[at] ?? 'test'), active),
        ),
      }
    },
  )

  route(
    router,
    {
      operationId: 'setPaymentProvider',
      tag: 'Payments',
      summary: 'Set up a payment provider',
      description:
        'Its keys, how it captures, and whether new payments go to it; what is left out stays. Payments that were begun with another provider end with that one. A change bites everywhere within five seconds.',
      method: 'put',
      path: '/v1/admin/payment-providers/{provider}',
      policy: policies.staff('secrets:write'),
      params: providerParams,
      body: setPaymentProviderInput,
      ifMatch: true,
      success: {
        status: 200,
        description: 'The settings as they are now.',
        schema: providerSettingsSchema,
        etag: true,
      },
      refusals: [providerRefusals.incomplete, providerRefusals.inUse, providerRefusals.twin],
    },
    async ({ context, params, body, ifMatch }) => {
      const set = await setPaymentProvider(context, { ...params, ifMatch, change: body })
      providers.forget(context.store.id)
      const active = (await providers.ofStore(context)).provider.name
      return Reply.versioned(presentProviderSettings(context.store, set, active))
    },
  )

  route(
    router,
    {
      operationId: 'getPaymentConfiguration',
      tag: 'Payments',
      summary: 'Read how the store takes money',
      description:
        "What a page needs to show a way to pay: the provider, and the public key for the provider's own form.",
      method: 'get',
      path: '/v1/payment-configuration',
      policy: policies.shopper,
      success: { status: 200, description: 'The configuration.', schema: paymentConfigurationSchema },
      refusals: [],
    },
    async ({ context }) => presentConfiguration(await providers.ofStore(context)),
  )
  return router
}
