import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { Webhook } from 'standardwebhooks'
import { isWebhookSecret, signWebhook, verifyWebhook, WebhookRefused } from './webhook.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDAAAAAAAAAAA='
const now = 1_700_000_000
const body = '{"grüße":"☂"}'

async function sent(secrets: string[], at = now): Promise<Headers> {
  return new Headers(await signWebhook({ id: 'evt_1', body, secrets, nowSeconds: at }))
}
const verify = (headers: Headers, of: { body?: string; secrets?: string[] } = {}) =>
  verifyWebhook({ headers, body, secrets: [secret], nowSeconds: now, ...of })
const refused = (status: number) => (error: unknown) =>
  error instanceof WebhookRefused && error.status === status

Deno.test('a signature is what the official library makes, and takes', async () => {
  const headers = await sent([secret])
  equal(headers.get('webhook-signature'), new Webhook(secret).sign('evt_1', new Date(now * 1_000), body))
  deepEqual(await verify(headers), { id: 'evt_1', secret })
  const today = Date.now() / 1_000
  const fresh = Object.fromEntries(await sent([secret], today))
  deepEqual(new Webhook(secret).verify(body, fresh), JSON.parse(body))
})

Deno.test('either of two secrets is believed, whoever has changed first', async () => {
  deepEqual(await verify(await sent([other, secret])), { id: 'evt_1', secret })
  deepEqual(await verify(await sent([other]), { secrets: [secret, other] }), { id: 'evt_1', secret: other })
  await rejects(verify(await sent([other])), refused(401))
})

Deno.test('what was changed, is late or early by more than five minutes, or says too little is refused', async () => {
  await rejects(verify(await sent([secret]), { body: `${body} ` }), refused(401))
  for (const off of [-301, 301]) await rejects(verify(await sent([secret], now + off)), refused(401))
  for (const off of [-300, 300]) await verify(await sent([secret], now + off))
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    const headers = await sent([secret])
    headers.delete(name)
    await rejects(verify(headers), refused(400))
    headers.set(name, 'nonsense')
    await rejects(verify(headers), WebhookRefused)
  }
  for (const signature of ['v1,', 'v1,!!', 'v2,AAAA', 'v1a,AAAA', ',', `v1,${'A'.repeat(100_000)}`]) {
    const headers = await sent([secret])
    headers.set('webhook-signature', signature)
    await rejects(verify(headers), refused(401))
  }
})

Deno.test('signatures of other versions beside ours do no harm', async () => {
  const headers = await sent([secret])
  headers.set('webhook-signature', `v1a,c29tZQ== v2,x ${headers.get('webhook-signature')}`)
  ok(await verify(headers))
})

Deno.test('a secret is whsec_ and 24 to 64 bytes', () => {
  ok(isWebhookSecret(secret))
  for (const text of [
    '',
    'whsec_',
    'whsec_c2hvcnQ=',
    secret.slice(6),
    'whsec_§§§',
    `whsec_${'A'.repeat(100)}`,
  ])
    equal(isWebhookSecret(text), false, text)
})
