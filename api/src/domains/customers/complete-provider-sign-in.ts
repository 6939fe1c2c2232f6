import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { deviceName } from '../../platform/device-name.ts'
import { Refusal } from '../../platform/refusals.ts'
import { emailInput } from '../../platform/schemas.ts'
import { challengeCustomer } from './challenge-customer.ts'
import { createCustomer } from './create-customer.ts'
import type { SecondFactorChallenge } from './create-customer-session.ts'
import type { Customer } from './customer.ts'
import { findIdentity, insertIdentity } from './identity-queries.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import type { ProviderClient, ProviderPerson } from './provider-client.ts'
import { finishFlow } from './provider-flow.ts'
import { holdProvider } from './provider-queries.ts'
import { providerRefusals } from './provider-refusals.ts'
import { findByEmail, lockCustomer } from './queries.ts'
import { findSecondFactor } from './second-factor-queries.ts'

/**
 * Signs in who comes back from a provider. Somebody new gets an account, if the provider has verified the address and
 * nobody has it here: an address alone opens no account, or whoever gets hold of one at any provider would be let in.
 * Who has set up a second factor gets a challenge.
 * @throws Refusal provider-sign-in-gone, provider-sign-in-denied, provider-email-not-verified, provider-not-linked,
 * customer-suspended, identity-provider-not-answering
 */
export async function completeProviderSignIn(
  context: Context,
  of: { signInToken: string; callbackUrl: string; userAgent: string; providers: ProviderClient },
): Promise<OpenedSession | SecondFactorChallenge> {
  const { provider, person } = await finishFlow(context, { ...of, customerId: null })
  return inTransaction(context, async (tx) => {
    await mustBeThere(tx, provider.id)
    const subject = { providerId: provider.id, subject: person.subject }
    const known = await findIdentity(tx.tx, tx.store.id, subject)
    const customerId = known?.customerId ?? (await welcome(tx, { ...subject, person })).id
    await lockCustomer(tx.tx, tx.store.id, customerId)
    const factor = known && (await findSecondFactor(tx.tx, tx.store.id, customerId))
    if (factor?.confirmedAt) return challengeCustomer(tx, customerId)
    return openSession(tx, { customerId, device: deviceName(of.userAgent), method: 'provider' })
  })
}

/** Staff may have removed or switched it off while the browser was away. */
export async function mustBeThere({ tx, store }: TxContext, providerId: string): Promise<void> {
  if (!(await holdProvider(tx, store.id, providerId))) throw new Refusal(providerRefusals.flowGone)
}

async function welcome(
  context: TxContext,
  of: { providerId: string; subject: string; person: ProviderPerson },
): Promise<Customer> {
  const { tx, store, clock } = context
  const { person, providerId, subject } = of
  const email = emailInput.safeParse(person.email)
  if (!email.success || !person.emailVerified) throw new Refusal(providerRefusals.emailNotVerified)
  if (await findByEmail(tx, store.id, email.data)) {
    // Whose it is may be this very person's other tab, since the look for the subject.
    if (await findIdentity(tx, store.id, { providerId, subject }))
      throw new Stale('they have an account by now')
    throw new Refusal(providerRefusals.notLinked)
  }
  const customer = await createCustomer(context, {
    email: email.data,
    fullName: person.fullName ?? email.data.slice(0, email.data.indexOf('@')),
    locale: localeFor(context, person.locale),
    passwordHash: null,
    consents: [],
    method: 'provider',
  })
  // Somebody registered the address, or this very person came back in two tabs: judged afresh.
  if (!customer) throw new Stale('somebody was faster with this address')
  if (!(await insertIdentity(tx, store.id, { providerId, subject, customerId: customer.id, clock })))
    throw new Stale('this subject has just got an account')
  return customer
}

/** The store's language that is nearest to the provider's (RFC 4647, by the primary language). */
function localeFor({ store }: TxContext, wanted: string | null): string {
  const language = wanted?.split(/[-_]/)[0]?.toLowerCase()
  const candidates = [store.locale, ...store.locales]
  return candidates.find((locale) => locale.split('-')[0]?.toLowerCase() === language) ?? store.locale
}
