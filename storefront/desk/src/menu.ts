/** Where somebody goes on a desk. */
export type Place = {
  path: string
  label: string
  /** Paths of pages that belong to it, too. */
  others?: readonly string[]
}

/** The pages that somebody with these permissions can use, in the order of the menu. */
export function placesFor(
  pages: readonly (Place & { permission: string })[],
  permissions: readonly string[],
): readonly Place[] {
  return pages.filter(({ permission }) => permissions.includes(permission))
}

/** Whether the page at `path` belongs to the place of the menu. */
export const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`)

/** Whether the page at `path` belongs to the place, or to another of its pages. */
export const isAt = (path: string, { path: own, others = [] }: Place): boolean =>
  [own, ...others].some((place) => isWithin(path, place))
