/** What one project may use. */
export interface Limits {
  connections: number
  channelsPerConnection: number
  /** Broadcasts that come in, on average over ten seconds */
  eventsPerSecond: number
  payloadBytes: number
}

/** Of a project on the free plan: what works here works there. https://supabase.com/docs/guides/realtime/limits */
export const freePlan: Limits = {
  connections: 200,
  channelsPerConnection: 100,
  eventsPerSecond: 100,
  payloadBytes: 256 * 1024,
}

const windowSeconds = 10

export interface Rate {
  /** Counts `events` when they fit, all or none. @param atMs never before that of an earlier call */
  take(events: number, atMs: number): boolean
}

/** An average over the last ten seconds that may not go above `perSecond`. */
export function createRate(perSecond: number): Rate {
  const counted: { second: number; events: number }[] = []
  return {
    take(events, atMs) {
      const second = Math.floor(atMs / 1000)
      while (counted[0] !== undefined && counted[0].second <= second - windowSeconds) counted.shift()
      const before = counted.reduce((sum, one) => sum + one.events, 0)
      if (before + events > perSecond * windowSeconds) return false
      const last = counted.at(-1)
      if (last?.second === second) last.events += events
      else counted.push({ second, events })
      return true
    },
  }
}
