import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { askProvider } from './ask-provider.ts'
import type { PaymentProviders } from './providers-of.ts'
import { forgetReference, readRemoved } from './saved-method-queries.ts'

/**
 * Lets the provider forget a way to pay that was removed here; again and again the same end.
 * @throws Refusal payment-provider-unavailable
 */
export async function forgetPaymentMethod(
  context: Context,
  of: { paymentMethodId: string; providers: PaymentProviders },
): Promise<void> {
  const removed = await readRemoved(context.db, context.store.id, of.paymentMethodId)
  if (!removed) return
  const there = await of.providers.named(context, removed.provider)
  // Of an account that the store has left, only that account's own desk can forget.
  const forget = there?.account === removed.providerAccount ? there.provider.forgetMethod : undefined
  if (forget) await askProvider(context, () => forget.call(there?.provider, removed.providerReference))
  await inTransaction(context, (tx) => forgetReference(tx.tx, tx.store.id, removed.id))
}
