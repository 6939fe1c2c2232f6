import { generateKeyPairSync, sign } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { verifyWebhook, WebhookProblem } from './webhook.ts'

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`
const id = 'evt_01h455vb4pex5vsknk084sn02q'
const body = JSON.stringify({ id, type: 'order.placed', data: { number: 'Ä-1 €' } })
const seconds = 1_795_339_801

/** As the official library signs. */
const signedBy = (...secrets: string[]) => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': secrets
    .map((one) => new Webhook(one).sign(id, new Date(seconds * 1000), body))
    .join(' '),
})
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof WebhookProblem ? error.reason : String(error)),
  )

describe('a webhook', () => {
  it('that the official library signed is taken, in every form of headers and body', async () => {
    const headers = signedBy(secret)
    const upper = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
    )
    for (const form of [headers, upper, new Headers(headers)])
      expect(await verifyWebhook(body, form, secret, seconds)).toMatchObject({ id, type: 'order.placed' })
    expect(await verifyWebhook(Buffer.from(body), headers, secret, seconds)).toMatchObject({ id })
  })

  it('is taken with one of several secrets and one of several signatures, as in a rotation', async () => {
    expect(await verifyWebhook(body, signedBy(other, secret), secret, seconds)).toMatchObject({ id })
    expect(await verifyWebhook(body, signedBy(secret), [other, secret], seconds)).toMatchObject({ id })
  })

  it('signed with ed25519 is verified by the public key', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const { x = '' } = publicKey.export({ format: 'jwk' })
    const whpk = `whpk_${Buffer.from(x, 'base64url').toString('base64')}`
    const v1a = `v1a,${sign(null, Buffer.from(`${id}.${seconds}.${body}`), privateKey).toString('base64')}`
    const headers = {
      ...signedBy(other),
      'webhook-signature': `${signedBy(other)['webhook-signature']} ${v1a}`,
    }
    expect(await verifyWebhook(body, headers, whpk, seconds)).toMatchObject({ id })
    expect(await reasonOf(verifyWebhook(`${body} `, headers, whpk, seconds))).toBe('signature-wrong')
    // A signature of one kind is none of the other.
    const swapped = { ...headers, 'webhook-signature': v1a.replace('v1a', 'v1') }
    expect(await reasonOf(verifyWebhook(body, swapped, whpk, seconds))).toBe('signature-wrong')
  })

  it.each([
    ['another secret', body, signedBy(other), 0, 'signature-wrong'],
    ['another body', body.replace('order', 'Order'), signedBy(secret), 0, 'signature-wrong'],
    ['another id', body, { ...signedBy(secret), 'webhook-id': 'evt_2' }, 0, 'signature-wrong'],
    [
      'another time',
      body,
      { ...signedBy(secret), 'webhook-timestamp': String(seconds + 1) },
      0,
      'signature-wrong',
    ],
    ['no signature', body, { ...signedBy(secret), 'webhook-signature': '' }, 0, 'headers-missing'],
    [
      'a signature that is none',
      body,
      { ...signedBy(secret), 'webhook-signature': 'v1,??? v1 ,' },
      0,
      'signature-wrong',
    ],
    ['a time that is none', body, { ...signedBy(secret), 'webhook-timestamp': 'now' }, 0, 'headers-missing'],
    ['no headers', body, {}, 0, 'headers-missing'],
    ['a time five minutes ago', body, signedBy(secret), 301, 'too-old'],
    ['a time five minutes ahead', body, signedBy(secret), -301, 'too-new'],
  ])('with %s is refused', async (_, text, headers, later, reason) => {
    expect(await reasonOf(verifyWebhook(text, headers, secret, seconds + later))).toBe(reason)
  })

  it('that is no event of ours is refused though it is signed', async () => {
    for (const text of ['{}', 'null', 'ok', JSON.stringify({ id: 'evt_2', type: 'order.placed' })]) {
      const headers = {
        ...signedBy(secret),
        'webhook-signature': new Webhook(secret).sign(id, new Date(seconds * 1000), text),
      }
      expect(await reasonOf(verifyWebhook(text, headers, secret, seconds))).toBe('not-an-event')
    }
  })

  it('is not judged by what is no secret', async () => {
    for (const none of ['', 'whsec_', 'whsec_????', 'sk_secret', 'whsec_c2hvcnQ='])
      await expect(verifyWebhook(body, signedBy(secret), none, seconds)).rejects.toThrow(TypeError)
  })
})
