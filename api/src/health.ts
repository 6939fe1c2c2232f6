import type { Router, Services } from './platform/router.ts'

/** Live: the process answers. Ready: so does its database. Metrics for Prometheus. Outside the document. */
export function mountHealth(app: Router, services: Services): void {
  const noStore = { 'cache-control': 'no-store' }
  app.get('/health/live', (c) => c.json({ status: 'live' }, 200, noStore))
  app.get('/health/ready', async (c) => {
    try {
      await services.db.ping()
      return c.json({ status: 'ready' }, 200, noStore)
    } catch {
      return c.json({ status: 'database unreachable' }, 503, { ...noStore, 'retry-after': '2' })
    }
  })
  app.get('/metrics', async (c) =>
    c.body(await services.metrics.registry.metrics(), 200, {
      'content-type': services.metrics.registry.contentType,
    }),
  )
}
