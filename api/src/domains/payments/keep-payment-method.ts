import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { askProvider } from './ask-provider.ts'
import type { Payment } from './payment.ts'
import type { ProviderPayment } from './provider.ts'
import { savedMethodRefusals } from './provider-refusals.ts'
import type { StoreProvider } from './providers-of.ts'
import { paymentRefusals } from './refusals.ts'
import { isUsable, savedMethodsMax } from './saved-method.ts'
import { readProviderCustomer, readSavedMethods, writeSavedMethod } from './saved-method-queries.ts'

/** What a provider is asked to charge, and whose it is there. */
export interface PayingWith {
  /** A token of the provider's; null: nothing is to be paid with a provider */
  paymentMethod: string | null
  /** The customer there; null: a guest, or nothing is kept */
  providerCustomer: string | null
  saveMethod: boolean
}

/**
 * What is paid with: a token as it was sent, or what the customer has kept. Outside any transaction, for the provider
 * makes a customer of its own where a method is to be kept for the first time.
 * @throws Refusal invalid-request, payment-method-unknown, payment-method-not-kept, payment-provider-unavailable
 */
export async function choosePaymentMethod(
  context: Context,
  of: {
    from: StoreProvider
    paymentMethod: string | null
    savedPaymentMethodId: string | null
    savePaymentMethod: boolean
  },
): Promise<PayingWith> {
  const { from, paymentMethod, savePaymentMethod } = of
  if (of.savedPaymentMethodId !== null && paymentMethod !== null)
    throw new Refusal(platformRefusals.invalidRequest, {
      errors: [{ pointer: '/paymentMethod', message: 'must be null beside savedPaymentMethodId' }],
    })
  if (of.savedPaymentMethodId !== null) return chooseSaved(context, { from, id: of.savedPaymentMethodId })
  if (paymentMethod !== null && !from.provider.knowsMethod(paymentMethod))
    throw new Refusal(paymentRefusals.methodUnknown)
  if (paymentMethod === null || !savePaymentMethod)
    return { paymentMethod, providerCustomer: null, saveMethod: false }
  const providerCustomer = await customerAtProvider(context, { from, customerId: mustBeCustomer(context) })
  return { paymentMethod, providerCustomer, saveMethod: true }
}

/** @throws Refusal payment-method-not-kept for a guest */
function mustBeCustomer({ actor }: Context): string {
  if (actor.kind !== 'customer') throw new Refusal(savedMethodRefusals.notKept)
  return actor.customerId
}

async function chooseSaved(context: Context, of: { from: StoreProvider; id: string }): Promise<PayingWith> {
  const { from } = of
  const saved = await readSavedMethods(readsOf(context), context.store.id, mustBeCustomer(context))
  const chosen = saved.find((one) => one.id === of.id && isUsable(one, from))
  if (!chosen) throw new Refusal(paymentRefusals.methodUnknown)
  const { providerReference, providerCustomer } = chosen
  return { paymentMethod: providerReference, providerCustomer, saveMethod: false }
}

async function customerAtProvider(
  context: Context,
  of: { from: StoreProvider; customerId: string },
): Promise<string> {
  const { from, customerId } = of
  const { provider, account } = from
  const there = { customerId, provider: provider.name, account }
  const known = await readProviderCustomer(readsOf(context), context.store.id, there)
  if (known) return known
  const { keepCustomer } = provider
  if (!keepCustomer) throw new Refusal(savedMethodRefusals.notKept)
  const key = `${customerId}:customer`
  const made = await askProvider(context, () => keepCustomer.call(provider, { key }))
  await inTransaction(context, async (tx) => {
    await writeSavedMethod(tx.tx, tx.store.id, {
      customerId,
      saved: {
        id: newId('savedPaymentMethod'),
        provider: provider.name,
        providerAccount: account,
        providerCustomer: made,
        providerReference: '',
        method: null,
        isDefault: false,
        version: 1,
        createdAt: tx.now,
      },
    })
  })
  return made
}

/**
 * Keeps what was paid with for the customer who asked for it, once it has worked. The first one is the default.
 * One too many is not kept: the payment counts.
 */
export async function keepPaymentMethod(
  context: TxContext,
  of: { customerId: string; payment: Payment; outcome: ProviderPayment },
): Promise<void> {
  const { customerId, payment, outcome } = of
  const works = outcome.status === 'captured' || outcome.status === 'authorized'
  if (!payment.saveMethod || !outcome.keptMethod || !works) return
  const { tx, store, now } = context
  const reads = readsOf(context)
  const { provider, providerAccount: account } = payment
  const there = { customerId, provider, account }
  const providerCustomer = await readProviderCustomer(reads, store.id, there)
  if (!providerCustomer) return
  const kept = (await readSavedMethods(reads, store.id, customerId)).filter(
    (one) => one.provider === provider && one.providerAccount === account,
  )
  if (kept.length >= savedMethodsMax) return
  const id = newId('savedPaymentMethod')
  const saved = {
    id,
    provider,
    providerAccount: account,
    providerCustomer,
    providerReference: outcome.keptMethod,
    method: outcome.method,
    isDefault: kept.length === 0,
    version: 1,
    createdAt: now,
  }
  if (await writeSavedMethod(tx, store.id, { customerId, saved }))
    recordEvent(context, {
      type: 'payment_method.saved',
      aggregate: 'savedPaymentMethod',
      aggregateId: id,
      version: 1,
      payload: { customerId },
    })
}
