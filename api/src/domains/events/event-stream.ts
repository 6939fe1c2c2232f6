import { toWire } from '../../platform/ids.ts'
import type { Told } from './follower.ts'
import { presentEvent } from './present-event.ts'
import type { Reader } from './published.ts'

const reconnectMilliseconds = 2_000

/** One event as server-sent events write it (HTML Standard, 9.2): its id is what `Last-Event-ID` will be. */
function lineOf(told: Told, reader: Reader): string {
  if (told === 'beat') return ':\n\n'
  const event = presentEvent(told, reader)
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

/**
 * The text of a stream. Leaving it ends the reading at once, also while nothing happens. It begins with the id of the
 * event it begins after, so that a client that loses it before anything has happened knows where it was.
 */
export function eventStream(
  telling: AsyncIterableIterator<Told>,
  { reader, begin }: { reader: Reader; begin: string | null },
): AsyncIterable<string> {
  let isOpen = false
  const texts: AsyncIterator<string> = {
    async next() {
      if (!isOpen) {
        isOpen = true
        const id = begin ? `id: ${toWire('event', begin)}\n` : ''
        return { done: false, value: `${id}retry: ${reconnectMilliseconds}\n\n` }
      }
      const told = await telling.next()
      return told.done ? { done: true, value: undefined } : { done: false, value: lineOf(told.value, reader) }
    },
    async return() {
      await telling.return?.()
      return { done: true, value: undefined }
    },
  }
  return { [Symbol.asyncIterator]: () => texts }
}
