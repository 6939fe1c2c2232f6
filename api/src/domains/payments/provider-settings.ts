import type { Context, Store, TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { sealedWith } from '../../platform/sealing.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { ProviderSettings } from './provider-settings-queries.ts'
import { StripeProvider, type StripeSettings } from './providers/stripe.ts'
import type { StoreProvider } from './providers-of.ts'

/** Whom a store can take money with. */
export const providerNames = ['test', 'stripe'] as const
export type ProviderName = (typeof providerNames)[number]

/** Where a sealed secret of a provider belongs: in another row or column it does not open. */
export const providerSealPlace =
  (column: 'sealed_secret_key' | 'sealed_webhook_secret') =>
  (storeId: string, provider: string): string =>
    `payment_provider:${storeId}:${provider}:${column}`

/** What a store has that has set nothing. */
export const blankSettings = (provider: ProviderName): ProviderSettings => ({
  provider,
  isActive: false,
  captureMode: 'automatic',
  mode: 'test',
  account: '',
  publishableKey: '',
  secretKey: null,
  webhookSecret: null,
  version: 0,
  updatedAt: new Date(0),
})

/** Where a provider tells on its own what has become of payments: a path of this API. */
export const eventsPath = (store: Store, provider: string): string =>
  `/v1/payment-events/${provider}/${toWire('store', store.id)}`

/** As staff sees it. @param active the provider that new payments go to */
export const presentProviderSettings = (store: Store, settings: ProviderSettings, active: string) => ({
  provider: settings.provider as ProviderName,
  isActive: settings.provider === active,
  mode: settings.mode,
  captureMode: settings.captureMode,
  account: settings.account,
  publishableKey: settings.publishableKey,
  hasSecretKey: settings.secretKey !== null,
  hasWebhookSecret: settings.webhookSecret !== null,
  eventsPath: eventsPath(store, settings.provider),
  updatedAt: settings.version === 0 ? null : toRfc3339(settings.updatedAt),
  version: settings.version,
})

/** As pages see it that show a way to pay. */
export const presentConfiguration = (of: StoreProvider) => ({
  provider: of.provider.name,
  mode: of.mode,
  publishableKey: of.publishableKey || null,
  account: of.publishableKey ? of.account || null : null,
  captureMode: of.captureMode,
  canKeepMethods: of.provider.keepCustomer !== undefined,
  excludedMethods: [...of.provider.excludedMethods],
})

/** What the record of changes says of settings: of secrets, which key of the environment sealed them. */
export const recordedSettings = ({ secretKey, webhookSecret, updatedAt: _, ...shown }: ProviderSettings) => ({
  ...shown,
  keySealedWith: secretKey && sealedWith(secretKey),
  signingSealedWith: webhookSecret && sealedWith(webhookSecret),
})

/**
 * Stripe as a store has set it up.
 * @param apiBase where Stripe's API is; null: at Stripe
 * @throws Error without a secret key; UnknownEncryptionKey, SealBroken
 */
export const openStripe =
  (apiBase: string | null) =>
  (context: Context | TxContext, settings: ProviderSettings): StripeProvider => {
    const { secretKey, webhookSecret, provider, account, mode } = settings
    if (!secretKey) throw new Error('the store has set no secret key of Stripe')
    const open = (sealed: Buffer, column: 'sealed_secret_key' | 'sealed_webhook_secret') =>
      context.sealer.open(sealed, providerSealPlace(column)(context.store.id, provider))
    const opened: StripeSettings = {
      secretKey: open(secretKey, 'sealed_secret_key'),
      webhookSecret: webhookSecret ? open(webhookSecret, 'sealed_webhook_secret') : '',
      account,
      isLive: mode === 'live',
      apiBase,
    }
    return new StripeProvider(opened)
  }

/** Stripe in its test mode with the keys of the environment, for stores without settings; null: there are none. */
export function stripeByDefault(env: {
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_WEBHOOK_SECRET?: string | undefined
  STRIPE_PUBLISHABLE_KEY?: string | undefined
  STRIPE_API_BASE?: string | undefined
}): Omit<StoreProvider, 'mode' | 'captureMode'> | null {
  if (!env.STRIPE_SECRET_KEY) return null
  const provider = new StripeProvider({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? '',
    account: '',
    isLive: false,
    apiBase: env.STRIPE_API_BASE ?? null,
  })
  return { provider, account: '', publishableKey: env.STRIPE_PUBLISHABLE_KEY ?? '' }
}
