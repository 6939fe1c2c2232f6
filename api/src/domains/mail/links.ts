import type { Setting } from './letter.ts'

type Query = Record<string, string>

function link(origin: string, path: string, query: Query): string {
  const url = new URL(path, origin)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/**
 * A page of the store's own shop.
 * @throws Error when the store has no pages of its own: its mails would lead nowhere.
 */
export function shopLink({ store }: Setting, path: string, query: Query = {}): string {
  const [origin] = store.origins
  if (origin === undefined)
    throw new Error('the store has no origin of its own pages for its mails to link to')
  return link(origin, path, query)
}

/** A page of the desk of staff or of sellers. */
export const deskLink = ({ desks }: Setting, desk: 'staff' | 'seller', path: string, query: Query): string =>
  link(desks[desk], path, query)
