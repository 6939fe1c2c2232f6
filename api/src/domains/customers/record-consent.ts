import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { Consent, ConsentPurpose } from './consent.ts'
import { findNewestConsents } from './consent-queries.ts'
import { consentRefusals } from './consent-refusals.ts'
import { insertConsents } from './queries.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Records that the customer agrees, or no longer does. What they said last is not recorded again.
 * @returns all that they said last
 * @throws Refusal terms-are-needed
 */
export async function recordConsent(
  context: Context,
  of: { purpose: ConsentPurpose; granted: boolean; textVersion: string },
): Promise<Consent[]> {
  if (of.purpose === 'terms' && !of.granted) throw new Refusal(consentRefusals.termsAreNeeded)
  return inTransaction(context, async (tx) => {
    const { id: customerId } = await lockSignedIn(tx)
    const newest = await findNewestConsents(tx.tx, tx.store.id, customerId)
    const said = newest.find(({ purpose }) => purpose === of.purpose)
    if (said?.granted === of.granted && said.textVersion === of.textVersion) return newest
    const consent: Consent = { ...of, id: newId('consent'), source: 'account', recordedAt: tx.now }
    await insertConsents(tx.tx, tx.store.id, {
      customerId,
      source: consent.source,
      now: tx.now,
      consents: [consent],
    })
    recordEvent(tx, {
      type: 'customer.consent_recorded',
      aggregate: 'consent',
      aggregateId: consent.id,
      version: 1,
      payload: { customerId, purpose: of.purpose, granted: of.granted, textVersion: of.textVersion },
    })
    return [...newest.filter(({ purpose }) => purpose !== of.purpose), consent]
  })
}
