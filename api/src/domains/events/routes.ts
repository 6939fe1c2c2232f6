import { policies } from '../../platform/policies.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { feedScopeOf, narrowed } from './feed-scope.ts'
import type { LiveFeed } from './live.ts'
import { followEvents, mustFitOrder, oneBeginning, readEvents, readNewestEvents } from './read-events.ts'
import { eventRefusals } from './refusals.ts'
import { retentionText } from './retention.ts'
import { eventPageSchema, eventStreamQuery, eventStreamSchema, eventsQuery } from './schemas.ts'

const whoSees =
  'Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.'

/** The feed: what has happened, in one order. */
export function createEventsRouter({ live }: { live: LiveFeed }): Router {
  const router = createRouter()

  route(
    router,
    {
      operationId: 'listEvents',
      tag: 'Events',
      summary: 'Read the feed',
      description: `Everything that happened, in one order that never changes: from as far back as all that you ask for is kept, or after an event you have seen. Nothing is missed in silence: when something you would have been told after that event is gone, the answer is 410. ${retentionText} Ask for \`types\` that are kept longer to go back further. For people who look, \`order=newest\` tells the same from its end. ${whoSees}`,
      method: 'get',
      path: '/v1/events',
      policy: policies.shopper,
      query: eventsQuery,
      success: {
        status: 200,
        description: 'A page of events, the oldest first unless asked otherwise.',
        schema: eventPageSchema,
      },
      refusals: [eventRefusals.placeGone],
    },
    async ({ context, query: { types, subjectId, limit, order, before, ...beginning } }) => {
      mustFitOrder({ order, before, ...beginning })
      const of = { scope: narrowed(feedScopeOf(context.actor), types), subjectId, limit }
      if (order === 'newest') return readNewestEvents(context, { ...of, before })
      return readEvents(context, { ...oneBeginning(beginning, undefined), ...of })
    },
  )

  route(
    router,
    {
      operationId: 'streamEvents',
      tag: 'Events',
      summary: 'Follow the feed',
      description: `The same as server-sent events, as they happen (\`curl -N\` shows them): \`id\` is the event's, \`event\` its type, \`data\` the event. Without \`after\`, \`since\` or \`Last-Event-ID\` it begins now. Ends when the key or session does; a comment comes every 15 seconds. ${whoSees}`,
      method: 'get',
      path: '/v1/events/stream',
      policy: policies.shopper,
      query: eventStreamQuery,
      resumes: true,
      success: {
        status: 200,
        description: 'Events without an end.',
        schema: eventStreamSchema,
        contentType: 'text/event-stream',
      },
      refusals: [eventRefusals.placeGone, eventRefusals.tooManyStreams],
    },
    async ({ context, query: { types, subjectId, ...beginning }, lastEventId, askAgain }) =>
      new Reply({
        lines: await followEvents(context, {
          ...oneBeginning(beginning, lastEventId),
          scopeOf: (actor) => narrowed(feedScopeOf(actor), types),
          subjectId,
          live,
          askAgain,
        }),
      }),
  )
  return router
}
