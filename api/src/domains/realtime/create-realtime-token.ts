import { actorName, type Context } from '../../platform/context.ts'
import type { RealtimeTokens } from '../../platform/realtime-tokens.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { wallClock } from '../../platform/time.ts'
import { realtimeRefusals } from './refusals.ts'
import { mayHear } from './topics.ts'

/**
 * A token for these channels, all of which the caller may hear.
 * @throws Refusal realtime-not-offered, not-found naming those it may not
 */
export async function createRealtimeToken(
  context: Context,
  of: { topics: string[]; orderSecret: string | undefined; tokens: RealtimeTokens | null },
): Promise<{ token: string; expiresAt: Date; topics: string[]; place: RealtimeTokens['place'] }> {
  const { tokens } = of
  if (!tokens) throw new Refusal(realtimeRefusals.notOffered)
  const topics = [...new Set(of.topics)]
  const heard = await Promise.all(topics.map((topic) => mayHear(context, topic, of)))
  const errors = of.topics.flatMap((topic, index) =>
    heard[topics.indexOf(topic)]
      ? []
      : [{ pointer: `/topics/${index}`, message: 'is not a channel of yours' }],
  )
  if (errors.length > 0) throw new Refusal(platformRefusals.notFound, { errors })
  const signed = await tokens.sign({ subject: actorName(context.actor), topics, now: wallClock() })
  return { ...signed, topics, place: tokens.place }
}
