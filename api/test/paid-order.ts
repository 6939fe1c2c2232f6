import { randomUUID } from 'node:crypto'
import { type Answer, createTestStaffSession, send, type TestApi } from '../../test/api.ts'
import type { createApp } from '../src/app.ts'
import { toWire } from '../src/platform/ids.ts'
import { asAdmin, type Quoted, quoted } from './quoted-checkout.ts'

type App = ReturnType<typeof createApp>

/** A checkout that somebody has paid, with what staff may do with its payment. */
export interface PaidOrder extends Quoted {
  /** Of its newest attempt, on the wire and in the database */
  payment: { id: string; key: string; reference: string }
  orderId: string
  staff: string
  ask(method: string, path: string, of?: { body?: unknown; key?: string }): Promise<Answer>
  capture(amount: number | null, of?: { isFinal?: boolean; key?: string }): Promise<Answer>
  letGo(key?: string): Promise<Answer>
  read(): Promise<Answer>
}

/** Pays a quote of its own with a payment method of the test provider. @param of.app another app on the same database */
export async function paidOrder(
  api: TestApi,
  of: { paymentMethod?: string; price?: number; app?: App; stock?: number[]; quantity?: number } = {},
): Promise<PaidOrder> {
  const { paymentMethod, ...rest } = of
  const checkout = await quoted(api, rest)
  const answer = await checkout.pay(paymentMethod ?? 'pm_test_ok')
  const app = of.app ?? api.app
  const { token: staff } = await createTestStaffSession(api, checkout.store)
  const ask: PaidOrder['ask'] = (method, path, { body, key = randomUUID() } = {}) =>
    send(app.request, method, `/v1/admin/${path}`, {
      bearer: staff,
      ...(method === 'GET' ? {} : { idempotencyKey: key }),
      ...(body === undefined ? {} : { body }),
    })
  const list = await ask('GET', 'payments')
  const [row] = await asAdmin<{ provider_key: string; provider_reference: string }>(
    api,
    `SELECT provider_key, provider_reference FROM commerce.payments WHERE store_id = $1 AND tender = 'provider'
      ORDER BY id DESC LIMIT 1`,
    [checkout.store.context.store.id],
  )
  const id: string = list.body.items[0].id
  return {
    ...checkout,
    payment: { id, key: row?.provider_key ?? '', reference: row?.provider_reference ?? '' },
    orderId: answer.body.order?.id ?? '',
    staff,
    ask,
    capture: (amount, { isFinal, key } = {}) =>
      ask('POST', `payments/${id}/captures`, {
        body: { amount, ...(isFinal === undefined ? {} : { isFinal }) },
        ...(key ? { key } : {}),
      }),
    letGo: (key) => ask('POST', `payments/${id}/void`, key ? { key } : {}),
    read: () => ask('GET', `payments/${id}`),
  }
}

/** What the test provider's own books say of a payment. */
export async function booksOf(api: TestApi, paid: Pick<PaidOrder, 'payment'>) {
  const [row] = await asAdmin<{ status: string; captured: number; refunded: number; calls: number }>(
    api,
    `SELECT status, captured_amount::int AS captured, refunded_amount::int AS refunded, calls
      FROM test_provider.charges WHERE key = $1`,
    [paid.payment.key],
  )
  return row
}

/** What the reconciler has found in a store, oldest first. */
export const findingsOf = (api: TestApi, { store }: Pick<Quoted, 'store'>) =>
  asAdmin<{ found: string; did: string }>(
    api,
    'SELECT found, did FROM commerce.reconciliations WHERE store_id = $1 ORDER BY at, id',
    [store.context.store.id],
  )

/** Delivers what the test provider has to tell of a store, as it would itself. */
export async function deliverEvents(
  api: TestApi,
  { store }: Pick<Quoted, 'store'>,
  of: { order?: <T>(events: T[]) => T[]; times?: number; app?: App } = {},
): Promise<Answer[]> {
  const told = await eventsOf(api, { store })
  const answers: Answer[] = []
  for (let time = 0; time < (of.times ?? 1); time += 1)
    for (const event of of.order ? of.order(told) : told)
      answers.push(await deliver(api, { store }, { event, ...(of.app ? { app: of.app } : {}) }))
  return answers
}

export interface ToldEvent {
  id: string
  type: string
  content: Record<string, unknown>
  created_at: Date
}

/** All that the test provider has to tell of a store, oldest first, delivered or not. */
export const eventsOf = (api: TestApi, { store }: Pick<Quoted, 'store'>): Promise<ToldEvent[]> =>
  asAdmin<ToldEvent & Record<string, unknown>>(
    api,
    'SELECT id, type, content, created_at FROM test_provider.events WHERE store = $1 ORDER BY created_at, id',
    [store.context.store.id],
  )

/** Sends one message of the test provider. @param of.change what a forger or a confused provider says instead */
export async function deliver(
  api: TestApi,
  { store }: Pick<Quoted, 'store'>,
  of: {
    event: ToldEvent
    change?: Record<string, unknown>
    app?: { request: Parameters<typeof send>[0] }
    signedAt?: Date
    signature?: string
  },
): Promise<Answer> {
  const { event } = of
  const content = { ...event.content, ...of.change }
  const body = JSON.stringify({ ...content, id: event.id, occurredAt: event.created_at.toISOString() })
  const now = of.signedAt ?? new Date()
  const account = String(content.account)
  const headers = api.services.provider.signed({ id: event.id, account, body, now })
  const fetch = (of.app ?? api.app).request
  return send(fetch, 'POST', `/v1/payment-events/test/${toWire('store', store.context.store.id)}`, {
    headers: { ...headers, ...(of.signature ? { 'webhook-signature': of.signature } : {}) },
    rawBody: body,
  })
}
