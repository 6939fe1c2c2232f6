/** Where somebody lands when there is no better place: it leads on to the first page they can use. */
export const homePath = '/'

const nowhere = 'http://desk.invalid'
const longest = 512

/**
 * The path, with its query, to lead somebody back to after signing in: `wish` when it is a page of this desk, else
 * where one lands. Whatever a browser could read as another site is refused.
 */
export function returnPath(wish: unknown): string {
  if (typeof wish !== 'string' || wish.length > longest || !wish.startsWith('/')) return homePath
  if (!URL.canParse(wish, nowhere)) return homePath
  const url = new URL(wish, nowhere)
  // Parsing drops dots and tabs and turns backslashes: what comes out is judged, not what went in.
  const isOurs = url.origin === nowhere && !url.pathname.startsWith('//')
  if (!isOurs || /^\/sign-(in|out)(\/|$)/.test(url.pathname)) return homePath
  return url.pathname + url.search
}

/** The address of the sign-in page that leads back to `path`. */
export function signInPath(path: string): string {
  const back = returnPath(path)
  return back === homePath ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: back })}`
}
