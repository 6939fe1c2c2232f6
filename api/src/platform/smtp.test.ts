import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { createMailer, type MailNotTaken, type OutgoingMail, serverOptions } from './smtp.ts'

const mail: OutgoingMail = {
  id: '01936f0c-0000-7000-8000-000000000001',
  from: 'Northlight',
  to: 'ada@example.com',
  replyTo: null,
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello\n',
}

const running: SMTPServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await new Promise<void>((closed) => server.close(() => closed()))
})

/** A server that counts what it takes. */
async function listen(options: SMTPServerOptions): Promise<{ port: number; taken: () => number }> {
  let taken = 0
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 50,
    onData: (stream, _session, done) => {
      taken += 1
      stream.resume().on('end', () => done())
    },
    ...options,
  })
  server.on('error', () => undefined)
  running.push(server)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return { port: (server.server.address() as AddressInfo).port, taken: () => taken }
}

/** Sends one mail; answers with the code of what went wrong and whether it is final. */
async function send(url: string): Promise<{ code: string; permanent: boolean } | null> {
  const mailer = createMailer({ url, from: 'shop@tradepost.test' })
  try {
    await mailer.send(mail)
    return null
  } catch (error) {
    const { code, permanent, message } = error as MailNotTaken
    expect(message).not.toContain('example.com')
    return { code, permanent }
  } finally {
    mailer.close()
  }
}

describe('an SMTP address', () => {
  it.each([
    [
      'smtp://mail.example.com',
      { host: 'mail.example.com', port: 587, secure: false, requireTLS: true, ignoreTLS: false },
    ],
    ['smtp://mail.example.com:25?ignoreTLS=true', { port: 25, requireTLS: false, ignoreTLS: true }],
    ['smtp://mail.example.com?ignoreTLS=false', { requireTLS: true, ignoreTLS: false }],
    ['smtps://mail.example.com', { port: 465, secure: true, requireTLS: false, ignoreTLS: false }],
    ['smtps://localhost', { secure: true, ignoreTLS: false }],
    ['smtp://localhost:1025', { host: 'localhost', port: 1025, requireTLS: false, ignoreTLS: true }],
    ['smtp://127.0.0.1', { requireTLS: false, ignoreTLS: true }],
    ['smtp://[::1]:25', { host: '::1', requireTLS: false, ignoreTLS: true }],
    ['smtp://127.0.0.1.example.com', { requireTLS: true, ignoreTLS: false }],
    ['smtp://localhost.example.com', { requireTLS: true, ignoreTLS: false }],
    ['smtp://me%40example.com:p%2Fw%3A@mail.example.com', { auth: { user: 'me@example.com', pass: 'p/w:' } }],
  ])('%s means what it says', (address, options) => {
    expect(serverOptions(address)).toMatchObject(options)
  })

  it('without a user logs in nowhere', () => {
    expect(serverOptions('smtp://mail.example.com')).not.toHaveProperty('auth')
  })
})

// 0.0.0.0 leads to this machine, but is no name of it: as good as a server elsewhere.
describe('a server elsewhere', () => {
  it('without TLS gets nothing, unless its address says so', async () => {
    const { port, taken } = await listen({ disabledCommands: ['STARTTLS'] })
    expect(await send(`smtp://0.0.0.0:${port}`)).toEqual({ code: 'etls', permanent: false })
    expect(taken()).toBe(0)
    expect(await send(`smtp://0.0.0.0:${port}?ignoreTLS=true`)).toBeNull()
    expect(taken()).toBe(1)
  })

  it('with a certificate that nobody vouches for gets nothing', async () => {
    const { port, taken } = await listen({})
    expect(await send(`smtp://0.0.0.0:${port}`)).toMatchObject({ permanent: false })
    expect(taken()).toBe(0)
  })
})

describe('what is ours to mend is no end of a mail', () => {
  const plain: SMTPServerOptions = { disabledCommands: ['STARTTLS'] }
  const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

  it('a refused login', async () => {
    const { port } = await listen({
      ...plain,
      authOptional: false,
      onAuth: (_auth, _session, done) => done(refusal(535)),
    })
    expect(await send(`smtp://u:p@127.0.0.1:${port}`)).toEqual({ code: 'smtp-535', permanent: false })
  })

  it('a missing login', async () => {
    const { port } = await listen({ ...plain, authOptional: false })
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ code: 'smtp-530', permanent: false })
  })

  it('a refused sender', async () => {
    const { port } = await listen({ ...plain, onMailFrom: (_from, _session, done) => done(refusal(550)) })
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ code: 'smtp-550', permanent: false })
  })

  it('a refused recipient is one', async () => {
    const { port } = await listen({ ...plain, onRcptTo: (_to, _session, done) => done(refusal(550)) })
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ code: 'smtp-550', permanent: true })
  })
})
