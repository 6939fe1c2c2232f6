import type { APIContext } from 'astro'

type Visit = Pick<APIContext, 'cookies' | 'url'>

/** Where a visitor wants things sent, as far as shipping depends on it. */
export interface Destination {
  /** ISO 3166-1 alpha-2 */
  country: string
  /** May be empty. */
  postalCode: string
}

const cookieName = 'ship-to'
const seconds = 30 * 24 * 60 * 60
const postalCodeMax = 20

/** Where the visitor said they want things sent; undefined when they have not, or the shop does not ship there. */
export function readDestination(
  { cookies }: Pick<Visit, 'cookies'>,
  countries: readonly string[],
): Destination | undefined {
  return parseDestination(cookies.get(cookieName)?.value, countries)
}

/** Keeps it on this device for as long as a cart. */
export function keepDestination({ cookies, url }: Visit, { country, postalCode }: Destination): void {
  cookies.set(cookieName, `${country}.${postalCode}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: seconds,
  })
}

/** Reads `DE.10119`, or `HK.` without a postal code; undefined for anything else, such as what somebody made up. */
export function parseDestination(
  text: string | undefined,
  countries: readonly string[],
): Destination | undefined {
  const [, country, postalCode] = /^([A-Z]{2})\.([\p{L}\p{N} -]*)$/u.exec(text ?? '') ?? []
  if (country === undefined || postalCode === undefined || postalCode.length > postalCodeMax) return undefined
  return countries.includes(country) ? { country, postalCode } : undefined
}
