import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection, httpRequest } from './http-client.ts'
import { median } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'
import { readCounter } from './measured-worker.ts'
import type { Posting } from './posting-server.ts'
import type { BenchShop } from './shop.ts'
import { benchSecret, createWebhookSupply } from './webhook-supply.ts'

/** One round of the worker, or of its floor. CPU is per delivery. */
export interface DeliveryRound {
  deliveries: number
  perSecond: number
  cpuMilliseconds: number
  /** Null of the floor, which asks no database, and where it cannot be read */
  postgresCpuMilliseconds: number | null
  /** Statements that touch tables, and waits for an answer, a delivery; null of the floor */
  statements: number | null
  roundTrips: number | null
}

export interface WebhookResult {
  endpoints: number
  /** At the same time, of the floor */
  atOnce: number
  worker: DeliveryRound[]
  floor: DeliveryRound[]
}

export interface WebhookBench {
  shop: BenchShop
  worker: MeasuredProcess
  floor: MeasuredProcess
  receiver: MeasuredProcess
  encryptionKeys: string
  /** CPU milliseconds of PostgreSQL so far */
  postgresCpu: (() => number) | undefined
  rounds: number
  eventsPerRound: number
}

const atOnce = 32
const endpointsMax = 4
/** A round that takes longer has gone wrong. */
const patienceMilliseconds = 120_000

/**
 * How many webhooks the worker delivers in a second, from the event in the feed to the noted answer, beside the same posts by
 * the same client with nothing noted; in turns, so that what else the machine does meets both.
 */
export async function measureWebhooks(bench: WebhookBench, endpoints = endpointsMax): Promise<WebhookResult> {
  const { shop, receiver } = bench
  const supply = await createWebhookSupply(shop, bench.encryptionKeys)
  const taken = await Connection.open(receiver.port)
  const urlOf = (n: number) => `http://127.0.0.1:${receiver.port}/${n}/ok`
  const untilTaken = async (wanted: number, began: number) => {
    for (let count = 0; count < wanted; ) {
      await sleep(5)
      const { body } = await taken.send(httpRequest('GET', '/count'))
      count = (JSON.parse(body.toString()) as { ok?: number }).ok ?? 0
      if (performance.now() - began > patienceMilliseconds) throw new Error(`only ${count} webhooks came`)
    }
    return (performance.now() - began) / 1000
  }
  try {
    const ids = await Promise.all(Array.from({ length: endpoints }, (_, n) => supply.addEndpoint(urlOf(n))))
    const ofWorker = async (): Promise<DeliveryRound> => {
      await supply.rest()
      await supply.happen({ events: bench.eventsPerRound, subjects: Math.ceil(bench.eventsPerRound / 4) })
      receiver.tell('forget')
      const [before, wanted] = [await costs(bench), bench.eventsPerRound * endpoints]
      const began = performance.now()
      await supply.wake(ids)
      const seconds = await untilTaken(wanted, began)
      await supply.rest()
      const after = await costs(bench)
      const each = (name: keyof typeof after) => (after[name] - before[name]) / wanted
      return {
        deliveries: wanted,
        perSecond: wanted / seconds,
        cpuMilliseconds: each('cpu'),
        postgresCpuMilliseconds: bench.postgresCpu ? each('postgresCpu') : null,
        statements: each('statements'),
        roundTrips: each('roundTrips'),
      }
    }
    const body = await oneBody(shop)
    const ofFloor = async (): Promise<DeliveryRound> => {
      receiver.tell('forget')
      const posts = bench.eventsPerRound * endpoints
      const before = (await bench.floor.usage()).cpuMilliseconds
      const began = performance.now()
      bench.floor.tell({
        url: urlOf(0),
        posts,
        atOnce,
        body,
        secret: benchSecret,
      } satisfies Posting['message'])
      const seconds = await untilTaken(posts, began)
      const cpuMilliseconds = ((await bench.floor.usage()).cpuMilliseconds - before) / posts
      const nothing = { postgresCpuMilliseconds: null, statements: null, roundTrips: null }
      return { deliveries: posts, perSecond: posts / seconds, cpuMilliseconds, ...nothing }
    }
    const result: WebhookResult = { endpoints, atOnce, worker: [], floor: [] }
    await ofWorker()
    result.floor.push(await ofFloor())
    for (let round = 0; round < bench.rounds; round += 1) {
      result.worker.push(await ofWorker())
      result.floor.push(await ofFloor())
    }
    return result
  } finally {
    taken.close()
    await supply.close()
  }
}

async function costs({ worker, postgresCpu }: WebhookBench) {
  return {
    cpu: (await worker.usage()).cpuMilliseconds,
    postgresCpu: postgresCpu?.() ?? 0,
    statements: await readCounter(worker.port, 'database_statements_total'),
    roundTrips: await readCounter(worker.port, 'database_round_trips_total'),
  }
}

/** What the last delivery sent: the floor posts the same. */
async function oneBody(shop: BenchShop): Promise<string> {
  const { rows } = await shop.admin.query<{ body: string }>(
    'SELECT body FROM commerce.webhook_deliveries ORDER BY created_at DESC LIMIT 1',
  )
  return rows[0]?.body ?? '{}'
}

/** The figures as a Markdown table that also reads well in a terminal. */
export function webhookTable({ worker, floor }: WebhookResult): string {
  const row = (name: string, rounds: DeliveryRound[]) => {
    const of = (pick: (round: DeliveryRound) => number | null) => {
      const values = rounds.map(pick).filter((value) => value !== null)
      return values.length === 0 ? '' : median(values).toFixed(2)
    }
    const rates = rounds.map(({ perSecond }) => Math.round(perSecond))
    return `| ${name} | ${Math.max(...rates)} / ${Math.round(median(rates))} | ${of((r) => r.cpuMilliseconds)} | ${of((r) => r.postgresCpuMilliseconds)} | ${of((r) => r.statements)} in ${of((r) => r.roundTrips)} |`
  }
  return [
    '| deliveries | per second | CPU ms | PG CPU ms | SQL |',
    '| --- | --- | --- | --- | --- |',
    row('**by the worker**', worker),
    row('– the same posts, nothing noted', floor),
  ].join('\n')
}
