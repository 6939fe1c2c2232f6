import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoSellerMember } from '../api/demo/sellers.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { authenticatorCode } from './authenticator-code.ts'
import { newWindow, signInAt } from './desk-visitor.ts'
import { linkIn, mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

const kiln = {
  name: 'Kilnhouse',
  email: 'runa@kilnhouse.example',
  person: 'Runa Holm',
  password: 'a kiln burns at night 2026',
}

let running: WholeSystem
let browser: Browser
let shop: Client
/** The desk in the browser of Tonhaus Ebert's owner, and of Kilnhouse's. */
let jule: Page
let runa: Page
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  jule = await signIn(demoSellerMember)
  runa = await takenAsSeller()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

const newPage = () => newWindow(browser)
const signIn = async (of: { email: string; password: string }, page?: Page) =>
  signInAt(running.seller, page ?? (await newPage()), of)

/** Applies in the shop, is approved by staff, follows the mailed link: the desk as its first owner sees it. */
async function takenAsSeller(): Promise<Page> {
  const { name, email } = kiln
  await shop.applyAsSeller({ name, email, country: 'DE', description: 'Stoneware from our own kiln.' })
  const { email: staffEmail, password } = demoStaff
  const { token } = await shop.createStaffSession({ email: staffEmail, password })
  const staff = createClient({ baseUrl: running.api, bearer: token })
  const { items } = await staff.listSellers({ status: 'applied' })
  const applied = items.find((one) => one.email === email)
  await staff.decideSellerApplication({ sellerId: applied?.id ?? '', decision: 'approved' })
  return accept(email, { name: kiln.person, password: kiln.password })
}

const invitationOf = async (email: string): Promise<string> =>
  linkIn(await mailTo(running, email, 'Invitation to'), `${running.seller}/invitation`)

/** Follows the newest invitation of an address that has no account yet. */
async function accept(email: string, of: { name: string; password: string }): Promise<Page> {
  const desk = await newPage()
  await desk.goto(await invitationOf(email))
  await desk.getByLabel('Your name').fill(of.name)
  await desk.getByLabel('Password').fill(of.password)
  await desk.getByRole('button', { name: 'Accept' }).click()
  await desk.getByRole('link', { name: of.name }).waitFor()
  return desk
}

/** Names of the fields for the pieces in a parcel. */
async function quantityFieldsOf(desk: Page): Promise<string[]> {
  const fields = await desk.locator('[name^="quantity."]').all()
  return Promise.all(fields.map(async (field) => (await field.getAttribute('name')) ?? ''))
}

const menuOf = (desk: Page) =>
  desk.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()

/** A mug of Tonhaus Ebert and a lamp of the store's own, bought by a guest. */
async function buyFromBoth(): Promise<{ id: string; number: string; page: string }> {
  const offers = await Promise.all(
    ['ufer-mug', 'alder-table-lamp'].map(async (handle) => {
      const { variants } = await shop.getProduct({ handle })
      return variants.flatMap(({ offer }) => offer ?? []).find((one) => one.availability.quantity !== 0)
    }),
  )
  const lineItems = offers.map((offer) => ({ offerId: offer?.id ?? '', quantity: 2 }))
  const { id: cartId, secret: cartSecret } = await shop.createCart({ lineItems })
  const { id: checkoutId } = await shop.createCheckout({
    cartId,
    cartSecret,
    buyer: { email: 'ada@example.com' },
    shippingAddress: {
      fullName: 'Ada Lovelace',
      streetAddress: 'Torstraße 1',
      postalCode: '10119',
      addressLocality: 'Berlin',
      addressCountry: 'DE',
    },
    shippingMethodId: (await shop.listShippingMethods()).items[0]?.id ?? '',
  })
  const returnUrl = `${running.shop}/checkout/return`
  const { order } = await shop.payCheckout({
    checkoutId,
    cartSecret,
    paymentMethod: 'pm_test_ok',
    returnUrl,
  })
  if (!order) throw new Error('the payment made no order')
  const mail = await mailTo(running, 'ada@example.com', order.number)
  return { id: order.id, number: order.number, page: linkIn(mail, 'http') }
}

describe('the desk of sellers', () => {
  it('takes a new seller in by the mailed link, once, and shows the empty desk', async () => {
    expect(await runa.textContent('h1')).toBe('Orders')
    expect(await runa.textContent('.empty')).toContain('No orders yet')
    expect(await menuOf(runa)).toEqual([
      'Orders',
      'Returns',
      'Offers',
      'Inventory',
      'Money',
      'Profile',
      'Members',
      'API keys',
      'Webhooks',
    ])
    const again = await newPage()
    await again.goto(await invitationOf(kiln.email))
    expect(await again.textContent('h1')).toBe('This invitation cannot be used')
  }, 60_000)

  it('shows a seller its own part of an order to ship, the buyer the parcel, and another seller nothing', async () => {
    const order = await buyFromBoth()
    await jule.goto(running.seller)
    await jule.getByRole('link', { name: order.number }).click()
    const orderPage = jule.url()
    const shown = await jule.textContent('main')
    expect(shown).toContain('Ufer Mug')
    expect(shown).toContain('Torstraße 1')
    expect(shown, 'the line of another seller').not.toContain('Alder')
    expect(shown, 'the address of the buyer').not.toContain('ada@example.com')

    await runa.goto(running.seller)
    expect(await runa.textContent('main')).not.toContain(order.number)
    expect((await runa.goto(orderPage))?.status()).toBe(404)
    const names = ['version', 'key', ...(await quantityFieldsOf(jule))]
    const fields: Record<string, string> = { carrier: 'Nobody' }
    for (const name of names) fields[name] = await jule.locator(`[name="${name}"]`).inputValue()
    const taken = await runa.request.post(orderPage, {
      form: fields,
      headers: { origin: running.seller },
      maxRedirects: 0,
    })
    expect(taken.status(), 'the same form, sent by another seller').toBe(404)

    await jule.getByLabel('Carrier').fill('DHL')
    await jule.getByLabel(/Tracking number/).fill('00340434161094042557')
    await jule.getByRole('button', { name: 'Mark as shipped' }).click()
    await jule.getByText('Parcel recorded: 2 pieces with DHL').waitFor()
    expect(await jule.locator('.order-head .chip').textContent()).toBe('Shipped')
    expect(await jule.locator('form.parcel').count(), 'nothing is left to ship').toBe(0)
    await jule.getByRole('button', { name: 'It has arrived' }).click()
    await jule.getByText('It has arrived. From now on').waitFor()
    expect(await jule.locator('.parcels').textContent()).toMatch(/arrived \w/)
    expect(await jule.getByRole('button', { name: 'It has arrived' }).count()).toBe(0)

    const buyer = await newPage()
    await buyer.goto(order.page)
    expect(await buyer.locator('[data-order-status]').getAttribute('data-order-status')).toBe(
      'partially_fulfilled',
    )
    const seen = await buyer.textContent('main')
    expect(seen).toContain('00340434161094042557')
    expect(seen).not.toContain('Nobody')
  }, 90_000)

  it('makes a key that does what it may and no more, shows its secret once, and ends it', async () => {
    await jule.goto(`${running.seller}/keys`)
    await jule.getByLabel('Name').fill('Till')
    await jule.getByLabel('Networks').fill('the cellar')
    await jule.getByRole('button', { name: 'Make the key' }).click()
    await jule.getByText(/^Must be an address or a network/).waitFor()
    await jule.getByLabel('Networks').fill('')
    await jule.getByRole('button', { name: 'Make the key' }).click()
    const secret = await jule.getByRole('textbox', { name: 'Secret' }).inputValue()
    expect(secret).toMatch(/^slk_/)
    await jule.goto(`${running.seller}/keys`)
    expect(await jule.content()).not.toContain(secret)

    const till = createClient({ baseUrl: running.api, bearer: secret })
    expect((await till.listSellerOrders()).items).not.toEqual([])
    const offers = await till.listSellerOffers.try()
    expect(offers.ok ? 'listed' : offers.refusal.code).toBe('not-permitted')

    const row = jule.getByRole('row', { name: /Till/ })
    await row.getByRole('link', { name: 'Change' }).click()
    await jule.getByLabel('Yes, revoke it').check()
    await jule.getByRole('button', { name: 'Revoke' }).click()
    await jule.getByText('The key is revoked').waitFor()
    expect(await row.textContent()).toContain('Revoked')
    const answer = async () => {
      const orders = await till.listSellerOrders.try()
      return orders.ok ? 'listed' : orders.refusal.code
    }
    await expect.poll(answer, { timeout: 8_000, interval: 250 }).toBe('not-authenticated')
  }, 60_000)

  it('shows a member what it may do and says so elsewhere, takes on a change, and ends with the membership', async () => {
    const email = 'odd@kilnhouse.example'
    await runa.goto(`${running.seller}/members`)
    await runa.getByLabel('E-mail').fill(email)
    await runa.getByLabel('Ship orders').uncheck()
    await runa.getByRole('button', { name: 'Send the invitation' }).click()
    await runa.getByText('is on its way to').waitFor()
    const odd = await accept(email, { name: 'Odd Lie', password: 'shelves and shelves of pots' })
    expect(await menuOf(odd)).toEqual(['Orders', 'Returns'])
    const refused = await odd.goto(`${running.seller}/members`)
    expect(refused?.status()).toBe(403)
    expect(await odd.textContent('h1')).toBe('You may not do this here')

    await runa.goto(`${running.seller}/members`)
    await runa
      .getByRole('row', { name: /Odd Lie/ })
      .getByRole('link')
      .click()
    await runa.getByLabel('See offers and stock').check()
    await runa.getByRole('button', { name: 'Save' }).click()
    await runa.getByText('Saved. It holds at once.').waitFor()
    await odd.getByRole('link', { name: 'Back to the desk' }).click()
    expect(await menuOf(odd)).toEqual(['Orders', 'Returns', 'Offers', 'Inventory'])

    await runa.getByLabel('Yes, remove them').check()
    await runa.getByRole('button', { name: 'Remove', exact: true }).click()
    await runa.getByText('They do not work here any more').waitFor()
    await odd.getByRole('link', { name: 'Offers' }).click()
    await odd.getByText('Your session has ended').waitFor()
  }, 60_000)

  it('refuses a form that another page sends, with the cookie of who is signed in', async () => {
    const page = `<form method="post" action="${running.seller}/profile">
      <input name="name" value="Taken over"><input name="version" value="1"><button>Go</button></form>`
    const elsewhere = createServer((_, reply) =>
      reply.setHeader('content-type', 'text/html').end(page),
    ).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    try {
      const tab = await jule.context().newPage()
      // Another port of the same host is the same site: the cookie comes along.
      await tab.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`)
      const sent = tab.waitForRequest((request) => request.method() === 'POST')
      await tab.getByRole('button', { name: 'Go' }).click()
      const request = await sent
      expect((await request.allHeaders()).cookie).toContain('tradepost_seller_desk=')
      expect((await request.response())?.status()).toBe(403)
    } finally {
      elsewhere.close()
    }
    await jule.goto(`${running.seller}/profile`)
    expect(await jule.getByLabel('Name').inputValue()).toBe(demoSellerMember.seller)
  }, 30_000)

  it('signs out at the API too, and lets who forgot the password choose a new one', async () => {
    const cookies = await runa.context().cookies()
    const kept = cookies.find(({ name }) => name === 'tradepost_seller_desk')
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    const { token } = JSON.parse(Buffer.from(kept?.value ?? '', 'base64url').toString())
    await runa.getByRole('button', { name: 'Sign out' }).click()
    await runa.getByText('You have signed out.').waitFor()
    const after = await createClient({ baseUrl: running.api, bearer: token }).getSellerProfile.try()
    expect(after.ok ? 'still in' : after.refusal.code).toBe('not-authenticated')

    await runa.getByRole('link', { name: 'Forgot your password?' }).click()
    await runa.getByLabel('E-mail').fill(kiln.email)
    await runa.getByRole('button', { name: 'Send the link' }).click()
    await runa.getByText('a mail with a link is on its way').waitFor()
    const mail = await mailTo(running, kiln.email, 'password')
    await runa.goto(linkIn(mail, `${running.seller}/reset`))
    const password = 'the clay is cold this week'
    await runa.getByLabel('New password').fill(password)
    await runa.getByRole('button', { name: 'Set it' }).click()
    await runa.getByText('Your new password is set').waitFor()
    await signIn({ email: kiln.email, password }, runa)
    await runa.getByRole('link', { name: kiln.person }).waitFor()
  }, 60_000)

  it('asks for a code where a second factor is set up, and shows nothing before', async () => {
    await jule.goto(`${running.seller}/account`)
    await jule.getByRole('link', { name: 'Set up a second factor' }).click()
    await jule.getByLabel('Your password').fill(demoSellerMember.password)
    await jule.getByRole('button', { name: 'Go on' }).click()
    const secret = ((await jule.locator('form code').textContent()) ?? '').replaceAll(' ', '')
    await jule.getByLabel('The six digits').fill(authenticatorCode(secret))
    await jule.getByRole('button', { name: 'Confirm' }).click()
    await jule.getByText('Your second factor is set up').waitFor()
    const [recoveryCode = ''] = await jule.locator('.codes code').allInnerTexts()

    await jule.getByRole('button', { name: 'Sign out' }).click()
    await signIn(demoSellerMember, jule)
    for (const path of ['/', '/orders', '/keys']) {
      await jule.goto(`${running.seller}${path}`)
      expect(new URL(jule.url()).pathname, path).toBe('/code')
    }
    await jule.getByLabel('Code').fill('000000')
    await jule.getByRole('button', { name: 'Go on' }).click()
    await jule.getByText('This code does not fit').waitFor()
    await jule.getByLabel('Code').fill(recoveryCode)
    await jule.getByRole('button', { name: 'Go on' }).click()
    expect(await jule.textContent('h1')).toBe('API keys')
    await jule.goto(`${running.seller}/account`)
    expect(await jule.textContent('main')).toContain('Recovery codes left: 9.')
    await jule.getByLabel('The password alone is enough').check()
    await jule.getByRole('button', { name: 'Remove it' }).click()
    await jule.getByRole('link', { name: 'Set up a second factor' }).waitFor()
  }, 60_000)
})
