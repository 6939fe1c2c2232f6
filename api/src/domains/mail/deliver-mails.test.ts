import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { deliveryOf, letTimePass, mailsOf, queue } from '../../../test/mail-delivery.ts'
import { SmtpReply, startMailServer } from '../../../test/mail-server.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { createMailer } from '../../platform/smtp.ts'
import { deliverMails } from './deliver-mails.ts'
import { dropMails } from './drop-mails.ts'
import { deleteOldMails } from './queries.ts'
import { queueMail } from './queue-mail.ts'
import { attemptsMax, pauseSeconds } from './retry-schedule.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

const from = 'shop@tradepost.test'
const resetMail = { template: 'reset-password', data: { token: 'canary-token', validSeconds: 3600 } } as const

/** Runs with a server and a mailer, and leaves neither behind. */
async function withServer<T>(
  of: Parameters<typeof startMailServer>[0],
  work: (parts: {
    server: Awaited<ReturnType<typeof startMailServer>>
    deliver: () => Promise<number>
  }) => Promise<T>,
): Promise<T> {
  const server = await startMailServer(of)
  const mailer = createMailer({ url: server.url, from })
  try {
    return await work({ server, deliver: () => deliverMails(deliveryOf(api, mailer)) })
  } finally {
    mailer.close()
    await server.stop()
  }
}

describe('a mail', () => {
  it('is sent as it was written, and then keeps neither its content nor its address', async () => {
    const store = await api.store()
    await queue(api, store, { to: 'ada@example.com', ...resetMail, locale: 'de-DE' })
    const [waiting] = await mailsOf(api, store)
    expect(waiting).toMatchObject({ status: 'waiting', to_address: 'ada@example.com', attempts: 0 })
    expect(waiting?.sealed?.toString('latin1')).not.toContain('canary')

    await withServer({}, async ({ server, deliver }) => {
      await deliver()
      expect(server.taken).toHaveLength(1)
      const [mail] = server.taken
      expect(mail).toMatchObject({
        mailFrom: from,
        rcptTo: ['ada@example.com'],
        from: { name: store.context.store.name, address: from },
        to: [{ name: '', address: 'ada@example.com' }],
        subject: `Ein neues Passwort für ${store.context.store.name}`,
        messageId: `<${waiting?.id}@tradepost.test>`,
      })
      expect(mail?.text).toContain(`${store.origin}/account/reset?token=canary-token`)
      expect(mail?.html).toContain(`href="${store.origin}/account/reset?token=canary-token"`)
      const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]))
      expect(headers.get('auto-submitted')).toBe('auto-generated')
      expect(headers.get('content-type')).toContain('multipart/alternative')
      expect(headers.has('reply-to')).toBe(false)
    })
    expect(await mailsOf(api, store)).toMatchObject([
      { status: 'sent', sealed: null, to_address: null, attempts: 1, last_error: null },
    ])
  })

  it('asks for answers at the store’s own address where there is one', async () => {
    const store = await api.store()
    const context = {
      ...store.context,
      store: { ...store.context.store, supportEmail: 'hello@northlight.example' },
    }
    await queue(api, { ...store, context }, { to: 'ada@example.com', ...resetMail })
    await withServer({}, async ({ server, deliver }) => {
      await deliver()
      expect(server.taken[0]?.replyTo).toMatchObject([{ address: 'hello@northlight.example' }])
      expect(server.taken[0]?.text).toContain('Write to hello@northlight.example')
    })
  })

  it('is not there when its transaction rolls back, and is laid up with what else is written', async () => {
    const store = await api.store()
    const gone = inTransaction({ ...store.context, db: api.services.db }, async (tx) => {
      queueMail(tx, { to: 'ada@example.com', locale: 'en', template: 'no-account', data: {} })
      queueMail(tx, { to: 'bea@example.com', locale: 'en', template: 'no-account', data: {} })
      throw new Error('no')
    })
    await expect(gone).rejects.toThrow('no')
    expect(await mailsOf(api, store)).toEqual([])
  })

  it('with an id of the caller’s is sent once, however often it is laid up', async () => {
    const store = await api.store()
    const once = { to: 'ada@example.com', ...resetMail, id: newId('event') }
    await queue(api, store, once)
    await queue(api, store, once)
    await withServer({}, async ({ server, deliver }) => {
      await deliver()
      await queue(api, store, once)
      await deliver()
      expect(server.taken).toHaveLength(1)
    })
    expect(await mailsOf(api, store)).toMatchObject([{ id: once.id, status: 'sent' }])
  })

  it('that waits for somebody who is erased is not sent; the one that says so is', async () => {
    const [store, other] = [await api.store(), await api.store()]
    for (const to of ['Ada@example.com', 'bea@example.com']) await queue(api, store, { to, ...resetMail })
    await queue(api, other, { to: 'ada@example.com', ...resetMail })
    await inTransaction({ ...store.context, db: api.services.db }, async (tx) => {
      await dropMails(tx, 'ada@example.com')
      queueMail(tx, { to: 'ada@example.com', locale: 'en', template: 'account-erased', data: {} })
    })
    await withServer({}, async ({ server, deliver }) => {
      await deliver()
      expect(server.taken.map(({ subject }) => subject).toSorted()).toEqual(
        [
          `A new password for ${store.context.store.name}`,
          `A new password for ${other.context.store.name}`,
          `Your account at ${store.context.store.name} was erased`,
        ].toSorted(),
      )
    })
    expect((await mailsOf(api, store))[0]).toMatchObject({
      status: 'failed',
      last_error: 'unwanted',
      to_address: null,
    })
  })

  it('to what is no address is refused before anything is written', async () => {
    const store = await api.store()
    const smuggled = queue(api, store, { to: 'ada@example.com\r\nBcc: eve@example.com', ...resetMail })
    await expect(smuggled).rejects.toThrow('no address')
    expect(await mailsOf(api, store)).toEqual([])
  })

  it('does not open in the row of another mail', async () => {
    const store = await api.store()
    await queue(api, store, { to: 'ada@example.com', ...resetMail })
    await queue(api, store, { to: 'eve@example.com', template: 'no-account', data: {} })
    await api.owner.read(store.context.store.id, {
      name: 'test_mails_swap',
      text: `UPDATE commerce.mails SET sealed = (SELECT m.sealed FROM commerce.mails m
          WHERE m.store_id = $1 AND m.to_address = 'ada@example.com')
        WHERE store_id = $1 AND to_address = 'eve@example.com'`,
      values: [store.context.store.id],
    })
    await withServer({}, async ({ server, deliver }) => {
      await deliver()
      expect(server.taken.map(({ rcptTo }) => rcptTo)).toEqual([['ada@example.com']])
    })
    expect(await mailsOf(api, store)).toMatchObject([
      { status: 'sent' },
      { status: 'waiting', last_error: 'cannot-be-opened' },
    ])
  })
})

describe('when the server does not take it', () => {
  it('is down, the mail waits a minute, and is sent by the next attempt', async () => {
    const store = await api.store()
    await queue(api, store, { to: 'ada@example.com', ...resetMail })
    const gone = await startMailServer()
    await gone.stop()
    const mailer = createMailer({ url: gone.url, from })
    await deliverMails(deliveryOf(api, mailer))
    mailer.close()
    const [put] = await mailsOf(api, store)
    expect(put).toMatchObject({ status: 'waiting', attempts: 1, last_error: 'esocket' })
    expect(put?.wait_seconds).toBeGreaterThan(50)
    expect(put?.wait_seconds).toBeLessThan(75)

    await withServer({}, async ({ server, deliver }) => {
      expect(await deliver(), 'it is not due yet').toBe(0)
      await letTimePass(api, store)
      await deliver()
      expect(server.taken).toHaveLength(1)
    })
    expect(await mailsOf(api, store)).toMatchObject([{ status: 'sent', attempts: 2 }])
  })

  it.each([
    [
      'the recipient is unknown',
      {
        recipient: () => {
          throw new SmtpReply(550, 'canary no such user')
        },
      },
      'failed',
      'smtp-550',
    ],
    [
      'the content is refused',
      {
        content: () => {
          throw new SmtpReply(554, 'canary spam')
        },
      },
      'failed',
      'smtp-554',
    ],
    [
      'the mailbox is busy',
      {
        recipient: () => {
          throw new SmtpReply(450, 'canary later')
        },
      },
      'waiting',
      'smtp-450',
    ],
    [
      'there is no room just now',
      {
        content: () => {
          throw new SmtpReply(452, 'canary later')
        },
      },
      'waiting',
      'smtp-452',
    ],
  ])('because %s, it ends or waits accordingly', async (_why, refusing, status, error) => {
    const store = await api.store()
    await queue(api, store, { to: 'ada@example.com', ...resetMail })
    await withServer(refusing, ({ deliver }) => deliver())
    const [mail] = await mailsOf(api, store)
    expect(mail).toMatchObject({ status, last_error: error, attempts: 1 })
    expect(mail?.to_address).toBe(status === 'failed' ? null : 'ada@example.com')
    expect(mail?.sealed === null).toBe(status === 'failed')
  })

  it('eight times, it fails for good and is forgotten', async () => {
    const store = await api.store()
    await queue(api, store, { to: 'ada@example.com', ...resetMail })
    const busy = {
      recipient: () => {
        throw new SmtpReply(450, 'later')
      },
    }
    await withServer(busy, async ({ deliver }) => {
      for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
        expect(await mailsOf(api, store)).toMatchObject([{ status: 'waiting', attempts: attempt - 1 }])
        await letTimePass(api, store)
        await deliver()
      }
    })
    expect(await mailsOf(api, store)).toMatchObject([
      { status: 'failed', attempts: attemptsMax, to_address: null, sealed: null, last_error: 'smtp-450' },
    ])
  })

  it('says so in the log without address, content or the words of the server', async () => {
    const store = await api.store()
    await queue(api, store, { to: 'canary@example.com', ...resetMail })
    let logged = ''
    const sink = new PassThrough().on('data', (chunk) => (logged += chunk))
    const refusing = {
      recipient: () => {
        throw new SmtpReply(550, '<canary@example.com> unknown')
      },
    }
    await withServer(refusing, async ({ server }) => {
      const mailer = createMailer({ url: server.url, from })
      await deliverMails({ ...deliveryOf(api, mailer), log: pino({ level: 'trace' }, sink) })
      mailer.close()
    })
    expect(logged).toContain('"error":"smtp-550"')
    expect(logged).not.toContain('canary')
  })

  it('leaves the mails of other stores and recipients alone', async () => {
    const [store, other] = [await api.store(), await api.store()]
    await queue(api, store, { to: 'refused@example.com', ...resetMail })
    await queue(api, store, { to: 'ada@example.com', ...resetMail })
    await queue(api, other, { to: 'bea@example.com', ...resetMail })
    const picky = {
      recipient: (address: string) => {
        if (address === 'refused@example.com') throw new SmtpReply(550, 'no')
      },
    }
    await withServer(picky, ({ deliver }) => deliver())
    expect((await mailsOf(api, store)).map(({ status }) => status)).toEqual(['failed', 'sent'])
    expect((await mailsOf(api, other)).map(({ status }) => status)).toEqual(['sent'])
  })
})

describe('the pauses', () => {
  it('grow from a minute to six hours, and by a fifth at most by chance', () => {
    const pauses = Array.from({ length: attemptsMax - 1 }, (_, i) => pauseSeconds(i + 1, 0))
    expect(pauses).toEqual([60, 240, 960, 3840, 15_360, 21_600, 21_600])
    expect(pauseSeconds(1, 1)).toBe(72)
    expect(pauseSeconds(8, 1)).toBe(25_920)
  })
})

describe('after 30 days', () => {
  it('nothing is left of a mail, sent or not, and younger ones stay', async () => {
    const store = await api.store()
    for (const to of ['old@example.com', 'young@example.com']) await queue(api, store, { to, ...resetMail })
    await api.owner.read(store.context.store.id, {
      name: 'test_mails_age',
      text: `UPDATE commerce.mails SET created_at = now() - make_interval(days => 30, mins => 1)
        WHERE store_id = $1 AND to_address = 'old@example.com'`,
      values: [store.context.store.id],
    })
    await deleteOldMails(api.worker)
    expect(await mailsOf(api, store)).toMatchObject([{ to_address: 'young@example.com' }])
  })
})

describe('the database itself', () => {
  it('keeps no content and no address of a mail that is over', async () => {
    const store = await api.store()
    await queue(api, store, { to: 'ada@example.com', ...resetMail })
    for (const ended of [`status = 'failed'`, `status = 'sent', sent_at = now()`, `to_address = NULL`]) {
      const kept = api.owner.read(store.context.store.id, {
        name: '',
        text: `UPDATE commerce.mails SET ${ended} WHERE store_id = $1`,
        values: [store.context.store.id],
      })
      await expect(kept).rejects.toMatchObject({ constraint: 'mails_wiped' })
    }
  })
})
