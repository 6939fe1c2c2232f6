import { once } from 'node:events'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

async function newPage(
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; hosts: Set<string> }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  return { page, hosts }
}

/** From a product to the payment page, as a guest. */
async function checkOut(page: Page, path: string): Promise<void> {
  await page.goto(`${running.shop}${path}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  // With JavaScript the cart opens beside the page, without it instead of the page.
  await page
    .getByRole('link', { name: /check ?out/i })
    .first()
    .waitFor()
  await page.goto(`${running.shop}/cart`)
  await page
    .getByRole('link', { name: /check ?out/i })
    .first()
    .click()
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await page.getByLabel('Street and number').fill('Torstraße 1')
  await page.getByLabel('Postal code').fill('10119')
  await page.getByLabel('City').fill('Berlin')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.getByRole('button', { name: /^Pay / }).waitFor()
}

const pay = async (page: Page, method: string) => {
  await page.getByLabel(method).check()
  await page.getByRole('button', { name: /^Pay / }).click()
}

const orderStatus = (page: Page) => page.locator('[data-order-status]').getAttribute('data-order-status')

describe('a person in a browser', () => {
  it('browses, searches, chooses, buys as a guest, and sees the order shipped by staff', async () => {
    const { page, hosts } = await newPage()
    await page.goto(running.shop)
    await page.getByRole('searchbox').first().fill('alder lamp')
    await page.getByRole('searchbox').first().press('Enter')
    await page
      .getByRole('link', { name: /Alder Table Lamp/ })
      .first()
      .click()
    await page.getByText('Moss', { exact: true }).click()
    await expect.poll(() => new URL(page.url()).search).toContain('Moss')
    await checkOut(page, `${new URL(page.url()).pathname}${new URL(page.url()).search}`)
    await pay(page, 'Test card that works')
    await page.waitForURL(/\/orders\/ord_/)
    expect(await orderStatus(page)).toBe('placed')
    expect(await page.textContent('body')).toContain('Moss')
    const number = (await page.locator('[data-order-number]').textContent()) ?? ''
    const paidWith = (on: Page) => on.locator('[data-tenders]').textContent()
    expect(await paidWith(page)).toContain('ending in 4242')
    const orderPage = page.url()
    expect(new URL(orderPage).search, 'the secret does not stay in the address').toBe('')

    const stranger = await newPage()
    expect((await stranger.page.goto(orderPage))?.status(), 'the id alone opens nothing').toBe(404)

    const staff = (await newPage()).page
    await staff.goto(running.admin)
    await staff.getByLabel('E-mail').fill(demoStaff.email)
    await staff.getByLabel('Password').fill(demoStaff.password)
    await staff.getByRole('button', { name: 'Sign in' }).click()
    await staff.getByRole('link', { name: number }).first().click()
    expect(await paidWith(staff)).toContain('ending in 4242')
    await staff.getByLabel('Carrier').fill('DHL')
    await staff.getByLabel(/Tracking number/).fill('00340434161094042557')
    await staff.getByRole('button', { name: /ship/i }).click()
    await staff.getByText('00340434161094042557').first().waitFor()

    await page.reload()
    expect(await orderStatus(page)).toBe('fulfilled')
    expect(await page.textContent('body')).toContain('00340434161094042557')
    expect([...hosts], 'pages ask no other host').toEqual([new URL(running.shop).host])
  }, 90_000)

  it('is told that a payment was declined, and pays with a second step instead, without JavaScript', async () => {
    const { page } = await newPage({ javaScriptEnabled: false })
    await checkOut(page, '/p/ufer-mug')
    await pay(page, 'Test card that is declined')
    await page
      .getByText(/declined/i)
      .first()
      .waitFor()
    await pay(page, 'Test card with a second step')
    await page.getByRole('button', { name: 'Confirm payment' }).click()
    await page.waitForURL(/\/orders\/ord_/)
    expect(await orderStatus(page)).toBe('placed')
  }, 60_000)

  it('steps back from the bank, chooses another way to pay, and has one order', async () => {
    const { page } = await newPage()
    await checkOut(page, '/p/ufer-mug')
    await pay(page, 'Test card that is declined')
    await page.getByText('The payment was declined.').waitFor()
    await pay(page, 'Test card with a second step')
    await page.getByRole('button', { name: 'Confirm payment' }).waitFor()
    const bank = page.url()
    await page.goBack()
    await page.getByText('A payment for this order is running.').waitFor()
    expect(await page.getByText('The payment was declined.').count(), 'old news').toBe(0)
    await page.getByRole('button', { name: 'Choose another way to pay' }).click()
    await page.getByText('The payment was canceled. Nothing was charged').waitFor()
    await pay(page, 'Test card that works')
    await page.waitForURL(/\/orders\/ord_/)
    expect(await orderStatus(page)).toBe('placed')
    await page.goto(bank)
    expect(await page.getByRole('button', { name: 'Confirm payment' }).count()).toBe(0)
  }, 60_000)

  it('has paid at the bank, and finds the order where another way to pay was to be chosen', async () => {
    const { page } = await newPage({ javaScriptEnabled: false })
    await checkOut(page, '/p/ufer-mug')
    await pay(page, 'Test card with a second step')
    await page.getByRole('button', { name: 'Confirm payment' }).waitFor()
    const bank = new URL(page.url())
    await page.goBack()
    const body = new URLSearchParams({ answer: 'approve' })
    await fetch(bank, { method: 'POST', body, redirect: 'manual' })
    await page.getByRole('button', { name: 'Choose another way to pay' }).click()
    await page.waitForURL(/\/orders\/ord_/)
    expect(await orderStatus(page)).toBe('placed')
  }, 60_000)

  it('buys in yen, where there are no cents', async () => {
    const { page } = await newPage()
    const kumo = running.shop.replace('//localhost', '//kumo.localhost')
    await page.goto(`${kumo}/p/kasumi-notebook`)
    expect(await page.textContent('main')).toMatch(/¥\s?[\d,]+(?![.\d])/)
  }, 30_000)

  it('tries the API in Swagger UI with the demo keys filled in, and no other host is asked', async () => {
    const { page, hosts } = await newPage()
    // Swagger UI draws a document of this size slowly where the machine is busy.
    page.setDefaultTimeout(60_000)
    await page.goto(`${running.api}/docs`)
    // The whole contract is read before anything can be tried.
    await page.locator('.btn.authorize.locked').first().waitFor({ timeout: 60_000 })
    const tryOut = async (operation: string, status: string) => {
      const block = page.locator(`#operations-${operation}`)
      const [tag] = operation.split('-')
      const part = page.locator(`#operations-tag-${tag}`)
      if ((await part.getAttribute('data-is-open')) !== 'true') await part.click()
      await block.locator('.opblock-summary').click()
      await block.locator('.execute').click()
      const answered = block.locator('.live-responses-table tbody .response-col_status').first()
      const told = async () => `${operation} ${await answered.textContent()}`
      await expect.poll(told, { timeout: 60_000 }).toContain(status)
      await block.locator('.opblock-summary').click()
      // With too many operations open, Swagger UI draws only those in sight.
      await part.click()
    }
    await tryOut('Cart-createCart', '201')
    await tryOut('Cart-addCartLine', '200')
    await tryOut('Checkout-createCheckout', '201')
    await tryOut('Checkout-payCheckout', '200')
    await tryOut('Orders-getOrder', '200')
    await tryOut('Admin-createFulfillment', '201')
    await tryOut('Account-createStaffSession', '201')
    await tryOut('Admin-listCustomers', '200')
    expect([...hosts].filter((host) => host !== '')).toEqual([new URL(running.api).host])
  }, 240_000)

  it('stops everything within two seconds of Ctrl-C and leaves no process behind', async () => {
    const begun = performance.now()
    running.child.kill('SIGINT')
    await once(running.child, 'exit')
    const seconds = (performance.now() - begun) / 1000
    for (const url of [running.shop, running.admin, running.seller, running.api]) {
      await expect(fetch(url)).rejects.toThrow()
    }
    // Twice the promise: the machine may be busy with other tests.
    expect(seconds).toBeLessThan(4)
  }, 20_000)
})
