import { createClient } from '@tradepost/sdk'
import { it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { buyAsGuest } from './bought-order.ts'
import { atDesk, newWindow, signInAt } from './desk-visitor.ts'
import { startWholeSystem } from './whole-system.ts'

it('looks', async () => {
  const running = await startWholeSystem()
  const browser = await launchBrowser()
  try {
    const shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
    const { email, password } = demoStaff
    const { token } = await shop.createStaffSession({ email, password })
    const staff = createClient({ baseUrl: running.api, bearer: token })
    const mira = await signInAt(running.admin, await newWindow(browser), demoStaff)
    await mira.waitForURL(/\/orders$/)
    const { open, press, said } = atDesk(() => ({ desk: running.admin, page: mira }))
    const act = (reference: string | null, action: string) =>
      fetch(`${running.api}/test-provider/charges/${reference}/${action}`, { method: 'POST' })
    const order = await buyAsGuest(running, shop, { paymentMethod: 'pm_test_authorized', quantity: 2 })
    const [payment] = (await staff.listOrderPayments({ orderId: order.id })).items
    if (!payment) throw new Error('none')
    await act(payment.providerReference, 'capture?amount=1000')
    await act(payment.providerReference, 'refund?amount=300')
    await staff.checkPayment({ paymentId: payment.id })
    await open(`/payments/${payment.id}`)
    await mira.setViewportSize({ width: 1280, height: 1000 })
    await mira.screenshot({ path: '/tmp/t8d/part-wide.png', fullPage: true })
    await mira.setViewportSize({ width: 390, height: 844 })
    await mira.screenshot({ path: '/tmp/t8d/part-narrow.png', fullPage: true })
    await mira.setViewportSize({ width: 1280, height: 1000 })
    await mira.getByRole('button', { name: /^Let the other/ }).click()
    await said('The rest is let go')
    await act(payment.providerReference, 'dispute')
    await new Promise((done) => setTimeout(done, 4000))
    await open(`/payments/${payment.id}`)
    await mira.screenshot({ path: '/tmp/t8d/disputed-wide.png', fullPage: true })
    void press
  } finally {
    await browser.close()
    await running.remove()
  }
}, 400_000)
