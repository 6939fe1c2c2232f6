import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { eventActors, type HistoryEvent, publishedEvent, readHistory } from '../events/index.ts'
import { readKeyNames } from '../stores/index.ts'
import { readAccountNames } from '../users/index.ts'
import type { orderTimelineSchema } from './order-change-schemas.ts'
import { readSubjectsOf, readToldByRefunds } from './timeline-queries.ts'

/** What happened to an order, its checkout and its payments, and who did it. @throws Refusal not-found */
export async function getOrderTimeline(
  { db, store }: Context,
  of: { orderId: string },
): Promise<z.infer<typeof orderTimelineSchema>> {
  const subjects = await readSubjectsOf(db, store.id, of.orderId)
  if (subjects.length === 0) throw new Refusal(platformRefusals.notFound)
  const [all, byRefunds] = await Promise.all([
    readHistory(db, store.id, subjects),
    readToldByRefunds(db, store.id, of.orderId),
  ])
  const events = withoutWhatRefundsTell(all, byRefunds)
  const actors = events.map(({ actor }) => actorOf(actor))
  const idsOf = (kinds: string[]) => [
    ...new Set(actors.flatMap(({ kind, id }) => (kinds.includes(kind) && id ? [id] : []))),
  ]
  const [people, keys] = await Promise.all([
    readAccountNames(db, idsOf(['staff', 'seller_member'])),
    readKeyNames(db, store.id, idsOf(['secret_key', 'seller_key'])),
  ])
  return {
    items: events.map((event, at) => {
      const { kind, id } = actors[at] ?? { kind: 'worker', id: '' }
      return {
        id: toWire('event', event.id),
        at: toRfc3339(event.occurredAt),
        type: event.type,
        summary: publishedEvent(event.type)?.summary ?? event.type,
        actor: eventActors.find((name) => name === kind) ?? 'worker',
        actorName: people.get(id) ?? keys.get(id) ?? null,
        amount: amountOf(event),
      }
    }),
  }
}

/** A refund of an order is one thing that happened, however many payments it went back to. */
function withoutWhatRefundsTell(
  events: readonly HistoryEvent[],
  told: Awaited<ReturnType<typeof readToldByRefunds>>,
): HistoryEvent[] {
  const keyOf = (paymentId: string, at: Date) => `${paymentId} ${at.getTime()}`
  const known = new Set(told.map(({ paymentId, settledAt }) => keyOf(paymentId, settledAt)))
  const ofRefunds: HistoryEvent['type'][] = ['payment.refunded', 'payment.operation_failed']
  return events.filter(
    ({ type, aggregateId, occurredAt }) =>
      !ofRefunds.includes(type) || !known.has(keyOf(aggregateId, occurredAt)),
  )
}

function actorOf(actor: string): { kind: string; id: string } {
  const [kind = '', id = ''] = actor.split(':')
  return { kind, id }
}

function amountOf({ payload }: HistoryEvent) {
  const { amount, setOffAmount, totalAmount, currency } = payload as {
    amount?: number
    /** Of `amount`, and moved nothing */
    setOffAmount?: number
    totalAmount?: number
    currency?: string
  }
  const moved = amount === undefined ? totalAmount : amount - (setOffAmount ?? 0)
  return moved === undefined || currency === undefined ? null : money(moved, currency)
}
