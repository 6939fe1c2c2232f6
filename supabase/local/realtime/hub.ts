import { type Content, printBroadcast, type Version } from './frames.ts'

/** One private channel that one connection has joined. */
export interface Listener {
  version: Version
  deliver(data: string | Buffer): void
}

export interface Hub {
  add(topic: string, listener: Listener): void
  remove(topic: string, listener: Listener): void
  /** Gives it to everyone on the topic but `except`. @returns how many */
  publish(topic: string, content: Content, except?: Listener): number
}

/** Who listens to which topic; a topic lives as long as it has listeners, and nothing is kept. */
export function createHub(): Hub {
  const topics = new Map<string, Set<Listener>>()
  return {
    add(topic, listener) {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners.add(listener))
    },
    remove(topic, listener) {
      const listeners = topics.get(topic)
      if (listeners?.delete(listener) && listeners.size === 0) topics.delete(topic)
    },
    publish(topic, content, except) {
      const printed = new Map<Version, string | Buffer | undefined>()
      let count = 0
      for (const listener of topics.get(topic) ?? []) {
        if (listener === except) continue
        const { version } = listener
        if (!printed.has(version)) printed.set(version, printBroadcast(version, `realtime:${topic}`, content))
        const data = printed.get(version)
        if (data === undefined) continue
        listener.deliver(data)
        count++
      }
      return count
    },
  }
}
