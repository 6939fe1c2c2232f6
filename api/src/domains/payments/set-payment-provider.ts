import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from '../stores/index.ts'
import { providerRefusals } from './provider-refusals.ts'
import { blankSettings, type ProviderName, providerSealPlace, recordedSettings } from './provider-settings.ts'
import {
  hasRunningPayments,
  type ProviderSettings,
  readProviderSettings,
  writeProviderSettings,
} from './provider-settings-queries.ts'

/** What is left out stays. */
export interface ProviderChange {
  isActive?: boolean | undefined
  captureMode?: 'automatic' | 'manual' | undefined
  /** Its prefix says the mode */
  secretKey?: string | undefined
  webhookSecret?: string | undefined
  publishableKey?: string | undefined
  account?: string | undefined
}

/**
 * Sets how the store takes money with a provider. Secrets are sealed and never shown again.
 * @throws Refusal invalid-request, version-conflict, payment-provider-incomplete, payment-provider-in-use,
 *   no-real-money-in-a-twin
 */
export async function setPaymentProvider(
  context: Context,
  of: { provider: ProviderName; ifMatch: number | undefined; change: ProviderChange },
): Promise<ProviderSettings> {
  const { provider, change } = of
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const all = await readProviderSettings(readsOf(tx), store.id)
    const before = all.find((one) => one.provider === provider) ?? blankSettings(provider)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const after = changed(tx, before, change)
    mustBeSound(tx, after, change)
    const isElsewhere = before.mode !== after.mode || before.account !== after.account
    if (isElsewhere && (await hasRunningPayments(tx.tx, store.id, provider)))
      throw new Refusal(providerRefusals.inUse)
    await writeProviderSettings(tx.tx, store.id, after)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.payment_provider_changed',
      payload: { provider, isActive: after.isActive, mode: after.mode, fields: Object.keys(change).sort() },
      details: { before: recordedSettings(before), after: recordedSettings(after) },
    })
    return after
  })
}

function changed(tx: TxContext, before: ProviderSettings, change: ProviderChange): ProviderSettings {
  const { secretKey, webhookSecret } = change
  const seal = (plain: string, column: 'sealed_secret_key' | 'sealed_webhook_secret') =>
    tx.sealer.seal(plain, providerSealPlace(column)(tx.store.id, before.provider))
  return {
    ...before,
    isActive: change.isActive ?? before.isActive,
    captureMode: change.captureMode ?? before.captureMode,
    account: change.account ?? before.account,
    publishableKey: change.publishableKey ?? before.publishableKey,
    mode: secretKey === undefined ? before.mode : modeOf(secretKey),
    secretKey: secretKey === undefined ? before.secretKey : seal(secretKey, 'sealed_secret_key'),
    webhookSecret:
      webhookSecret === undefined ? before.webhookSecret : seal(webhookSecret, 'sealed_webhook_secret'),
    version: before.version + 1,
    updatedAt: tx.clock,
  }
}

/** `sk_live_…` takes real money, `sk_test_…` does not; so with publishable and restricted keys. */
const modeOf = (key: string): 'test' | 'live' => (key.includes('_live_') ? 'live' : 'test')

/** @throws Refusal invalid-request, payment-provider-incomplete, no-real-money-in-a-twin */
function mustBeSound({ store }: TxContext, after: ProviderSettings, change: ProviderChange): void {
  const errors: FieldProblem[] = []
  const { provider, publishableKey, mode } = after
  if (provider === 'test')
    for (const field of ['secretKey', 'webhookSecret', 'publishableKey', 'account'] as const)
      if (change[field] !== undefined)
        errors.push({ pointer: `/${field}`, message: 'is not for the test provider' })
  if (publishableKey !== '' && after.secretKey && modeOf(publishableKey) !== mode)
    errors.push({ pointer: '/publishableKey', message: `must be of the ${mode} mode, as the secret key is` })
  if (errors.length > 0) throw new Refusal(platformRefusals.invalidRequest, { errors })
  if (mode === 'live' && store.twinOf !== null) throw new Refusal(providerRefusals.twin)
  if (provider !== 'test' && after.isActive && !(after.secretKey && after.webhookSecret))
    throw new Refusal(providerRefusals.incomplete)
}
