import { backoff, pause } from './backoff.ts'
import { readEventStream } from './event-stream.ts'
import type { Carrier, Listening, Topic } from './realtime.ts'
import { isRefusal } from './refusal.ts'
import type { Event } from './types.gen.ts'

/** The API sends a comment every 15 seconds: what is silent for longer than this is lost. */
const silenceMillisecondsMax = 40_000

/** Carries a topic by server-sent events. */
export function createCarrier(): Carrier {
  return (topic, listening) => {
    const ending = new AbortController()
    void follow(topic, listening, ending.signal)
    return {
      close() {
        if (ending.signal.aborted) return
        ending.abort()
        listening.onState?.('ended')
      },
    }
  }
}

async function follow(topic: Topic, listening: Listening<Event>, signal: AbortSignal): Promise<void> {
  let after = listening.after
  const tell = (...told: Parameters<NonNullable<Listening<Event>['onState']>>) => {
    if (!signal.aborted) listening.onState?.(...told)
  }
  for (let failed = 0; !signal.aborted; ) {
    tell(failed === 0 ? 'connecting' : 'waiting')
    let reason: unknown
    const lost = new AbortController()
    let silence: ReturnType<typeof setTimeout> | undefined
    try {
      const stream = await topic.stream({ after, signal: AbortSignal.any([signal, lost.signal]) })
      tell('open')
      for await (const { lastEventId, data } of readEventStream(stream)) {
        if (signal.aborted) return
        clearTimeout(silence)
        silence = setTimeout(() => lost.abort(), silenceMillisecondsMax)
        failed = 0
        after = lastEventId || after
        if (data !== undefined) listening.onEvent(JSON.parse(data) as Event)
      }
    } catch (error) {
      reason = error
    } finally {
      clearTimeout(silence)
    }
    if (isRefusal(reason, 'feed-place-gone')) {
      after = undefined
      tell('missed', reason)
    } else if (isRefusal(reason) && reason.status < 500 && reason.status !== 429) {
      return tell('ended', reason)
    } else {
      tell('waiting', reason)
      await pause(backoff(failed), signal)
    }
    failed += 1
  }
}
