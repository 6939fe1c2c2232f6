/** Replies that stay open, so that no session takes them all. */
export class LivePlaces {
  private readonly taken = new Map<string, number>()
  private readonly ofSession: number

  constructor(ofSession = 6) {
    this.ofSession = ofSession
  }

  /** Takes a place. @returns what gives it back, once; undefined when the session has as many as it may */
  enter(session: string): (() => void) | undefined {
    const own = this.taken.get(session) ?? 0
    if (own >= this.ofSession) return undefined
    this.taken.set(session, own + 1)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      const left = (this.taken.get(session) ?? 1) - 1
      if (left > 0) this.taken.set(session, left)
      else this.taken.delete(session)
    }
  }
}
