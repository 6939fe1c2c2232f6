import { type Answer, createTestProduct, send, type TestApi, type TestStore } from '../../test/api.ts'
import { fromWire } from '../src/platform/ids.ts'
import { asAdmin, type Quoted, quoted } from './quoted-checkout.ts'

/** What a price depends on, and how it is changed to something else. */
export const changeable = ['price', 'tax', 'promotion', 'stock', 'shipping'] as const
export type Changeable = (typeof changeable)[number]

/**
 * A store whose prices follow from a promotion without code, a dated rate of tax and a way to ship, with means to change
 * each: every change makes it other than it was a moment ago.
 */
export async function changingShop(api: TestApi) {
  const store = await api.store()
  const ask = async (method: string, path: string, body?: object): Promise<Answer['body']> => {
    const answer = await send(api.app.request, method, `/v1/admin/${path}`, {
      bearer: store.secretKey,
      ...(body ? { body } : {}),
    })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const promotion = await ask('POST', 'promotions', {
    title: 'Off',
    status: 'active',
    needsCode: false,
    effect: percentOff(1000),
  })
  const zone = await ask('POST', 'tax-zones', { name: 'Germany', places: [{ country: 'DE' }] })
  const rate = (
    await ask('POST', `tax-zones/${zone.id}/rates`, {
      title: 'USt',
      taxClass: 'standard',
      partsPerMillion: 190_000,
    })
  ).rates[0]
  const [method] = (await ask('GET', 'shipping-methods')).items
  let turn = 0
  const change: Record<Changeable, (of: Quoted) => Promise<unknown>> = {
    price: ({ offerIds }) => repriced(api, offerIds[0] ?? '', 2000 + 100 * ++turn),
    tax: () =>
      ask('PATCH', `tax-zones/${zone.id}/rates/${rate.id}`, {
        partsPerMillion: 70_000 + 10_000 * (++turn % 9),
      }),
    promotion: () => ask('PATCH', `promotions/${promotion.id}`, { effect: percentOff(1100 + 7 * ++turn) }),
    stock: (of) => boughtUp(api, of),
    shipping: () => ask('PATCH', `shipping-methods/${method.id}`, { priceAmount: 500 + ++turn }),
  }
  return {
    store,
    ask,
    promotionId: promotion.id as string,
    shippingMethodId: method.id as string,
    change,
    /** A quote of two pieces of goods of which there are three. */
    quote: () => quoted(api, { store, stock: [3], quantity: 2 }),
  }
}

const percentOff = (basisPoints: number) => ({
  kind: 'reduction',
  off: { kind: 'percent', basisPoints, maxAmount: null },
})

/** As whoever sells it says from now on. */
export const repriced = (api: TestApi, offerId: string, amount: number) =>
  asAdmin(api, 'UPDATE commerce.offers SET price_amount = $2 WHERE id = $1', [
    fromWire('offer', offerId),
    amount,
  ])

/** Somebody else sets aside all that is left. */
async function boughtUp(api: TestApi, of: Quoted): Promise<void> {
  const [row] = await asAdmin<{ left: number }>(
    api,
    'SELECT (on_hand - reserved)::int AS left FROM commerce.stock_items WHERE offer_id = $1',
    [fromWire('offer', of.offerIds[0] ?? '')],
  )
  const offer = { offerId: of.offerIds[0] ?? '', quantity: row?.left ?? 0 }
  const { body: cart } = await of.buyer.cart([offer])
  const { status } = await of.buyer.checkout(cart, { shippingMethodId: of.shippingMethodId })
  if (status !== 201) throw new Error('the goods are not to be had')
}

/** One more product of the store, in a quantity, put into the cart of a quote. */
export async function addedTo(of: Quoted, store: TestStore, quantity = 1): Promise<string> {
  const { offerIds } = await createTestProduct(store, { price: 700 })
  const { status } = await of.buyer.send('POST', `/v1/carts/${of.cart.id}/lines`, {
    cartSecret: of.cart.secret,
    body: { offerId: offerIds[0], quantity },
  })
  if (status >= 300) throw new Error('the line was not added')
  return offerIds[0] ?? ''
}
