// length: the ways of shoppers through cart and checkout, each with what only it needs.

import type pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { fromWire } from '../api/src/platform/ids.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { type Client, createClient } from '../sdk/src/index.ts'
import { joinDatabase } from './live-orders.ts'
import { press, putIntoCart } from './shop-visitor.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

const publishableKey = 'pk_demo_northlight_5b1f8c2e'

let running: WholeSystem
let browser: Browser
let database: pg.Client
let visitor: Client
let staff: Client
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  database = await joinDatabase(running)
  visitor = createClient({ baseUrl: running.api, publishableKey })
  const { email, password } = demoStaff
  const { token } = await visitor.createStaffSession({ email, password })
  staff = createClient({ baseUrl: running.api, bearer: token })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await database?.end()
  await running?.remove()
})

async function newShopper(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: running.shop, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const main = async (page: Page) => ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ')
const totalOf = (page: Page) => page.locator('[data-totals] [data-sum=total]').textContent()
const cartTotal = (page: Page) => page.locator('[data-cart-total]').textContent()

/** Runs in the page. */
const findUnsound = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
  const described = [...document.querySelectorAll('[aria-describedby]')]
  const references = described.flatMap((one) => one.getAttribute('aria-describedby').split(' '))
  return {
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    nameless: fields.filter(({ labels, ariaLabel }) => !labels.length && !ariaLabel).map(({ name }) => name),
    untold: references.filter((id) => !document.getElementById(id)),
    wider: document.documentElement.scrollWidth - innerWidth,
  }
})()`

/** Every field has a name, every id is there once, and nothing is wider than a telephone. */
async function expectSound(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(findUnsound)).toEqual({ twice: [], nameless: [], untold: [], wider: 0 })
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function fillIn(page: Page, of: { email?: string; city?: string; code?: string } = {}): Promise<void> {
  const { email = 'ada.prices@example.com', city = 'Berlin', code = '10119' } = of
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Full name').first().fill('Ada Lovelace')
  await page.getByLabel('Street and number').first().fill('Torstraße 1')
  await page.getByLabel('Postal code').first().fill(code)
  await page.getByLabel('City').first().fill(city)
}

async function toPayment(page: Page): Promise<void> {
  await page.goto('/checkout')
  await fillIn(page)
  await press(page, 'Continue to payment')
  await page.waitForURL(/\/checkout\/payment/)
}

const checkoutIn = (page: Page) => new URL(page.url()).searchParams.get('checkout') ?? ''

/** Lets the time of a quote run out, as the database counts it. */
async function runOut(checkoutId: string): Promise<void> {
  await database.query(
    `UPDATE commerce.checkouts SET expires_at = now() - interval '1 second' WHERE id = $1`,
    [fromWire('checkout', checkoutId)],
  )
}

/** The offer of the first variant of a product, or of the one with this title. */
async function offerOf(handle: string, title?: string) {
  const { variants } = await visitor.getProduct({ handle })
  const variant = title === undefined ? variants[0] : variants.find((one) => one.title === title)
  if (!variant?.offer) throw new Error(`${handle} is not sold`)
  return variant.offer
}

/** From now on a piece of the offer costs this. */
async function setPrice(offerId: string, amount: number): Promise<void> {
  const { id: priceListId } = await staff.createPriceList({
    title: 'Dearer',
    kind: 'override',
    currency: 'EUR',
    priority: 100,
  })
  await staff.setPrices({ priceListId, prices: [{ offerId, fromQuantity: 1, unitPriceAmount: amount }] })
}

describe('a shopper in the cart', () => {
  it('enters codes without JavaScript: a wrong one stays in its field, a right one lowers the total until it is removed', async () => {
    const page = await newShopper({ javaScriptEnabled: false })
    await putIntoCart(page, '/p/quelle-carafe')
    await page.goto('/cart')
    await page.getByLabel('Code for a discount').fill('WELCOME11')
    await press(page, 'Apply')
    expect(await page.locator('#code-fault').textContent()).toContain('do not know this code')
    expect(await page.getByLabel('Code for a discount').inputValue(), 'to be mended').toBe('WELCOME11')
    expect(await cartTotal(page)).toBe('€44.00')

    await page.getByLabel('Code for a discount').fill('welcome-10')
    await press(page, 'Apply')
    expect(await cartTotal(page)).toBe('€39.60')
    expect(await main(page)).toContain('10 % off to begin with')

    await page.getByLabel('Code for a discount').fill('TONHAUS5')
    await press(page, 'Apply')
    expect(await main(page), 'why it takes nothing off').toContain('Nothing in your cart is meant by it.')
    await expectSound(page)
    await press(page, 'Remove the code TONHAUS5')
    await press(page, 'Remove the code WELCOME10')
    expect(await cartTotal(page)).toBe('€44.00')
  }, 60_000)

  it('gets the fourth of four mugs for nothing, and is told before how many are missing', async () => {
    const page = await newShopper()
    await putIntoCart(page, '/p/ufer-mug')
    await page.goto('/cart')
    await page.getByLabel('Quantity of Ufer Mug').selectOption('3')
    await page.getByText('Four Ufer mugs for the price of three: One piece is missing.').waitFor()
    await page.getByLabel('Quantity of Ufer Mug').selectOption('4')
    const status = page.locator('cart-page [role=status]').last()
    await expect
      .poll(() => status.textContent(), { message: 'told to who does not see it' })
      .toBe('4 in the cart, €66.00')
  }, 60_000)

  it('is told by how many pieces something is sold, with and without JavaScript', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await newShopper({ javaScriptEnabled })
      await page.goto('/p/linie-ballpoint')
      // As on a page that was opened before somebody made the rule.
      await page.evaluate(`document.querySelector('[data-quantity] option').value = '1'`)
      await press(page, 'Add to cart')
      const rule = 'Sold from 2 pieces on, 2 at a time, up to 20 pieces.'
      await page.locator('.notice.is-fault').getByText(rule).waitFor()
      await page.getByLabel('Quantity').selectOption('4')
      await press(page, 'Add to cart')
      await page.getByRole('link', { name: 'Go to checkout' }).first().waitFor()
      await page.goto('/cart')
      const offered = await page
        .getByLabel('Quantity of Linie Ballpoint Pen')
        .locator('option')
        .allTextContents()
      expect(offered.slice(0, 3)).toEqual(['2', '4', '6'])
    }
  }, 60_000)

  it('is told that a price has changed and that something is gone, and goes on by a button', async () => {
    const page = await newShopper()
    await putIntoCart(page, '/p/stunde-clock')
    const carafe = await visitor.getProduct({ handle: 'quelle-carafe' })
    const last = carafe.variants.find(({ offer }) => offer?.availability.quantity === 1)
    if (!last?.offer) throw new Error('of no carafe one is left')
    const choice = new URLSearchParams(
      carafe.options.map(({ name }, at) => [name, last.optionValues[at] ?? '']),
    )
    await putIntoCart(page, `/p/quelle-carafe?${choice}`)
    await page.goto('/cart')
    expect(await page.locator('[data-notices]').count()).toBe(0)

    const { id, price } = await offerOf('stunde-clock')
    await setPrice(id, price.amount + 1000)
    const rival = await visitor.createCart({ lineItems: [{ offerId: last.offer.id, quantity: 1 }] })
    const [way] = (await visitor.listShippingMethods()).items
    await visitor.createCheckout({
      cartId: rival.id,
      cartSecret: rival.secret,
      buyer: { email: 'rival@example.com' },
      shippingAddress: {
        fullName: 'A Rival',
        streetAddress: 'Ring 2',
        postalCode: '10115',
        addressLocality: 'Berlin',
        addressCountry: 'DE',
      },
      shippingMethodId: way?.id ?? '',
    })
    await page.reload()
    const notices = page.locator('[data-notices]')
    expect(await notices.textContent()).toMatch(/Stunde Clock costs €[\d.]+ now; it was €/)
    expect(await notices.textContent()).toContain('Quelle Carafe is sold out.')
    expect(await page.getByRole('link', { name: 'Go to checkout' }).count(), 'not as it is').toBe(0)
    await expectSound(page)
    await press(page, 'OK, go on')
    await page.getByRole('link', { name: 'Go to checkout' }).waitFor()
    expect(await notices.count()).toBe(0)
    expect(await page.locator('.saved').textContent()).toContain('Quelle Carafe')
  }, 60_000)

  it('saves for later and brings back, has it wrapped with a card, and leaves a note, without JavaScript', async () => {
    const page = await newShopper({ javaScriptEnabled: false })
    await putIntoCart(page, '/p/bogen-notebook')
    await putIntoCart(page, '/p/filz-desk-mat')
    await page.goto('/cart')
    await press(page, 'Save Bogen Notebook for later')
    expect(await page.locator('.saved').textContent()).toContain('Bogen Notebook')
    expect(await page.locator('.lines').textContent()).not.toContain('Bogen Notebook')
    await press(page, 'Put Bogen Notebook back into the cart')
    expect(await page.locator('.lines').textContent()).toContain('Bogen Notebook')
    expect(await page.locator('.saved').count()).toBe(0)

    await page.getByText('Is it a present?').click()
    await page.getByLabel('Linen cloth').check()
    await page.getByLabel('What shall we write on the card?').fill('For Grace')
    await press(page, 'Add the wrapping')
    expect(await page.locator('.lines').textContent()).toContain('Linen cloth')
    expect(await page.locator('.lines').textContent()).toContain('“For Grace”')
    await page.getByText('Add a note to us').click()
    await page.getByLabel('What should we know when we pack it?').fill('Ring twice.')
    await press(page, 'Keep the note')
    expect(await page.locator('.order-note').textContent()).toContain('“Ring twice.”')
    await expectSound(page)

    await toPayment(page)
    expect(await main(page)).toContain('Ring twice.')
    await press(page, /^Pay /)
    await page.waitForURL(/\/orders\/ord_/)
    expect(await main(page)).toContain('Your note: “Ring twice.”')
    expect(await main(page)).toContain('“For Grace”')
  }, 60_000)

  it('learns what shipping costs where they live, keeps that, and sees how the price comes about', async () => {
    const page = await newShopper()
    await putIntoCart(page, '/p/ufer-mug')
    await page.goto('/cart')
    await page.getByText('What does shipping cost?').click()
    await page.getByLabel('Country').selectOption('AT')
    await page.getByLabel('Postal code').fill('10<10')
    await press(page, 'Show')
    await page.getByText('This is no postal code.').waitFor()
    expect(await page.getByLabel('Postal code').inputValue()).toBe('10<10')
    await page.getByLabel('Postal code').fill('1010')
    await press(page, 'Show')
    await page.getByText('To 1010 Austria:').waitFor()
    expect(await page.locator('[data-estimate]').textContent()).toMatch(/Standard.*€4\.90.*Express.*€12\.90/s)
    await page.getByText('How this price comes about').click()
    const explained = (await page.locator('[data-explanation]').textContent()) ?? ''
    expect(explained).toContain('Ufer Mug: ')
    expect(explained).toContain('20 %')
    await expectSound(page)
    await page.goto('/checkout')
    expect(await page.getByLabel('Country').inputValue()).toBe('AT')
    expect(await page.getByLabel('Postal code').inputValue()).toBe('1010')
  }, 60_000)
})

describe('a shopper at the checkout', () => {
  it('buys for a business from two sellers, each package in its own way', async () => {
    const page = await newShopper()
    await putIntoCart(page, '/p/ufer-mug')
    await putIntoCart(page, '/p/kurbel-coffee-grinder')
    await page.goto('/checkout')
    await page.getByLabel('Country').selectOption('AT')
    await page.getByText('Such as 1010.').waitFor()
    await fillIn(page, { city: 'Wien', code: '1010' })
    await page.getByText('I buy for a business').click()
    await page.getByLabel('Name of the business').fill('Analytical Engines')
    await page.getByLabel('VAT number').fill('ATX1')
    await page.getByLabel('The bill goes to another address').check()
    const bill = page.locator('[data-part=billing]')
    await bill.getByLabel('Full name').fill('The office')
    await bill.getByLabel('Street and number').fill('Gasse 2')
    await bill.getByLabel('Postal code').fill('1')
    await bill.getByLabel('City').fill('Graz')
    await press(page, 'Continue to payment')
    await page.locator('#vatNumber-fault').waitFor()
    expect(await page.locator('#vatNumber-fault').textContent()).toContain('no VAT number')
    expect(await page.getByLabel('Name of the business').inputValue(), 'stays').toBe('Analytical Engines')
    expect(await bill.getByLabel('City').inputValue(), 'stays').toBe('Graz')
    await expectSound(page)

    await page.getByLabel('VAT number').fill('ATU12345678')
    await press(page, 'Continue to payment')
    await page.locator('[id="billing.postalCode-fault"]').waitFor()
    expect(await page.locator('[id="billing.postalCode-fault"]').textContent()).toContain('like')
    await bill.getByLabel('Postal code').fill('8010')
    const [own, other] = [
      page.getByRole('group', { name: 'From Tonhaus Ebert' }),
      page.getByRole('group', { name: 'From Lindqvist & Sohn' }),
    ]
    await expect.poll(() => main(page)).toContain('Tax not due')
    await own.getByLabel('Express').check()
    await other.getByLabel('Carried to your room').check()
    await expect.poll(() => page.locator('[data-totals] [data-sum=shipping]').textContent()).toBe('€51.90')
    const promised = await totalOf(page)
    await press(page, 'Continue to payment')
    await page.waitForURL(/\/checkout\/payment/)
    expect(await totalOf(page), 'as the form said').toBe(promised)
    expect(await main(page)).toContain('Analytical Engines, ATU12345678')
    expect(await main(page)).toContain('Tax not due: reverse charge')
    expect(await page.locator('[data-package-line]').allTextContents()).toEqual([
      expect.stringContaining('Express'),
      expect.stringContaining('Carried to your room'),
    ])
    await expectSound(page)
    await press(page, /^Pay /)
    await page.waitForURL(/\/orders\/ord_/)
    expect(await totalOf(page), 'as promised').toBe(promised)
    expect(await page.locator('[data-way]').allTextContents()).toHaveLength(2)
    expect(await main(page)).toContain('Analytical Engines')
    await expectSound(page)
  }, 90_000)

  it('chooses another country and way without JavaScript by a button, and nothing is ordered by it', async () => {
    const page = await newShopper({ javaScriptEnabled: false })
    await putIntoCart(page, '/p/ufer-mug')
    await page.goto('/checkout')
    await page.getByLabel('E-mail').fill('ada.prices@example.com')
    await page.getByLabel('Country').selectOption('IT')
    await page.getByLabel('Express').check()
    await press(page, 'Update fields and prices')
    expect(await page.getByLabel('Province').count(), 'what Italy writes').toBe(1)
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada.prices@example.com')
    expect(await page.locator('[data-totals] [data-sum=shipping]').textContent()).toBe('€12.90')
    expect(await page.locator('.fault').count(), 'nobody has sent it yet').toBe(0)
    await press(page, 'Continue to payment')
    expect(await page.locator('.fault').count()).toBeGreaterThan(2)
  }, 60_000)

  it('sends some of it to another address, without JavaScript, and the order says what goes where', async () => {
    const page = await newShopper({ javaScriptEnabled: false })
    await putIntoCart(page, '/p/ufer-mug')
    await putIntoCart(page, '/p/kurbel-coffee-grinder')
    await page.goto('/checkout')
    await fillIn(page)
    await press(page, 'Send some of this to another address')
    const other = page.locator('[data-delivery="1"]')
    expect(await page.locator('#fullName').inputValue(), 'stays').toBe('Ada Lovelace')
    await press(page, 'Continue to payment')
    expect(await other.locator('.fault').count(), 'each field, and what goes there').toBeGreaterThan(3)
    await other.getByLabel('Full name').fill('Grace Hopper')
    await other.getByLabel('Street and number').fill('Lange Reihe 1')
    await other.getByLabel('Postal code').fill('20099')
    await other.getByLabel('City').fill('Hamburg')
    await other.getByLabel('Ufer Mug').fill('5')
    await press(page, 'Continue to payment')
    expect(await other.locator('.fault').allTextContents()).toEqual([
      expect.stringContaining('Only 1 is left for this address.'),
    ])
    await expectSound(page)
    await other.getByLabel('Ufer Mug').fill('1')
    await press(page, 'Update fields and prices')
    await page.getByRole('group', { name: 'From Tonhaus Ebert to Grace Hopper, Hamburg' }).waitFor()
    const promised = await totalOf(page)
    await press(page, 'Continue to payment')
    await page.waitForURL(/\/checkout\/payment/)
    expect(await totalOf(page), 'as the form said').toBe(promised)
    expect(await page.locator('[data-destination="1"]').textContent()).toMatch(/Grace Hopper.*1 × Ufer Mug/s)
    expect((await page.locator('[data-package-line]').allTextContents()).toSorted()).toEqual([
      expect.stringContaining('Lindqvist & Sohn to Ada Lovelace'),
      expect.stringContaining('Tonhaus Ebert to Grace Hopper'),
    ])
    await page.goto(`/checkout?checkout=${checkoutIn(page)}`)
    expect(await other.getByLabel('Ufer Mug').inputValue(), 'as it was chosen').toBe('1')
    await press(page, 'Continue to payment')
    await press(page, /^Pay /)
    await page.waitForURL(/\/orders\/ord_/)
    expect(await totalOf(page), 'as promised').toBe(promised)
    expect(await page.locator('.lines [data-destination="1"]').textContent()).toContain(
      'Goes to Grace Hopper',
    )
    expect(await main(page)).toContain('Lange Reihe 1')
    await expectSound(page)
  }, 90_000)

  it('is shown what has changed when the time has run out, and pays nothing before agreeing to it', async () => {
    const page = await newShopper({ javaScriptEnabled: false })
    await putIntoCart(page, '/p/pause-lunch-box')
    await toPayment(page)
    expect(await totalOf(page)).toBe('€42.90')
    const { id } = await offerOf('pause-lunch-box')
    await setPrice(id, 4100)
    const old = checkoutIn(page)
    await runOut(old)
    await press(page, 'Pay €42.90')
    await page.getByRole('heading', { name: 'Please look again' }).waitFor()
    const rows = (await page.locator('[data-changes] tr').allInnerTexts()).map((row) => row.split(/\s*\t\s*/))
    expect(rows).toContainEqual(['Pause Lunch Box, each', '€38.00', '€41.00'])
    expect(rows.at(-1)).toEqual(['Total', '€42.90', '€45.90'])
    const orders = await database.query('SELECT 1 FROM commerce.orders WHERE checkout_id = $1', [
      fromWire('checkout', old),
    ])
    expect(orders.rows, 'nothing is ordered yet').toEqual([])
    expect(await totalOf(page)).toBe('€45.90')
    await expectSound(page)
    await press(page, 'Agree and pay €45.90')
    await page.waitForURL(/\/orders\/ord_/)
    expect(await totalOf(page)).toBe('€45.90')
  }, 60_000)

  it('may ask anew where a quote has ended, and is told when nothing has changed', async () => {
    const page = await newShopper()
    await putIntoCart(page, '/p/rast-bottle')
    await toPayment(page)
    const [path, total] = [page.url(), await totalOf(page)]
    // Another tab makes another quote of the same cart, which ends this one.
    const other = await page.context().newPage()
    await toPayment(other)
    await page.goto(path)
    await press(page, 'See what it costs now')
    await page.getByText('Nothing has changed, and nothing was charged.').waitFor()
    expect(await totalOf(page)).toBe(total)
    await press(page, /^Agree and pay /)
    await page.waitForURL(/\/orders\/ord_/)
  }, 60_000)

  it('places an order with nothing to pay without a card', async () => {
    const { id: promotionId } = await staff.createPromotion({
      title: 'A present from us',
      needsCode: true,
      status: 'active',
      effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 10_000, maxAmount: null } },
    })
    await staff.createPromotionCode({ promotionId, code: 'PRESENT' })
    const page = await newShopper()
    await putIntoCart(page, '/p/pause-lunch-box')
    await page.goto('/cart')
    await page.getByLabel('Code for a discount').fill('PRESENT')
    await press(page, 'Apply')
    await expect.poll(() => cartTotal(page)).toBe('€0.00')
    await page.goto('/checkout')
    await fillIn(page)
    await page.getByLabel('Collect in Hamburg').check()
    await press(page, 'Continue to payment')
    await page.waitForURL(/\/checkout\/payment/)
    expect(await page.locator('[name=paymentMethod]').count(), 'no card').toBe(0)
    await press(page, 'Place the order')
    await page.waitForURL(/\/orders\/ord_/)
    expect(await totalOf(page)).toBe('€0.00')
  }, 60_000)

  it('is told that a code was used up by somebody faster, before anything is paid', async () => {
    const { id: promotionId } = await staff.createPromotion({
      title: 'For the first one',
      needsCode: true,
      status: 'active',
      effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 2000, maxAmount: null } },
    })
    await staff.createPromotionCode({ promotionId, code: 'FIRST', usesMax: 1 })
    const pages = [
      await newShopper({ javaScriptEnabled: false }),
      await newShopper({ javaScriptEnabled: false }),
    ]
    for (const page of pages) {
      await putIntoCart(page, '/p/ufer-mug')
      await page.goto('/cart')
      await page.getByLabel('Code for a discount').fill('FIRST')
      await press(page, 'Apply')
    }
    const [faster, slower] = pages as [Page, Page]
    await toPayment(faster)
    await slower.goto('/checkout')
    await fillIn(slower)
    await press(slower, 'Continue to payment')
    await slower.getByText('A code in your cart has been used as often as it may be.').waitFor()
    await slower.getByRole('link', { name: 'Change the cart' }).click()
    await press(slower, 'Remove the code FIRST')
    expect(await cartTotal(slower)).toBe('€22.00')
  }, 60_000)
})
