import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './database.ts'

/** Prometheus metrics of one process. Labels hold operation names and statuses only: never ids or people. */
export function createMetrics(db: Database) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to reply, by operation and status.',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'refusals_total',
    help: 'Problems answered, by code.',
    labelNames: ['code'],
    registers: [registry],
  })
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool, by state.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, db.pool.totalCount)
      this.set({ state: 'idle' }, db.pool.idleCount)
      this.set({ state: 'waiting' }, db.pool.waitingCount)
    },
  })
  for (const name of ['statements', 'roundTrips', 'retries'] as const) {
    new Gauge({
      name: `database_${name === 'roundTrips' ? 'round_trips' : name}_total`,
      help: 'Counted since the process began.',
      registers: [registry],
      collect() {
        this.set(db.counters[name])
      },
    })
  }
  const priceServices = {
    askings: new Histogram({
      name: 'price_service_duration_seconds',
      help: 'Time that a tax service or carrier took, by how the asking ended.',
      labelNames: ['service', 'outcome'],
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      registers: [registry],
    }),
    resting: new Gauge({
      name: 'price_service_resting',
      help: '1 while a service that failed several times in a row is left alone, until it has answered again.',
      labelNames: ['service'],
      registers: [registry],
    }),
    lastFailure: new Gauge({
      name: 'price_service_last_failure_timestamp_seconds',
      help: 'When a service last gave no usable answer; why is in the log.',
      labelNames: ['service'],
      registers: [registry],
    }),
  }
  return { registry, requests, refusals, priceServices }
}

export type Metrics = ReturnType<typeof createMetrics>
