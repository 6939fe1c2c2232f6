import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { CustomerAddress } from './address.ts'
import { readBook } from './address-queries.ts'
import type { Consent } from './consent.ts'
import { readAllConsents } from './consent-queries.ts'
import type { Customer } from './customer.ts'
import { findGroupNames } from './group-queries.ts'
import {
  type PastSession,
  readAllSessions,
  readSignInMethods,
  type SignInMethods,
} from './personal-data-queries.ts'
import { findById } from './queries.ts'

/** All that is known of a customer but for what they bought. */
export interface Account {
  customer: Customer & { email: string }
  addresses: CustomerAddress[]
  consents: Consent[]
  sessions: PastSession[]
  groups: string[]
  signIn: SignInMethods
}

/** @throws Refusal not-found when there is no such customer, or was one */
export async function readAccount({ tx, store }: TxContext, customerId: string): Promise<Account> {
  const customer = await findById(tx, store.id, customerId)
  if (!customer?.email) throw new Refusal(platformRefusals.notFound)
  return {
    customer: { ...customer, email: customer.email },
    addresses: await readBook(tx, store.id, customerId),
    consents: await readAllConsents(tx, store.id, customerId),
    sessions: await readAllSessions(tx, store.id, customerId),
    groups: await findGroupNames(tx, store.id, customerId),
    signIn: await readSignInMethods(tx, store.id, customerId),
  }
}
