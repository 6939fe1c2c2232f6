import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { newWindow, signInAt } from './desk-visitor.ts'
import { press, putIntoCart } from './shop-visitor.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

const shopper = (javaScriptEnabled = true) => newWindow(browser, { baseURL: running.shop, javaScriptEnabled })
const main = async (page: Page) => ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ')
const titles = (page: Page) => page.locator('main .card .title').allTextContents()

/** Pages are kept for two seconds, and shown once more while they are made anew. */
async function until(page: Page, path: string, isRight: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(path)
    if (await isRight()) return
    await page.waitForTimeout(500)
  }
  throw new Error(`${path} never became as it should: ${await main(page)}`)
}

async function chooseCurrency(page: Page, currency: string): Promise<void> {
  await page.getByLabel('See prices in').selectOption(currency)
  await press(page, 'Change')
}

describe('collections', () => {
  it('are made at the desk without JavaScript, and found in the shop in the order that was chosen', async () => {
    const desk = await newWindow(browser, { baseURL: running.admin, javaScriptEnabled: false })
    await signInAt(running.admin, desk, demoStaff)
    await desk.waitForURL(/\/orders$/)
    await desk.goto('/collections')
    expect(await main(desk)).toContain('The long table')
    await desk.getByRole('textbox', { name: 'Title', exact: true }).fill('Rainy Sundays')
    await desk.getByLabel('Description').fill('<p>Stay in.</p><script>1</script>')
    await press(desk, 'Make the collection')
    await desk.locator('.notice').getByText('now choose its products').waitFor()
    for (const find of ['Heide', 'Tau']) {
      await desk.getByLabel('Name or SKU').fill(find)
      await press(desk, 'Look up')
      await desk.getByRole('button', { name: /^Add / }).first().click()
      await desk.locator('.notice').getByText('The product is in it').waitFor()
    }
    await desk.getByText('Change the order').click()
    const box = desk.locator('textarea[name=order]')
    const [first = '', second = ''] = (await box.inputValue()).split('\n')
    await box.fill('prod_nonsense\n')
    await press(desk, 'Set the order')
    await desk.locator('label .wrong').waitFor()
    await box.fill([second, first].join('\n'))
    await press(desk, 'Set the order')
    await desk.locator('.notice').getByText('This is the order now').waitFor()

    const page = await shopper(false)
    await until(page, '/collections/rainy-sundays', async () => (await titles(page)).length === 2)
    expect((await titles(page))[0]).toMatch(/^Tau/)
    expect(await main(page)).toContain('Stay in.')
    await until(page, '/collections', async () => (await main(page)).includes('Rainy Sundays'))
    expect((await page.goto('/collections/none'))?.status()).toBe(404)

    await desk.getByLabel(/^Shoppers find it/).uncheck()
    await press(desk, 'Save')
    await desk.locator('.notice').getByText('Saved.').waitFor()
    await until(page, '/collections/rainy-sundays', async () => !(await main(page)).includes('Rainy Sundays'))
  })

  it('are linked from the home page, and sort as every shelf', async () => {
    const page = await shopper()
    await page.goto('/')
    await page.getByRole('link', { name: /^The long table/ }).click()
    await page.waitForURL(/\/collections\/the-long-table$/)
    const own = await titles(page)
    await page.getByRole('link', { name: 'Price, low to high' }).click()
    await page.waitForURL(/sort=price/)
    expect((await titles(page)).toSorted()).toEqual(own.toSorted())
  })
})

describe('another currency', () => {
  it('is chosen without JavaScript: pages, cart and shipping are in it, and what has no price is not sold', async () => {
    const page = await shopper(false)
    await putIntoCart(page, '/p/ufer-plate')
    await page.goto('/p/quelle-carafe')
    await chooseCurrency(page, 'DKK')
    await page.waitForURL(/\/p\/quelle-carafe$/)
    expect(await page.locator('[data-money]').first().textContent()).toContain('DKK')
    await press(page, 'Add to cart')
    await page.getByRole('link', { name: 'Go to checkout' }).first().waitFor()
    // What was in the cart before has come along.
    expect(await main(page)).toContain('Ufer')
    expect(await page.locator('[data-cart-total]').textContent()).toContain('DKK')
    expect(await main(page)).not.toContain('€')
    await page.goto('/p/flur-rug')
    expect(await main(page)).toContain('Not sold in DKK')
    await page.goto('/c/textiles')
    expect(await main(page)).toContain('Not sold in DKK')
    await page.goto('/c/table')
    expect(await page.locator('main .card .price').first().textContent()).toContain('DKK')
    // Nobody else sees it.
    const other = await shopper(false)
    await other.goto('/c/table')
    expect(await other.locator('main .card .price').first().textContent()).toContain('€')
    await chooseCurrency(page, 'EUR')
    expect(await page.locator('main .card .price').first().textContent()).toContain('€')
  })
})

describe('quantities', () => {
  it('are offered on the page of a product as a cart takes them', async () => {
    const page = await shopper()
    await page.goto('/p/linie-ballpoint')
    expect(await main(page)).toContain('Sold from 2 pieces on, 2 at a time, up to 20 pieces.')
    const quantities = page.locator('[data-quantity] option')
    expect((await quantities.allTextContents()).slice(0, 3)).toEqual(['2', '4', '6'])
    await press(page, 'Add to cart')
    await page.getByRole('link', { name: 'Go to checkout' }).first().waitFor()
  })
})
