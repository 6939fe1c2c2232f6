import type { TxContext } from '../../platform/context.ts'
import { type Customer, forgetCustomer } from '../customers/index.ts'
import { forgetRecipient } from '../ledger/index.ts'
import { queueMail } from '../mail/index.ts'
import { eraseBuyer } from '../orders/index.ts'
import { erasePaymentMethods } from '../payments/index.ts'
import { eraseTaxExemptions } from '../tax/index.ts'

/**
 * Erases a locked customer: in one transaction the account goes, and carts, quotes and orders do not tell any more who
 * it was (GDPR, article 17). What bookkeeping needs stays: amounts, lines, dates, the country. One last mail says so.
 * @throws Refusal checkout-in-progress, orders-not-shipped
 */
export async function erase(
  context: TxContext,
  of: { customer: Customer; by: 'customer' | 'store'; evenUnshipped: boolean },
): Promise<void> {
  const { email, locale, id: customerId } = of.customer
  if (email === null) return
  const { orders } = await eraseBuyer(context, { customerId, email, evenUnshipped: of.evenUnshipped })
  await eraseTaxExemptions(context.tx, context.store.id, customerId)
  await erasePaymentMethods(context, customerId)
  await forgetRecipient(context.tx, context.store.id, { customerId, email })
  await forgetCustomer(context, { customer: { ...of.customer, email }, orders, by: of.by })
  queueMail(context, { to: email, template: 'account-erased', locale, data: {} })
}
