import { setTimeout as wait } from 'node:timers/promises'
import { RealtimeClient } from '@supabase/supabase-js'
import { type Client, createClient, createRealtime, type Realtime } from '@tradepost/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { count, patience } from './counts.ts'
import { followOrder, joinDatabase, placeOrders, shipEvenly, stockEndlessly, wrongIn } from './live-orders.ts'
import { mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

const handle = 'halm-desk-lamp'
const email = 'lou@example.com'
/** Behind all that the first start has told: the functions take a product's changes in their order. */
const soon = { timeout: 75_000 }

let running: WholeSystem
let shop: Client
beforeAll(async () => {
  running = await startWholeSystem({
    localSupabase: true,
    // All visitors of this test have one address.
    environment: { RATE_LIMIT_PER_MINUTE: '100000' },
  })
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
}, 240_000)
afterAll(() => running?.remove())

/** Sockets that were opened to channels. */
const sockets: string[] = []
class WatchedClient extends RealtimeClient {
  constructor(...of: ConstructorParameters<typeof RealtimeClient>) {
    super(...of)
    sockets.push(of[0])
  }
}
const channelsOf = (client: Client): Realtime => createRealtime(client, { RealtimeClient: WatchedClient })

/** What is heard on a channel, once it is open. */
async function listen<E extends { type: string }>(
  open: (of: { onEvent: (event: E) => void; onState: (state: string) => void }) => { close(): void },
) {
  const heard: E[] = []
  const states: string[] = []
  const { close } = open({
    onEvent: (event) => heard.push(event),
    onState: (state) => states.push(state),
  })
  await expect.poll(() => states, soon).toContain('open')
  return { heard, types: () => heard.map(({ type }) => type), close }
}

/** Sets pieces aside, as a guest does who is about to pay. */
async function quote(offerId: string, quantity: number) {
  const { id: cartId, secret: cartSecret } = await shop.createCart({ lineItems: [{ offerId, quantity }] })
  const { id: checkoutId } = await shop.createCheckout({
    cartId,
    cartSecret,
    buyer: { email },
    shippingAddress: {
      fullName: 'Lou Birch',
      streetAddress: 'Torstraße 1',
      postalCode: '10119',
      addressLocality: 'Berlin',
      addressCountry: 'DE',
    },
    shippingMethodId: (await shop.listShippingMethods()).items[0]?.id ?? '',
  })
  return { checkoutId, cartSecret }
}

async function buy() {
  const { variants } = await shop.getProduct({ handle })
  const offer = variants.flatMap((one) => one.offer ?? []).find(({ availability }) => availability.quantity)
  const quoted = await quote(offer?.id ?? '', 1)
  const returnUrl = `${running.shop}/checkout/return`
  const { order } = await shop.payCheckout({ ...quoted, paymentMethod: 'pm_test_ok', returnUrl })
  if (!order) throw new Error('the payment made no order')
  return order
}

async function staff(): Promise<Client> {
  const { token } = await shop.createStaffSession({ email: demoStaff.email, password: demoStaff.password })
  return createClient({ baseUrl: running.api, bearer: token })
}

describe('after npm start, without another step', () => {
  it('pages hear of stock and of their order by channels, and whoever bought is written to', async () => {
    const desk = await staff()
    const { id: productId } = await shop.getProduct({ handle })
    const { id: storeId } = await desk.getStoreSettings({})
    const product = await listen((of) => channelsOf(shop).product(productId, of))
    const stock = await listen((of) => channelsOf(desk).inventory({ storeId, ...of }))

    const { id: orderId, number, secret: orderSecret } = await buy()
    await expect.poll(product.types, soon).toContain('listing.changed')
    await expect.poll(stock.types, soon).toContain('stock.changed')

    const order = await listen((of) => channelsOf(shop).order(orderId, { orderSecret, ...of }))
    const { lineItems } = await desk.getOrderAsStaff({ orderId })
    await desk.createFulfillment({
      orderId,
      carrier: 'DHL',
      trackingNumber: 'X1',
      trackingUrl: 'https://parcels.example/X1',
      lineItems: lineItems.map(({ id, quantity }) => ({ id, quantity })),
    })
    await expect.poll(order.types, soon).toContain('order.fulfillment_created')
    expect((await mailTo(running, email, 'on its way')).subject).toContain(number)
    for (const { close } of [product, stock, order]) close()
    expect(sockets).toHaveLength(3)
  }, 300_000)

  it(
    'each of many orders that change at the same time is told right by its channel',
    async () => {
      const [many, seconds, perSecond] = [count(10, 100), count(3, 60), 20]
      const { variants } = await shop.getProduct({ handle: 'ufer-mug' })
      const offerId = variants[0]?.offer?.id ?? ''
      const database = await joinDatabase(running)
      await stockEndlessly(database, offerId)
      await database.end()
      const pieces = Math.ceil((perSecond * seconds) / many)
      const returnUrl = `${running.shop}/checkout/return`
      const orders = await placeOrders(shop, { orders: many, pieces, offerId, returnUrl })
      const followed = orders.map((order) => followOrder(channelsOf(shop), order))
      await expect.poll(() => followed.every(({ states }) => states.at(-1) === 'open'), soon).toBe(true)
      await shipEvenly(createClient({ baseUrl: running.api, bearer: demoKeys.northlight.secret }), {
        orders,
        perSecond,
        seconds,
      })
      for (const one of followed) await expect.poll(() => wrongIn(shop, one), soon).toBe(null)
      for (const { close } of followed) close()
    },
    patience(300_000),
  )

  it('the shop forgets a page that it has kept as soon as its function is told, though nobody has it open', async () => {
    const wallet = 'falz-card-wallet'
    const read = async () => (await fetch(`${running.shop}/p/${wallet}?Color=Spruce`)).text()
    const { id, variants } = await shop.getProduct({ handle: wallet })
    const offerId = variants.find(({ optionValues }) => optionValues.includes('Spruce'))?.offer?.id ?? ''
    const product = await listen((of) => channelsOf(shop).product(id, of))
    expect(await read()).toContain('Only 3 left')
    await quote(offerId, 2)
    await expect.poll(product.types, soon).toContain('listing.changed')
    product.close()
    // The channel is told first, then the shop, and the shop once more a second later.
    await wait(2_000)
    expect(await read(), 'asked for once: what is kept would be given once more').toContain('The last one')
  }, 120_000)
})
