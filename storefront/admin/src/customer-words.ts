import { countryWords } from '@tradepost/desk/order-words.ts'
import type { TaxExemption } from '@tradepost/sdk'
import { localMoment, windowWords } from './local-time.ts'

type Chip = { label: string; tone: 'good' | 'wait' | 'bad' | undefined }

const states: Record<string, Chip> = {
  active: { label: 'Active', tone: 'good' },
  suspended: { label: 'Suspended', tone: 'bad' },
  erased: { label: 'Erased', tone: undefined },
}

const purposes: Record<string, string> = {
  terms: 'Terms of the store',
  marketing_email: 'Mails about offers',
  analytics: 'Analysis of visits',
}

/** A customer's state, as it is shown. The API may learn new ones: those are shown by their own name. */
export const customerState = (status: string): Chip => states[status] ?? { label: status, tone: undefined }

/** What a consent is about. */
export const purposeWords = (purpose: string): string => purposes[purpose] ?? purpose.replaceAll('_', ' ')

/** The lists of customers one can look at, by their name in the address. */
export const customerLists = {
  all: { label: 'All', status: undefined },
  active: { label: 'Active', status: 'active' },
  suspended: { label: 'Suspended', status: 'suspended' },
  erased: { label: 'Erased', status: 'erased' },
} as const

/** What an exemption from tax holds for, and how long by the clocks of the store. */
export function exemptionWords(of: TaxExemption, timeZone: string): string {
  const words = [
    of.taxClasses.length === 0 ? 'all goods' : `goods taxed as ${of.taxClasses.join(', ')}`,
    of.countries.length > 0 && `delivered to ${of.countries.map(countryWords).join(', ')}`,
    windowWords({
      validFrom: localMoment(of.validFrom, timeZone) || null,
      validUntil: localMoment(of.validUntil, timeZone) || null,
    }),
  ]
  return words.filter(Boolean).join(' · ')
}
