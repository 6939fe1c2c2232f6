import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { drawFrom } from './draws.ts'
import { Connection } from './http-client.ts'
import { percentile } from './load.ts'
import type { BenchShop } from './shop.ts'
import { createShopper, expectReply } from './shopper.ts'
import { failing } from './webhook-kinds.ts'
import { createWebhookSupply, type WebhookSupply } from './webhook-supply.ts'

const steps = ['product page', 'cart', 'checkout and payment'] as const
type Step = (typeof steps)[number]
/** Milliseconds of each, in the order they ended */
type Latencies = Record<Step, number[]>

export interface BesideResult {
  endpoints: number
  waitingEach: number
  /** Attempts at failing endpoints a second, meanwhile */
  attemptsPerSecond: number
  journeys: { alone: number; beside: number }
  /** Milliseconds of half and of all but one in twenty */
  steps: { step: Step; alone: [number, number]; beside: [number, number]; ratios: [number, number] }[]
}

export interface BesideBench {
  shop: BenchShop
  apiPort: number
  receiverPort: number
  encryptionKeys: string
  rounds: number
  secondsEach: number
}

const shoppers = 6
/** Between two requests of a shopper. */
const pauseMilliseconds = 40
const waitingEach = 200

/**
 * What browsing and buying take while the worker has eight endpoints that each fail in another way, with 200 events waiting
 * for each, and what they take while these rest: in turns, in one run. The worker works either way.
 */
export async function measureBeside(bench: BesideBench): Promise<BesideResult> {
  const supply = await createWebhookSupply(bench.shop, bench.encryptionKeys)
  try {
    const ids: string[] = []
    for (const kind of Object.keys(failing))
      ids.push(await supply.addEndpoint(`http://127.0.0.1:${bench.receiverPort}/beside/${kind}`))
    await supply.rest()
    await supply.happen({ events: waitingEach, subjects: waitingEach })
    const [alone, beside] = [noLatencies(), noLatencies()]
    let attempts = 0
    // The first of each makes compilers warm and deliveries of the events.
    for (let round = -1; round < bench.rounds; round += 1) {
      const seconds = round < 0 ? Math.min(3, bench.secondsEach) : bench.secondsEach
      await shopFor(bench, seconds, round < 0 ? noLatencies() : alone)
      const before = await attemptsOf(supply, ids)
      await shopFor(bench, seconds, round < 0 ? noLatencies() : beside)
      if (round >= 0) attempts += (await supply.attempts(ids)) - before
      await supply.rest()
    }
    return {
      endpoints: ids.length,
      waitingEach,
      attemptsPerSecond: attempts / (bench.rounds * bench.secondsEach),
      journeys: { alone: alone.cart.length, beside: beside.cart.length },
      steps: steps.map((step) => compared(step, alone[step], beside[step])),
    }
  } finally {
    await supply.close()
  }
}

/** Begins everything anew at all of them. @returns how many attempts there were until then */
async function attemptsOf(supply: WebhookSupply, ids: string[]): Promise<number> {
  await supply.startOver(ids)
  await supply.wake(ids)
  return supply.attempts(ids)
}

const noLatencies = (): Latencies => ({ 'product page': [], cart: [], 'checkout and payment': [] })

function compared(step: Step, alone: number[], beside: number[]): BesideResult['steps'][number] {
  const of = (values: number[]): [number, number] => {
    const ascending = Float64Array.from(values).sort()
    return [percentile(ascending, 0.5), percentile(ascending, 0.95)]
  }
  const [without, with_] = [of(alone), of(beside)]
  return {
    step,
    alone: without,
    beside: with_,
    ratios: [with_[0] / without[0], with_[1] / without[1]],
  }
}

/** Shoppers who look at two products, fill a cart and buy it, one request after the other and a pause after each. */
async function shopFor({ shop, apiPort }: BesideBench, seconds: number, latencies: Latencies): Promise<void> {
  const shopper = createShopper(shop)
  const end = performance.now() + seconds * 1000
  const one = async () => {
    const on = await Connection.open(apiPort)
    const shippingMethodId = await shopper.shippingMethodId(on)
    const timed = async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
      const began = performance.now()
      const result = await work()
      latencies[step].push(performance.now() - began)
      await sleep(pauseMilliseconds)
      return result
    }
    while (performance.now() < end) {
      const article = drawFrom(shop.articles)
      for (const { handle } of [drawFrom(shop.articles), article])
        await timed('product page', () => shopper.look(on, `/v1/products/${handle}`))
      const cart = await timed('cart', async () => {
        const opened = await shopper.openCart(on)
        await shopper.addLine(on, opened, article)
        return opened
      })
      await timed('checkout and payment', async () => {
        const { id } = await expectReply<{ id: string }>(on, 201, shopper.quote(cart, shippingMethodId))
        await expectReply(on, 200, shopper.pay(cart, id))
      })
    }
    on.close()
  }
  await Promise.all(Array.from({ length: shoppers }, one))
}

/** The figures as a Markdown table that also reads well in a terminal. */
export function besideTable(of: BesideResult): string {
  const pair = (values: [number, number], digits: number) =>
    values.map((value) => value.toFixed(digits)).join(' / ')
  return [
    `${of.endpoints} failing endpoints with ${of.waitingEach} events each, ${Math.round(of.attemptsPerSecond)} attempts a second meanwhile; ${of.journeys.alone} journeys alone, ${of.journeys.beside} beside them.`,
    '',
    '| p50 / p95 | alone, ms | beside, ms | beside : alone |',
    '| --- | --- | --- | --- |',
    ...of.steps.map(
      ({ step, alone, beside, ratios }) =>
        `| ${step} | ${pair(alone, 1)} | ${pair(beside, 1)} | ${pair(ratios, 2)} |`,
    ),
  ].join('\n')
}
