import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { failpoint } from '../../platform/failpoints.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { toWire } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { SealBroken, UnknownEncryptionKey } from '../../platform/sealing.ts'
import { processMilliseconds } from '../../platform/time.ts'
import { type Claim, claimWebhooks, shareOfEndpoint, shareOfFailing } from './claim-webhooks.ts'
import { endAttempt, putBack } from './end-attempt.ts'
import { openSecrets } from './open-secrets.ts'
import { postWebhook } from './post-webhook.ts'
import { type ClaimedDelivery, type EndpointPlace, readDueEndpoints } from './queue-queries.ts'

/** What the sender needs of the process that runs it. */
export interface SenderParts {
  db: Database
  log: Log
  client: HttpClient
  /** The worker in the name of a store; null when that is gone */
  contextOf: (storeId: string) => Promise<Context | null>
  /** Told of every attempt: for the metrics */
  attempted?: (outcome: string, milliseconds: number) => void
}

/** What is sent at the same time in all, and of it to endpoints whose last attempt failed. */
export const slots = 32
export const slotsOfFailing = 16

/** How long an endpoint is not asked for after it had nothing: another worker has its share. */
const restMilliseconds = 250
/** What cannot be signed waits for an operator to bring the key back. */
const unsignedPauseSeconds = 60

interface InFlight {
  count: number
  failing: boolean
}

/**
 * Sends what is due. Each endpoint has its share of the slots, those that fail have a smaller one and together at most half:
 * however much waits for a dead endpoint, the others are served.
 */
export class Sender {
  readonly #of: SenderParts
  readonly #inFlight = new Map<string, InFlight>()
  readonly #resting = new Map<string, number>()
  readonly #attempts = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  #wake: () => void = () => undefined

  constructor(of: SenderParts) {
    this.#of = of
  }

  /** How many attempts are running. */
  get busy(): number {
    return this.#attempts.size
  }

  /** Begins what is due and there is room for. @returns how many attempts it began */
  async turn(): Promise<number> {
    let begun = 0
    for (const place of await this.#duePlaces()) {
      const room = slots - this.busy
      if (room <= 0) break
      if (place.failing && this.#busyWithFailing() >= slotsOfFailing) continue
      begun += await this.#begin(place, room).catch((error: unknown) => {
        this.#of.log.error({ err: error, endpoint: named(place) }, 'an endpoint could not be looked after')
        this.#rest(place.endpointId)
        return 0
      })
    }
    return begun
  }

  /** Until an attempt ends, or the time is over. */
  async pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolved) => {
      const timer = setTimeout(resolved, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolved()
      }
    })
  }

  /** Until all attempts have ended. */
  async settled(): Promise<void> {
    while (this.busy > 0) await Promise.all(this.#attempts)
  }

  /** Gives up what is being sent: it is put back. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wake()
    await this.settled()
  }

  #rest(endpointId: string): void {
    this.#resting.set(endpointId, processMilliseconds() + restMilliseconds)
  }

  #busyWithFailing(): number {
    return [...this.#inFlight.values()].reduce((sum, { count, failing }) => sum + (failing ? count : 0), 0)
  }

  async #duePlaces(): ReturnType<typeof readDueEndpoints> {
    const room = slots - this.busy
    if (room <= 0 || this.#stopping.signal.aborted) return []
    for (const [id, until] of this.#resting) if (until <= processMilliseconds()) this.#resting.delete(id)
    const flying = [...this.#inFlight]
    const full = flying.filter(
      ([, { count, failing }]) => count >= (failing ? shareOfFailing : shareOfEndpoint),
    )
    return readDueEndpoints(this.#of.db, {
      busy: flying.map(([id]) => id),
      except: [...full.map(([id]) => id), ...this.#resting.keys()],
      withoutFailing: this.#busyWithFailing() >= slotsOfFailing,
      limit: room,
    })
  }

  async #begin(place: EndpointPlace, limit: number): Promise<number> {
    const context = await this.#of.contextOf(place.storeId)
    const claim = context && (await claimWebhooks(context, { ...place, limit }))
    if (!claim || claim.deliveries.length === 0) {
      this.#rest(place.endpointId)
      return 0
    }
    for (const delivery of claim.deliveries) this.#start(context, claim, delivery)
    return claim.deliveries.length
  }

  #start(context: Context, claim: Claim, delivery: ClaimedDelivery): void {
    const { id, failures } = claim.endpoint
    const flying = this.#inFlight.get(id) ?? { count: 0, failing: false }
    this.#inFlight.set(id, { count: flying.count + 1, failing: failures > 0 })
    const attempt = this.#attempt(context, claim, delivery)
      .catch((error: unknown) =>
        this.#of.log.error(
          { err: error, endpoint: toWire('webhookEndpoint', id) },
          'a delivery could not be ended',
        ),
      )
      .finally(() => {
        this.#attempts.delete(attempt)
        // Its share has room again.
        this.#resting.delete(id)
        const left = this.#inFlight.get(id)
        if (left && left.count > 1) this.#inFlight.set(id, { ...left, count: left.count - 1 })
        else this.#inFlight.delete(id)
        this.#wake()
      })
    this.#attempts.add(attempt)
  }

  async #attempt(context: Context, claim: Claim, delivery: ClaimedDelivery): Promise<void> {
    const { endpoint } = claim
    const secrets = secretsOf(context, claim)
    if (!secrets) {
      this.#of.log.error({ endpoint: toWire('webhookEndpoint', endpoint.id) }, 'its secret cannot be opened')
      await putBack(context, { endpointId: endpoint.id, delivery, pauseSeconds: unsignedPauseSeconds })
      return
    }
    const message = { id: toWire('event', delivery.eventId), body: delivery.body }
    const { signal } = this.#stopping
    const attempted = await postWebhook(this.#of.client, endpoint.url, { message, secrets, signal })
    if (signal.aborted && attempted.error !== null) {
      await putBack(context, { endpointId: endpoint.id, delivery, pauseSeconds: 0 })
      return
    }
    failpoint('webhook.sent')
    this.#of.attempted?.(
      attempted.error ?? `${Math.floor((attempted.status ?? 0) / 100)}xx`,
      attempted.milliseconds,
    )
    await endAttempt(context, { endpointId: endpoint.id, delivery, attempted })
  }
}

const named = ({ endpointId }: EndpointPlace): string => toWire('webhookEndpoint', endpointId)

/** @returns null when the key they were sealed with is missing: an operator may still put it back */
function secretsOf({ sealer, store }: Context, { secrets }: Claim): string[] | null {
  try {
    return secrets.length === 0 ? null : openSecrets(sealer, store.id, secrets)
  } catch (error) {
    if (error instanceof UnknownEncryptionKey || error instanceof SealBroken) return null
    throw error
  }
}
