import type { Context } from '../../platform/context.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { type PlacedEvent, presentEvent, readFeed, readHead, readStoresBetween } from '../events/index.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { endpointScope } from './event-choice.ts'
import { lockEnabledEndpoint } from './queries.ts'
import {
  type EndpointPlace,
  insertDeliveries,
  type NewDelivery,
  readBehind,
  readEnabled,
  settleTurns,
  writePlace,
} from './queue-queries.ts'

/** What both loops need of the process that runs them. */
export interface FanOut {
  db: Database
  log: Log
  /** The worker in the name of a store; null when that is gone */
  contextOf: (storeId: string) => Promise<Context | null>
}

const pageMax = 500
const pagesMax = 20

/**
 * Turns what is new in the feed into deliveries of every endpoint that wants it. One endpoint that fails does not keep the
 * others.
 * @param of.seen up to which place the turn before got; null: there was none, so every endpoint is looked at
 * @returns up to which place all endpoints are served: as far as before when one of them was not
 */
export async function fanOutOnce(of: FanOut, seen: number | null): Promise<number | null> {
  const head = await readHead(of.db)
  const places = await placesBehind(of.db, { seen, head })
  let served: number | null = head
  for (const place of places) {
    await serveEndpoint(of, place).catch((error: unknown) => {
      of.log.error({ err: error, endpoint: nameOf(place.endpointId) }, 'an endpoint could not be served')
      served = seen
    })
  }
  return served
}

async function placesBehind(
  db: Database,
  { seen, head }: { seen: number | null; head: number },
): Promise<EndpointPlace[]> {
  const behind = await readBehind(db, pageMax)
  const isNew = seen !== null && head > seen
  const storeIds = isNew ? await readStoresBetween(db, { after: seen, upTo: head }) : null
  const told = seen === null || storeIds?.length ? await readEnabled(db, storeIds) : []
  return [...new Map([...behind, ...told].map((place) => [place.endpointId, place])).values()]
}

/** All pages of one endpoint, up to some. */
async function serveEndpoint(of: FanOut, place: EndpointPlace): Promise<void> {
  const context = await of.contextOf(place.storeId)
  if (!context) return
  // One that is far behind lets the others pass, and is found again.
  for (let page = 1; page <= pagesMax; page += 1)
    if (!(await addDeliveries(context, place.endpointId))) return
}

/** One page. @returns whether there may be more */
async function addDeliveries(context: Context, endpointId: string): Promise<boolean> {
  const { db, store } = context
  const seen = await inTransaction(context, ({ tx }) => lockEnabledEndpoint(tx, store.id, endpointId))
  if (!seen) return false
  const scope = endpointScope(seen)
  const { events, head, horizon } = await readFeed(db, store.id, {
    scope,
    subjectId: null,
    after: seen.position,
    limit: pageMax,
  })
  if (seen.position < horizon)
    context.log.warn(
      { endpoint: nameOf(endpointId) },
      'an endpoint was away for longer than the feed keeps what it chose: it goes on at what is kept',
    )
  const isFull = events.length === pageMax
  const position = isFull ? (events.at(-1)?.position ?? head) : Math.max(head, seen.position)
  const deliveries = events.map((event) => deliveryOf(event, scope))
  await movePlace(context, seen, { position, isFull, deliveries })
  return isFull
}

const deliveryOf = (event: PlacedEvent, scope: ReturnType<typeof endpointScope>): NewDelivery => ({
  eventId: event.id,
  position: event.position,
  type: event.type,
  subjectId: event.aggregateId,
  body: JSON.stringify(presentEvent(event, scope.reader)),
})

/** Adds the deliveries and moves the endpoint on, unless somebody else has moved or changed it since it was read. */
async function movePlace(
  context: Context,
  seen: WebhookEndpoint,
  of: { position: number; isFull: boolean; deliveries: NewDelivery[] },
): Promise<void> {
  await inTransaction(context, async ({ tx, store }) => {
    const endpoint = await lockEnabledEndpoint(tx, store.id, seen.id)
    if (!endpoint || endpoint.position !== seen.position || endpoint.version !== seen.version) return
    const { id: endpointId, replayUpTo } = endpoint
    if (of.deliveries.length > 0) {
      await insertDeliveries(tx, store.id, { endpointId, deliveries: of.deliveries, replayUpTo })
      if (replayUpTo !== null) {
        const subjectIds = [...new Set(of.deliveries.map(({ subjectId }) => subjectId))]
        await settleTurns(tx, store.id, { endpointId, subjectIds })
      }
    }
    await writePlace(tx, store.id, {
      endpointId,
      position: of.position,
      behind: of.isFull,
      replayUpTo: replayUpTo !== null && of.position < replayUpTo ? replayUpTo : null,
    })
  })
}

/** For the log: never an address, which may hold a password of the receiver's. */
export const nameOf = (endpointId: string): string => toWire('webhookEndpoint', endpointId)
