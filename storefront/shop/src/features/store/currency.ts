import type { Store } from '@tradepost/sdk'

/** The currency somebody chose to see prices in. */
export const currencyCookieName = 'currency'
export const currencyCookieSeconds = 365 * 24 * 60 * 60

/** A text as an ISO 4217 code; undefined for anything else, such as a cookie somebody made up. */
export const readCurrency = (text: unknown): string | undefined =>
  typeof text === 'string' && /^[A-Z]{3}$/.test(text) ? text : undefined

/** Those a shop sells in, its own first. */
export const currenciesOf = ({ currency, currencies }: Pick<Store, 'currency' | 'currencies'>): string[] => [
  currency,
  ...currencies,
]

/** The chosen one where the shop sells in it, else the shop's own. */
export const shownCurrency = (
  store: Pick<Store, 'currency' | 'currencies'>,
  chosen: string | undefined,
): string => (chosen !== undefined && currenciesOf(store).includes(chosen) ? chosen : store.currency)
