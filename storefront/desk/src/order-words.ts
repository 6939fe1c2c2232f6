import type { Money, PostalAddress } from '@tradepost/sdk'
import { formatMoney } from '@tradepost/sdk'

// A desk speaks one English to everybody, whatever the store's own locale is.
const locale = 'en-GB'
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
const countries = new Intl.DisplayNames([locale], { type: 'region' })

/** The lists of orders one can look at, by their name in the address. */
export const orderLists = {
  all: { label: 'All', status: undefined },
  'to-ship': { label: 'To ship', status: 'placed' },
  'part-shipped': { label: 'Partly shipped', status: 'partially_fulfilled' },
  shipped: { label: 'Shipped', status: 'fulfilled' },
  canceled: { label: 'Canceled', status: 'canceled' },
} as const

/** What a status is called. The API may learn new ones: those are shown by their own name. */
export function statusWords(status: string): string {
  const known = Object.values(orderLists).find((list) => list.status === status)
  return known?.label ?? status.replaceAll('_', ' ')
}

/** `€182.90`, `¥3,300`: with the digits the currency has. */
export function moneyWords(money: Money): string {
  // In British English, yen are JP¥.
  return formatMoney(money, 'en')
}

/** `22 Nov 2026`, in UTC. */
export function dateWords(moment: string): string {
  return dates.format(new Date(moment))
}

/** `09:31`, in UTC. */
export function timeWords(moment: string): string {
  return times.format(new Date(moment))
}

/** `22 Nov 2026, 09:31 UTC`. */
export const momentWords = (moment: string): string => `${dateWords(moment)}, ${timeWords(moment)} UTC`

/** `1 piece`, `3 pieces`. */
export function pieces(count: number): string {
  return count === 1 ? '1 piece' : `${count} pieces`
}

/** `1 day`, `2–4 days`. */
export function daysWords({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  if (minDays !== maxDays) return `${minDays}–${maxDays} days`
  return maxDays === 1 ? '1 day' : `${maxDays} days`
}

/** `Germany` for `DE`; what is no country by its code. */
export const countryWords = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code

/** Who receives what goes to each address of an order, in their order; empty where all goes to one. */
export const recipientsOf = (of: {
  shippingAddress: PostalAddress
  destinations: readonly PostalAddress[]
}): string[] =>
  of.destinations.length === 0
    ? []
    : [of.shippingAddress, ...of.destinations].map((address) =>
        [address.fullName, address.addressLocality].join(', '),
      )

/** The lines of a parcel label. */
export function addressLines(address: PostalAddress): string[] {
  const { postalCode, addressLocality, addressRegion, addressCountry } = address
  const town = [[postalCode, addressLocality].filter(Boolean).join(' '), addressRegion]
    .filter(Boolean)
    .join(', ')
  const country = countryWords(addressCountry)
  return [address.fullName, address.extendedAddress, address.streetAddress, town, country].filter(
    (line) => line !== undefined,
  )
}
