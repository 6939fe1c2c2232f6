import { type AgentOptions, Agent as PlainAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'

/** Shorter than servers usually wait (Node: 5 seconds), so that a connection is rarely used just as it is closed. */
const idleMilliseconds = 4_000
/** To one place. */
const keptMax = 20
/** Places that are remembered; the one that was used longest ago goes first. */
const placesMax = 1_000

export interface KeptConnections {
  /**
   * The connections to a place at addresses that have been judged for this very request: those to any other set of addresses
   * are not among them, so whoever changes what a name leads to is judged anew.
   */
  agentFor(url: URL, addresses: readonly { address: string }[]): PlainAgent
}

/** Connections that stay open for a few seconds after a reply, and keep no process alive. */
export function keepConnections(): KeptConnections {
  const agents = new Map<string, PlainAgent>()
  const options: AgentOptions = { keepAlive: true, timeout: idleMilliseconds, maxFreeSockets: keptMax }
  return {
    agentFor({ protocol, host }, addresses) {
      const sorted = addresses.map(({ address }) => address).toSorted()
      const place = [protocol, host, ...sorted].join(' ')
      const agent =
        agents.get(place) ?? (protocol === 'https:' ? new SecureAgent(options) : new PlainAgent(options))
      // Used last, forgotten last; what a forgotten one keeps open ends by itself.
      agents.delete(place)
      agents.set(place, agent)
      const [oldest] = agents.keys()
      if (agents.size > placesMax && oldest !== undefined) agents.delete(oldest)
      return agent
    },
  }
}
