import type { Database } from '../../platform/database.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { processMilliseconds, wallClock } from '../../platform/time.ts'
import { sendToQueue } from './pgmq-queries.ts'
import { postWebhook } from './post-webhook.ts'
import { type QueueAddress, readQueueUrl } from './queue-address.ts'
import { signedHeaders, type WebhookMessage } from './signing.ts'
import type { Attempted } from './verdict.ts'

/** What a delivery is carried with. */
export interface Carriers {
  /** Of the worker: a queue is in its own database */
  db: Pick<Database, 'lookUp'>
  client: HttpClient
}

/** A message on its way. */
export interface Carried {
  message: WebhookMessage
  secrets: readonly string[]
  /** What the event is about */
  subjectId: string
  /** Gives the attempt up */
  signal?: AbortSignal
}

/** Hands a message over once, as its address says: posts it, or puts it into a queue. Never inside a transaction. */
export function carryWebhook(by: Carriers, url: string, of: Carried): Promise<Attempted> {
  const address = readQueueUrl(url)
  return address === null ? postWebhook(by.client, url, of) : enqueueWebhook(by.db, address, of)
}

/** By SQLSTATE (PostgreSQL, appendix A): no schema, no table, no function of that name; no right. */
const faults: Record<string, string> = {
  '3F000': 'queue-missing',
  '42P01': 'queue-missing',
  '42883': 'queue-missing',
  '42501': 'queue-forbidden',
}

/** Answers as a receiver would: 202 (RFC 9110), somebody will do it; or why the queue did not take it. */
async function enqueueWebhook(
  db: Carriers['db'],
  address: QueueAddress,
  { message, secrets, subjectId }: Carried,
): Promise<Attempted> {
  const requestHeaders = signedHeaders(message, { secrets, now: wallClock() })
  const line = `${address.function}/${subjectId}`
  const began = processMilliseconds()
  const taken = () => Math.round(processMilliseconds() - began)
  const nothing = { requestHeaders, retryAfter: null }
  try {
    const id = await sendToQueue(db, {
      queue: address.queue,
      message: { function: address.function, line, headers: requestHeaders, body: message.body },
    })
    const replyBody = `Message ${id} of queue ${address.queue}.`
    return { ...nothing, status: 202, milliseconds: taken(), replyBody, error: null }
  } catch (error) {
    const { code } = error as { code?: unknown }
    // What is no answer of the database is as bad for the delivery's own end: it is taken over after its lease.
    if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) throw error
    return {
      ...nothing,
      status: null,
      milliseconds: taken(),
      replyBody: null,
      error: faults[code] ?? 'queue-failed',
    }
  }
}
