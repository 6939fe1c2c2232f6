import { policies } from '../../platform/policies.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { feedScopeOf, narrowed } from './feed-scope.ts'
import type { LiveFeed } from './live.ts'
import { followEvents, oneBeginning, readEvents } from './read-events.ts'
import { eventRefusals } from './refusals.ts'
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
      description: `Everything that happened, in one order that never changes, from the beginning or after an event you have seen: nothing is missed, however long you were away. ${whoSees}`,
      method: 'get',
      path: '/v1/events',
      policy: policies.shopper,
      query: eventsQuery,
      success: { status: 200, description: 'A page of events, the oldest first.', schema: eventPageSchema },
      refusals: [eventRefusals.placeGone],
    },
    async ({ context, query: { types, subjectId, limit, ...beginning } }) =>
      readEvents(context, {
        ...oneBeginning(beginning, undefined),
        scope: narrowed(feedScopeOf(context.actor), types),
        subjectId,
        limit,
      }),
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
