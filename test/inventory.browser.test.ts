import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoSellerMember } from '../api/demo/sellers.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { idasAddress } from './bought-order.ts'
import { newWindow, signInAt } from './desk-visitor.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let shop: Client
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

interface Visit {
  email: string
  password: string
  javaScriptEnabled?: boolean
}

/** The list of stock of a desk, as one who has signed in there sees it. */
async function inventoryOf(desk: string, { javaScriptEnabled = true, ...of }: Visit): Promise<Page> {
  const page = await signInAt(desk, await newWindow(browser, { javaScriptEnabled }), of)
  await page.getByRole('link', { name: /^(Goods|Inventory)$/ }).click()
  await page.getByRole('heading', { name: 'Inventory' }).waitFor()
  return page
}

/** Sets goods of an offer aside for a guest. */
async function hold(offerId: string, quantity: number) {
  const cart = await shop.createCart({ lineItems: [{ offerId, quantity }] })
  const { id: checkoutId } = await shop.createCheckout({
    cartId: cart.id,
    cartSecret: cart.secret,
    buyer: { email: 'ida@pear.example' },
    shippingAddress: idasAddress,
    shippingMethodId: (await shop.listShippingMethods()).items[0]?.id ?? '',
  })
  return { checkoutId, cartSecret: cart.secret }
}

/** A way to a desk that can be cut: what is open breaks, and nothing new gets through until it is mended. */
async function cuttableWay(desk: string) {
  const open = new Set<Socket>()
  let isCut = false
  const way = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(new URL(desk).port), 'localhost')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => [near, far].map((one) => one.destroy()))
    }
    near.pipe(far).pipe(near)
  }).listen(0, 'localhost')
  await once(way, 'listening')
  return {
    address: `http://localhost:${(way.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    mend() {
      isCut = false
    },
    remove() {
      this.cut()
      way.close()
    },
  }
}

/** Numbers of a row, as shown: available, on hand, set aside. */
const numbersOf = (page: Page, offerId: string) =>
  page.locator(`tr[data-offer="${offerId}"] td.number`).allInnerTexts()
const firstOf = (page: Page) => page.locator('tbody tr').first().getAttribute('data-offer')
/** Whether it is still the page that was opened. */
const isSamePage = (page: Page) => page.evaluate("document.documentElement.dataset.kept === 'yes'")

describe('the inventory of both desks', () => {
  it('moves as goods are set aside and sold, the lowest first, without a reload', async () => {
    const staff = await inventoryOf(running.admin, demoStaff)
    const seller = await inventoryOf(running.seller, demoSellerMember)
    for (const page of [staff, seller]) await page.evaluate("document.documentElement.dataset.kept = 'yes'")
    const { variants } = await shop.getProduct({ handle: 'ufer-mug' })
    const offers = variants.flatMap(({ offer }) => offer ?? [])
    const offer = offers.find(({ availability }) => (availability.quantity ?? 0) > 50)
    const offerId = offer?.id ?? ''
    const all = offer?.availability.quantity ?? 0
    expect(await firstOf(seller)).not.toBe(offerId)
    expect(await numbersOf(staff, offerId), 'there is too much of it for the first page').toEqual([])

    const { checkoutId, cartSecret } = await hold(offerId, all)
    const near = { timeout: 10_000, interval: 100 }
    for (const page of [staff, seller])
      await expect.poll(() => numbersOf(page, offerId), near).toEqual(['0', `${all}`, `${all}`])
    expect(await firstOf(seller)).toBe(offerId)
    const row = seller.locator(`tr[data-offer="${offerId}"]`)
    expect(await row.locator('.chip').textContent()).toBe('Sold out')
    await expect.poll(() => seller.getByRole('status').textContent(), near).toContain('is sold out')

    await shop.payCheckout({
      checkoutId,
      cartSecret,
      paymentMethod: 'pm_test_ok',
      returnUrl: `${running.shop}/checkout/return`,
    })
    for (const page of [staff, seller]) {
      await expect.poll(() => numbersOf(page, offerId), near).toEqual(['0', '0', '0'])
      expect(await isSamePage(page)).toBe(true)
    }
  }, 45_000)

  it('is true again after the connection was lost', async () => {
    const { email, password } = demoSellerMember
    const { token } = await shop.createSellerSession({ email, password })
    const api = createClient({ baseUrl: running.api, bearer: token })
    const way = await cuttableWay(running.seller)
    try {
      const seller = await inventoryOf(way.address, demoSellerMember)
      const offerId = (await seller.locator('tbody tr').last().getAttribute('data-offer')) ?? ''
      const [available = ''] = await numbersOf(seller, offerId)
      const shown = async () => (await numbersOf(seller, offerId))[0]
      const listed = async () => {
        const { items } = await api.listSellerStock({ status: 'low_stock' })
        return items.some((item) => item.offerId === offerId)
      }
      way.cut()
      await hold(offerId, Number(available) - 1)
      await expect.poll(listed, { timeout: 10_000, interval: 100 }).toBe(true)
      expect(await shown(), 'nothing is heard meanwhile').toBe(available)
      way.mend()
      await expect.poll(shown, { timeout: 15_000, interval: 100 }).toBe('1')
    } finally {
      way.remove()
    }
  }, 45_000)

  it('is a plain page without scripts: searched, narrowed down, page by page', async () => {
    const staff = await inventoryOf(running.admin, { ...demoStaff, javaScriptEnabled: false })
    const levels = async () =>
      (await staff.locator('tbody td.available').allInnerTexts()).map((text) => Number(text))
    const first = await levels()
    expect(first).toEqual(first.toSorted((a, b) => a - b))
    await staff.getByRole('link', { name: 'More there is of' }).click()
    await staff.waitForURL(/cursor=/)
    expect((await levels())[0]).toBeGreaterThanOrEqual(first.at(-1) ?? 0)
    await staff.getByRole('searchbox').fill('nl-ufr')
    await staff.getByLabel('Status').selectOption('In stock')
    await staff.getByRole('button', { name: 'Search' }).click()
    await staff.waitForURL(/search=nl-ufr/)
    const found = await staff.locator('tbody tr').allInnerTexts()
    expect(found.length).toBeGreaterThan(0)
    for (const text of found) expect(text).toContain('Ufer Mug')
    expect(Math.min(...(await levels()))).toBeGreaterThan(5)
  }, 30_000)

  it('is received, counted and prepared for a drop by staff and sellers, and the list that somebody looks at follows', async () => {
    const watching = await inventoryOf(running.admin, demoStaff)
    for (const [desk, who] of [
      [running.admin, demoStaff],
      [running.seller, demoSellerMember],
    ] as const) {
      const page = await inventoryOf(desk, { ...who, javaScriptEnabled: false })
      const row = page.locator('tbody tr').first()
      const offerId = (await row.getAttribute('data-offer')) ?? ''
      const [, onHand = ''] = await numbersOf(page, offerId)
      await row.getByRole('link').click()
      await page.getByRole('heading', { name: 'Prepare for a drop' }).waitFor()
      const kept = () => page.locator('dl.facts dd').nth(1).textContent()
      const press = async (name: string) => {
        await page.getByRole('button', { name }).click()
        await page.getByRole('heading', { name: 'What came and went' }).waitFor()
      }
      await page.getByLabel('Pieces', { exact: false }).first().fill('7')
      await page.getByLabel('Note').first().fill('Found in the attic')
      await press('Add them')
      await expect.poll(kept).toBe(`${Number(onHand) + 7}`)
      const near = { timeout: 10_000, interval: 100 }
      await expect
        .poll(async () => (await numbersOf(watching, offerId))[1], near)
        .toBe(`${Number(onHand) + 7}`)
      await page.getByLabel('Pieces that are there').fill('5')
      await press('That is how many there are')
      await expect.poll(kept).toBe('5')
      await page.getByLabel('Rows').fill('4')
      await press('Spread it')
      await page.getByText('in 4 rows').waitFor()
      await page.getByText('Found in the attic').waitFor()
      await press('The drop is over')
      await expect.poll(() => page.getByText('in 4 rows').count()).toBe(0)
    }
  }, 60_000)

  it('lets nobody listen whose session has ended', async () => {
    const seller = await inventoryOf(running.seller, { ...demoSellerMember, javaScriptEnabled: false })
    const cookies = await seller.context().cookies()
    const kept = cookies.find(({ name }) => name === 'tradepost_seller_desk')
    const { token } = JSON.parse(Buffer.from(kept?.value ?? '', 'base64url').toString())
    await createClient({ baseUrl: running.api, bearer: token }).endSellerSession()
    const reply = await seller.request.get(`${running.seller}/inventory/live`)
    expect(reply.status()).toBe(204)
  }, 30_000)
})
