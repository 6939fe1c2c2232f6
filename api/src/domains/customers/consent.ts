import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { consentRecordSchema, consentSchema } from './consent-schemas.ts'
import { consentPurpose } from './schemas.ts'

export type ConsentPurpose = z.infer<typeof consentPurpose>

/** One time that a customer agreed or took it back. Never changed, only added to. */
export interface Consent {
  id: string
  purpose: ConsentPurpose
  granted: boolean
  /** Which wording */
  textVersion: string
  /** Where it was said: `registration`, `account` */
  source: string
  recordedAt: Date
}

export const presentConsentRecord = (consent: Consent): z.infer<typeof consentRecordSchema> => ({
  id: toWire('consent', consent.id),
  purpose: consent.purpose,
  granted: consent.granted,
  textVersion: consent.textVersion,
  source: consent.source,
  recordedAt: toRfc3339(consent.recordedAt),
})

const presentConsent = (
  purpose: ConsentPurpose,
  consent: Consent | undefined,
): z.infer<typeof consentSchema> => ({
  purpose,
  granted: consent?.granted ?? false,
  textVersion: consent?.textVersion ?? null,
  recordedAt: consent ? toRfc3339(consent.recordedAt) : null,
})

/** What holds now, for each purpose there is: what was never said is not granted. */
export const presentConsents = (newest: Consent[]): z.infer<typeof consentSchema>[] =>
  consentPurpose.options.map((purpose) =>
    presentConsent(
      purpose,
      newest.find((consent) => consent.purpose === purpose),
    ),
  )
