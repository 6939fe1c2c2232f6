import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { idasAddress } from './bought-order.ts'
import { atDesk, newWindow, signInAt } from './desk-visitor.ts'
import { knownCustomer } from './known-customer.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let shop: Client
/** The desk in the browser of the store's manager, without JavaScript. */
let mira: Page
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  mira = await signInAt(running.admin, await newWindow(browser), demoStaff)
  await mira.waitForURL(/\/orders$/)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

const { open, press, said } = atDesk(() => ({ desk: running.admin, page: mira }))
const follow = (name: string | RegExp) =>
  mira.getByRole('main').getByRole('link', { name, exact: true }).first().click()
const fill = (label: string, value: string) => mira.getByLabel(label).fill(value)
const wrongAt = (text: string | RegExp) => mira.locator('label .wrong').getByText(text).waitFor()
const main = async () => (await mira.textContent('main')) ?? ''

/** An offer one can buy several pieces of. */
async function offerOf(handle: string) {
  const { variants } = await shop.getProduct({ handle })
  const found = variants.find(({ offer }) => offer && (offer.availability.quantity ?? 99) > 5)
  if (!found?.offer || !found.sku) throw new Error(`${handle} is sold out`)
  return { id: found.offer.id, sku: found.sku, price: found.offer.price.amount }
}

/** Buys two pieces with a code. Returns the order's number. */
async function buyTwo(offerId: string, code: string): Promise<string> {
  const { id: cartId, secret: cartSecret } = await shop.createCart({ lineItems: [{ offerId, quantity: 2 }] })
  await shop.addCartCode({ cartId, cartSecret, code })
  const { items } = await shop.listShippingMethods()
  const { id: checkoutId } = await shop.createCheckout({
    cartId,
    cartSecret,
    buyer: { email: 'ida@pear.example' },
    shippingAddress: idasAddress,
    shippingMethodId: items[0]?.id ?? '',
  })
  const paymentMethod = 'pm_test_ok'
  const returnUrl = `${running.shop}/checkout/return`
  const { order } = await shop.payCheckout({ checkoutId, cartSecret, paymentMethod, returnUrl })
  if (!order) throw new Error('the payment made no order')
  return order.number
}

describe('the pages about prices', () => {
  it('let staff make a promotion with codes, try it, start it and pause it', async () => {
    const lamp = await offerOf('alder-table-lamp')
    await open('/promotions')
    await follow('New promotion')
    await follow(/^Percent off 10/)
    await fill('Title', 'Autumn')
    await fill('Percent off', 'a lot')
    await fill('Goods worth at least', '10')
    await mira.getByLabel('Only with a code').check()
    await press('Keep as a draft')
    await wrongAt('Must be a percentage')
    expect(await mira.getByLabel('Percent off').inputValue(), 'what was entered stays').toBe('a lot')
    expect(await mira.getByLabel('Only with a code').isChecked()).toBe(true)
    await fill('Percent off', '12.5')
    await press('Keep as a draft')
    await said('The draft is kept')

    await follow('Codes')
    await mira.locator('#field-code').fill('autumn 26')
    await press('Make the code')
    await said('The code autumn 26 can be used')
    await fill('How many', '30')
    await fill('They begin with', 'vip')
    await press('Make them')
    await said('30 codes are made.')
    const [download] = await Promise.all([
      mira.waitForEvent('download'),
      mira.getByRole('link', { name: 'Download these codes' }).click(),
    ])
    const file = (await (await download.createReadStream()).toArray()).join('').trim().split('\r\n')
    expect(file).toHaveLength(31)
    expect(file[1]).toMatch(/^VIP[0-9A-Z]{12},active,0,1,/)
    await mira
      .getByRole('button', { name: /^Disable/ })
      .first()
      .click()
    await said('Nobody can use the code any more.')

    await follow('Try it')
    await mira.locator('#field-goods').fill(`${lamp.sku}; 2\nno such thing`)
    await press('Try it')
    await wrongAt('nothing offered here has the name or SKU “no such thing”')
    await mira.locator('#field-goods').fill(`${lamp.sku}; 2`)
    await press('Try it')
    await mira.getByRole('heading', { name: 'The promotion applies' }).waitFor()
    await mira.locator('#field-goods').fill('')
    await mira.locator('#field-cart').fill('cart_01h455vb4pex5vsknk084sn02q')
    await press('Try it')
    await wrongAt('There is no such cart')
    await mira.goBack()
    const off = Math.round(lamp.price * 2 * 0.125)
    expect(await main()).toContain(`€${((lamp.price * 2 - off) / 100).toFixed(2)}`)

    await follow('Promotion')
    await press('Start it')
    await said('It applies from now on')
    const number = await buyTwo(lamp.id, 'AUTUMN-26')

    await open('/promotions?search=autu&show=active')
    expect(await mira.getByRole('row', { name: /Autumn/ }).textContent()).toMatch(/12\.5 % off.*1/)
    await follow('Autumn')
    await press('Pause')
    await said('It is paused')
    await follow('End…')
    await press('End it')
    await said('The promotion has ended.')
    expect(await mira.getByLabel('Title').count(), 'what has ended stays as it is').toBe(0)

    await open('/orders')
    await mira.getByRole('link', { name: number }).click()
    await mira.getByText('Every step to the total').click()
    const order = await main()
    expect(order).toContain('code AUTUMN26')
    expect(order).toContain('Who bears them')
    expect(order).toMatch(/Autumn \(AUTUMN26\): -\d/)
  }, 120_000)

  it('let staff keep every kind of promotion as it was made', async () => {
    const lamp = await offerOf('alder-table-lamp')
    const kinds: [kind: string, fields: Record<string, string>, words: string][] = [
      ['amount', { amount: '5' }, '€5.00 off'],
      ['each', { amount: '1.5' }, '€1.50 off each piece'],
      ['price', { amount: '9' }, 'Each piece for €9.00'],
      ['buyget', { buyQuantity: '3', getPercent: '50' }, 'Buy 3, get 1 50 % cheaper'],
      ['gift', { giftOffer: lamp.sku, giftQuantity: '2' }, '2 pieces as a gift'],
      ['tiers', { tiers: '50; 5 %; 20\n100; 12.25' }, '5 % off from €50.00, €12.25 off from €100.00'],
      ['shipfree', {}, 'Free shipping'],
      ['shippercent', { percent: '33.33' }, '33.33 % off shipping'],
      ['shipamount', { amount: '2' }, '€2.00 off shipping'],
      ['shipprice', { amount: '2.9' }, 'Shipping for at most €2.90'],
    ]
    for (const [kind, fields, words] of kinds) {
      await open(`/promotions/new?kind=${kind}`)
      await fill('Title', `As ${kind}`)
      await mira.locator('#field-validFrom').fill('2031-05-01T00:00')
      for (const [name, value] of Object.entries(fields)) await mira.locator(`#field-${name}`).fill(value)
      await press('Keep as a draft')
      await said('The draft is kept')
      expect(await main()).toContain(words)
      await press('Save')
      await said('Saved.')
      expect(await main(), 'saved unchanged, it stays what it was').toContain(words)
      expect(await main()).toContain('from 1 May 2031, 00:00')
    }
  }, 120_000)

  it('let staff set prices of a list by lines, and say which line is none', async () => {
    const lamp = await offerOf('alder-table-lamp')
    await open('/price-lists')
    await fill('Title', 'Wholesale')
    await press('Make the list')
    await said('The list is there')
    await mira.locator('#field-prices').fill(`${lamp.id}; 12.50\n${lamp.sku}; 1000; 9`)
    await press('Set the prices')
    await wrongAt('Line 2')
    expect(await mira.locator('#field-prices').inputValue()).toContain('1000; 9')
    await mira.locator('#field-prices').fill(`${lamp.id}; 12.50\n${lamp.sku}\t5\t9`)
    await press('Set the prices')
    await said('2 prices are set.')
    expect(await mira.getByRole('row', { name: /€9\.00/ }).textContent()).toContain('5')
    const { id: cartId, secret: cartSecret } = await shop.createCart({
      lineItems: [{ offerId: lamp.id, quantity: 5 }],
    })
    expect((await shop.getCart({ cartId, cartSecret })).totals.subtotal.amount).toBe(4500)
    await follow('Remove…')
    await press('Remove')
    await said('The price list is removed.')
  }, 60_000)

  it('let staff add a tax zone with rates, one after the other, and free a customer from tax', async () => {
    await open('/tax')
    await fill('Name of the zone', 'Germany')
    await fill('Places', 'DE\nUS; Nowhere')
    await press('Make the zone')
    await wrongAt('Line 2')
    await fill('Places', 'DE\nES; ; 35')
    await press('Make the zone')
    await said('The zone is there')
    const add = async (percent: string, from: string) => {
      await fill('Name of the tax', 'USt')
      await mira.locator('#field-percent').fill(percent)
      await mira.locator('#field-validFrom').fill(from)
      await press('Add the rate')
    }
    await add('8.875', '')
    await said('The rate is there.')
    await add('16', '2031-01-01T00:00')
    await wrongAt('which has no end')
    await follow(/^Change USt/)
    await mira.locator('#field-validUntil').fill('2031-01-01T00:00')
    await press('Save')
    await said('Saved.')
    await add('16', '2031-01-01T00:00')
    await said('The rate is there.')
    const rows = await mira.locator('tbody tr').allInnerTexts()
    expect(rows[0]).toMatch(/8\.875 %[\s\S]*until 1 Jan 2031, 00:00[\s\S]*Due/)
    expect(rows[1]).toMatch(/16 %[\s\S]*from 1 Jan 2031, 00:00[\s\S]*To come/)

    await open('/tax')
    await fill('The other way round in', 'CH, Narnia')
    await press('Save')
    await wrongAt('Must be')
    await fill('The other way round in', 'CH')
    await press('Save')
    await said('Saved.')

    const { id } = await knownCustomer(running, shop, { email: 'ida@pear.example', fullName: 'Ida Pear' })
    await open(`/customers/${id}`)
    await follow('Add an exemption')
    await fill('The paper that says so', 'Certificate 118')
    await fill('Delivered to', 'de')
    await press('Add the exemption')
    await said('exempt from tax')
    expect(await main()).toContain('all goods · delivered to Germany · always')
    await follow(/^Remove… Certificate/)
    await press('Remove')
    await said('The exemption is removed.')
  }, 90_000)

  it('let staff say what a way to ship costs by weight, where it goes and where it is picked up', async () => {
    await open('/shipping')
    for (const [label, value] of Object.entries({
      Name: 'Courier',
      Handle: 'courier',
      'Days at the least': '1',
      'Days at the most': '2',
    }))
      await fill(label, value)
    await mira.locator('#field-price').fill('7.5')
    await press('Add')
    await said('Buyers can choose it')
    for (const rate of await mira.locator('details.rate > summary').all()) await rate.click()
    await mira.locator('#field-rate1-base').fill('4.90')
    await mira.locator('#field-rate1-weightBelow').fill('2000')
    await mira.locator('#field-rate2-base').fill('6,90')
    await mira.locator('#field-rate2-weightFrom').fill('2000')
    await mira.locator('#field-rate2-weightBelow').fill('2000')
    await fill('Places', 'DE\nAT; ; 10')
    await press('Save')
    await wrongAt('Must be above 2000')
    await mira.locator('#field-rate2-weightBelow').fill('31500')
    await press('Save')
    await said('Saved.')
    await open('/shipping')
    expect(await mira.getByRole('row', { name: /Courier/ }).textContent()).toMatch(
      /from €4\.90, 2 rates.*Germany; Austria 10…/s,
    )
    await follow('Courier')
    await mira.locator('#field-rate1-base').fill('')
    await press('Save')
    await said('Saved.')
    expect(await mira.locator('#field-rate1-base').inputValue(), 'a rate without a price goes').toBe('6.90')
    await mira.getByLabel('It is picked up').check()
    await mira.getByText('Where it is picked up').click()
    await fill('Pickup point', 'Workshop')
    await fill('Street and number', 'Torstraße 1')
    await fill('City', 'Berlin')
    await mira.locator('#field-country').fill('DE')
    await press('Save')
    await wrongAt(/./)
    await mira.locator('#field-postalCode').fill('10119')
    await press('Save')
    await said('Saved.')
    await open('/shipping')
    expect(await mira.getByRole('row', { name: /Courier/ }).textContent()).toContain('picked up: Workshop')
  }, 90_000)

  it('fit into a phone', async () => {
    await mira.setViewportSize({ width: 390, height: 844 })
    for (const path of ['/promotions', '/promotions/new?kind=buyget', '/price-lists', '/tax', '/shipping']) {
      await open(path)
      const tooWide = await mira.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect(tooWide, path).toBeLessThanOrEqual(0)
      const rows = await mira
        .locator('nav.menu a')
        .evaluateAll((links) => new Set(links.map((link) => link.offsetTop)).size)
      expect(rows, 'rows of the menu').toBeLessThan(4)
    }
  }, 60_000)
})
