import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { failpoint } from '../../platform/failpoints.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { toWire } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { SealBroken, UnknownEncryptionKey } from '../../platform/sealing.ts'
import { processMilliseconds, wallClock } from '../../platform/time.ts'
import { Batches } from './batches.ts'
import { type Claim, claimWebhooks } from './claim-webhooks.ts'
import { openSecrets } from './open-secrets.ts'
import { carryWebhook } from './queue-carrier.ts'
import { type EndpointPlace, readDueEndpoints } from './queue-queries.ts'
import type { ClaimedDelivery } from './sending-queries.ts'
import { type EndedAttempt, settleAttempts } from './settle-attempts.ts'
import { type ClaimSize, Slots } from './slots.ts'
import { verdictOn } from './verdict.ts'

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

/** How long an endpoint is not asked for after it had nothing: another worker has its share. */
const restMilliseconds = 250
/** And after it failed: what it costs to find out again is not spent on each thing that waits for it. */
const restOfFailingMilliseconds = 1_000
/** What cannot be signed waits for an operator to bring the key back. */
const unsignedPauseSeconds = 60
/** Whoever always answers within this time may be sent more at the same time. */
const quickMilliseconds = 250
/** How long a store is taken to be as it was. */
const contextMilliseconds = 1_000

/** An endpoint that is being sent to. */
interface Lane {
  place: EndpointPlace
  context: Context
  /** Attempts whose end is not noted yet */
  running: number
  ended: Batches<EndedAttempt>
}

/**
 * Sends what is due, to each endpoint within its share. What has ended is noted and what comes next begun in one transaction;
 * whatever ends while that runs is noted together in the next one.
 */
export class Sender {
  readonly #of: SenderParts
  readonly #slots = new Slots()
  readonly #lanes = new Map<string, Lane>()
  readonly #contexts = new Map<string, { context: Context; until: number }>()
  readonly #resting = new Map<string, number>()
  /** Endpoints that have had their turn, until all have had it. */
  readonly #served = new Set<string>()
  readonly #working = new Set<Promise<unknown>>()
  readonly #stopping = new AbortController()
  /** Somebody finds no slot: nobody goes on without another turn. */
  #crowded = false
  #wake: () => void = () => undefined

  constructor(of: SenderParts) {
    this.#of = of
  }

  /** How many attempts are running or not noted yet. */
  get busy(): number {
    return this.#lanes.values().reduce((sum, { running }) => sum + running, 0)
  }

  /** Begins what is due and there is room for. @returns how many attempts it began */
  async turn(): Promise<number> {
    const beginning: Promise<number>[] = []
    let crowded = false
    for (const place of await this.#duePlaces()) {
      const { endpointId, failing } = place
      const isTaker = this.#slots.isTaker(endpointId)
      const size = this.#slots.take(endpointId, isTaker ? undefined : { failing, quick: false })
      if (size.limit > 0) beginning.push(this.#begin(place, size))
      else crowded ||= !failing && !isTaker
    }
    this.#crowded = crowded
    return (await Promise.all(beginning)).reduce((sum, begun) => sum + begun, 0)
  }

  /** Until there is room for another turn, or the time is over. */
  async pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolved) => {
      const timer = setTimeout(resolved, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolved()
      }
    })
  }

  /** Until all attempts have ended and are noted. */
  async settled(): Promise<void> {
    while (this.#lanes.size > 0) {
      await Promise.all(this.#working)
      await nextTurn()
    }
  }

  /** Gives up what is being sent: it is put back. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wake()
    await this.settled()
  }

  async #duePlaces(): ReturnType<typeof readDueEndpoints> {
    if (this.#stopping.signal.aborted) return []
    const now = processMilliseconds()
    for (const [id, until] of this.#resting) if (until <= now) this.#resting.delete(id)
    for (const [id, { until }] of this.#contexts) if (until <= now) this.#contexts.delete(id)
    // Those go on by themselves, or may not be sent more.
    const lookedAfter = [...this.#lanes].filter(
      ([id, of]) => of.ended.isBusy || this.#slots.roomFor(id) === 0,
    )
    const places = await readDueEndpoints(this.#of.db, {
      served: [...this.#served],
      except: [...lookedAfter.map(([id]) => id), ...this.#resting.keys()],
      withoutFailing: !this.#slots.hasRoomForFailing,
      // One more tells whether somebody finds no room.
      limit: Math.max(0, this.#slots.room) + 1,
    })
    if (places.every(({ endpointId }) => this.#served.has(endpointId))) this.#served.clear()
    return places
  }

  /** Never throws. */
  async #begin(place: EndpointPlace, size: ClaimSize): Promise<number> {
    const { endpointId } = place
    this.#served.add(endpointId)
    let begun = 0
    try {
      const context = await this.#contextOf(place.storeId)
      const claim = context && (await claimWebhooks(context, { ...place, ...size }))
      if (claim) begun = this.#start(this.#laneOf(place, context), claim)
    } catch (error) {
      this.#of.log.error({ err: error, endpoint: named(place) }, 'an endpoint could not be looked after')
    }
    this.#slots.give(endpointId, size.limit - begun)
    if (begun === 0) this.#rest(endpointId)
    return begun
  }

  #rest(endpointId: string, milliseconds = restMilliseconds): void {
    this.#resting.set(endpointId, processMilliseconds() + milliseconds)
  }

  async #contextOf(storeId: string): Promise<Context | null> {
    const known = this.#contexts.get(storeId)
    if (known && known.until > processMilliseconds()) return known.context
    const context = await this.#of.contextOf(storeId)
    if (context) this.#contexts.set(storeId, { context, until: processMilliseconds() + contextMilliseconds })
    return context
  }

  #laneOf(place: EndpointPlace, context: Context): Lane {
    const lane: Lane = this.#lanes.get(place.endpointId) ?? {
      place,
      context,
      running: 0,
      ended: new Batches((ended) => this.#follow(this.#settle(lane, ended))),
    }
    return lane
  }

  /** Begins all attempts of a claim, whose slots are taken. @returns how many */
  #start(lane: Lane, claim: Claim): number {
    const { deliveries } = claim
    if (deliveries.length === 0) return 0
    const secrets = this.#secretsOf(lane, claim)
    this.#lanes.set(lane.place.endpointId, lane)
    lane.running += deliveries.length
    for (const delivery of deliveries)
      void this.#follow(
        this.#attempt(claim, delivery, secrets).then(
          (ended) => lane.ended.add(ended),
          (error: unknown) => {
            this.#of.log.error({ err: error, endpoint: named(lane.place) }, 'a delivery could not be sent')
            this.#slots.give(lane.place.endpointId, 1)
            this.#leave(lane, 1)
          },
        ),
      )
    return deliveries.length
  }

  async #follow<T>(work: Promise<T>): Promise<T> {
    this.#working.add(work)
    try {
      return await work
    } finally {
      this.#working.delete(work)
    }
  }

  async #attempt(
    { endpoint }: Claim,
    delivery: ClaimedDelivery,
    secrets: string[] | null,
  ): Promise<EndedAttempt> {
    if (!secrets) return { delivery, attempted: null, pauseSeconds: unsignedPauseSeconds }
    const message = { id: toWire('event', delivery.eventId), body: delivery.body }
    const { signal } = this.#stopping
    const attempted = await carryWebhook(this.#of, endpoint.url, {
      message,
      secrets,
      subjectId: delivery.subjectId,
      signal,
    })
    if (signal.aborted && attempted.error !== null) return { delivery, attempted: null, pauseSeconds: 0 }
    failpoint('webhook.sent')
    const outcome = attempted.error ?? `${Math.floor((attempted.status ?? 0) / 100)}xx`
    this.#of.attempted?.(outcome, attempted.milliseconds)
    return { delivery, attempted }
  }

  /** Never throws: what could not be noted is sent again when its lease is over. */
  async #settle(lane: Lane, ended: EndedAttempt[]): Promise<void> {
    const { endpointId, storeId } = lane.place
    const isQuick = ended.every(wasQuick)
    this.#slots.give(endpointId, ended.length)
    const goesOn = !this.#crowded && !this.#stopping.signal.aborted
    // After a failure nothing is begun here, so nothing is kept from others meanwhile.
    const mayBegin = goesOn && ended.slice(-1).some(wasTaken)
    const next = mayBegin ? this.#slots.take(endpointId, { failing: false, quick: isQuick }) : nothing
    let begun = 0
    try {
      const context = await this.#contextOf(storeId)
      if (context) lane.context = context
      const { claim, failing } = await settleAttempts(lane.context, {
        ...lane.place,
        ended,
        next: context ? next : nothing,
      })
      this.#slots.judge(endpointId, { failing, quick: !failing && isQuick })
      if (claim) begun = this.#start(lane, claim)
      if (failing) this.#rest(endpointId, restOfFailingMilliseconds)
      // Its share has room again.
      else this.#resting.delete(endpointId)
    } catch (error) {
      this.#of.log.error({ err: error, endpoint: named(lane.place) }, 'deliveries could not be ended')
      this.#rest(endpointId)
    }
    this.#slots.give(endpointId, next.limit - begun)
    this.#leave(lane, ended.length)
  }

  #leave(lane: Lane, count: number): void {
    lane.running -= count
    if (lane.running === 0) this.#lanes.delete(lane.place.endpointId)
    if (lane.running === 0 || this.#crowded) this.#wake()
  }

  /** @returns null when the key they were sealed with is missing: an operator may still put it back */
  #secretsOf({ context, place }: Lane, { secrets }: Claim): string[] | null {
    try {
      if (secrets.length > 0) return openSecrets(context.sealer, context.store.id, secrets)
    } catch (error) {
      if (!(error instanceof UnknownEncryptionKey || error instanceof SealBroken)) throw error
    }
    this.#of.log.error({ endpoint: named(place) }, 'its secret cannot be opened')
    return null
  }
}

const nothing: ClaimSize = { share: 0, limit: 0 }

const named = ({ endpointId }: EndpointPlace): string => toWire('webhookEndpoint', endpointId)

const wasTaken = ({ attempted }: EndedAttempt): boolean =>
  attempted !== null && verdictOn(attempted, wallClock()).kind === 'delivered'

const wasQuick = (ended: EndedAttempt): boolean =>
  wasTaken(ended) && (ended.attempted?.milliseconds ?? 0) <= quickMilliseconds
