import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { deliveryOf, letTimePass, mailsOf, queue } from '../../../test/mail-delivery.ts'
import { startMailServer } from '../../../test/mail-server.ts'
import { createMailer } from '../../platform/smtp.ts'
import { deliverMails } from './deliver-mails.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

const from = 'shop@tradepost.test'

it('each mail is sent once, however many workers deliver at the same time', async () => {
  const stores = [await api.store(), await api.store()]
  const mails = count(40, 2_000)
  for (let i = 0; i < mails; i += 1) {
    const store = stores[i % 2] ?? stores[0]!
    await queue(api, store, { to: `reader-${i}@example.com`, template: 'no-account', data: {} })
  }
  const server = await startMailServer()
  const mailers = Array.from({ length: 4 }, () => createMailer({ url: server.url, from }))
  await Promise.all(
    mailers.map(async (mailer) => {
      while ((await deliverMails(deliveryOf(api, mailer), 10)) > 0) await wait(1)
    }),
  )
  for (const mailer of mailers) mailer.close()
  await server.stop()
  const readers = server.taken.flatMap(({ rcptTo }) => rcptTo)
  expect(readers).toHaveLength(mails)
  expect(new Set(readers).size).toBe(mails)
  for (const store of stores)
    expect(
      new Set((await mailsOf(api, store)).map(({ status, attempts }) => `${status} ${attempts}`)),
    ).toEqual(new Set(['sent 1']))
})

it('an attempt that has lost its lease does not undo what its successor notes', async () => {
  const store = await api.store()
  await queue(api, store, { to: 'ada@example.com', template: 'no-account', data: {} })
  const [slow, quick] = [newGate(), newGate()]
  const order = [slow, quick]
  const server = await startMailServer({
    content: async () => {
      const gate = order.shift()
      gate?.arrived.resolve()
      await gate?.opened.promise
      if (gate === slow) throw new Error('the slow one fails in the end')
    },
  })
  const mailers = [0, 1].map(() => createMailer({ url: server.url, from }))
  const [losing, winning] = mailers.map((mailer) => () => deliverMails(deliveryOf(api, mailer)))
  const lost = losing?.()
  await slow.arrived.promise
  await letTimePass(api, store)
  const won = winning?.()
  await quick.arrived.promise
  slow.opened.resolve()
  await lost
  expect(await mailsOf(api, store)).toMatchObject([{ status: 'sending', attempts: 2 }])
  quick.opened.resolve()
  await won
  expect(await mailsOf(api, store)).toMatchObject([{ status: 'sent', attempts: 2, last_error: null }])
  for (const mailer of mailers) mailer.close()
  await server.stop()
  expect(server.taken).toHaveLength(1)
})

/** Where an attempt waits until the test lets it go on. */
const newGate = () => ({
  arrived: Promise.withResolvers<void>(),
  opened: Promise.withResolvers<void>(),
})
