/**
 * Names the pieces of a cart's line that go to one destination: those that go to the main one by the line itself.
 * @param destination 0: the main one
 */
export const linePartId = (lineId: string, destination: number): string =>
  destination === 0 ? lineId : `${lineId}:${destination}`

/** The line that a part is of. */
export const lineOfPart = (partId: string): string => partId.split(':', 1)[0] ?? partId
