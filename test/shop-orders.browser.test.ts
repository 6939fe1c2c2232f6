import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { type Client, createClient } from '../sdk/src/index.ts'
import { pathIn, press, putIntoCart } from './shop-visitor.ts'
import { mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

const ada = {
  name: 'Ada Lovelace',
  email: 'ada.orders@example.com',
  password: 'harbor violet maple drum kite',
}
const guest = 'guest.orders@example.com'
const address = {
  fullName: ada.name,
  streetAddress: 'Torstraße 1',
  postalCode: '10119',
  addressLocality: 'Berlin',
  addressCountry: 'DE',
}

let running: WholeSystem
let browser: Browser
let visitor: Client
let staff: Client
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  visitor = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  const { email, password } = demoStaff
  const { token } = await visitor.createStaffSession({ email, password })
  staff = createClient({ baseUrl: running.api, bearer: token })
  const { fullName: _, ...house } = address
  const issuer = { legalName: 'Northlight GmbH', address: house, vatNumber: 'DE123456789' }
  await staff.updateStoreSettings({ invoicing: { ...issuer, taxNumber: null, prefix: 'NL-', footer: '' } })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

async function newShopper(): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: running.shop })).newPage()
  page.setDefaultTimeout(15_000)
  return page
}

/** Two mugs, bought by a guest, and the page of the order as the link of the mail opens it. */
async function bought(): Promise<{ id: string; page: Page }> {
  const { variants } = await visitor.getProduct({ handle: 'ufer-mug' })
  const offerId = variants.flatMap(({ offer }) => offer ?? [])[0]?.id ?? ''
  const { id: cartId, secret: cartSecret } = await visitor.createCart({
    lineItems: [{ offerId, quantity: 2 }],
  })
  const { id: checkoutId } = await visitor.createCheckout({
    cartId,
    cartSecret,
    buyer: { email: guest },
    shippingAddress: address,
    shippingMethodId: (await visitor.listShippingMethods()).items[0]?.id ?? '',
  })
  const returnUrl = `${running.shop}/checkout/return`
  const { order } = await visitor.payCheckout({
    checkoutId,
    cartSecret,
    paymentMethod: 'pm_test_ok',
    returnUrl,
  })
  if (!order) throw new Error('the payment made no order')
  const page = await newShopper()
  await page.goto(`/orders/${order.id}?key=${order.secret}`)
  return { id: order.id, page }
}

async function toPayment(page: Page, path: string): Promise<void> {
  await putIntoCart(page, path)
  await page.goto('/checkout')
  if (await page.getByLabel('E-mail').isVisible()) await page.getByLabel('E-mail').fill(guest)
  await page.getByLabel('Full name').first().fill(address.fullName)
  await page.getByLabel('Street and number').first().fill(address.streetAddress)
  await page.getByLabel('Postal code').first().fill(address.postalCode)
  await page.getByLabel('City').first().fill(address.addressLocality)
  await press(page, 'Continue to payment')
  await page.waitForURL(/\/checkout\/payment/)
}

async function pay(page: Page): Promise<void> {
  await press(page, /^Pay /)
  await page.waitForURL(/\/orders\/ord_/)
}

const balance = async (page: Page, code: string): Promise<string> => {
  await page.goto('/gift-card')
  await page.getByLabel('Code').fill(code)
  await press(page, 'Look')
  await page.waitForLoadState()
  return (await page.textContent('main')) ?? ''
}

describe('after an order', () => {
  it('its buyer cancels it while nothing has left, and the money comes back', async () => {
    const { page } = await bought()
    await page.getByRole('link', { name: 'Cancel the order' }).click()
    await page.getByLabel('Why').fill('Ordered twice')
    await press(page, 'Cancel it')
    await page.locator('[data-canceled]').waitFor()
    expect(await page.textContent('[data-canceled]')).toContain('Ordered twice')
    await page.locator('[data-refunds]').waitFor()
    expect(await page.textContent('[data-tenders]')).toContain('went back')
    expect(await page.getByRole('link', { name: 'Cancel the order' }).count()).toBe(0)
  }, 60_000)

  it('its buyer asks to send a piece back, and reads what is decided', async () => {
    const { id, page } = await bought()
    await staff.createFulfillment({ orderId: id, carrier: 'DHL' })
    await page.reload()
    await page.getByRole('link', { name: 'Send something back' }).click()
    await page.getByLabel(/^Pieces of /).fill('1')
    await page.getByLabel('Why').fill('Too small')
    await press(page, 'Ask to send it back')
    const told = page.locator('[data-returns]')
    await told.waitFor()
    expect(await told.textContent()).toContain('1 × ')
    expect(await told.textContent()).toMatch(/\S\s+We look at it and write to you/)
    const { items } = await staff.listReturns({ state: 'requested' })
    const asked = items.find(({ orderId }) => orderId === id)
    await staff.refuseReturn({ returnId: asked?.id ?? '', decision: 'It has been used' })
    await page.reload()
    expect(await told.textContent()).toContain('It has been used')
  }, 60_000)

  it('its invoice opens as a PDF to whoever has the order open, and to nobody else', async () => {
    const { id, page } = await bought()
    const invoice = page.locator('[data-papers] a')
    await expect
      .poll(async () => page.reload().then(() => invoice.count()), { timeout: 20_000, interval: 500 })
      .toBe(1)
    const path = (await invoice.getAttribute('href')) ?? ''
    expect(path).toContain(id)
    const paper = await page.request.get(path)
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
    const stranger = await newShopper()
    expect((await stranger.request.get(path)).status()).toBe(404)
  }, 60_000)

  it('it is ordered again with one button', async () => {
    const { page } = await bought()
    await press(page, 'Order again')
    await page.waitForURL(/\/cart/)
    expect(await page.textContent('main')).toContain('Ufer Mug')
    expect(
      await page
        .getByLabel(/^Quantity/)
        .first()
        .inputValue(),
    ).toBe('2')
  }, 60_000)
})

describe('what a shop owes', () => {
  it('of a gift card is told by its code, pays at the checkout, and a code that is none is told so', async () => {
    const { code } = await staff.createGiftCard({ amount: { amount: 100_000, currency: 'EUR' } })
    const page = await newShopper()
    expect(await balance(page, code)).toMatch(/1,000\.00.* left/)
    await toPayment(page, '/p/ufer-mug')
    await page.getByLabel('Code of a gift card').fill('CD34-FGHJ-KMNP-QRTV-WXY9')
    await page.getByLabel('Gift card or credit alone').check()
    await press(page, /^Pay /)
    await page.getByText('This gift card cannot be used.').waitFor()
    await page.getByLabel('Code of a gift card').fill(code.toLowerCase())
    await page.getByLabel('Gift card or credit alone').check()
    await pay(page)
    const left = await balance(page, code)
    expect(left).toMatch(/9\d\d\.\d\d.* left/)
    expect(await balance(page, 'CD34-FGHJ-KMNP-QRTV-WXY9')).toContain('cannot be used')
  }, 90_000)

  it('of a gift card is set aside while the bank is asked for the rest, and free again when that is given up', async () => {
    const { code } = await staff.createGiftCard({ amount: { amount: 500, currency: 'EUR' } })
    const page = await newShopper()
    await toPayment(page, '/p/ufer-mug')
    await page.getByLabel('Code of a gift card').fill(code)
    await page.getByLabel('Test card with a second step').check()
    await press(page, /^Pay /)
    await page.getByRole('button', { name: 'Confirm payment' }).waitFor()
    await page.goBack()
    const running = page.locator('[data-running]')
    await running.waitFor()
    expect(await running.textContent()).toMatch(
      /At the bank\s*€21\.90\s*Gift card ending in \w{4}, set aside\s*€5\.00/,
    )
    await press(page, 'Choose another way to pay')
    await page.getByText('The gift card can be used again.').waitFor()
    expect(await balance(page, code)).toMatch(/5\.00.* left/)
  }, 90_000)

  it('to a customer as credit is shown, pays first, and what pays the rest is kept and can be removed', async () => {
    const page = await newShopper()
    await page.goto('/account/register')
    await page.getByLabel('Full name').fill(ada.name)
    await page.getByLabel('E-mail').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByLabel(/Keep my name/).check()
    await press(page, 'Make an account')
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await page.goto(pathIn(await mailTo(running, ada.email), '/account/confirm?token='))
    await page.getByLabel('Password').fill(ada.password)
    await press(page, 'Confirm and sign in')
    await page.getByRole('heading', { name: `Hello, ${ada.name}` }).waitFor()
    const { items } = await staff.listCustomers({ search: ada.email })
    const customerId = items[0]?.id ?? ''
    await staff.addStoreCredit({ customerId, amount: { amount: 500, currency: 'EUR' }, reason: 'Late' })
    await page.goto('/account/credit')
    expect(await page.textContent('main')).toContain('5.00')

    await toPayment(page, '/p/ufer-mug')
    await page.getByLabel(/^Use my credit of/).check()
    await page.getByLabel('Test card that works').check()
    await page.getByLabel('Keep a new way to pay for the next time').check()
    await pay(page)
    await page.goto('/account/credit')
    expect(await page.textContent('main')).toContain('Spent')
    expect(await page.locator('.lead').first().textContent()).toContain('0.00')

    await page.goto('/account/payments')
    expect(await page.locator('.kept li').count()).toBe(1)
    await page.getByRole('button', { name: /^Remove / }).click()
    await page.getByText('Nothing is kept.').waitFor()
  }, 90_000)
})
