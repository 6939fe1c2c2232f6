import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, patience } from '../../test/counts.ts'
import { approve, type Editing, editing } from './edited-order.ts'
import {
  killedEnvironment,
  killing,
  type MovingOperation,
  type Prepared,
  returning,
  sameKeyOneEffect,
} from './killed-money.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(killedEnvironment)
})
afterAll(() => api.close())

/** An edit that was previewed, of an order of its own. */
interface Edited {
  placed: Editing
  editId: string
}

/** Two pieces of 1000 each, to be changed. */
async function previewed(body: (of: { lineId: string; offerId: string }) => object): Promise<Edited> {
  const placed = await editing(api, { price: 1000, quantity: 2 })
  const [{ id: lineId }] = (await placed.now()).lineItems
  const shown = await placed.preview(body({ lineId, offerId: placed.offerIds[0] ?? '' }))
  return { placed, editId: shown.body.id }
}

/** Staff look at what one more piece would cost: it is set aside meanwhile. */
async function preview(): Promise<Prepared> {
  const placed = await editing(api, { price: 1000, quantity: 2 })
  const body = {
    version: (await placed.now()).version,
    add: [{ offerId: placed.offerIds[0], quantity: 1, unitPrice: 700 }],
  }
  const path = `/v1/admin/orders/${placed.order.id}/edits`
  const sent = { bearer: placed.store.secretKey, idempotencyKey: randomUUID(), body }
  return { placed, send: (fetch) => send(fetch, 'POST', path, sent) }
}

/** Two pieces of 1000 each came back, and one of another kind is sent for both. */
async function exchanged(unitPrice: number): Promise<Edited> {
  const placed = await editing(api, { price: 1000, quantity: 2, stock: [10, 10] })
  const { returnId } = await returning(api, placed, { quantity: 2, resolution: 'exchange' })
  const add = [{ offerId: placed.offerIds[1], quantity: 1, unitPrice }]
  const shown = await placed.preview({ returnId, add })
  return { placed, editId: shown.body.id }
}

const dearer = () => previewed(({ offerId }) => ({ add: [{ offerId, quantity: 1, unitPrice: 700 }] }))
const fewer = () => previewed(({ lineId }) => ({ remove: [{ id: lineId, quantity: 1 }] }))

/** Its buyer is asked to pay it. */
async function asked(edit: Promise<Edited>): Promise<Edited> {
  const { placed, editId } = await edit
  await placed.commit(editId)
  return { placed, editId }
}

/** Its buyer has begun to pay it, and has to confirm that at the bank. */
async function begun(edit: Promise<Edited>): Promise<Edited & { bank: string }> {
  const { placed, editId } = await asked(edit)
  const waiting = await placed.pay(editId, 'pm_test_second_step')
  return { placed, editId, bank: waiting.body.payment.nextAction.url }
}

/** Its buyer has confirmed the payment, and nobody here knows it yet. */
async function confirmed(edit: Promise<Edited>): Promise<Edited> {
  const { placed, editId, bank } = await begun(edit)
  await approve(placed, bank)
  return { placed, editId }
}

/** What staff do with an edit. */
async function byStaff(step: 'commit' | 'discard', edit: Promise<Edited>): Promise<Prepared> {
  const { placed, editId } = await edit
  const path = `/v1/admin/orders/${placed.order.id}/edits/${editId}/${step}`
  const sent = { bearer: placed.store.secretKey, idempotencyKey: randomUUID() }
  return { placed, send: (fetch) => send(fetch, 'POST', path, sent) }
}

/** What its buyer does with it. */
async function byBuyer(
  step: 'payment' | 'completion',
  edit: Promise<Edited>,
  pays: object = {},
): Promise<Prepared> {
  const { placed, editId } = await edit
  const path = `/v1/orders/${placed.order.id}/edits/${editId}/${step}`
  const { publishableKey: key, origin } = placed.store
  const body = { paymentMethod: 'pm_test_ok', ...pays, returnUrl: `${origin}/back` }
  const sent = { key, orderSecret: placed.order.secret, idempotencyKey: randomUUID() }
  return {
    placed,
    send: (fetch) => send(fetch, 'POST', path, { ...sent, ...(step === 'payment' && { body }) }),
  }
}

/** Its buyer pays it with a gift card of so much, and with something else beside it. */
async function withGiftCard(amount: number, beside: object): Promise<Prepared> {
  const edited = await asked(dearer())
  const card = await send(api.app.request, 'POST', '/v1/admin/gift-cards', {
    bearer: edited.placed.store.secretKey,
    idempotencyKey: randomUUID(),
    body: { amount: { amount, currency: 'EUR' } },
  })
  return byBuyer('payment', Promise.resolve(edited), { ...beside, giftCards: [{ code: card.body.code }] })
}

async function cancellation(edit: Promise<Edited>): Promise<Prepared> {
  const { placed } = await edit
  const path = `/v1/admin/orders/${placed.order.id}/cancellation`
  const sent = { bearer: placed.store.secretKey, idempotencyKey: randomUUID(), body: { reason: 'Twice' } }
  return { placed, send: (fetch) => send(fetch, 'POST', path, sent) }
}

const [committed, discarded] = [{ state: 'committed' }, { state: 'discarded' }]

const operations: MovingOperation[] = [
  {
    name: 'the preview of an edit',
    status: 201,
    says: { state: 'previewed' },
    prepare: preview,
    end: (total) => ({ operations: 0, captured: total, refunded: 0 }),
  },
  {
    name: 'an edit that takes pieces off',
    status: 200,
    says: committed,
    prepare: () => byStaff('commit', fewer()),
    end: (total) => ({ operations: 1, captured: total, refunded: 1000 }),
  },
  {
    name: 'asking the buyer to pay an edit',
    status: 200,
    says: { state: 'awaiting_payment' },
    prepare: () => byStaff('commit', dearer()),
    end: (total) => ({ operations: 0, captured: total, refunded: 0 }),
  },
  {
    name: 'the payment of an edit',
    status: 200,
    says: committed,
    prepare: () => byBuyer('payment', asked(dearer())),
    end: (total) => ({ operations: 0, captured: total + 700, refunded: 0 }),
  },
  {
    name: 'its payment, a part with a gift card',
    status: 200,
    says: committed,
    prepare: () => withGiftCard(400, {}),
    end: (total) => ({ operations: 0, captured: total + 300, refunded: 0, given: 400 }),
  },
  {
    name: 'its payment with a gift card alone',
    status: 200,
    says: committed,
    prepare: () => withGiftCard(1000, { paymentMethod: null }),
    end: (total) => ({ operations: 0, captured: total, refunded: 0, given: 700 }),
  },
  {
    name: 'the completion of such a payment',
    status: 200,
    says: committed,
    prepare: () => byBuyer('completion', confirmed(dearer())),
    end: (total) => ({ operations: 0, captured: total + 700, refunded: 0 }),
  },
  {
    name: 'an exchange that pays back',
    status: 200,
    says: committed,
    prepare: () => byStaff('commit', exchanged(600)),
    end: (total) => ({ operations: 1, captured: total, refunded: 1400 }),
  },
  {
    name: 'the payment of an exchange',
    status: 200,
    says: committed,
    prepare: () => byBuyer('payment', asked(exchanged(2500))),
    end: (total) => ({ operations: 0, captured: total + 500, refunded: 0 }),
  },
  {
    name: 'discarding an edit',
    status: 200,
    says: discarded,
    prepare: () => byStaff('discard', dearer()),
    end: (total) => ({ operations: 0, captured: total, refunded: 0 }),
  },
  {
    name: 'discarding an edit that is being paid',
    status: 200,
    says: discarded,
    prepare: () => byStaff('discard', begun(dearer())),
    end: (total) => ({ operations: 0, captured: total, refunded: 0 }),
  },
  {
    name: 'discarding an edit that has been paid',
    status: 409,
    says: { code: 'order-edit-not-open' },
    prepare: () => byStaff('discard', confirmed(dearer())),
    end: (total) => ({ operations: 0, captured: total + 700, refunded: 0 }),
  },
  {
    name: 'a cancellation while an edit is paid',
    status: 200,
    says: { status: 'canceled' },
    prepare: () => cancellation(begun(dearer())),
    end: (total) => ({ operations: 1, captured: total, refunded: total }),
  },
]

const killed = killing(() => api, operations)

describe('the API is killed before and after everything that it says to the database', () => {
  it.each(operations)(
    'in $name: the same key has one effect, at the provider and in the books',
    async (operation) => {
      count(1, 1)
      await sameKeyOneEffect(api, operation, await killed(operation))
    },
    patience(300_000),
  )
})
