import { causeOf, log } from '../_shared/log.ts'
import { CallFailed } from '../_shared/outbound.ts'
import type { Queue, QueuedMessage } from '../_shared/queue.ts'
import { verifyWebhook, WebhookRefused } from '../_shared/webhook.ts'
import { type Envelope, type Fate, fateOf, parseEnvelope } from './rules.ts'

/** A message that a store has signed, for a function. */
export interface Handed {
  function: string
  id: string
  body: string
  /** That it was signed with. */
  secret: string
}

export interface Drain {
  queue: Queue
  secrets: readonly string[]
  /** Gives it to its function as the store would have. @throws CallFailed for anything but 2xx */
  hand(message: Handed): Promise<void>
  readsMax: number
  /** Nothing more is taken once it says so. */
  isOver(): boolean
}

/** How many messages were done, will be tried again, were set aside. */
export interface Tally {
  done: number
  again: number
  aside: number
}

/** Works through what can be taken now, the lines beside each other, each in its order. */
export async function drain(of: Drain): Promise<Tally> {
  const tally = { done: 0, again: 0, aside: 0 }
  while (!of.isOver()) {
    const taken = await of.queue.take()
    if (taken.length === 0) break
    // All of them end, whatever happens to one: what is left without its end is only seen again later.
    const ends = await Promise.allSettled(taken.map((message) => handle(of, message)))
    for (const end of ends) if (end.status === 'fulfilled') tally[end.value] += 1
    const broken = ends.find((end) => end.status === 'rejected')
    if (broken) throw broken.reason
  }
  return tally
}

async function handle(of: Drain, queued: QueuedMessage): Promise<keyof Tally> {
  const envelope = parseEnvelope(queued.message)
  const { fate, cause } = envelope
    ? await attempt(of, queued, envelope)
    : { fate: 'aside' as const, cause: 'it is no webhook' }
  const about = { queued: queued.id, function: envelope?.function, reads: queued.reads, cause }
  if (fate === 'done') {
    await of.queue.remove(queued.id)
    return 'done'
  }
  if (fate === 'aside') {
    await of.queue.setAside(queued.id)
    log('error', 'a message was set aside', about)
    return 'aside'
  }
  await of.queue.putBack(queued.id, fate.again)
  log('warn', 'a message is tried again', { ...about, seconds: fate.again })
  return 'again'
}

async function attempt(
  of: Drain,
  queued: QueuedMessage,
  envelope: Envelope,
): Promise<{ fate: Fate; cause?: string }> {
  const { function: name, headers, body } = envelope
  try {
    // As it was when it was put there: it may have waited for longer than a signature holds.
    const { id, secret } = await verifyWebhook({
      headers,
      body,
      secrets: of.secrets,
      nowSeconds: queued.enqueuedAt,
    })
    await of.hand({ function: name, id, body, secret })
    return { fate: 'done' }
  } catch (error) {
    // A secret that is not here yet may come; what was made up will not, and is set aside in the end.
    if (!(error instanceof CallFailed || error instanceof WebhookRefused)) throw error
    return { fate: fateOf(error.status, queued.reads, of.readsMax), cause: causeOf(error) }
  }
}
