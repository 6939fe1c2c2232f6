import type { Answer, Sent, shopper, TestApi } from '../../test/api.ts'
import { fromWire } from '../src/platform/ids.ts'
import { asAdmin } from './quoted-checkout.ts'

export interface OpenCart {
  id: string
  secret: string
}

/** What the holder of a cart may do with it: each step answers with its reply. */
export function stepsIn(buyer: Pick<ReturnType<typeof shopper>, 'send'>, cart: OpenCart) {
  const ask = (method: string, at: string, of: Sent = {}): Promise<Answer> =>
    buyer.send(method, `/v1/carts/${cart.id}${at}`, { cartSecret: cart.secret, ...of })
  return {
    ...cart,
    ask,
    read: () => ask('GET', ''),
    update: (body: object, of: Sent = {}) => ask('PATCH', '', { body, ...of }),
    add: (offerId: string, more: object = {}, of: Sent = {}) =>
      ask('POST', '/lines', { body: { offerId, ...more }, ...of }),
    change: (lineId: string, body: object, of: Sent = {}) =>
      ask('PATCH', `/lines/${lineId}`, { body, ...of }),
    remove: (lineId: string) => ask('DELETE', `/lines/${lineId}`),
    accept: (of: Sent = {}) => ask('POST', '/acceptance', of),
    view: (of: Sent = {}) => ask('POST', '/views', of),
    enter: (code: string, of: Sent = {}) => ask('POST', '/codes', { body: { code }, ...of }),
    leave: (code: string) => ask('DELETE', `/codes/${encodeURIComponent(code)}`),
  }
}

interface OfferFacts {
  priceAmount?: number
  status?: 'active' | 'paused'
  min?: number
  max?: number | null
  step?: number
}

/** Makes an offer different behind the backs of the carts that hold it. */
export async function changeOffer(api: TestApi, offerId: string, to: OfferFacts): Promise<void> {
  const columns = {
    price_amount: to.priceAmount,
    status: to.status,
    quantity_min: to.min,
    quantity_max: to.max,
    quantity_step: to.step,
  }
  const set = Object.entries(columns).filter(([, value]) => value !== undefined)
  await asAdmin(
    api,
    `UPDATE commerce.offers SET ${set.map(([column], at) => `${column} = $${at + 2}`).join(', ')} WHERE id = $1`,
    [fromWire('offer', offerId), ...set.map(([, value]) => value)],
  )
}

/** Somebody counted: so many pieces of an offer are on the shelf, whatever is set aside of them. */
export const changeStock = (api: TestApi, offerId: string, onHand: number) =>
  asAdmin(
    api,
    `WITH counted AS (
      INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, occurred_at)
      SELECT store_id, gen_random_uuid(), offer_id, location_id, 'counted', $2 - on_hand, now()
      FROM commerce.stock_items WHERE offer_id = $1)
    UPDATE commerce.stock_items SET on_hand = $2 WHERE offer_id = $1`,
    [fromWire('offer', offerId), onHand],
  )
