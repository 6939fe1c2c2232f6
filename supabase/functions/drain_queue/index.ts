import { connect } from '../_shared/database.ts'
import { EnvironmentProblem, env } from '../_shared/env.ts'
import { causeOf, log } from '../_shared/log.ts'
import { post } from '../_shared/outbound.ts'
import { queueName, queueOf } from '../_shared/queue.ts'
import { answer } from '../_shared/receive.ts'
import { readStores } from '../_shared/stores.ts'
import { signWebhook } from '../_shared/webhook.ts'
import { isCaller } from './caller.ts'
import { drain, type Handed } from './drain.ts'

const name = env.required('EDGE_EVENTS_QUEUE')
if (!queueName.test(name)) throw new EnvironmentProblem('EDGE_EVENTS_QUEUE is no name of a queue')
const key = env.required('QUEUE_DRAIN_KEY')
if (key.length < 32) throw new EnvironmentProblem('QUEUE_DRAIN_KEY is to have 32 characters or more')
const readsMax = env.count('QUEUE_READS_MAX', 20)
const functions = `${env.required('SUPABASE_URL').replace(/\/+$/, '')}/functions/v1`
const stores = readStores(env)
const queue = queueOf(connect(env.required('EDGE_DB_URL')), name)

/** The platform ends a request that is silent for 150 seconds; what was taken last may need another 30. */
const workMilliseconds = 45_000
/** Less than a message stays hidden. */
const handMilliseconds = 30_000

/** As the store would have sent it at this moment: functions take no signature that is older than five minutes. */
async function hand({ function: slug, id, body, secret }: Handed): Promise<void> {
  const headers = await signWebhook({ id, body, secrets: [secret], nowSeconds: Date.now() / 1_000 })
  await post(slug, `${functions}/${slug}`, {
    body,
    headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Tradepost-Edge/1' },
    timeoutMilliseconds: handMilliseconds,
  })
}

Deno.serve(async (request) => {
  if (request.method !== 'POST') return answer(405, { error: 'Start it by POST.' }, { allow: 'POST' })
  if (!(await isCaller(request.headers, key))) return answer(401, { error: 'The key does not fit.' })
  const end = Date.now() + workMilliseconds
  try {
    const isOver = () => Date.now() >= end
    return answer(200, await drain({ queue, secrets: stores.secrets, hand, readsMax, isOver }))
  } catch (error) {
    log('error', 'the queue could not be drained', { cause: causeOf(error) })
    return answer(500, { error: 'Try again.' })
  }
})
