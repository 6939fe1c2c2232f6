import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys, demoSignIns } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { type Client, createClient, createRealtime } from '../sdk/src/index.ts'
import { count, patience } from './counts.ts'
import { type CuttableLine, layLine } from './cuttable-line.ts'
import { followOrder, joinDatabase, placeOrders, shipEvenly, stockEndlessly, wrongIn } from './live-orders.ts'
import { press } from './shop-visitor.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let line: CuttableLine
let shop: Client
let partner: Client
let staff: Client
beforeAll(async () => {
  // All pages of this test are one visitor's.
  running = await startWholeSystem({ environment: { RATE_LIMIT_PER_MINUTE: '100000' } })
  browser = await launchBrowser()
  line = await layLine(running.shop)
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  partner = createClient({ baseUrl: running.api, bearer: demoSignIns.sellerKey })
  staff = createClient({ baseUrl: running.api, bearer: demoKeys.northlight.secret })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await line?.close()
  await running?.remove()
})

const soon = { timeout: 10_000 }
const ada = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  postalCode: '10119',
  addressLocality: 'Berlin',
  addressCountry: 'DE',
}

const wallet = { path: '/p/falz-card-wallet?Color=Spruce' }
const lamp = { handle: 'halm-desk-lamp', sku: 'NL-HLM-OCH', path: '/p/halm-desk-lamp?Color=Ochre' }
const mug = { handle: 'ufer-mug', sku: 'NL-UFR-CHK' }

async function newWindow(baseURL = running.shop) {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return { context, page }
}

/** Opens an address, and waits until the page follows what it shows. */
async function openLive(page: Page, path: string): Promise<void> {
  const following = page.waitForResponse((reply) => new URL(reply.url()).pathname.endsWith('/live'))
  await page.goto(path)
  expect((await following).headers()['content-type']).toBe('text/event-stream')
  await page.locator('body').evaluate((body) => body.setAttribute('data-since', 'opened'))
}

/** Whether it is still the page that was opened, not one that was loaded again. */
const isSamePage = (page: Page) => page.locator('body[data-since=opened]').isVisible()

/** Sets pieces aside, as a guest does who is about to pay. */
async function hold(handle: string, sku: string, quantity: number) {
  const { variants } = await shop.getProduct({ handle })
  const offerId = variants.find((variant) => variant.sku === sku)?.offer?.id ?? ''
  const { id: cartId, secret: cartSecret } = await shop.createCart({ lineItems: [{ offerId, quantity }] })
  const shippingMethodId = (await shop.listShippingMethods()).items[0]?.id ?? ''
  const buyer = { email: 'ada.live@example.com' }
  const { id } = await shop.createCheckout({
    cartId,
    cartSecret,
    buyer,
    shippingAddress: ada,
    shippingMethodId,
  })
  return { checkoutId: id, cartSecret }
}

/** Two mugs of the partner's, bought by a guest: the page of the order, with its key. */
async function buyMugs(): Promise<{ orderId: string; path: string }> {
  const { order } = await shop.payCheckout({
    ...(await hold(mug.handle, mug.sku, 2)),
    paymentMethod: 'pm_test_ok',
    returnUrl: `${running.shop}/checkout/return`,
  })
  if (!order?.secret) throw new Error('the payment made no order')
  return { orderId: order.id, path: `/orders/${order.id}?key=${order.secret}` }
}

const orderStatus = (page: Page) => page.locator('[data-order-status]').getAttribute('data-order-status')

const hasFocus = (shown: Locator) => shown.evaluate((element) => element.matches(':focus'))
const stockOf = async (page: Page) => (await page.locator('[data-stock]').textContent())?.trim()

describe('a page that is open', () => {
  it('of an order shows the parcel as a partner ships it by API key, and leaves focus and place alone', async () => {
    const { page } = await newWindow()
    const { orderId, path } = await buyMugs()
    await openLive(page, path)
    expect(await orderStatus(page)).toBe('placed')
    const link = page.getByRole('link', { name: 'private link' })
    await link.focus()
    const lineItems = (await partner.getSellerOrder({ orderId })).lineItems
    const one = lineItems.map(({ id }) => ({ id, quantity: 1 }))
    await partner.createSellerFulfillment({
      orderId,
      carrier: 'DHL',
      trackingUrl: 'https://tracking.example/1',
      lineItems: one,
    })
    await expect.poll(() => orderStatus(page), soon).toBe('partially_fulfilled')
    expect(await page.locator('[data-order-news]').textContent()).toContain('Partly on its way')
    expect(await hasFocus(link)).toBe(true)

    const follow = page.getByRole('link', { name: 'Follow the parcel' })
    await follow.focus()
    await partner.createSellerFulfillment({ orderId, carrier: 'GLS', trackingNumber: '00340434161094042557' })
    await page.getByText('00340434161094042557').waitFor()
    expect(await orderStatus(page)).toBe('fulfilled')
    expect(await hasFocus(follow), 'replaced, and focused').toBe(true)
    expect(await isSamePage(page)).toBe(true)
  }, 30_000)

  it('of an order asks for the difference when staff change it, and shows what is new once it is paid', async () => {
    const { page } = await newWindow()
    const { orderId, path } = await buyMugs()
    await openLive(page, path)
    const lines = page.locator('#order-lines li')
    const before = await lines.count()
    const { email, password } = demoStaff
    const { token: bearer } = await shop.createStaffSession({ email, password })
    const mira = createClient({ baseUrl: running.api, bearer })
    const { version, lineItems } = await mira.getOrderAsStaff({ orderId })
    const add = [{ offerId: lineItems[0]?.offerId ?? '', quantity: 1, unitPrice: 1_000 }]
    const { id: editId } = await mira.previewOrderEdit({ orderId, version, add })
    await mira.commitOrderEdit({ orderId, editId })
    const due = page.getByRole('link', { name: 'See the change, and pay' })
    await due.waitFor()
    expect(await page.locator('#order-due').textContent()).toContain('10.00')
    expect(await page.locator('[data-order-news]').textContent()).toContain('as soon as you have paid')
    const orderSecret = new URL(path, running.shop).searchParams.get('key') ?? ''
    const returnUrl = `${running.shop}/orders/return`
    await shop.payOrderEdit({ orderId, editId, orderSecret, paymentMethod: 'pm_test_ok', returnUrl })
    await expect.poll(() => lines.count(), soon).toBe(before + 1)
    await expect.poll(() => due.count(), soon).toBe(0)
    expect(await page.locator('[data-order-news]').textContent()).toContain('What you bought has changed')
    expect(await isSamePage(page)).toBe(true)
  }, 30_000)

  it('of a product shows in one window what is bought in another', async () => {
    const [looking, buying] = [(await newWindow()).page, (await newWindow()).page]
    const buy = async (quantity: string) => {
      await buying.goto(wallet.path)
      await buying.locator('[data-quantity]').selectOption(quantity)
      await press(buying, 'Add to cart')
      await buying.getByRole('link', { name: 'Go to checkout' }).first().click()
      await buying.getByLabel('E-mail').fill('ada.live@example.com')
      await buying.getByLabel('Full name').fill(ada.fullName)
      await buying.getByLabel('Street and number').fill(ada.streetAddress)
      await buying.getByLabel('Postal code').fill(ada.postalCode)
      await buying.getByLabel('City').fill(ada.addressLocality)
      await press(buying, 'Continue to payment')
      await buying.getByLabel('Test card that works').check()
      await press(buying, /^Pay /)
      await buying.waitForURL(/\/orders\/ord_/)
    }
    await openLive(looking, wallet.path)
    expect(await stockOf(looking)).toBe('Only 3 left')
    await buy('2')
    await expect.poll(() => stockOf(looking), soon).toBe('The last one')
    expect(await looking.locator('[data-quantity] option').count()).toBe(1)
    await buy('1')
    await expect.poll(() => stockOf(looking), soon).toBe('Sold out')
    expect(await looking.locator('[data-news]').textContent()).toContain('just sold out')
    expect(await looking.getByRole('button', { name: 'Sold out' }).first().isDisabled()).toBe(true)
    expect(await isSamePage(looking)).toBe(true)
    // Who opens it now sees the same, whatever the shop and the API have kept of it.
    const later = await browser.newContext({ baseURL: running.shop, javaScriptEnabled: false })
    const opened = await later.newPage()
    await opened.goto(wallet.path)
    expect(await stockOf(opened)).toBe('Sold out')
    await later.close()
  }, 40_000)

  it(
    'is right again after the network was away, without being loaded again',
    async () => {
      const { context, page: ofOrder } = await newWindow(line.url)
      const ofProduct = await context.newPage()
      const { orderId, path } = await buyMugs()
      await openLive(ofOrder, path)
      await openLive(ofProduct, lamp.path)
      expect(await stockOf(ofProduct)).toBe('Only 2 left')
      await context.setOffline(true)
      line.cut()
      await partner.createSellerFulfillment({ orderId, carrier: 'DHL' })
      await hold(lamp.handle, lamp.sku, 2)
      await wait(count(4, 30) * 1_000)
      expect([await orderStatus(ofOrder), await stockOf(ofProduct)]).toEqual(['placed', 'Only 2 left'])
      line.mend()
      await context.setOffline(false)
      await expect.poll(() => orderStatus(ofOrder), soon).toBe('fulfilled')
      await expect.poll(() => stockOf(ofProduct), soon).toBe('Sold out')
      expect([await isSamePage(ofOrder), await isSamePage(ofProduct)]).toEqual([true, true])
    },
    patience(40_000),
  )

  it(
    'of an order ends right, however many others change at the same time',
    async () => {
      const [many, seconds] = [count(10, 100), count(5, 60)]
      const pace = { perSecond: 20, seconds }
      const { variants } = await shop.getProduct({ handle: mug.handle })
      const offerId = variants[0]?.offer?.id ?? ''
      const database = await joinDatabase(running)
      await stockEndlessly(database, offerId)
      await database.end()
      const pieces = Math.ceil((pace.perSecond * seconds) / many)
      const returnUrl = `${running.shop}/checkout/return`
      const orders = await placeOrders(shop, { orders: many, pieces, offerId, returnUrl })
      const followed = orders.map((order) => followOrder(createRealtime(shop), order))
      const windows = await Promise.all(orders.slice(0, 3).map(() => newWindow()))
      for (const [at, { page }] of windows.entries()) await openLive(page, orders[at]?.path ?? '')
      await expect.poll(() => followed.every(({ states }) => states.at(-1) === 'open'), soon).toBe(true)

      const shipped = await shipEvenly(staff, { orders, ...pace })
      for (const one of followed) await expect.poll(() => wrongIn(shop, one), soon).toBe(null)
      for (const [at, { page }] of windows.entries()) {
        const own = shipped.filter(({ orderId }) => orderId === orders[at]?.id)
        for (const { trackingNumber } of own) await page.getByText(trackingNumber).waitFor()
        expect([await orderStatus(page), await isSamePage(page)]).toEqual(['fulfilled', true])
      }
      for (const { close } of followed) close()
      for (const { context } of windows) await context.close()
    },
    patience(90_000),
  )
})
