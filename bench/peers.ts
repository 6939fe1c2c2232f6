import { type Measurement, summaryOf } from './measure.ts'

/**
 * Vendure 3.7.3 (server and worker, Node 26) and Medusa 2.21.2 (four Redis modules, Node 20, caches warm), measured
 * once on 2026-11-22 on two cores shared by client, server and Postgres: 1,000 products of two variants, 32
 * connections, checkout with 8 customers. Per second, CPU milliseconds and SQL statements an operation.
 */
const peers: Record<string, { vendure: string; medusa: string }> = {
  'product list of 24': { vendure: '155 · 11.5 · 2', medusa: '326 · 3.7 · 3' },
  'product page': { vendure: '141 · 11.5 · 10', medusa: '233 · 5.2 · 3' },
  'add to cart, fresh guest': { vendure: '36 · 43 · 66', medusa: '4 · 312 · 124' },
  'whole checkout': { vendure: '7.95 · 211 · 304', medusa: '0.67 · 1,892 · 631' },
}

/** Our figures in the form of the peers', for those operations that were measured of them. */
export function besidePeers(measurements: Measurement[]): string {
  const rows = measurements.flatMap(({ title, statements, api }) => {
    const operation = title.replace(', cached', '')
    const peer = peers[operation]
    if (!peer) return []
    const { median, cpuMilliseconds, postgresCpuMilliseconds } = summaryOf(api)
    const cpu = cpuMilliseconds + (postgresCpuMilliseconds ?? 0)
    const ours = `${Math.round(median)} · ${cpu.toFixed(cpu < 1 ? 2 : 1)} · ${statements}`
    const isFirst = title.endsWith(', cached')
    const theirs = isFirst ? ['', ''] : [peer.vendure, peer.medusa]
    return [`| ${[title, ours, ...theirs].join(' | ')} |`]
  })
  return [
    '| per second · CPU ms · SQL | Tradepost | Vendure 3.7.3 | Medusa 2.21.2 |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
