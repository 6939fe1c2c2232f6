import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Client, createClient } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoOwner, demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { authenticatorCode } from './authenticator-code.ts'
import { atDesk, newWindow, signInAt } from './desk-visitor.ts'
import { buyOne, knownCustomer } from './known-customer.ts'
import { linkIn, mailTo, startWholeSystem, type WholeSystem } from './whole-system.ts'

const tove = { email: 'tove@northlight.example', name: 'Tove Berg', password: 'reads the post each morning' }

let running: WholeSystem
let browser: Browser
let shop: Client
/** The desk in the browser of the store's owner. */
let noor: Page
let recoveryCodes: string[]
beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  noor = await signIn(demoOwner)
  recoveryCodes = await setUpSecondFactor(noor, demoOwner.password)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await running?.remove()
})

const newPage = () => newWindow(browser)
const signIn = async (of: { email: string; password: string }, page?: Page) =>
  signInAt(running.admin, page ?? (await newPage()), of)

/** From the first page of it to the codes that are shown at its end. */
async function setUpSecondFactor(desk: Page, password: string): Promise<string[]> {
  await desk.getByLabel('Your password, once more').fill(password)
  await desk.getByRole('button', { name: 'Go on' }).click()
  await desk.getByRole('img', { name: 'QR code' }).waitFor()
  const secret = ((await desk.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await desk.getByLabel('The six digits').fill('000000')
  await desk.getByRole('button', { name: 'Confirm' }).click()
  await desk.getByText('This code does not fit').waitFor()
  await desk.getByLabel('The six digits').fill(authenticatorCode(secret))
  await desk.getByRole('button', { name: 'Confirm' }).click()
  await desk.getByText('Your second factor is set up').waitFor()
  const codes = await desk.locator('.codes code').allInnerTexts()
  await desk.getByRole('link', { name: 'I have kept them' }).click()
  await desk.waitForURL(/\/orders$/)
  return codes
}

/** Follows the newest invitation of an address that has no account yet. */
async function accept(of: { email: string; name: string; password: string }): Promise<Page> {
  const desk = await newPage()
  await desk.goto(linkIn(await mailTo(running, of.email, 'Invitation'), `${running.admin}/invitation`))
  await desk.getByLabel('Your name').fill(of.name)
  await desk.getByLabel('Password').fill('short')
  await desk.getByRole('button', { name: 'Accept' }).click()
  await desk.locator('label .wrong').waitFor()
  expect(await desk.getByLabel('Your name').inputValue(), 'what was entered stays').toBe(of.name)
  await desk.getByLabel('Password').fill(of.password)
  await desk.getByRole('button', { name: 'Accept' }).click()
  await desk.getByRole('link', { name: of.name }).waitFor()
  return desk
}

const { open, press, said } = atDesk(() => ({ desk: running.admin, page: noor }))
const follow = (name: string | RegExp) => noor.getByRole('link', { name }).first().click()
const menuOf = (desk: Page) =>
  desk.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()

describe('the admin desk', () => {
  it('lets an owner in by password and code only; a recovery code does once', async () => {
    const page = await signIn(demoOwner)
    await page.getByText('Show your code').waitFor()
    await page.goto(`${running.admin}/staff`)
    expect(await page.textContent('h1'), 'the password alone opens nothing').toBe('Show your code')
    await page.getByLabel('Code').fill('123456')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('This code does not fit').first().waitFor()
    await page.getByLabel('Code').fill(recoveryCodes[0] ?? '')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.waitForURL(/\/staff$/)

    const again = await signIn(demoOwner)
    await again.getByLabel('Code').fill(recoveryCodes[0] ?? '')
    await again.getByRole('button', { name: 'Go on' }).click()
    await again.getByText('This code does not fit').first().waitFor()
    await page.goto(`${running.admin}/account`)
    expect(await page.textContent('main')).toContain('9 recovery codes are left')
  }, 60_000)

  it('invites by mail, shows people what their role allows, takes on a change and ends with the membership', async () => {
    await open('/staff/roles')
    await noor.getByLabel('Name').fill('Post room')
    await noor.getByLabel('Ship orders').check()
    await press('Make the role')
    await said('The role Post room is there')
    await open('/staff')
    await noor.getByLabel('E-mail').fill(tove.email)
    await noor.getByLabel('Role').selectOption('Post room')
    await press('Send the invitation')
    await said('is on its way')

    const desk = await accept(tove)
    expect(await menuOf(desk)).toEqual(['Orders'])
    const refused = await desk.goto(`${running.admin}/staff`)
    expect(refused?.status()).toBe(403)
    expect(await desk.textContent('h1')).toBe('Your role does not allow this')
    const used = await newPage()
    await used.goto(linkIn(await mailTo(running, tove.email, 'Invitation'), `${running.admin}/invitation`))
    expect(await used.textContent('h1')).toBe('This invitation cannot be used')

    await open('/staff')
    await noor.getByRole('row', { name: /Tove/ }).getByRole('link', { name: 'Change' }).click()
    await noor.getByLabel('Role').selectOption('support')
    await press('Give this role')
    await said('The new role holds at once.')
    await desk.getByRole('link', { name: 'Back to the desk' }).click()
    expect(await menuOf(desk)).toEqual(['Orders', 'Customers', 'Sellers', 'Money'])

    await follow(/^Remove Tove/)
    expect(await noor.textContent('h1'), 'it asks first').toBe('Remove Tove Berg?')
    await press('Remove')
    await said('They do not work here any more')
    await desk.getByRole('link', { name: 'Customers' }).first().click()
    await desk.getByText('Your session has ended').waitFor()
    await open('/staff')
    expect(await noor.textContent('table')).not.toContain('Tove')
  }, 90_000)

  it('asks for a second factor before the form is filled that takes one, and hides that form', async () => {
    const mira = await signIn(demoStaff)
    await mira.getByRole('link', { name: 'API keys' }).click()
    await mira.getByRole('link', { name: 'New secret key' }).click()
    expect(await mira.textContent('h1')).toBe('Set up a second factor')
    await mira.goto(`${running.admin}/settings/pages`)
    expect(await mira.locator('textarea').count()).toBe(0)
    await mira.getByRole('link', { name: 'Set one up' }).click()
    await mira.getByLabel('Your password, once more').waitFor()
  }, 30_000)

  it('makes a key that does what it may and no more, shows its secret once, ends it, and the audit tells', async () => {
    await open('/keys/new?kind=secret')
    await noor.getByLabel('Name').fill('Label printer')
    await noor.getByLabel('Read orders').check()
    await noor.getByLabel('Networks').fill('the cellar')
    await press('Make the key')
    await noor.locator('label .wrong').waitFor()
    expect(await noor.getByLabel('Read orders').isChecked(), 'what was ticked stays').toBe(true)
    await noor.getByLabel('Networks').fill('')
    await press('Make the key')
    const secret = await noor.getByRole('textbox', { name: 'The secret' }).inputValue()
    expect(secret).toMatch(/^sk_/)
    await follow('I have it')
    expect(await noor.content()).not.toContain(secret)

    const printer = createClient({ baseUrl: running.api, bearer: secret })
    const answer = async (call: 'listOrders' | 'listCustomers') => {
      const reply = await printer[call].try({})
      return reply.ok ? 'listed' : reply.refusal.code
    }
    expect(await answer('listOrders')).toBe('listed')
    expect(await answer('listCustomers')).toBe('not-permitted')

    await follow('Revoke…')
    await press('Revoke')
    await said('The key is revoked')
    await expect.poll(() => answer('listOrders'), { timeout: 8_000, interval: 250 }).toBe('not-authenticated')

    await open('/audit?type=key.revoked')
    const row = noor.getByRole('row', { name: /Revoked a key/ })
    expect(await row.count()).toBe(1)
    expect(await row.textContent()).toContain(demoOwner.name)
    await open('/audit?actor=staff&subjectId=nonsense')
    await noor.locator('label .wrong').waitFor()
  }, 60_000)

  it('decides on sellers, with the reason in the mail', async () => {
    for (const [name, email] of [
      ['Kilnhouse', 'runa@kilnhouse.example'],
      ['Fog & Sons', 'fog@sons.example'],
    ] as const)
      await shop.applyAsSeller({ name, email, country: 'DE', description: 'Stoneware from our own kiln.' })
    await open('/sellers')
    await follow('Kilnhouse')
    await press('Approve')
    await said('A mail invites them')
    linkIn(await mailTo(running, 'runa@kilnhouse.example', 'Invitation'), `${running.seller}/invitation`)
    await follow('Suspend…')
    await press('Suspend')
    await said('The seller is suspended.')
    await press('Let them trade again')
    await said('The seller trades again.')

    await open('/sellers')
    await follow('Fog & Sons')
    await follow('Refuse…')
    await noor.getByLabel('Your reason').fill('We have enough fog.')
    await press('Refuse')
    await said('The application is refused.')
    const decision = async () => (await mailTo(running, 'fog@sons.example')).text
    await expect.poll(decision, { timeout: 15_000, interval: 250 }).toContain('We have enough fog.')
  }, 60_000)

  it('finds a customer and their orders, groups, suspends, exports and erases them', async () => {
    const email = 'ida@pear.example'
    const { id, api } = await knownCustomer(running, shop, { email, fullName: 'Ida Pear' })
    const number = await buyOne(running, api, { handle: 'ufer-mug', email })
    await open('/customers/groups')
    await noor.getByLabel('Name').fill('Wholesale')
    await noor.getByLabel('Handle').fill('wholesale')
    await press('Make the group')
    await said('The group Wholesale is there')
    await open('/customers')
    await noor.getByRole('searchbox').fill('ida')
    await press('Search')
    await follow('Ida Pear')
    await press('Add')
    await said('The customer is in the group.')
    await press('Take out')
    await said('The customer is not in the group any more.')
    await press('Add')
    await noor.getByRole('complementary').getByRole('link', { name: 'Wholesale' }).waitFor()
    await follow(number)
    await follow('Their account')
    expect(await noor.textContent('h1')).toBe('Ida Pear')
    await open(`/orders?customerId=${id}&show=shipped`)
    expect(await noor.textContent('h1')).toBe('Orders of Ida Pear')
    expect(await noor.textContent('main')).not.toContain(number)
    await follow('Ida Pear')
    await follow('Suspend…')
    await noor.getByLabel('Why').fill('Two chargebacks')
    await press('Suspend')
    await said('The account is suspended.')
    await press('Reopen the account')
    await said('The account is open again.')

    const download = noor.waitForEvent('download')
    await press('Download all their data')
    const stream = await (await download).createReadStream()
    expect(JSON.parse((await stream.toArray()).join('')).customer.email).toBe(email)

    await follow('Erase…')
    await press('Erase for good')
    await said('An order of this customer is not shipped yet')
    await noor.getByRole('checkbox').check()
    await press('Erase for good')
    await said('is erased')
    expect(await noor.textContent('main')).not.toContain(email)
    expect(noor.url()).toContain(id)
  }, 60_000)

  it('changes the store: settings, ways to ship, secrets that nobody reads back, closed and open', async () => {
    await open('/settings')
    await noor.getByLabel('Countries').fill('DE, Atlantis')
    await press('Save')
    await noor.locator('label .wrong').waitFor()
    expect(await noor.getByLabel('Countries').inputValue(), 'what was entered stays').toBe('DE, Atlantis')
    await noor.getByLabel('Countries').fill('DE, AT, SE')
    await noor.getByLabel('Tagline').fill('Things for long evenings')
    await press('Save')
    await said('Saved.')
    const tagline = async () => (await shop.getStore()).tagline
    await expect.poll(tagline, { timeout: 8_000, interval: 250 }).toBe('Things for long evenings')

    await open('/shipping')
    for (const [label, value] of Object.entries({
      Name: 'Cargo bike',
      Handle: 'cargo-bike',
      'Days at the least': '1',
      'Days at the most': '2',
    }))
      await noor.getByLabel(label).fill(value)
    await noor.locator('#field-price').fill('7.5')
    await press('Add')
    await said('Buyers can choose it')
    const methods = (await shop.listShippingMethods()).items
    expect(methods.find(({ name }) => name === 'Cargo bike')?.price.amount).toBe(750)

    await open('/settings/secrets')
    await noor.getByLabel('Name').fill('carrier.api_key')
    await noor.getByLabel('Value', { exact: true }).fill('as-secret-as-it-gets')
    await press('Set it')
    await said('carrier.api_key is set')
    expect(await noor.content()).not.toContain('as-secret-as-it-gets')

    await open('/settings/life')
    const download = noor.waitForEvent('download')
    await press('Download the export')
    const lines = (await (await (await download).createReadStream()).toArray()).join('').trim().split('\n')
    expect(lines.length).toBeGreaterThan(50)
    for (const line of lines) JSON.parse(line)
    expect(lines.join('\n')).not.toContain('as-secret-as-it-gets')

    await follow('Close the store…')
    await noor.getByLabel('Why').fill('Stocktaking')
    await press('Close the store')
    await said('The store is closed.')
    await follow('Delete the store…')
    await noor.getByLabel('Type the name').fill('Southlight')
    await press('Delete the store')
    await said('This is not the name of the store')
    await follow('No, go back')
    await press('Reopen the store')
    await said('The store is open again.')
    // What the API remembers of a store may be five seconds old.
    const isOpen = async () => (await shop.getStore.try()).ok
    await expect.poll(isOpen, { timeout: 8_000, interval: 250 }).toBe(true)
  }, 90_000)

  it('makes a test twin, goes there and back, and moves its clock', async () => {
    await open('/settings/life')
    await press('Make the test twin')
    expect(await noor.getByRole('textbox', { name: 'The twin’s secret key' }).inputValue()).toMatch(
      /^sk_.*test_/,
    )
    await open('/settings/life')
    await press('Go there')
    await noor.waitForURL(/\/orders$/)
    await open('/settings/life')
    await noor.getByLabel('Move it to').fill('2031-05-01T12:00')
    await press('Move the clock')
    await said('The clock is moved.')
    expect(await noor.textContent('main')).toMatch(/1 May 2031, 12:0\d UTC/)
    await open('/account')
    const row = noor.getByRole('listitem').filter({ hasText: '(northlight)' })
    await row.getByRole('button', { name: 'Go there' }).click()
    await noor.waitForURL(/\/orders$/)
    expect(await noor.locator('.mark').textContent()).toBe('Northlight (northlight)')
  }, 60_000)

  it('refuses a form that another page sends, with the cookie of who is signed in', async () => {
    const page = `<form method="post" action="${running.admin}/account">
      <input name="do" value="name"><input name="name" value="Taken over"><button>Go</button></form>`
    const elsewhere = createServer((_, reply) =>
      reply.setHeader('content-type', 'text/html').end(page),
    ).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    try {
      const tab = await noor.context().newPage()
      // Another port of the same host is the same site: the cookie comes along.
      await tab.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`)
      const sent = tab.waitForRequest((request) => request.method() === 'POST')
      await tab.getByRole('button', { name: 'Go' }).click()
      const request = await sent
      expect((await request.allHeaders()).cookie).toContain('tradepost_desk=')
      expect((await request.response())?.status()).toBe(403)
      const signingOut = await noor.request.post(`${running.admin}/sign-out`, {
        form: {},
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      })
      expect(signingOut.status()).toBe(403)
    } finally {
      elsewhere.close()
    }
    await open('/account')
    expect(await noor.getByLabel('Name').inputValue()).toBe(demoOwner.name)
  }, 30_000)

  it('signs out at the API too, and lets who forgot the password choose a new one', async () => {
    const cookies = await noor.context().cookies()
    const kept = cookies.find(({ name }) => name === 'tradepost_desk')
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    const { token } = JSON.parse(Buffer.from(kept?.value ?? '', 'base64url').toString())
    await noor.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
    await said('You have signed out.')
    const after = await createClient({ baseUrl: running.api, bearer: token }).getAccount.try()
    expect(after.ok ? 'still in' : after.refusal.code).toBe('not-authenticated')

    await follow('Forgot your password?')
    await noor.getByLabel('E-mail').fill(demoOwner.email)
    await press('Send the link')
    await said('a mail with a link is on its way')
    await noor.goto(linkIn(await mailTo(running, demoOwner.email, 'password'), `${running.admin}/reset`))
    const password = 'the ice is thin this winter'
    await noor.getByLabel('New password').fill(password)
    await press('Set it')
    await said('Your new password is set')
    await signIn({ email: demoOwner.email, password }, noor)
    await noor.getByText('Show your code').waitFor()
  }, 60_000)
})
