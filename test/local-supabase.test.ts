import { RealtimeClient } from '@supabase/supabase-js'
import { type Client, createClient, createRealtime, type Realtime } from '@tradepost/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

const handle = 'halm-desk-lamp'
const email = 'lou@example.com'
/** Behind all that the first start has told: the functions take a product's changes in their order. */
const soon = { timeout: 75_000 }

let running: WholeSystem
let shop: Client
beforeAll(async () => {
  running = await startWholeSystem({ localSupabase: true })
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

async function buy() {
  const { variants } = await shop.getProduct({ handle })
  const offer = variants.flatMap((one) => one.offer ?? []).find(({ availability }) => availability.quantity)
  const { id: cartId, secret: cartSecret } = await shop.createCart({
    lineItems: [{ offerId: offer?.id ?? '' }],
  })
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
  const returnUrl = `${running.shop}/checkout/return`
  const { order } = await shop.payCheckout({ checkoutId, cartSecret, paymentMethod: 'pm_test_ok', returnUrl })
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
})
