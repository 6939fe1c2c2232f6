import { createCache } from '../../platform/cache.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { readsOf } from '../../platform/database.ts'
import type { Payment } from './payment.ts'
import type { PaymentProvider } from './provider.ts'
import { type ProviderSettings, readProviderSettings } from './provider-settings-queries.ts'

/** How a store takes money. */
export interface StoreProvider {
  provider: PaymentProvider
  /** The account at the provider that money goes to; empty where there is one only */
  account: string
  mode: 'test' | 'live'
  captureMode: 'automatic' | 'manual'
  /** For pages that speak to the provider themselves; empty: none */
  publishableKey: string
}

/** Whom a store takes money with, and whom it has taken money with. Remembers settings for a few seconds. */
export interface PaymentProviders {
  /** Whom new payments go to: the active one of the store's settings, else the test provider. */
  ofStore(context: Context | TxContext): Promise<StoreProvider>
  /** Whom a payment was asked from, also when the store has turned to another since. Null: it has no such provider any more */
  named(context: Context | TxContext, provider: string): Promise<StoreProvider | null>
  /** The change of the settings that was made here need not wait. */
  forget(storeId: string): void
  /** Name of the provider that stores without settings use. */
  byDefault: string
}

/** Makes a provider of a store's settings; `settings.secretKey` and the like are sealed. Kept for as long as their version. */
export type OpenProvider = (context: Context | TxContext, settings: ProviderSettings) => PaymentProvider

/** A change of the settings bites elsewhere within this. */
const remembered = { freshMilliseconds: 5_000, staleMilliseconds: 0 }

/**
 * @param of.test takes the money of stores without settings; it keeps books of its own
 * @param of.byDefault takes it instead, with an account that all of them share; null: the test provider does
 * @param of.open by name of the provider: those that settings may speak of besides the test provider
 */
export function createPaymentProviders(of: {
  test: PaymentProvider
  byDefault: Omit<StoreProvider, 'mode' | 'captureMode'> | null
  open: Record<string, OpenProvider>
}): PaymentProviders {
  const settings = createCache<ProviderSettings[]>({
    entriesMax: 10_000,
    ...remembered,
    load: async (storeId, context) => readProviderSettings(readsOf(context as Context | TxContext), storeId),
  })
  const opened = new Map<string, PaymentProvider>()
  const openedMost = 1_000
  const settingsOf = async (context: Context | TxContext) =>
    (await settings.get(context.store.id, context)) ?? []

  const providerFor = (context: Context | TxContext, row: ProviderSettings): PaymentProvider | null => {
    if (row.provider === of.test.name) return of.test
    const open = of.open[row.provider]
    if (!open) return null
    const key = `${context.store.id} ${row.provider} ${row.version}`
    const known = opened.get(key)
    if (known) return known
    if (opened.size >= openedMost) opened.clear()
    const provider = open(context, row)
    opened.set(key, provider)
    return provider
  }
  const asStoreProvider = (context: Context | TxContext, row: ProviderSettings): StoreProvider | null => {
    const provider = providerFor(context, row)
    const { mode, captureMode, publishableKey } = row
    const account = provider === of.test ? context.store.id : row.account
    return provider && { provider, account, mode, captureMode, publishableKey }
  }
  const test = (context: Context | TxContext): StoreProvider => ({
    provider: of.test,
    // The test provider has an account for every store.
    account: context.store.id,
    mode: 'test',
    captureMode: 'automatic',
    publishableKey: '',
  })
  const { byDefault } = of
  const unset = (context: Context | TxContext): StoreProvider =>
    byDefault ? { ...byDefault, mode: 'test', captureMode: 'automatic' } : test(context)
  return {
    byDefault: (byDefault?.provider ?? of.test).name,
    async ofStore(context) {
      const active = (await settingsOf(context)).find(({ isActive }) => isActive)
      return (active && asStoreProvider(context, active)) ?? unset(context)
    },
    async named(context, provider) {
      const found = (await settingsOf(context)).find((each) => each.provider === provider)
      if (found) return asStoreProvider(context, found)
      if (provider === byDefault?.provider.name) return unset(context)
      return provider === of.test.name ? test(context) : null
    },
    forget: (storeId) => settings.delete(storeId),
  }
}

/** Who is to be asked about a payment. @throws Error when the store has forgotten its settings */
export async function providerOfPayment(
  providers: PaymentProviders,
  context: Context | TxContext,
  payment: Pick<Payment, 'id' | 'provider'>,
): Promise<PaymentProvider> {
  const found = await providers.named(context, payment.provider)
  if (!found) throw new Error(`payment ${payment.id}: the store has no provider ${payment.provider} any more`)
  return found.provider
}
