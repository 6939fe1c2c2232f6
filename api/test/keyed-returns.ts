import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Sent, send, type TestApi } from '../../test/api.ts'
import type { BusyStore } from './busy-store.ts'
import type { Call } from './keyed-calls.ts'

const stateBefore = { approval: 0, refusal: 0, receipt: 1, inspection: 2 } as const
type Step = keyof typeof stateBefore

/** What the body of each step may say, and what makes it that of another request. */
const words: Record<Step, (lineId: string) => [object, object]> = {
  approval: () => [{}, { label: { carrier: 'DHL', instructions: '' } }],
  refusal: () => [{ decision: 'Worn' }, { decision: 'Another' }],
  receipt: (id) => [{}, { lineItems: [{ id, quantity: 1 }] }],
  inspection: () => [{}, { decision: 'Another' }],
}

/** Calls of all that is done with returns under a key, each of goods that have just left. */
export function keyedReturns(
  api: TestApi,
  shop: BusyStore,
): Record<string, () => Promise<{ call: Call; other: Call }>> {
  const asStaff: Sent = { bearer: shop.store.secretKey }
  const asSeller: Sent = { bearer: shop.people.sellers.members.owner?.token ?? '' }
  const asBuyer = ({ secret }: { secret: string }): Sent => ({
    key: shop.store.publishableKey,
    orderSecret: secret,
  })

  async function done(path: string, sent: Sent): Promise<{ items: { id: string }[] }> {
    const answer = await send(api.app.request, 'POST', path, { idempotencyKey: randomUUID(), ...sent })
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
    return answer.body
  }

  /** An order that has left, and its line. */
  async function left() {
    const { order } = await shop.place()
    const body = { carrier: 'DHL' }
    const answer = await send(api.app.request, 'POST', `/v1/admin/orders/${order.id}/fulfillments`, {
      ...asStaff,
      body,
    })
    return { order, lineId: answer.body.lineItems[0].id as string }
  }

  /** A return of it that its buyer has asked for. */
  async function asked() {
    const { order, lineId } = await left()
    const path = `/v1/orders/${order.id}/returns`
    const body = { lineItems: [{ id: lineId, quantity: 1 }], reason: 'Too small' }
    const [made] = (await done(path, { ...asBuyer(order), body })).items
    return { order, path, lineId, returnId: made?.id ?? '' }
  }

  const asking =
    (request: (order: { id: string; secret: string }) => { path: string; sent: Sent }) => async () => {
      const { order, lineId } = await left()
      const { path, sent } = request(order)
      const of = (reason: string): Call => ({
        method: 'POST',
        path,
        sent: { ...sent, body: { lineItems: [{ id: lineId, quantity: 1 }], reason } },
      })
      return { call: of('One'), other: of('Another') }
    }

  const stepping = (desk: string, sent: Sent, step: Step) => async () => {
    const { returnId, lineId } = await asked()
    const at = (name: string) => `/v1/${desk}/returns/${returnId}/${name}`
    for (const before of ['approval', 'receipt'].slice(0, stateBefore[step]))
      await done(at(before), { ...sent, body: {} })
    const [call, other] = words[step](lineId).map((body) => ({
      method: 'POST',
      path: at(step),
      sent: { ...sent, body },
    })) as [Call, Call]
    return { call, other }
  }

  return {
    createReturn: asking((order) => ({ path: `/v1/orders/${order.id}/returns`, sent: asBuyer(order) })),
    createReturnAsStaff: asking(({ id }) => ({ path: `/v1/admin/orders/${id}/returns`, sent: asStaff })),
    approveReturn: stepping('admin', asStaff, 'approval'),
    refuseReturn: stepping('admin', asStaff, 'refusal'),
    receiveReturn: stepping('admin', asStaff, 'receipt'),
    inspectReturn: stepping('admin', asStaff, 'inspection'),
    approveSellerReturn: stepping('seller', asSeller, 'approval'),
    refuseSellerReturn: stepping('seller', asSeller, 'refusal'),
    receiveSellerReturn: stepping('seller', asSeller, 'receipt'),
    inspectSellerReturn: stepping('seller', asSeller, 'inspection'),
    async cancelReturn() {
      const [one, another] = [await asked(), await asked()]
      // The secret is the same holder's: the request differs by its path.
      const at = ({ path, returnId }: typeof one): Call => ({
        method: 'POST',
        path: `${path}/${returnId}/cancellation`,
        sent: asBuyer(one.order),
      })
      return { call: at(one), other: at(another) }
    },
    async cancelReturnAsStaff() {
      const at = ({ returnId }: { returnId: string }): Call => ({
        method: 'POST',
        path: `/v1/admin/returns/${returnId}/cancellation`,
        sent: asStaff,
      })
      return { call: at(await asked()), other: at(await asked()) }
    },
    async completeReturn() {
      const path = `/v1/admin/returns/${shop.returns.inspected}/completion`
      const of = (body: object): Call => ({ method: 'POST', path, sent: { ...asStaff, body } })
      return { call: of({}), other: of({ shippingAmount: 1 }) }
    },
  }
}
