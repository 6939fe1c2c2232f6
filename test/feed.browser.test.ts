import { type Client, createClient } from '@tradepost/sdk'
import type pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoStaff } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { launchBrowser } from '../scripts/browser.ts'
import { newWindow, signInAt } from './desk-visitor.ts'
import { buyOne, knownCustomer } from './known-customer.ts'
import { joinDatabase } from './live-orders.ts'
import { startWholeSystem, type WholeSystem } from './whole-system.ts'

let running: WholeSystem
let browser: Browser
let buyer: Client
let database: pg.Client
let mira: Page

beforeAll(async () => {
  running = await startWholeSystem()
  browser = await launchBrowser()
  database = await joinDatabase(running)
  const shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  const known = await knownCustomer(running, shop, { email: 'ida@pear.example', fullName: 'Ida Pear' })
  buyer = known.api
  const wide = { viewport: { width: 1280, height: 800 } }
  mira = await signInAt(running.admin, await newWindow(browser, wide), demoStaff)
  await mira.getByRole('button', { name: 'Sign out' }).waitFor()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await database?.end()
  await running?.remove()
})

const shown = () => mira.locator('#feed tr[data-id]').evaluateAll((rows) => rows.map((row) => row.dataset.id))
const momentsShown = () => mira.locator('#feed time').evaluateAll((all) => all.map((one) => one.dateTime))

describe('the page of events', () => {
  it('shows the newest first, adds what happens at the top, and leads to older ones without a gap', async () => {
    const client = createClient({ baseUrl: running.api, bearer: demoKeys.northlight.secret })
    await mira.goto(`${running.admin}/events`)
    await mira.getByText('Live', { exact: true }).waitFor()
    const [first = ''] = await shown()
    expect(await shown()).toHaveLength(50)
    const number = await buyOne(running, buyer, { handle: 'ufer-mug', email: 'ida@pear.example' })
    await expect.poll(async () => (await shown()).indexOf(first), { timeout: 10_000 }).toBeGreaterThan(0)
    await mira.locator('#feed tr', { hasText: 'order.placed' }).first().getByRole('link').click()
    expect(await mira.textContent('h1')).toContain(number)

    await mira.goto(`${running.admin}/events?type=listing.changed`)
    const newest = await shown()
    const moments = await momentsShown()
    expect(moments).toEqual(moments.toSorted().toReversed())
    await mira.getByRole('link', { name: 'Older' }).click()
    await mira.waitForURL(/(before|after)=/)
    const older = await shown()
    expect(await mira.getByText('Live', { exact: true }).count()).toBe(0)
    expect(older.filter((id) => newest.includes(id))).toEqual([])
    const both = await client.listEvents({ order: 'newest', types: 'listing.changed', limit: 100 })
    expect([...newest, ...older]).toEqual(
      both.items.map(({ id }) => id).slice(0, newest.length + older.length),
    )
    expect(older.length).toBeGreaterThan(0)
    await mira.getByRole('link', { name: 'Newest' }).click()
    await mira.getByText('Live', { exact: true }).waitFor()
  }, 60_000)

  it('goes forwards from a day on', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await mira.goto(`${running.admin}/events?from=${today}`)
    const moments = await momentsShown()
    expect(moments).toEqual(moments.toSorted())
    await mira.getByRole('link', { name: 'Later' }).click()
    expect((await momentsShown())[0]?.localeCompare(moments.at(-1) ?? '')).toBeGreaterThanOrEqual(0)
  }, 60_000)
})

describe('the page of failed jobs', () => {
  const path = '/jobs'
  const rows = () => mira.locator('main tbody tr')

  it('shows what the worker gave up, lets it run again, and gives it up', async () => {
    await mira.goto(`${running.admin}/orders`)
    await mira.getByRole('link', { name: 'Events' }).click()
    await mira.getByRole('link', { name: 'Failed jobs' }).click()
    await mira.getByText('There are none').waitFor()
    await failing('refreshProduct', 3)
    await reloadUntil(3)
    await mira.getByRole('button', { name: 'Run again' }).first().click()
    await mira.locator('.notice').getByText('It runs again').waitFor()
    expect(await rows().count()).toBe(2)
    await mira.getByRole('button', { name: 'Give up' }).first().click()
    await mira.locator('.notice').getByText('It is given up').waitFor()
    expect(await rows().count()).toBe(1)
    await mira.goto(`${running.admin}${path}?status=discarded`)
    await mira.getByRole('button', { name: 'Run again' }).click()
    await mira.goto(`${running.admin}${path}?status=requeued`)
    expect(await rows().count()).toBe(2)
  }, 90_000)

  it('decides about all of a kind, after a question', async () => {
    await failing('refreshProduct', 2)
    await mira.goto(`${running.admin}${path}`)
    await reloadUntil(3)
    await mira.getByRole('link', { name: 'Give all up…' }).click()
    expect(await mira.textContent('h1')).toBe('Give up all of “Show a product in the shop as it is now”?')
    await mira.getByRole('link', { name: 'No, go back' }).click()
    await mira.getByRole('button', { name: 'Run all again' }).click()
    await mira.locator('.notice').getByText('3 jobs run again').waitFor()
    await mira.getByText('There are none').waitFor()
    await failing('refreshSeller', 2)
    await reloadUntil(2)
    await mira.getByRole('link', { name: 'Give all up…' }).click()
    await mira.getByRole('button', { name: 'Give them up' }).click()
    await mira.locator('.notice').getByText('They are given up').waitFor()
    await mira.getByText('There are none').waitFor()
  }, 90_000)

  /** Jobs that the worker will find to have failed for the last time. */
  async function failing(task: string, count: number): Promise<void> {
    const [table, id] = task === 'refreshProduct' ? ['products', 'productId'] : ['sellers', 'sellerId']
    const { rows: made } = await database.query(
      `INSERT INTO graphile_worker._private_jobs (task_id, payload, key, max_attempts, attempts, last_error)
       SELECT t.id, json_build_object('storeId', p.store_id, $3::text, p.id), gen_random_uuid()::text, 10, 10,
         'canceling statement due to statement timeout'
       FROM graphile_worker._private_tasks t, (
         SELECT x.store_id, x.id FROM commerce.${table} x JOIN commerce.stores s ON s.store_id = x.store_id
         WHERE s.slug = 'northlight' ORDER BY x.id DESC LIMIT $2) p
       WHERE t.identifier = $1 RETURNING id`,
      [task, count, id],
    )
    expect(made).toHaveLength(count)
  }

  async function reloadUntil(count: number): Promise<void> {
    const seen = async () => {
      await mira.reload()
      return rows().count()
    }
    await expect.poll(seen, { timeout: 25_000, interval: 500 }).toBe(count)
  }
})
