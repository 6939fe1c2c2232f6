import { liveFeed } from '@tradepost/desk/live-feed.ts'
import { LivePlaces } from '@tradepost/desk/live-places.ts'
import type { APIRoute } from 'astro'
import { cookieName } from '../../session.ts'

const places = new LivePlaces()

/** The feed for its page, as server-sent events. */
export const GET: APIRoute = ({ locals, cookies, request, url }) =>
  liveFeed(places, {
    api: locals.desk.api,
    session: cookies.get(cookieName)?.value ?? '',
    signal: request.signal,
    types: url.searchParams.get('type') ?? undefined,
  })
