import type { PostalAddress } from '../../platform/postal-address-schema.ts'

/** An address as it stands on an envelope, the country by its name. */
export function addressLines(
  of: Partial<PostalAddress> & Pick<PostalAddress, 'streetAddress' | 'addressLocality' | 'addressCountry'>,
  locale: string,
): string[] {
  const country = new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(of.addressCountry)
  return [
    of.fullName,
    of.streetAddress,
    of.extendedAddress,
    [of.postalCode, of.addressLocality, of.addressRegion].filter(Boolean).join(' '),
    country ?? of.addressCountry,
  ].filter((line): line is string => Boolean(line))
}
