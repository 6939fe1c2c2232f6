import type { Consent } from '@tradepost/sdk'

/** A consent that the shop asks for, with the words it asks in. */
export interface ConsentWords {
  purpose: Consent['purpose']
  /** Changes with the words, so that it can be proven later to what somebody agreed. */
  textVersion: string
  name: string
  text: string
  /** There is no account without it. */
  needed: boolean
}

/** What the shop asks for. Other purposes that the API knows are not asked for and stay refused. */
export const askedConsents: ConsentWords[] = [
  {
    purpose: 'terms',
    textVersion: '2026-11',
    name: 'Keeping an account',
    text: 'Keep my name, addresses and orders for my account, for as long as I have it. I can take them with me or have them erased at any time.',
    needed: true,
  },
  {
    purpose: 'marketing_email',
    textVersion: '2026-11',
    name: 'News by e-mail',
    text: 'Write to me now and then about what is new. I can end this in my account.',
    needed: false,
  },
]

/** The consents that a form grants, by its checkboxes `consent.<purpose>`. */
export function grantedConsents(form: FormData): { purpose: Consent['purpose']; textVersion: string }[] {
  return askedConsents
    .filter(({ purpose }) => form.get(`consent.${purpose}`) !== null)
    .map(({ purpose, textVersion }) => ({ purpose, textVersion }))
}

/** A purpose in the shop's words; one we do not ask for speaks for itself. */
export function consentName(purpose: string): string {
  return askedConsents.find((one) => one.purpose === purpose)?.name ?? purpose.replaceAll('_', ' ')
}
