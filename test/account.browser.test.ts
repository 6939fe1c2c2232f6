// length: the way of one customer through the whole shop, in the order it is walked.

import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { providerClient, startOpenIdProvider } from '../api/test/openid-provider.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { createClient } from '../sdk/src/index.ts'
import { authenticatorCode } from './authenticator-code.ts'
import {
  addVirtualDevice,
  pathIn,
  pathOf,
  press,
  putIntoCart,
  readSession,
  writeSession,
} from './shop-visitor.ts'
import { mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

const ada = {
  name: 'Ada Lovelace',
  email: 'ada.account@example.com',
  password: 'lantern otter velvet canyon spoon',
}

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

async function newDevice(options: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.newContext({ baseURL: running.shop, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return { context, page }
}

async function signIn(page: Page, password = ada.password): Promise<void> {
  await page.goto('/account/sign-in')
  await fillSignIn(page, password)
}

/** On the page of signing in, wherever it leads. */
async function fillSignIn(page: Page, password = ada.password): Promise<void> {
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

/** Makes an account and leaves the page at its overview. */
async function register(page: Page, of: { name: string; email: string; password: string }): Promise<void> {
  await page.goto('/account/register')
  await page.getByLabel('Full name').fill(of.name)
  await page.getByLabel('E-mail').fill(of.email)
  await page.getByLabel('Password').fill(of.password)
  await page.getByLabel(/Keep my name/).check()
  await press(page, 'Make an account')
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(pathIn(await mailTo(running, of.email), '/account/confirm?token='))
  await page.getByLabel('Password').fill(of.password)
  await press(page, 'Confirm and sign in')
  await page.getByRole('heading', { name: `Hello, ${of.name}` }).waitFor()
}

/** The API as the demo's manager may use it. */
async function asStaff() {
  const visitor = createClient({ baseUrl: running.api, publishableKey: 'pk_demo_northlight_5b1f8c2e' })
  const { email, password } = demoStaff
  const { token } = await visitor.createStaffSession({ email, password })
  return createClient({ baseUrl: running.api, bearer: token })
}

/** In order: each goes on where the one before it stopped, on the same device unless it says otherwise. */
describe('a customer in a browser', () => {
  let device: { context: BrowserContext; page: Page }
  let orderPage: string
  let secret: string
  let recoveryCodes: string[]

  it('registers without JavaScript and keeps the cart; the link of the mail does nothing until a button is pressed', async () => {
    device = await newDevice({ javaScriptEnabled: false })
    const { page } = device
    await putIntoCart(page, '/p/ufer-mug')
    await page.goto('/account')
    expect(pathOf(page)).toBe('/account/sign-in')
    await page.getByRole('link', { name: 'Make an account' }).click()
    await press(page, 'Make an account')
    await page.getByText('Enter your name.').waitFor()
    expect(await page.locator('.fault').count(), 'all that is missing, at once').toBe(4)
    await page.getByLabel('Full name').fill(ada.name)
    await page.getByLabel('E-mail').fill('ada.account@')
    await page.getByLabel('Password').fill('short')
    await press(page, 'Make an account')
    await page.getByText('Enter an e-mail address like').waitFor()
    await page.getByText('Tick this box').waitFor()
    expect(await page.locator('input:focus').getAttribute('name'), 'the first fault').toBe('email')
    await page.getByLabel(/Keep my name/).check()
    expect(await page.textContent('#password-fault')).toMatch(/15/)
    expect(await page.getByLabel('Full name').inputValue(), 'what was right stays').toBe(ada.name)
    expect(await page.getByLabel('Password').inputValue(), 'passwords do not come back').toBe('')

    await page.getByLabel('E-mail').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await press(page, 'Make an account')
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()

    const link = pathIn(await mailTo(running, ada.email), '/account/confirm?token=')
    await (await newDevice()).page.goto(link)
    await page.goto(link)
    await page.getByLabel('Password').fill('not the one that was chosen')
    await press(page, 'Confirm and sign in')
    await page.getByText('This is not the password you chose.').waitFor()
    await page.getByLabel('Password').fill(ada.password)
    await press(page, 'Confirm and sign in')
    await page.getByRole('heading', { name: `Hello, ${ada.name}` }).waitFor()

    await page.goto('/cart')
    expect(await page.textContent('main')).toContain('Ufer Mug')
    await page.goto(link)
    await page.getByLabel('Password').fill(ada.password)
    await press(page, 'Confirm and sign in')
    await page.getByRole('heading', { name: 'This link has ended' }).waitFor()
  }, 60_000)

  it('keeps an address, which is judged by its country and fills in the checkout', async () => {
    const { page } = device
    await page.goto('/account/addresses/new')
    await page.getByLabel('Full name').fill(ada.name)
    await page.getByLabel('Street and number').fill('Torstraße 1')
    await page.getByLabel('Postal code').fill('1011')
    await page.getByLabel('City').fill('Berlin')
    await page.getByLabel('Country').selectOption('DE')
    await page.getByLabel(/usual address/).check()
    await press(page, 'Save the address')
    await page.getByText(/Enter the postal code, like \d{5}/).waitFor()
    await page.getByLabel('Postal code').fill('10119')
    await press(page, 'Save the address')
    await page.getByText('Your address is saved.').waitFor()

    await page.goto('/checkout')
    expect(await page.getByLabel('E-mail').inputValue()).toBe(ada.email)
    expect(await page.getByLabel('Postal code').inputValue()).toBe('10119')
  }, 30_000)

  it('buys, and finds the order in the account; the order’s address opens nothing for others', async () => {
    const { page } = device
    await page.goto('/checkout')
    await press(page, 'Continue to payment')
    await page.getByLabel('Test card that works').check()
    await press(page, /^Pay /)
    await page.waitForURL(/\/orders\/ord_/)
    const number = (await page.locator('[data-order-number]').textContent()) ?? ''
    await page.goto('/account/orders')
    await page.getByRole('link', { name: number }).click()
    await page.waitForURL(/\/orders\/ord_/)
    orderPage = pathOf(page)
    // Without the key of the order: the session alone opens it.
    await device.context.clearCookies({ name: 'order' })
    expect((await page.goto(orderPage))?.status()).toBe(200)
    const stranger = (await newDevice()).page
    expect((await stranger.goto(orderPage))?.status()).toBe(404)

    await stranger.goto('/orders/find')
    await stranger.getByLabel('Order number').fill(number)
    await stranger.getByLabel('E-mail').fill(ada.email)
    await press(stranger, 'Send the code')
    await stranger.getByRole('heading', { name: 'Enter the code' }).waitFor()
    await stranger.getByLabel('Code').fill('000000')
    await press(stranger, 'Open the order')
    await stranger.getByText('This code does not fit').waitFor()
    const mail = await mailTo(running, ada.email, 'code')
    await stranger.getByLabel('Code').fill(/\b\d{3} ?\d{3}\b/.exec(mail.text)?.[0] ?? '')
    await press(stranger, 'Open the order')
    await stranger.waitForURL(/\/orders\/ord_/)
    expect(await stranger.locator('[data-order-number]').textContent()).toBe(number)
  }, 60_000)

  it('sets up a second factor, signs out, and signs in with a code', async () => {
    const { page } = device
    await page.goto('/account/security/two-step')
    await page.getByLabel('Your password').fill(ada.password)
    await press(page, 'Begin')
    expect(await page.locator('[role=img] svg').count(), 'a picture to scan').toBe(1)
    secret = (await page.locator('[data-totp-secret]').getAttribute('data-totp-secret')) ?? ''
    await page.getByLabel('Code').fill('000000')
    await press(page, /Ask for a code/)
    await page.getByText('This code does not fit').waitFor()
    await page.getByLabel('Code').fill(authenticatorCode(secret))
    await press(page, /Ask for a code/)
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    recoveryCodes = await page.locator('ol.codes li').allTextContents()
    expect(recoveryCodes.length).toBeGreaterThanOrEqual(8)
    await page.goto('/account/security')
    expect(await page.textContent('main'), 'shown once').not.toContain(recoveryCodes[0])

    await putIntoCart(page, '/p/ufer-mug')
    await page.goto('/account')
    await press(page, 'Sign out')
    await page.waitForURL(`${running.shop}/`)
    await page.goto('/cart')
    await page.getByRole('heading', { name: 'Your cart is empty' }).waitFor()

    await signIn(page)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await page.getByLabel('Code').fill(authenticatorCode(secret, 1))
    await press(page, 'Sign in')
    await page.getByRole('heading', { name: `Hello, ${ada.name}` }).waitFor()
    await page.goto('/cart')
    expect(await page.textContent('main'), 'the cart is there again').toContain('Ufer Mug')
  }, 60_000)

  it('brings a guest’s cart along to what was put aside before, and is told so', async () => {
    const { page } = await newDevice()
    await putIntoCart(page, '/p/alder-table-lamp?Finish=Moss')
    await signIn(page)
    await page.getByLabel('Code').fill(recoveryCodes[0] ?? '')
    await press(page, 'Sign in')
    await page.getByText('What you had put aside before is in your cart, too.').waitFor()
    await page.goto('/cart')
    const cart = await page.textContent('main')
    expect(cart).toContain('Ufer Mug')
    expect(cart).toContain('Alder Table Lamp')
    await device.page.goto('/account/security')
    await press(device.page, 'Sign out all other devices')
    await device.page.getByText('All other devices are signed out.').waitFor()
    await expect
      .poll(async () => (await page.goto('/account')) && pathOf(page), { timeout: 10_000, interval: 500 })
      .toBe('/account/sign-in')
  }, 60_000)

  it('signs in with a passkey alone', async () => {
    const { context, page } = await newDevice()
    await addVirtualDevice(context, page)
    await signIn(page)
    await page.getByLabel('Code').fill(recoveryCodes[1] ?? '')
    await press(page, 'Sign in')
    await page.getByRole('heading', { name: `Hello, ${ada.name}` }).waitFor()
    await page.goto('/account/security')
    expect(await page.textContent('main'), 'a device that its owner recognizes').toMatch(/Chrom/)
    await page.locator('add-passkey input[name=name]').fill('Ada’s telephone')
    await page.locator('add-passkey input[name=password]').fill('not my password at all')
    await press(page, 'Add a passkey')
    await page.getByText('The password does not fit.').waitFor()
    await page.locator('add-passkey input[name=password]').fill(ada.password)
    await press(page, 'Add a passkey')
    await page.getByText('The passkey is in your account.').waitFor()
    await press(page, 'Sign out')
    await page.goto('/account/sign-in?to=/account/security')
    await press(page, 'Sign in with a passkey')
    await page.getByRole('heading', { name: 'Security' }).waitFor()
    expect(await page.getByLabel(/Name of the passkey/).inputValue()).toBe('Ada’s telephone')
  }, 60_000)

  it('is nobody on a page for everybody, and on no page that anybody keeps', async () => {
    const cookies = await device.context.cookies()
    const account = cookies.find(({ name }) => name === 'account')
    expect(account).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const get = (path: string) => fetch(`${running.shop}${path}`, { headers: { cookie }, redirect: 'manual' })
    for (const path of ['/', '/p/ufer-mug', '/c/kitchen', '/search?q=mug']) {
      const reply = await get(path)
      const body = await reply.text()
      expect(body, path).not.toContain(ada.email)
      expect(body, path).not.toContain('Ada')
      expect(reply.headers.get('set-cookie'), path).toBeNull()
    }
    for (const path of [
      '/account',
      '/account/privacy/data.json',
      '/account/sign-in',
      '/cart',
      '/checkout',
      orderPage,
    ])
      expect((await get(path)).headers.get('cache-control'), path).toBe('no-store')
  }, 30_000)

  it('stays signed in when the access token has ended, however many requests find that out at once', async () => {
    const cookie = (await device.context.cookies()).find(({ name }) => name === 'account')
    const kept = readSession(`account=${cookie?.value}`)
    const ended = writeSession({ ...kept, accessToken: 'ended', renewAt: 0 })
    const ask = () =>
      fetch(`${running.shop}/account`, { headers: { cookie: `account=${ended}` }, redirect: 'manual' })
    const replies = await Promise.all(Array.from({ length: 6 }, ask))
    expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(200))
    const renewed = replies.map(({ headers }) => readSession(headers.get('set-cookie') ?? ''))
    expect(new Set(renewed.map(({ refreshToken }) => refreshToken)).size, 'renewed once').toBe(1)
    await device.context.addCookies([
      { name: 'account', value: writeSession(renewed[0] ?? {}), url: running.shop },
    ])
    await device.page.goto('/account')
    expect(pathOf(device.page)).toBe('/account')
  }, 30_000)

  it('is not moved by forms of other sites', async () => {
    const cookie = (await device.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const send = (path: string, headers: Record<string, string>, body: string) =>
      fetch(`${running.shop}${path}`, {
        method: 'POST',
        headers: { cookie, ...headers },
        body,
        redirect: 'manual',
      })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const path of [
      '/account/sign-out',
      '/account/profile',
      '/account/privacy',
      '/account/sign-in',
      '/cart/lines',
    ])
      for (const origin of ['https://evil.example', 'null'])
        expect((await send(path, { ...form, origin }, 'do=profile&fullName=Eve')).status, path).toBe(403)
    // Without a type that a form can send there is a question first, which no other site is allowed.
    const json = { 'content-type': 'text/plain', origin: 'https://evil.example' }
    expect((await send('/account/security/passkey-challenge', json, '{}')).status).toBe(403)
    await device.page.goto('/account/profile')
    expect(await device.page.getByLabel('Full name').inputValue()).toBe(ada.name)
  }, 30_000)

  it('gets its mails in the language it has chosen', async () => {
    const { page } = device
    await page.goto('/account/profile')
    const languages = page.getByLabel('Language of our mails')
    expect(await languages.locator('option').allTextContents()).toEqual(['English', 'Deutsch'])
    await languages.selectOption('Deutsch')
    await press(page, 'Save')
    await page.getByText('Your profile is saved.').waitFor()
    expect(await languages.inputValue()).toBe('de-DE')
    await page.goto('/account/forgot')
    await page.getByLabel('E-mail').fill(ada.email)
    await press(page, 'Send the link')
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await mailTo(running, ada.email, 'Passwort')
    await page.goto('/account/profile')
    await languages.selectOption('English')
    await press(page, 'Save')
    await page.getByText('Your profile is saved.').waitFor()
  }, 30_000)

  it('changes the e-mail address by the link of a mail, in the account that asked and no other', async () => {
    const { page } = device
    const next = 'ada.moved@example.com'
    await page.goto('/account/profile')
    await press(page, 'Send the link')
    await page.getByText('Enter the new address.').waitFor()
    await page.getByText('Enter your password.').waitFor()
    await page.getByLabel('New e-mail address').fill(next)
    await page.getByLabel('Your password').fill(ada.password)
    await press(page, 'Send the link')
    await page.getByText('Until it is followed, nothing changes.').waitFor()
    const link = pathIn(await mailTo(running, next), '/account/email?token=')

    const elsewhere = (await newDevice()).page
    const eve = { name: 'Eve Moreau', email: 'eve@example.com', password: 'pebble mango anchor thistle drum' }
    await register(elsewhere, eve)
    await elsewhere.goto(link)
    await press(elsewhere, 'Use the new address')
    await elsewhere.getByRole('heading', { name: 'This link does not work here' }).waitFor()
    expect(await elsewhere.textContent('main'), 'whose account this is').toContain(eve.email)
    await press(elsewhere, 'Use another account')
    await elsewhere.getByText('sign in to the account that asked for it').waitFor()
    expect(pathOf(elsewhere)).toBe('/account/sign-in')
    await elsewhere.goto('/account')
    expect(pathOf(elsewhere), 'signed out').toBe('/account/sign-in')

    await elsewhere.goto(link)
    expect(pathOf(elsewhere)).toBe('/account/sign-in')
    await fillSignIn(elsewhere)
    await elsewhere.getByLabel('Code').fill(recoveryCodes[2] ?? '')
    await press(elsewhere, 'Sign in')
    await elsewhere.getByRole('heading', { name: 'Your new address' }).waitFor()
    expect(await elsewhere.textContent('main')).toContain(ada.email)
    await press(elsewhere, 'Use the new address')
    await elsewhere.getByText('Your new e-mail address is confirmed.').waitFor()
    expect(await elsewhere.textContent('main')).toContain(next)
    ada.email = next
    await page.goto('/account')
    expect(await page.textContent('main'), 'on the other device, too').toContain(next)
  }, 60_000)

  it('changes the password after the right proof', async () => {
    const { page } = device
    await page.goto('/account/profile')
    await page.getByLabel('Current password').fill('wrong')
    await page.getByLabel('New password').fill('marble quilt harbor sixteen fox')
    await press(page, 'Change the password')
    await page.getByText('The password does not fit.').waitFor()
    await page.getByLabel('Current password').fill(ada.password)
    await page.getByLabel('New password').fill('marble quilt harbor sixteen fox')
    await press(page, 'Change the password')
    await page.getByText('Your password is changed.').waitFor()

    const elsewhere = (await newDevice()).page
    await elsewhere.goto('/account/forgot')
    await elsewhere.getByLabel('E-mail').fill(ada.email)
    await press(elsewhere, 'Send the link')
    await elsewhere.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    const mail = await mailTo(running, ada.email, 'password')
    expect(mail.text).not.toContain('marble')
  }, 60_000)

  it('downloads all data, and erases the account once what was paid has left', async () => {
    const { page } = device
    const password = 'marble quilt harbor sixteen fox'
    await page.goto('/account/privacy')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download my data' }).click(),
    ])
    const data = JSON.parse(readFileSync(await download.path(), 'utf8'))
    expect(data.customer.email).toBe(ada.email)
    expect(data.orders).toHaveLength(1)

    const erase = async () => {
      await page.getByLabel('Your password').fill(password)
      await page.getByLabel(/I am sure/).check()
      await press(page, 'Erase my account')
    }
    await erase()
    await page.getByText('Something you have paid for has not left us yet.').waitFor()
    const staff = await asStaff()
    await staff.createFulfillment({ orderId: orderPage.split('/').at(-1) ?? '', carrier: 'DHL' })
    await erase()
    await page.getByRole('heading', { name: 'Your account is gone' }).waitFor()
    await signIn(page, password)
    await page.getByText('E-mail address and password do not fit together.').waitFor()
    expect((await page.goto(orderPage))?.status()).toBe(404)
  }, 60_000)

  it('applies to sell', async () => {
    const { page } = await newDevice({ javaScriptEnabled: false })
    await page.goto('/')
    await page.getByRole('link', { name: 'Sell with us' }).click()
    await press(page, 'Send the application')
    await page.getByText('Enter the name that shoppers will see.').waitFor()
    await page.getByLabel(/Name of your workshop/).fill('Kilnhouse')
    await page.getByLabel('E-mail').fill('hello@kilnhouse.example')
    await page.getByLabel('What would you sell?').fill('Stoneware from our own kiln.')
    await press(page, 'Send the application')
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    await mailTo(running, 'hello@kilnhouse.example')
  }, 30_000)

  it('signs in with another service, and is told when that says no', async () => {
    const callback = `${running.shop}/account/provider/callback`
    const house = await startOpenIdProvider({ redirectUris: [callback] })
    const grace = {
      subject: 'grace',
      email: 'grace.house@example.com',
      emailVerified: true,
      name: 'Grace Hopper',
    }
    house.add(grace)
    const staff = await asStaff()
    await staff.createIdentityProvider({
      handle: 'house',
      name: 'House',
      issuer: house.issuer,
      ...providerClient,
    })
    const { page } = await newDevice()
    let answer: string | null = null
    // What the person does at the provider, between leaving the shop and coming back.
    await page.route(
      (url) => url.origin === house.issuer,
      async (route) => {
        const back = await house.visit(route.request().url(), answer)
        await route.fulfill({
          contentType: 'text/html',
          body: `<a href="${back.replaceAll('&', '&amp;')}">back</a>`,
        })
      },
    )
    const goAndComeBack = async () => {
      await page.goto('/account/sign-in?to=/account/profile')
      await press(page, 'Go on with House')
      await page.getByRole('link', { name: 'back' }).click()
    }
    await goAndComeBack()
    await page.getByText('That service did not sign you in.').waitFor()
    answer = grace.subject
    await goAndComeBack()
    await page.getByRole('heading', { name: 'Your profile' }).waitFor()
    expect(await page.getByLabel('Full name').inputValue()).toBe(grace.name)
    expect(await page.textContent('main')).toContain('another service or a passkey signs you in')
    await house.close()
  }, 60_000)

  it('finds the door closed while the shop is suspended', async () => {
    const staff = await asStaff()
    const { page } = await newDevice()
    await staff.suspendStore({ reason: 'stocktaking' })
    const look = async () => {
      const reply = await page.goto('/cart')
      return `${reply?.status()} ${await page.textContent('h1')}`
    }
    await expect.poll(look, { timeout: 20_000, interval: 1_000 }).toBe('503 We are closed for now.')
    await staff.reopenStore()
    await expect.poll(look, { timeout: 20_000, interval: 1_000 }).toBe('200 Your cart is empty')
  }, 60_000)
})
