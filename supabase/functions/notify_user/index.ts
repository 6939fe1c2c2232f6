import { claimsOf } from '../_shared/claims.ts'
import { connect } from '../_shared/database.ts'
import { EnvironmentProblem, env } from '../_shared/env.ts'
import { causeOf, log } from '../_shared/log.ts'
import { answer, receive } from '../_shared/receive.ts'
import { readStores } from '../_shared/stores.ts'
import { keepTidy } from '../_shared/tidy.ts'
import { customerRoutes } from './customer-routes.ts'
import { readMail } from './mail.ts'
import { type Desk, notify } from './notify.ts'
import { preview } from './preview.ts'
import { readPush } from './push.ts'
import { notifiedUnlessSaid, pushHosts, readTypes } from './rules.ts'
import { LinkSigner } from './tokens.ts'
import { unsubscribe } from './unsubscribe.ts'

const commerceUrl = env.required('COMMERCE_URL')
const stores = readStores(env)
const sql = connect(env.required('EDGE_DB_URL'))
const [mail, push] = [readMail(env), readPush(env)]
if (!mail && !push)
  throw new EnvironmentProblem('nobody can be told: set RESEND_API_KEY, SMTP_URL or VAPID_…')
const desk: Desk = {
  sql,
  claims: claimsOf(sql, 'notify_user'),
  types: readTypes(env.list('NOTIFY_TYPES', notifiedUnlessSaid)),
  hoursMax: env.count('NOTIFY_MAX_AGE_HOURS', 48),
  mail,
  push,
  links: new LinkSigner(env.required('NOTIFY_LINK_SECRET')),
  publicUrl: (
    env.optional('NOTIFY_URL') ?? `${env.required('SUPABASE_URL')}/functions/v1/notify_user`
  ).replace(/\/+$/, ''),
}
const hosts = env.list('PUSH_HOSTS', pushHosts)
const isPreviewed = env.optional('NOTIFY_PREVIEW') === 'on'

async function route(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const path = pathname.replace(/^\/notify_user(?=\/|$)/, '').replace(/\/+$/, '')
  if (path === '') {
    keepTidy(sql)
    return await receive(request, { stores, handle: (delivery) => notify(desk, delivery) })
  }
  if (path === '/unsubscribe') return await unsubscribe(request, { sql, links: desk.links })
  if (isPreviewed && request.method === 'GET' && /^\/preview(\/|$)/.test(path))
    return preview(path, searchParams)
  const answered = await customerRoutes(request, path, { sql, stores, commerceUrl, pushHosts: hosts })
  return answered ?? answer(404, { error: 'There is nothing here.' })
}

Deno.serve((request) =>
  route(request).catch((error: unknown) => {
    log('error', 'request failed', { cause: causeOf(error) })
    return answer(500, { error: 'Try again.' })
  }),
)
