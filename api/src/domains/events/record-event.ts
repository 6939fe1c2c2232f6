import { actorName, type TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { audienceOf } from './audience.ts'
import type { EventType, NewEvent } from './catalogue.ts'
import { closingEvents } from './queries.ts'

/** Records what happened in the transaction of the write; it travels with the closing statement. */
export function recordEvent<T extends EventType>(context: TxContext, event: NewEvent<T>): void {
  const row = {
    id: newId('event'),
    ...event,
    audience: audienceOf(event),
    actor: actorName(context.actor),
    requestId: context.requestId,
  }
  context.tx.collectAtClose('events', row, (rows) =>
    closingEvents(context.store.id, context.now, rows as { details?: unknown }[]),
  )
}
