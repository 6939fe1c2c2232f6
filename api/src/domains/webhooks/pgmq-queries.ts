import type { Database } from '../../platform/database.ts'

/** What waits in a queue for the function that reads it. */
export interface QueuedWebhook {
  function: string
  /** Of the same line one goes after the other: an event's subject, for one function */
  line: string
  /** As they would be posted: `webhook-id`, `webhook-timestamp`, `webhook-signature` and what goes with them */
  headers: Record<string, string>
  /** Byte for byte what was signed */
  body: string
}

/**
 * Puts a message into a queue of pgmq (https://github.com/pgmq/pgmq, 1.4 or newer), by itself: it is there when this returns.
 * The queue is outside tenancy. @returns the number that pgmq gave it
 */
export async function sendToQueue(
  db: Pick<Database, 'lookUp'>,
  of: { queue: string; message: QueuedWebhook },
): Promise<string> {
  const [row] = await db.lookUp<{ id: string }>({
    name: 'webhooks_pgmq_send',
    text: 'SELECT sent.id::text AS id FROM pgmq.send($1::text, $2::jsonb) AS sent (id)',
    values: [of.queue, JSON.stringify(of.message)],
  })
  return row?.id ?? ''
}
