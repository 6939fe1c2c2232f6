// `node bench/live.ts`: how soon open pages of orders are told what happened, beside what the relay alone takes.

import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { RealtimeClient } from '@supabase/supabase-js'
import { type Client, createClient, createRealtime, type Realtime } from '@tradepost/sdk'
import type { Browser, Page } from 'playwright-core'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { fromWire } from '../api/src/platform/ids.ts'
import { launchBrowser } from '../scripts/browser.ts'
import {
  type Followed,
  followOrder,
  joinDatabase,
  type LiveOrder,
  placeOrders,
  type Shipped,
  shipEvenly,
  stockEndlessly,
  wrongIn,
} from '../test/live-orders.ts'
import { startWholeSystem, type WholeSystem } from '../test/whole-system.ts'
import { percentile } from './load.ts'
import { describeCommit, describeMachine } from './machine.ts'

const root = join(import.meta.dirname, '..')
const usage = `node bench/live.ts [--orders 100] [--per-second 20] [--seconds 60] [--browsers 5]
Every order has one page open. Without options it writes bench/results/<date>-live.json.`

/** Milliseconds from the reply of a change, which is just after its commit, until somebody knows of it. */
interface Figures {
  who: string
  changes: number
  p50: number
  p95: number
  max: number
  /** Of how many pages, how many showed in the end what is true; null: there are no pages. */
  pages: { open: number; right: number } | null
}

const { values, tokens } = parseArgs({
  tokens: true,
  options: {
    orders: { type: 'string', default: '100' },
    'per-second': { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    browsers: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
})
const [many, perSecond, seconds, browsers] = [
  values.orders,
  values['per-second'],
  values.seconds,
  values.browsers,
].map(Number) as [number, number, number, number]
if (values.help || ![many, perSecond, seconds, browsers].every((one) => Number.isInteger(one) && one >= 0)) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}

const loadBefore = Math.round((loadavg()[0] ?? 0) * 100) / 100

async function main(running: WholeSystem, windows: Browser): Promise<void> {
  const shop = createClient({ baseUrl: running.api, publishableKey: demoKeys.northlight.publishable })
  const staff = createClient({ baseUrl: running.api, bearer: demoKeys.northlight.secret })
  const { variants } = await shop.getProduct({ handle: 'ufer-mug' })
  const offerId = variants[0]?.offer?.id ?? ''
  const database = await joinDatabase(running)
  await stockEndlessly(database, offerId)
  const pieces = Math.ceil((perSecond * seconds) / many)
  const returnUrl = `${running.shop}/checkout/return`
  const place = () => placeOrders(shop, { orders: many, pieces, offerId, returnUrl })
  const ship = (orders: LiveOrder[]) => shipEvenly(staff, { orders, perSecond, seconds })
  const { rows } = await database.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  )

  console.log('The relay alone …')
  const figures = [await relayAlone(running, await place(), ship)]
  console.log('Pages by server-sent events …')
  figures.push(...(await byStreams({ shop, windows, running, orders: await place(), ship })))
  console.log('Pages by channels …')
  const channels = createRealtime(shop, { RealtimeClient })
  figures.push(
    (await byFollowers('SDK, channels of Supabase', { shop, channels, orders: await place(), ship })).figures,
  )
  await database.end()
  const machine = describeMachine(running.dataFolder, rows[0]?.version ?? '', loadBefore)
  console.log(`\n${tableOf(figures)}\n`)
  if (tokens.length > 0) return
  const takenAt = new Date().toISOString()
  const result = {
    takenAt,
    ...describeCommit(root),
    machine,
    settings: { many, perSecond, seconds, browsers },
    figures,
  }
  const file = join('bench', 'results', `${takenAt.slice(0, 10)}-live.json`)
  mkdirSync(join(root, 'bench', 'results'), { recursive: true })
  writeFileSync(join(root, file), `${JSON.stringify(result, null, 2)}\n`)
  console.log(`Kept in ${file}`)
}

type Ship = (orders: LiveOrder[]) => Promise<Shipped[]>

/** From commit until an event has its place in the feed, while nobody listens: no page can know sooner. */
async function relayAlone(running: WholeSystem, orders: LiveOrder[], ship: Ship): Promise<Figures> {
  const database = await joinDatabase(running)
  const placedAt = new Map<string, number>()
  const read = `SELECT position, payload->>'fulfillmentId' AS id FROM commerce.events
    WHERE store_id = (SELECT store_id FROM commerce.orders WHERE id = $1) AND position > $2 ORDER BY position`
  let after = Number(
    (await database.query('SELECT last_position FROM commerce.event_feed')).rows[0]?.last_position,
  )
  let isOver = false
  const looking = (async () => {
    while (!isOver) {
      const { rows } = await database.query<{ position: string; id: string | null }>(read, [
        fromWire('order', orders[0]?.id ?? ''),
        after,
      ])
      const now = performance.now()
      for (const { position, id } of rows) {
        after = Number(position)
        if (id) placedAt.set(id, now)
      }
      await wait(3)
    }
  })()
  const shipped = await ship(orders)
  await wait(2_000)
  isOver = true
  await looking
  await database.end()
  const at = ({ fulfillmentId }: Shipped) => placedAt.get(fromWire('fulfillment', fulfillmentId) ?? '')
  return figuresOf('relay alone: its place is given', shipped, at, null)
}

async function byFollowers(
  who: string,
  of: { shop: Client; channels: Realtime; orders: LiveOrder[]; ship: Ship },
): Promise<{ figures: Figures; shipped: Shipped[] }> {
  const followed = of.orders.map((order) => followOrder(of.channels, order))
  await until(() => followed.every(({ states }) => states.at(-1) === 'open'), 60)
  const shipped = await of.ship(of.orders)
  const told = new Map(followed.map((one) => [one.order.id, one]))
  await until(
    () => shipped.every(({ orderId, fulfillmentId }) => told.get(orderId)?.toldAt.has(fulfillmentId)),
    60,
  )
  const right = await countRight(of.shop, followed)
  for (const { close } of followed) close()
  const at = ({ orderId, fulfillmentId }: Shipped) => told.get(orderId)?.toldAt.get(fulfillmentId)
  return { figures: figuresOf(who, shipped, at, { open: followed.length, right }), shipped }
}

async function countRight(shop: Client, followed: Followed[]): Promise<number> {
  const wrong = await Promise.all(followed.map((one) => wrongIn(shop, one)))
  for (const said of wrong) if (said) console.log(said)
  return wrong.filter((said) => said === null).length
}

async function byStreams(of: {
  shop: Client
  windows: Browser
  running: WholeSystem
  orders: LiveOrder[]
  ship: Ship
}): Promise<Figures[]> {
  const seen = of.orders.slice(0, browsers)
  const pages = await Promise.all(seen.map(({ path }) => openPage(of.windows, `${of.running.shop}${path}`)))
  const channels = createRealtime(of.shop)
  const { figures, shipped } = await byFollowers('SDK, server-sent events', { ...of, channels })
  if (pages.length === 0) return [figures]
  await wait(5_000)
  const told = await Promise.all(pages.map(toldOn))
  const ofSeen = shipped.filter(({ orderId }) => seen.some(({ id }) => id === orderId))
  const pageOf = ({ orderId }: Shipped) => told[seen.findIndex(({ id }) => id === orderId)]
  const at = (one: Shipped) => pageOf(one)?.at[one.trackingNumber]
  const right = told.filter(({ status }) => status === 'fulfilled').length
  return [figures, figuresOf('browsers, by the shop', ofSeen, at, { open: pages.length, right })]
}

/** In the page: notes in `told` when it first shows which number. */
const noteParcels = `globalThis.told = {}
new MutationObserver(() => {
  for (const [number] of document.body.textContent.matchAll(/LIVE\\d{6}/g))
    told[number] ??= performance.timeOrigin + performance.now()
}).observe(document.body, { subtree: true, childList: true })`

/** Opens a page that notes when it shows which parcel. */
async function openPage(windows: Browser, url: string): Promise<Page> {
  const page = await (await windows.newContext()).newPage()
  const following = page.waitForResponse((reply) => new URL(reply.url()).pathname.endsWith('/live'))
  await page.goto(url)
  await following
  await page.evaluate(noteParcels)
  return page
}

/** What it has noted, by the clock of this process. */
async function toldOn(page: Page): Promise<{ at: Record<string, number>; status: string | null }> {
  const at = await page.evaluate<Record<string, number>>('told')
  const status = await page.locator('[data-order-status]').getAttribute('data-order-status')
  const here = Object.entries(at).map(([number, time]) => [number, time - performance.timeOrigin])
  return { at: Object.fromEntries(here), status }
}

/** @throws Error when something was told to nobody */
function figuresOf(
  who: string,
  shipped: Shipped[],
  toldAt: (one: Shipped) => number | undefined,
  pages: Figures['pages'],
): Figures {
  const times = shipped.flatMap((one) => (toldAt(one) ?? Number.NaN) - one.repliedAt)
  const known = Float64Array.from(times.filter((time) => !Number.isNaN(time))).sort()
  if (known.length < shipped.length)
    console.log(
      `${who}: ${shipped.length - known.length} of ${shipped.length} changes were not seen one by one`,
    )
  const [p50, p95] = [percentile(known, 0.5), percentile(known, 0.95)].map(Math.round) as [number, number]
  return { who, changes: known.length, p50, p95, max: Math.round(known.at(-1) ?? 0), pages }
}

async function until(isSo: () => boolean, patienceSeconds: number): Promise<void> {
  const deadline = performance.now() + patienceSeconds * 1_000
  while (!isSo() && performance.now() < deadline) await wait(20)
}

function tableOf(figures: Figures[]): string {
  const rows = figures.map(({ who, changes, p50, p95, max, pages }) => [
    who,
    `${changes}`,
    `${p50}`,
    `${p95}`,
    `${max}`,
    pages ? `${pages.right} of ${pages.open}` : '',
  ])
  const head = ['who is told', 'changes', 'p50 ms', 'p95 ms', 'max ms', 'pages right']
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const system = await startWholeSystem({
  localSupabase: true,
  // A hundred visitors from one address.
  environment: { RATE_LIMIT_PER_MINUTE: '1000000', CHECKOUT_HOLDS_PER_ADDRESS: '0' },
})
const browser = await launchBrowser()
try {
  await main(system, browser)
} catch (error) {
  // Before the database ends under connections that a failure left open, which would end this process without a word.
  console.error(error)
  process.exitCode = 1
} finally {
  await browser.close()
  await system.remove()
}
