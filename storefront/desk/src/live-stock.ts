import type { FeedListener } from './live-feed.ts'
import { liveFeed } from './live-feed.ts'
import type { LivePlaces } from './live-places.ts'

/** Who listens to the stock. */
export type StockListener = Omit<FeedListener, 'types'>

/** What happens to the stock that the session may see, as `liveFeed` tells it. */
export const liveStock = (places: LivePlaces, of: StockListener): Promise<Response> =>
  // Goods leave the shelf when an order is paid: there is as much to buy as before, but less on hand.
  liveFeed(places, { ...of, types: 'stock.changed,order.placed' })
