// length: the ways of staff with orders, each with what only it needs, on one running system.

import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { buyAsGuest } from './bought-order.ts'
import { atDesk, newWindow, signInAt } from './desk-visitor.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let shop: Client
/** The desk in the browser of somebody who manages the store, without JavaScript. */
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

async function asStaff(): Promise<Client> {
  const { email, password } = demoStaff
  const { token } = await shop.createStaffSession({ email, password })
  return createClient({ baseUrl: running.api, bearer: token })
}

const { open, press, follow, said, section } = atDesk(() => ({ desk: running.admin, page: mira }))

describe('an order at the desk', () => {
  it('gives back pieces, then shipping, then the rest as an amount, and not a cent more', async () => {
    const order = await buyAsGuest(running, shop, { quantity: 2 })
    await open(`/orders/${order.id}`)
    await follow('Refunds, returns, notes, cancellation')
    const pieces = mira.getByLabel(/^Pieces of/).first()
    await pieces.fill('1')
    await mira.getByLabel('Or an amount by itself').fill('1.00')
    await mira.getByLabel('Why').first().fill('A chip in the rim')
    await press('Give it back')
    await said('stands alone')
    expect(await pieces.inputValue(), 'what was entered stays').toBe('1')
    await mira.getByLabel('Or an amount by itself').fill('')
    await press('Give it back')
    await said('The money is on its way back.')
    expect(await pieces.getAttribute('max'), 'what was given back is not offered again').toBe('1')
    const given = section('Given back')
    expect(await given.textContent()).toContain('A chip in the rim')

    await mira.getByLabel('Or an amount by itself').fill('9999')
    await mira.getByLabel('Why').first().fill('Far too much')
    await press('Give it back')
    await said(/more than|not so much|left/)
    expect(await given.getByRole('row').count(), 'nothing was given back').toBe(1)

    await mira.getByLabel('Or an amount by itself').fill('')
    await mira.getByLabel('Of shipping').fill('1.00')
    await mira.getByLabel('Why').first().fill('It came late')
    await press('Give it back')
    await said('The money is on its way back.')
    const left = /; ([^;]+) are left/.exec((await given.textContent()) ?? '')?.[1] ?? ''
    await mira.getByLabel('Or an amount by itself').fill(left.replaceAll(/[^\d.]/g, ''))
    await mira.getByLabel('Why').first().fill('All the rest')
    await press('Give it back')
    await said('The money is on its way back.')
    expect(await given.textContent()).toContain('€0.00 are left')
    expect(await given.getByRole('button', { name: 'Give it back' }).count()).toBe(0)

    const { items } = await shop.listOrderRefunds({ orderId: order.id, orderSecret: order.secret })
    const { totals } = await shop.getOrder({ orderId: order.id, orderSecret: order.secret })
    expect(items.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(totals.total.amount)
  }, 60_000)

  it('ships nothing of what is held, and ships it when it is released', async () => {
    const order = await buyAsGuest(running, shop)
    await open(`/orders/${order.id}/changes`)
    await mira.getByLabel('Hold it because').fill('The address looks odd')
    await press('Ship nothing for now')
    await said('Nothing of it is shipped.')
    await open(`/orders/${order.id}`)
    expect(await mira.textContent('main')).toContain('Held: The address looks odd')
    expect(await mira.getByLabel('Carrier').count()).toBe(0)
    await open(`/orders/${order.id}/changes`)
    await press('Let it be shipped')
    await said('It may be shipped.')
    await open(`/orders/${order.id}`)
    await mira.getByLabel('Carrier').fill('DHL')
    await press(/ship/i)
    await open(`/orders/${order.id}/changes`)
    await press(/^The parcel of .* has arrived$/)
    await said('It has arrived.')
    expect(await mira.getByRole('button', { name: /has arrived$/ }).count()).toBe(0)
  }, 60_000)

  it('keeps notes and tags; the buyer reads only the notes that are for them', async () => {
    const order = await buyAsGuest(running, shop)
    await open(`/orders/${order.id}/changes`)
    await mira.getByLabel('Note').fill('Called twice, nobody answered')
    await press('Write it down')
    await said('Written down.')
    await mira.getByLabel('Note').fill('We wrap it in paper, as you asked')
    await mira.getByLabel('The buyer reads it, too').check()
    await press('Write it down')
    await said('Written down.')
    await mira.getByLabel('Tags').fill('gift, to call , gift')
    await press('Save')
    await said('Saved.')
    expect((await mira.getByLabel('Tags').inputValue()).split(', ').sort()).toEqual(['gift', 'to call'])
    expect(await section('What happened').textContent()).toContain(demoStaff.name)

    const buyer = await (await browser.newContext()).newPage()
    await buyer.goto(`${running.shop}/orders/${order.id}?key=${order.secret}`)
    const told = (await buyer.textContent('main')) ?? ''
    expect(told).toContain('We wrap it in paper')
    expect(told).not.toContain('nobody answered')
    await buyer.context().close()
  }, 60_000)

  it('takes goods back: asked for, approved with a label, come, looked at, paid back', async () => {
    const order = await buyAsGuest(running, shop, { quantity: 2 })
    const asked = { orderId: order.id, orderSecret: order.secret }
    await open(`/orders/${order.id}`)
    await mira.getByLabel('Carrier').fill('DHL')
    await press(/ship/i)
    const [line] = (await shop.getOrder(asked)).lineItems
    await shop.createReturn({
      ...asked,
      reason: 'Too small',
      lineItems: [{ id: line?.id ?? '', quantity: 2 }],
    })
    await open('/returns')
    await mira.getByRole('navigation', { name: 'Which returns' }).getByText('Asked for').click()
    await follow(order.number)
    await mira.getByLabel('Carrier of the label').fill('DHL')
    await mira.getByLabel('Label to print').fill('https://labels.example/1')
    await press('It may')
    await said('The buyer is told that it may come back.')
    await press('It has come')
    await said('It has come. Look at it next.')
    await mira.getByLabel(/pieces to pay back/).fill('1')
    await mira.getByLabel(/pieces to sell again/).fill('1')
    await press('Done')
    await said('for sale again')
    await press('Pay back what was accepted')
    await said('The money is on its way.')
    expect(await mira.textContent('main')).toContain('Done')
    const { items } = await shop.listOrderRefunds(asked)
    expect(items.map(({ amount }) => amount.amount)).toEqual([(line?.total.amount ?? 0) / 2])
    await follow('Returns')
    await mira.getByRole('navigation', { name: 'Which returns' }).getByText('Paid back').click()
    await mira.getByRole('link', { name: order.number }).waitFor()
  }, 60_000)

  it('ends a return of which nothing was accepted, and speaks of no money', async () => {
    const order = await buyAsGuest(running, shop)
    const asked = { orderId: order.id, orderSecret: order.secret }
    await open(`/orders/${order.id}`)
    await mira.getByLabel('Carrier').fill('DHL')
    await press(/ship/i)
    const lineItems = (await shop.getOrder(asked)).lineItems.map(({ id, quantity }) => ({ id, quantity }))
    await shop.createReturn({ ...asked, reason: 'Too small', lineItems })
    await open('/returns')
    await follow(order.number)
    for (const step of ['It may', 'It has come']) await press(step)
    await mira.getByLabel(/pieces to pay back/).fill('0')
    await mira.getByLabel('For the buyer').fill('It has been worn')
    await press('Done')
    await said('for sale again')
    await press('End it: nothing is paid back')
    await said('It is over. Nothing was due.')
    expect(await mira.locator('.head .chip').textContent()).toBe('Nothing due')
    const buyer = await newWindow(browser)
    await buyer.goto(`${running.shop}/orders/${order.id}?key=${order.secret}`)
    const told = await buyer.locator('[data-returns]').textContent()
    expect(told).toContain('Nothing was paid back')
    expect(told).toContain('It has been worn')
    await buyer.context().close()
  }, 60_000)

  it('cancels an order for good; all that was paid goes back, and its books come to 0', async () => {
    const order = await buyAsGuest(running, shop)
    await open(`/orders/${order.id}/changes`)
    const cancel = section('Cancel the order')
    await cancel.getByLabel('Why').fill('The kiln broke')
    await press('Cancel it for good')
    await said('The order is canceled.')
    expect(await mira.textContent('main')).toContain('The kiln broke')
    expect(await cancel.count()).toBe(0)
    await follow('Its whole money')
    expect(await mira.locator('.head .chip').textContent()).toContain('Settled')
    const { status } = await shop.getOrder({ orderId: order.id, orderSecret: order.secret })
    expect(status).toBe('canceled')
  }, 60_000)
})

/** A line of the desk's form that adds a thing of the demo. */
async function lineOf(handle: string, price = ''): Promise<string> {
  const { title, variants } = await shop.getProduct({ handle })
  const offer = variants
    .flatMap((variant) => variant.offer ?? [])
    .find((one) => one.availability.quantity !== 0)
  return `${offer?.id} ${title}; 1${price && `; ${price}`}`
}

/** The page of an order in the browser of its buyer, without JavaScript. */
async function openAsBuyer(order: { id: string; secret: string }): Promise<Page> {
  const page = await newWindow(browser)
  await page.goto(`${running.shop}/orders/${order.id}?key=${order.secret}`)
  return page
}

describe('what was ordered, changed at the desk', () => {
  it('shows what it comes to before anything is done, then does it and gives the difference back', async () => {
    const order = await buyAsGuest(running, shop, { quantity: 2 })
    const asked = { orderId: order.id, orderSecret: order.secret }
    await open(`/orders/${order.id}/changes`)
    await follow('Take pieces off, or add some')
    await mira.getByLabel(/^Take off: /).fill('1')
    await mira.getByLabel('Add').fill('A moon; 1')
    await press('See what it comes to')
    await mira.locator('label .wrong').waitFor()
    expect(await mira.getByLabel(/^Take off: /).inputValue(), 'what was entered stays').toBe('1')
    await mira.getByLabel('Add').fill(await lineOf('streif-tea-towels', '5.00'))
    await press('See what it comes to')
    await said('Nothing is done yet.')
    const preview = section('What it would come to')
    expect(await preview.textContent()).toMatch(/€[\d.]+ goes back to the buyer: €5\.00 added/)
    expect((await shop.getOrder(asked)).lineItems).toHaveLength(1)

    await press('Drop it')
    await said('Nothing of it is done.')
    expect(await preview.count()).toBe(0)
    await mira.getByLabel(/^Take off: /).fill('1')
    await mira.getByLabel('Add').fill(await lineOf('streif-tea-towels', '5.00'))
    await press('See what it comes to')
    await press(/^Do it, and give €[\d.]+ back$/)
    await said('It is done.')
    const { lineItems } = await shop.getOrder(asked)
    expect(lineItems.map(({ quantity, removedQuantity }) => [quantity, removedQuantity])).toEqual([
      [2, 1],
      [1, 0],
    ])
    await section('What was ordered').getByText('Done', { exact: true }).waitFor()
    await follow('Its whole money')
    await mira.locator('.head .chip').getByText('Settled').waitFor()
  }, 60_000)

  it('asks the buyer for the difference, who pays it on the page of the order, and only then does it', async () => {
    const order = await buyAsGuest(running, shop)
    await open(`/orders/${order.id}/edit`)
    await mira.getByLabel('Add').fill(await lineOf('streif-tea-towels', '7.50'))
    await press('See what it comes to')
    await press('Ask the buyer for €7.50')
    await said('A mail asks the buyer to pay')

    const buyer = await openAsBuyer(order)
    await buyer.getByRole('link', { name: 'See the change, and pay' }).click()
    expect(await buyer.locator('[data-due]').textContent()).toContain('7.50')
    await buyer.getByLabel('Test card that is declined').check()
    await buyer.getByRole('button', { name: /^Pay / }).click()
    await buyer.getByText('The payment was declined.').waitFor()
    await buyer.getByLabel('Test card with a second step').check()
    await buyer.getByRole('button', { name: /^Pay / }).click()
    await buyer.getByRole('button', { name: 'Confirm payment' }).waitFor()
    await buyer.goBack()
    await buyer.getByText('Your bank still waits for you to confirm.').waitFor()
    await buyer.getByText('the shop can take the change back').waitFor()
    expect(await buyer.getByText('The payment was declined.').count(), 'old news').toBe(0)
    await buyer.getByRole('link', { name: 'Go on at the bank' }).click()
    await buyer.getByRole('button', { name: 'Confirm payment' }).click()
    await buyer.waitForURL(/\/orders\/ord_[^/]+$|news=order-edited/)
    await buyer.getByText('Your order is changed.').waitFor()
    expect(await buyer.getByRole('link', { name: 'See the change, and pay' }).count()).toBe(0)
    await buyer.context().close()

    await open(`/orders/${order.id}/changes`)
    await section('What was ordered').getByText('Done', { exact: true }).waitFor()
    await follow('Its whole money')
    await mira.locator('.head .chip').getByText('Settled').waitFor()
  }, 60_000)

  it('asks for the difference, which a gift card pays alone, or says what is wrong with it', async () => {
    const order = await buyAsGuest(running, shop)
    await open(`/orders/${order.id}/edit`)
    await mira.getByLabel('Add').fill('Streif Tea Towels, Ink; 1; 7.50')
    await press('See what it comes to')
    await press('Ask the buyer for €7.50')
    const staff = await asStaff()
    const { code } = await staff.createGiftCard({ amount: { amount: 2000, currency: 'EUR' } })
    const buyer = await openAsBuyer(order)
    await buyer.getByRole('link', { name: 'See the change, and pay' }).click()
    const pays = buyer.getByRole('button', { name: /^Pay / })
    await buyer.getByLabel('Code of a gift card').fill('CD34-FGHJ-KMNP-QRTV-WXY9')
    await buyer.getByLabel('Gift card or credit alone').check()
    await pays.click()
    await buyer.getByText('This gift card cannot be used.').waitFor()
    expect(await buyer.getByLabel('Code of a gift card').inputValue(), 'what was entered stays').not.toBe('')
    await buyer.getByLabel('Code of a gift card').fill(code.toLowerCase())
    await pays.click()
    await buyer.getByText('Your order is changed.').waitFor()
    await buyer.context().close()
    const { tenders } = await staff.getOrderMoney({ orderId: order.id })
    const own = tenders.filter(({ tender }) => tender === 'gift_card').map(({ captured }) => captured.amount)
    expect(own).toEqual([750])
  }, 60_000)

  it('fills the form in as it was, where the order has changed since or the look at it is too old', async () => {
    const order = await buyAsGuest(running, shop, { quantity: 2 })
    const staff = await asStaff()
    await open(`/orders/${order.id}/edit`)
    await mira.getByLabel(/^Take off: /).fill('1')
    await mira.getByLabel('Add').fill(await lineOf('streif-tea-towels', '5.00'))
    await mira.getByLabel('Note').fill('By phone')
    await press('See what it comes to')
    await said('This is what it would come to.')
    await staff.createOrderNote({ orderId: order.id, body: 'Called' })
    await press(/^Do it, and give €[\d.]+ back$/)
    await said('The order has changed since.')
    const isFilledIn = async () => {
      expect(await mira.getByLabel(/^Take off: /).inputValue()).toBe('1')
      expect(await mira.getByLabel('Add').inputValue()).toMatch(/^off_\w+ .*; 1; 5\.00$/)
      expect(await mira.getByLabel('Note').inputValue()).toBe('By phone')
    }
    await isFilledIn()
    expect(await mira.getByRole('button', { name: /^Do it/ }).count(), 'nothing to press').toBe(0)
    await press('See what it comes to')
    await said('This is what it would come to.')
    const page = await mira.context().newPage()
    await page.goto(mira.url())
    await page.getByRole('button', { name: 'Drop it', exact: true }).click()
    await page.getByText('Nothing of it is done.').waitFor()
    await page.close()
    await press(/^Do it, and give €[\d.]+ back$/)
    await said('This change is done, dropped or too old.')
    await isFilledIn()
  }, 60_000)

  it('takes back what it asked for: the buyer is asked for nothing any more', async () => {
    const order = await buyAsGuest(running, shop)
    await open(`/orders/${order.id}/edit`)
    await mira.getByLabel('Add').fill(await lineOf('streif-tea-towels', '7.50'))
    await press('See what it comes to')
    await press('Ask the buyer for €7.50')
    const buyer = await openAsBuyer(order)
    await buyer.getByRole('link', { name: 'See the change, and pay' }).click()
    await press('Take it back')
    await said('Nothing of it is done.')
    await buyer.getByLabel('Test card that works').check()
    await buyer.getByRole('button', { name: /^Pay / }).click()
    await buyer.getByRole('heading', { name: 'This change is off' }).waitFor()
    await buyer.getByRole('heading', { name: 'What you would have got' }).waitFor()
    expect(await buyer.locator('[data-due]').count()).toBe(0)
    await buyer.getByRole('link', { name: 'Back to the order' }).click()
    expect(await buyer.getByRole('link', { name: 'See the change, and pay' }).count()).toBe(0)
    await buyer.context().close()
  }, 60_000)

  it('exchanges what came back for something else, and the buyer pays nothing for the same price', async () => {
    const order = await buyAsGuest(running, shop)
    const asked = { orderId: order.id, orderSecret: order.secret }
    await open(`/orders/${order.id}`)
    await mira.getByLabel('Carrier').fill('DHL')
    await press(/ship/i)
    const buyer = await openAsBuyer(order)
    await buyer.getByRole('link', { name: 'Send something back' }).click()
    await buyer.getByLabel(/^Pieces of/).fill('1')
    await buyer.getByLabel('What would you like for it?').selectOption('Something else instead')
    await buyer.getByLabel('Why').fill('The other color, please')
    await buyer.getByRole('button', { name: 'Ask to send it back' }).click()
    await buyer.waitForURL(/\/orders\/ord_[^/]+$/)
    await buyer.context().close()

    await open('/returns')
    await follow(order.number)
    await press('It may')
    await press('It has come')
    await press('Done')
    await follow('Choose what goes out instead')
    expect(await mira.textContent('h1')).toBe('Exchange')
    const [line] = (await shop.getOrder(asked)).lineItems
    await mira
      .getByLabel('Add')
      .fill(await lineOf('streif-tea-towels', ((line?.unitPrice.amount ?? 0) / 100).toFixed(2)))
    await press('See what it comes to')
    await mira.getByText('Nobody pays anything').waitFor()
    await press('Do it')
    await said('It is done.')
    const { items } = await shop.listOrderReturns(asked)
    expect(items.map(({ state }) => state)).toEqual(['completed'])
    expect((await shop.getOrder(asked)).status).toBe('partially_fulfilled')
  }, 60_000)

  it('leaves books that hold', async () => {
    await open('/books')
    await mira.getByText(/All \d+ hold\./).waitFor()
  }, 60_000)
})
