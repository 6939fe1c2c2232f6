/** A country, a part of one, or where postal codes begin alike. */
export interface Place {
  /** ISO 3166-1 alpha-2 */
  country: string
  /** As addresses write it, such as `CA`; null: all */
  region: string | null
  /** Spaces, hyphens and case do not matter; null: all */
  postalCodePrefix: string | null
}

export interface Destination {
  country: string
  region: string | null
  postalCode: string | null
}

/**
 * How precisely a list of places holds an address: null not at all, 0 because it is everywhere, 1 by country, 2 by
 * region, then by postal code, the longer the more.
 * @param places empty: everywhere
 */
export function precisionOf(places: readonly Place[], destination: Destination | null): number | null {
  if (places.length === 0) return 0
  if (!destination) return null
  let best: number | null = null
  for (const place of places) {
    const precision = precisionOfOne(place, destination)
    if (precision !== null && (best === null || precision > best)) best = precision
  }
  return best
}

function precisionOfOne(place: Place, destination: Destination): number | null {
  if (place.country !== destination.country) return null
  if (place.region !== null && place.region !== destination.region) return null
  if (place.postalCodePrefix === null) return place.region === null ? 1 : 2
  const prefix = bare(place.postalCodePrefix)
  return bare(destination.postalCode ?? '').startsWith(prefix) ? 2 + prefix.length : null
}

const bare = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '')
