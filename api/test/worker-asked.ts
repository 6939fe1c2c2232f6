import { serve } from '@hono/node-server'
import { paidForOrders } from '../src/domains/orders/index.ts'
import { checkAgain, finishOperation } from '../src/domains/payments/index.ts'
import { mountHealth } from '../src/health.ts'
import { environmentOfProcess } from '../src/platform/env.ts'
import { createRouter } from '../src/platform/router.ts'
import { createServices, paymentProvidersOf } from '../src/services.ts'
import { contextOf } from '../src/worker-tasks.ts'

/**
 * The worker as a process that looks after one thing at a time, when it is asked to: by its own clock many looks would
 * share one conversation with the database, and none could be killed at a place of its choice.
 */
const env = environmentOfProcess()
if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set')
const services = createServices(env, env.DATABASE_URL)
const providers = paymentProvidersOf(services)
const paidFor = paidForOrders(providers)

const router = createRouter()
mountHealth(router, services)
router.post('/payments/:storeId/:id', async (c) => {
  const context = await contextOf(services, c.req.param('storeId'))
  if (context) await checkAgain(context, { paymentId: c.req.param('id'), providers, paidFor })
  return c.json({}, 200)
})
router.post('/operations/:storeId/:id', async (c) => {
  const context = await contextOf(services, c.req.param('storeId'))
  if (context) await finishOperation(context, { operationId: c.req.param('id'), providers, paidFor })
  return c.json({}, 200)
})
serve({ fetch: router.fetch, port: env.PORT, hostname: env.HOST })
