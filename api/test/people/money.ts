import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { send, type TestApi, type TestStore } from '../../../test/api.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })

/** What staff give and pay out: two gift cards, store credit of a customer, and a payout to a seller that has sold. */
export async function giveMoney(
  api: TestApi,
  store: TestStore,
  of: { canary: string; customerId: string; sellerId: string },
) {
  const done = async (path: string, body: object) => {
    const answer = await send(api.app.request, 'POST', path, {
      bearer: store.secretKey,
      idempotencyKey: randomUUID(),
      body,
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }
  const note = `For ${of.canary}`
  const card = await done('/v1/admin/gift-cards', { amount: euros(5_000), note })
  const other = await done('/v1/admin/gift-cards', { amount: euros(700), note })
  await done(`/v1/admin/customers/${of.customerId}/store-credit`, { amount: euros(2_500), reason: note })
  await done(`/v1/admin/sellers/${of.sellerId}/payouts`, { amount: euros(1), bankReference: note })
  return {
    giftCardId: card.id as string,
    giftCardCode: card.code as string,
    otherGiftCardId: other.id as string,
    paidSellerId: of.sellerId,
  }
}
