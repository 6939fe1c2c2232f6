/** The moment a store's clock shows, which runs so many seconds ahead of the real one; RFC 3339. */
export function storeMoment(offsetSeconds: number): string {
  // The offset is in whole seconds, rounded down: without this, a clock just moved would be a second behind.
  return new Date(Math.ceil(Date.now() / 1000 + offsetSeconds) * 1000).toISOString()
}
