import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { buyAsGuest } from './bought-order.ts'
import { atDesk, newWindow, signInAt } from './desk-visitor.ts'
import { mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let shop: Client
let staff: Client
/** The desk in the browser of somebody who manages the store, without JavaScript. */
let mira: Page
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  const { email, password } = demoStaff
  const { token } = await shop.createStaffSession({ email, password })
  staff = createClient({ baseUrl: running.api, bearer: token })
  mira = await signInAt(running.admin, await newWindow(browser), demoStaff)
  await mira.waitForURL(/\/orders$/)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

const { open, press, follow, said, section } = atDesk(() => ({ desk: running.admin, page: mira }))
const chip = (text: string) => mira.locator('.head .chip').getByText(text, { exact: true }).waitFor()

/** Buys, and opens the page of the payment. */
async function openPaymentOf(paymentMethod: string) {
  const order = await buyAsGuest(running, shop, { paymentMethod, quantity: 2 })
  const { items } = await staff.listOrderPayments({ orderId: order.id })
  const [payment] = items
  if (!payment) throw new Error('the order has no payment')
  await open(`/payments/${payment.id}`)
  return { order, payment }
}

/** What somebody does at the test provider's own pages. */
async function atTheProvider(reference: string | null, action: string): Promise<void> {
  const reply = await fetch(`${running.api}/test-provider/charges/${reference}/${action}`, { method: 'POST' })
  if (!reply.ok) throw new Error(`${action}: HTTP ${reply.status}`)
}

describe('the money at the desk', () => {
  it('finds a promised payment, takes a part of it, no more than there is, and lets the rest go', async () => {
    const { order } = await openPaymentOf('pm_test_authorized')
    await open('/payments')
    await follow('Promised')
    const row = mira.getByRole('row', { name: order.number })
    await row.getByRole('link').first().click()
    await chip('Promised')
    await mira.getByLabel('Amount').fill('one')
    await press('Take it')
    await mira.locator('label .wrong').waitFor()
    await mira.getByLabel('Amount').fill('9999')
    await press('Take it')
    await said('There is not so much left to take.')
    await mira.getByLabel('Amount').fill('10.00')
    await press('Take it')
    await said('below is what came of it')
    expect(await section('What was done with it').textContent()).toContain('€10.00')
    expect(await mira.getByRole('button', { name: 'Let all of it go' }).count(), 'a part is taken').toBe(0)
    await mira.getByLabel('Amount').fill('5.00')
    await mira.getByLabel('Let the rest go').check()
    await press('Take it')
    await chip('Taken')
    const { items } = await staff.listOrderPayments({ orderId: order.id })
    expect(items.map(({ captured, capturable }) => [captured.amount, capturable.amount])).toEqual([[1500, 0]])
    expect(await mira.getByRole('button', { name: 'Take it' }).count()).toBe(0)
  }, 60_000)

  it('lets a promise go; what the provider refuses is told and can be tried again', async () => {
    await openPaymentOf('pm_test_capture_fails')
    await press('Take it')
    await said('The provider refused to do it')
    expect(await section('What was done with it').textContent()).toContain('Refused')
    await press('Let all of it go')
    await said('It is let go')
    await chip('Let go')
  }, 60_000)

  it('asks the provider where a payment stands, and lists what differed with its payment and order', async () => {
    const { order, payment } = await openPaymentOf('pm_test_authorized')
    await atTheProvider(payment.providerReference, 'cancel')
    await press('Ask the provider')
    await said('The provider was asked')
    await chip('Let go')
    await open('/reconciliations')
    const row = mira.getByRole('row', { name: order.number })
    expect(await row.textContent()).toContain('let go what was authorized')
    await row.getByRole('link', { name: 'its payment' }).click()
    await chip('Let go')
    await open('/reconciliations?did=nothing')
    expect(await mira.textContent('main')).not.toContain(order.number)
  }, 60_000)

  it('shows what a bank asks back, from the message of the provider to its end', async () => {
    const { order, payment } = await openPaymentOf('pm_test_disputed')
    const disputed = async () => {
      await open('/disputes?status=needs_response')
      return mira.getByRole('row', { name: order.number }).count()
    }
    await expect.poll(disputed, { timeout: 15_000, interval: 500 }).toBe(1)
    await mira.getByRole('row', { name: order.number }).getByRole('link').first().click()
    await chip('To answer')
    await atTheProvider(payment.providerReference, 'win-dispute')
    const state = async () => {
      await mira.reload()
      return await mira.locator('.head .chip').textContent()
    }
    await expect.poll(state, { timeout: 15_000, interval: 500 }).toBe('Won')
    await open(`/payments/${payment.id}`)
    const told = section('What the provider told')
    expect(await told.textContent()).toContain('Followed')
    expect(await section('Asked back by the bank').textContent()).toContain('Won')
    await open('/payments/messages?status=applied')
    expect(await mira.locator(`a[href="/payments/${payment.id}"]`).count()).toBeGreaterThan(0)
  }, 60_000)

  it('gives a gift card by mail, shows its code once, and lets nobody pay with it once it is disabled', async () => {
    await open('/gift-cards')
    await mira.getByLabel('Worth').fill('a lot')
    await mira.getByLabel('Mail the code to').fill('bo@pear.example')
    await press('Give the card')
    await mira.locator('label .wrong').waitFor()
    expect(await mira.getByLabel('Mail the code to').inputValue(), 'what was entered stays').toBe(
      'bo@pear.example',
    )
    await mira.getByLabel('Worth').fill('25.00')
    await mira.getByLabel('Words in the mail').fill('Happy birthday, Bo')
    await press('Give the card')
    const code = await mira.getByRole('textbox', { name: 'The code of the gift card' }).inputValue()
    const mail = await mailTo(running, 'bo@pear.example')
    expect(mail.text).toContain('Happy birthday, Bo')
    expect(mail.text.replaceAll(/\W/g, '')).toContain(code.replaceAll(/\W/g, ''))
    await follow('I have it: show the card')
    expect(await mira.content(), 'nobody can show it again').not.toContain(code)
    expect(await mira.textContent('main')).toContain('€25.00')
    await press('Disable')
    await said('Nobody can pay with it any more.')
    await chip('Disabled')
    const order = await buyAsGuest(running, shop, { giftCard: code }).catch(String)
    expect(order).toContain('gift-card-not-accepted')
    await press('Let it pay again')
    const paid = await buyAsGuest(running, shop, { giftCard: code })
    await mira.reload()
    await section('Where it came from and went')
      .getByRole('row', { name: /Payment/ })
      .waitFor()
    await open('/gift-cards')
    await mira.getByLabel('How the code ends').fill(code.slice(-4))
    await press('Find')
    await follow(`…${code.slice(-4)}`)
    await chip('Active')
    await open(`/orders/${paid.id}/money`)
    expect(await mira.textContent('main')).toContain('Gift card')
  }, 60_000)

  it('shows a ledger that comes to 0, as of today and of earlier days, and the transfers of an account', async () => {
    const order = await buyAsGuest(running, shop)
    await open('/ledger')
    await mira.getByText('Comes to 0').waitFor()
    await mira.getByLabel('Accounts').selectOption('Payment provider')
    await press('Show')
    const accounts = section('Accounts')
    await accounts.getByText('Payment provider (test)').waitFor()
    expect(await accounts.getByRole('row').count(), 'no other accounts').toBe(1)
    await accounts.getByRole('link', { name: 'Transfers' }).click()
    await mira.getByText('Into and out of one account').waitFor()
    const paid = mira.getByRole('row', { name: /^Payment/ }).first()
    expect(await paid.locator(`a[href="/orders/${order.id}/money"]`).count(), 'latest first').toBe(1)
    await open('/ledger?day=2001-01-01')
    await mira.getByText('Comes to 0').waitFor()
    expect(await section('Trial balance').textContent()).not.toContain('€')
  }, 60_000)

  it('says that all books hold after all of this', async () => {
    await open('/books')
    await mira.getByText(/^.*All \d+ hold\./).waitFor()
    expect(await mira.getByRole('button', { name: 'Repair' }).count()).toBe(0)
    expect(await mira.getByRole('listitem').count()).toBeGreaterThan(20)
  }, 60_000)
})
