import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { buyAsGuest } from './bought-order.ts'
import { atDesk, newWindow, signInAt } from './desk-visitor.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let shop: Client
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

const { open, press, follow, said } = atDesk(() => ({ desk: running.admin, page: mira }))
const numbers = () => mira.locator('tbody th').allInnerTexts()

it('finds an order by how its number begins, by how far its money is and by whether it is held', async () => {
  const promised = await buyAsGuest(running, shop, { paymentMethod: 'pm_test_authorized', quantity: 1 })
  const paid = await buyAsGuest(running, shop, { paymentMethod: 'pm_test_ok', quantity: 1 })
  await open('/orders')
  const row = mira.getByRole('row', { name: promised.number })
  await row.getByText('Promised').waitFor()
  await mira.getByLabel('Number or e-mail').fill(paid.number.toLowerCase())
  await press('Search')
  await expect.poll(numbers).toEqual([paid.number])
  await open('/orders')
  await mira.getByLabel('Money').selectOption('Promised')
  await press('Search')
  await expect.poll(numbers).toEqual([promised.number])
  await open(`/orders/${promised.id}/changes`)
  await mira.getByLabel('Hold it because').fill('The address is odd')
  await press('Ship nothing for now')
  await said('Nothing of it is shipped.')
  await open('/orders')
  await mira.getByLabel('Held').check()
  await press('Search')
  await expect.poll(numbers).toEqual([promised.number])
  await mira.getByLabel('Tag').fill('no such tag')
  await press('Search')
  await mira.getByText('No order fits.').waitFor()
  await follow('Show all again')
  await expect.poll(async () => (await numbers()).length).toBe(2)
}, 60_000)

it('says of an order how far its money is, and of a refund that it was refused', async () => {
  const promised = await buyAsGuest(running, shop, { paymentMethod: 'pm_test_authorized', quantity: 1 })
  await open(`/orders/${promised.id}`)
  await mira.locator('.head .chip').getByText('Promised', { exact: true }).waitFor()
  expect(await mira.locator('main').textContent()).not.toContain('Paid')
  const order = await buyAsGuest(running, shop, { paymentMethod: 'pm_test_refund_fails', quantity: 1 })
  await open(`/orders/${order.id}/changes`)
  const form = mira.locator('form', { has: mira.getByRole('button', { name: 'Give it back' }) })
  await form.getByLabel('Why').fill('Broken')
  await form.getByLabel('Or an amount by itself').fill('99999')
  await press('Give it back')
  await said(/only €[\d.,]+ of this order are left to refund/)
  await form.getByLabel('Or an amount by itself').fill('1')
  await press('Give it back')
  await said('The payment provider refused: nothing of €1.00 went back.')
}, 60_000)

it('leads from the cart back to a payment that was left at the bank', async () => {
  const page = await newWindow(browser, {})
  const addsTo = page.getByRole('button', { name: 'Add to cart' }).first()
  await page.goto(`${running.shop}/p/alder-table-lamp`)
  await addsTo.click()
  await page.locator('.drawer-content').waitFor()
  await page.goto(`${running.shop}/checkout`)
  const fields = { email: 'ada@example.com', fullName: 'Ada Lovelace', streetAddress: 'Torstraße 1' }
  for (const [name, value] of Object.entries({ ...fields, postalCode: '10119', addressLocality: 'Berlin' }))
    await page.locator(`[name=${name}]`).fill(value)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.getByLabel('Test card with a second step').check()
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/test-provider/)
  const bank = page.url()
  await page.goto(`${running.shop}/cart`)
  await page.getByText('A payment for this cart is running').waitFor()
  expect(await page.getByRole('link', { name: 'Go to checkout' }).count()).toBe(0)
  await page.getByLabel(/^Quantity of /).selectOption('2')
  await page.getByRole('alert').getByText('so it stays as it is').waitFor()
  await page.getByRole('link', { name: 'Go on with the payment' }).click()
  const onward = page.getByRole('link', { name: 'Go on at the bank' })
  expect(await onward.getAttribute('href')).toBe(bank)
  expect(await page.getByRole('link', { name: 'Change' }).count(), 'nothing can be changed meanwhile').toBe(0)
  const payment = page.url()
  await page.goto(`${running.shop}/checkout`)
  expect(page.url(), 'there is no form to fill in').toBe(payment)
  await page.goto(`${running.shop}/p/ufer-mug`)
  await addsTo.click()
  await page.getByRole('link', { name: 'Go on with the payment' }).click()
  await onward.waitFor()
  expect(page.url()).toBe(payment)
}, 60_000)
