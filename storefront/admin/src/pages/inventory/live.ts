import { LivePlaces } from '@tradepost/desk/live-places.ts'
import { liveStock } from '@tradepost/desk/live-stock.ts'
import type { APIRoute } from 'astro'
import { cookieName } from '../../session.ts'

const places = new LivePlaces()

/** What happens to the stock, as long as the browser stays. */
export const GET: APIRoute = ({ locals, cookies, request }) =>
  liveStock(places, {
    api: locals.desk.api,
    session: cookies.get(cookieName)?.value ?? '',
    signal: request.signal,
  })
