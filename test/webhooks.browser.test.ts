import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Client, createClient, verifyWebhook, type WebhookEvent } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoSellerMember } from '../api/demo/sellers.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { authenticatorCode } from './authenticator-code.ts'
import { newWindow, signInAt } from './desk-visitor.ts'
import { buyOne, knownCustomer } from './known-customer.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

interface Arrival {
  path: string
  headers: IncomingHttpHeaders
  body: string
  event: WebhookEvent
}

let running: WholeSystem
let browser: Browser
let buyer: Client
/** The desks in the browsers of staff, and of Tonhaus Ebert's owner. */
let mira: Page
let jule: Page
/** Path of the page about the endpoint that staff have made. */
let endpoint: string

/** Somebody who gets webhooks. What came before its secret was known is in none of these. */
let receiver: Server
const arrivals: Arrival[] = []
const secrets: string[] = []
let answer = 200

beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  receiver = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    // The first message comes when the desk has shown the secret: whoever cannot verify it answers 400.
    const event = await verifyWebhook(body, request.headers, secrets).catch(() => undefined)
    if (!event) return void response.writeHead(400).end()
    if (event.type === 'webhook.verification')
      return void response.end(JSON.stringify({ challenge: event.data.challenge }))
    arrivals.push({ path: request.url ?? '', headers: request.headers, body, event })
    response.writeHead(answer).end(answer === 200 ? 'thank you' : 'the warehouse is on fire')
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  const [{ api }] = await Promise.all([
    knownCustomer(running, shop, { email: 'ida@pear.example', fullName: 'Ida Pear' }),
    signInStaff(),
    signIn(running.seller, demoSellerMember).then((page) => {
      jule = page
    }),
  ])
  buyer = api
  endpoint = await makeEndpoint(mira, { path: '/store', name: 'Warehouse' })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  receiver?.closeAllConnections()
  receiver?.close()
  await running?.remove()
})
beforeEach(() => {
  answer = 200
  arrivals.length = 0
})

async function signIn(desk: string, of: { email: string; password: string }): Promise<Page> {
  const page = await signInAt(desk, await newWindow(browser, {}), of)
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  return page
}

/** Making an endpoint leads to the second factor first. */
async function signInStaff(): Promise<void> {
  mira = await signIn(running.admin, demoStaff)
  await mira.goto(`${running.admin}/webhooks`)
  await mira.getByRole('link', { name: 'New endpoint' }).click()
  await mira.getByLabel('Your password, once more').fill(demoStaff.password)
  await mira.getByRole('button', { name: 'Go on' }).click()
  await mira.getByRole('img', { name: 'QR code' }).waitFor()
  const secret = ((await mira.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await mira.getByLabel('The six digits').fill(authenticatorCode(secret))
  await mira.getByRole('button', { name: 'Confirm' }).click()
  await mira.getByRole('link', { name: 'I have kept them' }).click()
  await mira.waitForURL(/\/webhooks\/new$/)
}

const said = (page: Page, text: string | RegExp) => page.locator('.notice').getByText(text).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const buy = () => buyOne(running, buyer, { handle: 'ufer-mug', email: 'ida@pear.example' })

/** From the open form to an enabled endpoint. @returns the path of its page */
async function makeEndpoint(page: Page, of: { path: string; name: string }): Promise<string> {
  const { port } = receiver.address() as AddressInfo
  await page.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${port}${of.path}`)
  await page.getByLabel('What it is for').fill(of.name)
  await press(page, 'Make the endpoint')
  await said(page, 'choose at least one')
  expect(await page.getByLabel('What it is for').inputValue(), 'what was entered stays').toBe(of.name)
  await page.getByRole('checkbox', { name: 'order.placed' }).check()
  await press(page, 'Make the endpoint')
  const secret = await page.getByRole('textbox', { name: 'The secret' }).inputValue()
  expect(secret).toMatch(/^whsec_/)
  await page.getByRole('link', { name: 'I have it' }).click()
  expect(await page.textContent('.chip')).toBe('Not verified')
  expect(await page.content(), 'it is shown once').not.toContain(secret)
  await press(page, 'Verify')
  await said(page, 'It is not verified: the receiver must answer')
  secrets.push(secret)
  await press(page, 'Verify')
  await said(page, 'It answered the challenge')
  expect(await page.textContent('.chip')).toBe('Works')
  return new URL(page.url()).pathname
}

/** Reloads until a state of that name is shown: deliveries are no live page. */
async function untilShown(page: Page, state: string): Promise<void> {
  const states = async () => {
    await page.reload()
    return page.locator('.chip').allInnerTexts()
  }
  await expect.poll(states, { timeout: 10_000, interval: 250 }).toContain(state)
}

const placedAt = (path: string) =>
  arrivals.filter((one) => one.path === path && one.event.type === 'order.placed')

describe('webhooks in the desks', () => {
  it('go where staff send them, signed, and the log tells that they arrived', async () => {
    await mira.goto(`${running.admin}${endpoint}`)
    await press(mira, 'Send a test')
    await mira.getByRole('heading', { name: 'The test arrived' }).waitFor()
    expect(arrivals.map(({ event }) => event.type)).toEqual(['webhook.test'])

    const number = await buy()
    await mira.goto(`${running.admin}${endpoint}/deliveries?type=order.placed`)
    await untilShown(mira, 'Delivered')
    const [arrival] = placedAt('/store')
    expect(arrival?.event.data).toMatchObject({ number })
    await mira.getByRole('link', { name: 'order.placed' }).click()
    const page = (await mira.textContent('main')) ?? ''
    for (const part of [number, 'thank you', arrival?.headers['webhook-signature'], arrival?.event.id])
      expect(page).toContain(part)
    await mira.goto(`${running.admin}${endpoint}/deliveries?status=failed`)
    expect(await mira.textContent('.empty')).toContain('Nothing fits')
  }, 60_000)

  it('show what failed with its next try, and are sent again under the same id', async () => {
    answer = 500
    await buy()
    await mira.goto(`${running.admin}${endpoint}/deliveries`)
    await untilShown(mira, 'Failed, tries again')
    const row = mira.getByRole('row', { name: /Failed, tries again/ })
    expect(await row.textContent()).toMatch(/Next try .+UTC.*500 in \d+ ms/s)
    await row.getByRole('link', { name: 'order.placed' }).click()
    expect(await mira.textContent('main')).toContain('the warehouse is on fire')
    answer = 200
    await press(mira, 'Send it again')
    await said(mira, 'It is sent again')
    await untilShown(mira, 'Delivered')

    const before = arrivals.length
    await press(mira, 'Send it again')
    await expect.poll(() => arrivals.length, { timeout: 10_000, interval: 100 }).toBe(before + 1)
    expect(new Set(arrivals.map(({ event }) => event.id)).size, 'one id, however often').toBe(1)
    expect(new Set(arrivals.map(({ body }) => body)).size, 'and the same words').toBe(1)
  }, 60_000)

  it('end as dead letters where the receiver says that it is gone, and live again', async () => {
    answer = 410
    await buy()
    await mira.goto(`${running.admin}${endpoint}`)
    await untilShown(mira, 'Stopped: it answered 410')
    answer = 200
    await press(mira, 'Enable')
    await said(mira, 'It is enabled')
    await mira.getByRole('link', { name: 'Webhooks' }).first().click()
    await mira.getByRole('link', { name: 'Dead letters', exact: true }).click()
    const dead = mira.getByRole('row', { name: /410 in/ })
    await dead.getByRole('button', { name: 'Give up' }).click()
    await said(mira, 'It is given up')
    expect(await mira.textContent('main')).toContain('There are none.')
    await mira.goto(`${running.admin}${endpoint}/deliveries?status=discarded`)
    await mira.getByRole('link', { name: 'order.placed' }).click()
    await press(mira, 'Send it again')
    await untilShown(mira, 'Delivered')
    expect(placedAt('/store').length).toBeGreaterThan(1)
  }, 60_000)

  it('are signed by both secrets while one takes over, wait while paused, and end when removed', async () => {
    await mira.goto(`${running.admin}${endpoint}/rotation`)
    await press(mira, 'Make a new secret')
    const next = await mira.getByRole('textbox', { name: 'The new secret' }).inputValue()
    await mira.goto(`${running.admin}${endpoint}`)
    await press(mira, 'Pause')
    await said(mira, 'It is paused')
    await buy()
    await press(mira, 'Enable')
    await expect.poll(() => placedAt('/store').length, { timeout: 10_000, interval: 100 }).toBe(1)
    const [arrival] = placedAt('/store')
    for (const secret of [secrets[0] ?? '', next])
      await verifyWebhook(arrival?.body ?? '', arrival?.headers ?? {}, secret)

    await mira.goto(`${running.admin}${endpoint}`)
    await mira.getByRole('link', { name: 'Remove…' }).click()
    expect(await mira.textContent('h1'), 'it asks first').toBe('Remove Warehouse?')
    await press(mira, 'Remove')
    await said(mira, 'The endpoint is removed')
    expect((await mira.goto(`${running.admin}${endpoint}`))?.status()).toBe(404)
  }, 60_000)

  it('go to sellers for what is theirs, without what the whole order cost', async () => {
    await jule.getByRole('link', { name: 'Webhooks' }).click()
    await jule.getByRole('link', { name: 'New endpoint' }).click()
    await jule.waitForURL(/webhooks\/new/)
    expect(await jule.getByRole('checkbox', { name: 'customer.changed' }).count()).toBe(0)
    const own = await makeEndpoint(jule, { path: '/seller', name: 'Our kiln' })
    const number = await buy()
    await expect.poll(() => placedAt('/seller').length, { timeout: 10_000, interval: 100 }).toBe(1)
    expect(placedAt('/seller')[0]?.event.data).toEqual({ number, total: null, lines: null })
    await jule.goto(`${running.seller}${own}/deliveries`)
    await untilShown(jule, 'Delivered')
    await mira.goto(`${running.admin}/webhooks`)
    expect(await mira.textContent('main'), 'of nobody else').not.toContain('Our kiln')
    expect((await mira.goto(`${running.admin}${own}`))?.status()).toBe(404)
  }, 60_000)
})

it('the feed shows what happens without being asked again, and leads to what it is about', async () => {
  await mira.goto(`${running.admin}/events?type=order.placed`)
  await mira.getByText('Live', { exact: true }).waitFor()
  const rows = mira.locator('#feed tr[data-id]')
  const before = await rows.count()
  const number = await buy()
  await expect.poll(() => rows.count(), { timeout: 10_000, interval: 100 }).toBe(before + 1)
  await mira.locator('#feed tbody a').first().click()
  expect(await mira.textContent('h1')).toContain(number)
}, 60_000)
