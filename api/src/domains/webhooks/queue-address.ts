import { queueNamePattern } from '../../platform/queue-name.ts'

/** Where a function's events wait, and for which function. */
export interface QueueAddress {
  /** A queue of pgmq in the worker's own database */
  queue: string
  /** Name of an edge function */
  function: string
}

const functionName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** As the `url` of an endpoint: `pgmq://<queue>/<function>`. */
export const queueUrl = (of: QueueAddress): string => `pgmq://${of.queue}/${of.function}`

/** What such an address says; null for any other, and for a name that pgmq or Supabase would not take. */
export function readQueueUrl(url: string): QueueAddress | null {
  const [, queue = '', name = ''] = /^pgmq:\/\/([^/]+)\/([^/]+)$/.exec(url) ?? []
  return queueNamePattern.test(queue) && functionName.test(name) ? { queue, function: name } : null
}
