import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { mailsTo } from '../../../test/customers.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const notAccepted = [403, 'order-code-not-accepted']

/** A placed order of a guest, and what a person who has only its number and address can do. */
async function placed() {
  const checkout = await quoted(api)
  const { store, buyer } = checkout
  const { body } = await checkout.pay()
  const order: { id: string; number: string; secret: string } = body.order
  // Everybody has an address of their own: limits per address are another test's.
  const headers = { 'x-forwarded-for': `10.9.${fromAddress()}` }
  const theirs = { number: order.number, email: 'ada@example.com' }
  const request = (of: object = {}) =>
    buyer.send('POST', '/v1/order-lookups', { headers, body: { ...theirs, ...of } })
  const confirm = (given: string, of: object = {}) =>
    buyer.send('POST', '/v1/order-lookups/confirmation', {
      headers,
      body: { ...theirs, code: given, ...of },
    })
  const codes = async () =>
    (await mailsTo(api, store, 'ada@example.com'))
      .filter(({ template }) => template === 'order-code')
      .map(({ subject }) => /^\d{6}/.exec(subject)?.[0] ?? '')
  const mailedCode = async () => {
    await request()
    await workerTurn(api)
    return (await codes()).at(-1) ?? ''
  }
  const open = (orderSecret: string) => buyer.send('GET', `/v1/orders/${order.id}`, { orderSecret })
  return { ...checkout, order, request, confirm, codes, mailedCode, open }
}
let addresses = 0
const fromAddress = () => {
  addresses += 1
  return `${addresses >> 8}.${addresses & 255}`
}
const wrong = (given: string) => String((Number(given) + 1) % 1_000_000).padStart(6, '0')

/** As if so many days had passed for the secret of an order. */
const age = (order: { id: string }, days: number) =>
  asAdmin(
    api,
    'UPDATE commerce.orders SET secret_expires_at = secret_expires_at - make_interval(days => $2) WHERE id = $1',
    [fromWire('order', order.id), days],
  )

describe('a guest who looks an order up', () => {
  it('gets a code at the address of the order, and with it the order and its secret', async () => {
    const { order, mailedCode, confirm, open } = await placed()
    const given = await mailedCode()
    expect(given).toMatch(/^\d{6}$/)
    const opened = await confirm(`${given.slice(0, 3)} ${given.slice(3)}`)
    expect(opened.status).toBe(200)
    expect(opened.body).toMatchObject({ id: order.id, number: order.number, secret: order.secret })
    expect((await open(opened.body.secret)).status).toBe(200)
  })

  it('may type number and address in any case, and the number without its dash', async () => {
    const { order, request, confirm, codes } = await placed()
    await request({ number: order.number.toLowerCase().replace('-', ''), email: 'ADA@Example.com' })
    await workerTurn(api)
    const [given = ''] = await codes()
    const opened = await confirm(given, {
      number: order.number.replace('-', ' '),
      email: 'Ada@example.COM',
    })
    expect(opened.body.id).toBe(order.id)
  })

  it('is answered alike whether there is such an order or not, and only its own address gets a mail', async () => {
    const { order, request, store, codes } = await placed()
    const known = await request()
    const answers = [
      await request({ number: '2222-2222' }),
      await request({ email: 'eve@example.com' }),
      await request({ number: 'ZZZZ-9999', email: 'eve@example.com' }),
    ]
    for (const answer of [known, ...answers]) {
      expect(answer.status).toBe(202)
      expect(answer.body).toEqual({ status: 'mail_sent' })
    }
    await workerTurn(api)
    expect(await codes()).toHaveLength(1)
    expect(await mailsTo(api, store, 'eve@example.com')).toEqual([])
    const events = await asAdmin(api, `SELECT payload FROM commerce.events WHERE type LIKE 'order_lookup%'`)
    expect(JSON.stringify(events)).not.toContain(order.number)
  })

  it('costs the database the same whether there is such an order or not', async () => {
    const { request } = await placed()
    const { counters } = api.services.db
    const cost = async (of: object) => {
      const before = { ...counters }
      await request(of)
      return [counters.statements - before.statements, counters.roundTrips - before.roundTrips]
    }
    await cost({})
    expect(await cost({ number: '2222-2222' })).toEqual(await cost({}))
  })

  it('mails one code however often the worker hears of it', async () => {
    const { request, codes, store } = await placed()
    await request()
    await workerTurn(api)
    const [{ id } = { id: '' }] = await asAdmin<{ id: string }>(
      api,
      'SELECT id FROM commerce.order_access_codes WHERE store_id = $1',
      [store.context.store.id],
    )
    const again = `SELECT graphile_worker.add_job('mailOrderCode', json_build_object('storeId', $1::text, 'lookupId', $2::text))`
    await asAdmin(api, again, [store.context.store.id, id])
    await workerTurn(api)
    expect(await codes()).toHaveLength(1)
  })
})

describe('a mailed code', () => {
  it('opens once', async () => {
    const { mailedCode, confirm } = await placed()
    const given = await mailedCode()
    expect((await confirm(given)).status).toBe(200)
    expect(code(await confirm(given))).toEqual(notAccepted)
  })

  it('opens once, however many send it at the same moment', async () => {
    for (let round = 0; round < count(1, 20); round += 1) {
      const { mailedCode, confirm } = await placed()
      const given = await mailedCode()
      const answers = await Promise.all(Array.from({ length: 32 }, () => confirm(given)))
      const opened = answers.filter(({ status }) => status === 200)
      expect(opened).toHaveLength(1)
      for (const answer of answers) expect([200, 403, 429]).toContain(answer.status)
    }
  })

  it('is dead after five wrong tries, also when they come at once', async () => {
    const { mailedCode, confirm, store } = await placed()
    const given = await mailedCode()
    const tries = await Promise.all(Array.from({ length: 5 }, () => confirm(wrong(given))))
    for (const answer of tries) expect(code(answer)).toEqual(notAccepted)
    expect(code(await confirm(given))).toEqual(notAccepted)
    const [row] = await asAdmin(api, 'SELECT attempts FROM commerce.order_access_codes WHERE store_id = $1', [
      store.context.store.id,
    ])
    expect(row).toEqual({ attempts: 5 })
  })

  it('is still good after four', async () => {
    const { mailedCode, confirm } = await placed()
    const given = await mailedCode()
    for (let n = 0; n < 4; n += 1) await confirm(wrong(given))
    expect((await confirm(given)).status).toBe(200)
  })

  it('lives for 15 minutes', async () => {
    const { mailedCode, confirm, store } = await placed()
    const given = await mailedCode()
    const id = store.context.store.id
    const pass = (minutes: number) =>
      asAdmin(
        api,
        'UPDATE commerce.order_access_codes SET expires_at = expires_at - make_interval(mins => $2) WHERE store_id = $1',
        [id, minutes],
      )
    const [{ minutes } = { minutes: 0 }] = await asAdmin<{ minutes: number }>(
      api,
      'SELECT round(extract(epoch FROM expires_at - created_at) / 60)::int AS minutes FROM commerce.order_access_codes WHERE store_id = $1',
      [id],
    )
    expect(minutes).toBe(15)
    await pass(15)
    expect(code(await confirm(given))).toEqual(notAccepted)
  })

  it('opens nothing but the order it was mailed for', async () => {
    const [mine, theirs] = [await placed(), await placed()]
    const given = await mine.mailedCode()
    await theirs.mailedCode()
    expect(code(await theirs.confirm(given))).toEqual(notAccepted)
    expect(code(await mine.confirm(given, { email: 'eve@example.com' }))).toEqual(notAccepted)
    expect(code(await mine.confirm(given, { number: theirs.order.number }))).toEqual(notAccepted)
    expect((await mine.confirm(given)).status).toBe(200)
  })

  it('is not in the database, and neither are number and address of who asked', async () => {
    const { mailedCode, order, store } = await placed()
    const given = await mailedCode()
    const rows = await asAdmin(api, 'SELECT * FROM commerce.order_access_codes WHERE store_id = $1', [
      store.context.store.id,
    ])
    const text = JSON.stringify(rows)
    for (const secret of [given, order.number, 'ada@example.com']) expect(text).not.toContain(secret)
  })

  it('cannot be guessed by asking for it: without a mail nothing fits', async () => {
    const { confirm, request } = await placed()
    expect(code(await confirm('000000'))).toEqual(notAccepted)
    await request({ number: '2222-2222' })
    expect(code(await confirm('000000', { number: '2222-2222' }))).toEqual(notAccepted)
    expect(code(await confirm('', {}))).toEqual([400, 'invalid-request'])
  })
})

describe('the secret of an order', () => {
  it('is dead after 90 days; a code gives a new one, and the old one stays dead', async () => {
    const { order, mailedCode, confirm, open } = await placed()
    await age(order, 89)
    expect((await open(order.secret)).status).toBe(200)
    await age(order, 1)
    expect(code(await open(order.secret))).toEqual([404, 'not-found'])
    const { body } = await confirm(await mailedCode())
    expect(body.secret).not.toBe(order.secret)
    expect((await open(body.secret)).status).toBe(200)
    expect(code(await open(order.secret))).toEqual([404, 'not-found'])
  })

  it('that still lives is kept and lives for longer', async () => {
    const { order, mailedCode, confirm, open } = await placed()
    await age(order, 80)
    expect((await confirm(await mailedCode())).body.secret).toBe(order.secret)
    await age(order, 80)
    expect((await open(order.secret)).status).toBe(200)
  })

  it('shows neither the whole address of the buyer nor a phone number', async () => {
    const { order, mailedCode, confirm, open, buyer, store } = await placed()
    await asAdmin(
      api,
      `UPDATE commerce.orders SET shipping_address = shipping_address || '{"phoneNumber": "+49 30 1234567"}' WHERE id = $1`,
      [fromWire('order', order.id)],
    )
    const given = await mailedCode()
    for (const { body } of [await open(order.secret), await confirm(given)]) {
      expect(body.buyer).toEqual({ email: 'a***@example.com', company: null, vatNumber: null })
      expect(JSON.stringify(body)).not.toMatch(/1234567|ada@/)
    }
    const asStaff = await buyer.send('GET', `/v1/orders/${order.id}`, { bearer: store.secretKey })
    expect(asStaff.body).toMatchObject({
      buyer: { email: 'ada@example.com' },
      shippingAddress: { phoneNumber: '+49 30 1234567' },
    })
  })
})

describe('asking too often', () => {
  it('for the mails of one address is answered 429, for known and unknown orders alike', async () => {
    const [mine, theirs] = [await placed(), await placed()]
    const many = { known: mine.request, unknown: () => theirs.request({ number: '2222-2222' }) }
    for (const request of Object.values(many)) {
      const answers = []
      for (let n = 0; n < 7; n += 1) answers.push((await request()).status)
      expect(answers).toEqual([202, 202, 202, 202, 202, 429, 429])
    }
  })
})

it('forgets lookups a day after their end', async () => {
  const { mailedCode, store } = await placed()
  await mailedCode()
  const id = store.context.store.id
  const forget = async () => {
    await asAdmin(api, `SELECT graphile_worker.add_job('forgetWhatIsOver', job_key => $1)`, [randomUUID()])
    await workerTurn(api)
    return asAdmin(api, 'SELECT 1 FROM commerce.order_access_codes WHERE store_id = $1', [id])
  }
  expect(await forget()).toHaveLength(1)
  await asAdmin(
    api,
    `UPDATE commerce.order_access_codes SET expires_at = now() - interval '25 hours' WHERE store_id = $1`,
    [id],
  )
  expect(await forget()).toHaveLength(0)
})
