import { randomUUID } from 'node:crypto'
import {
  type Answer,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
  testPassword,
} from '../../test/api.ts'
import { createSellerSession } from '../src/domains/sellers/create-seller-session.ts'
import { addSellerMember, createSeller } from '../src/domains/sellers/index.ts'
import { createStaffAccount } from '../src/domains/users/index.ts'
import { toWire } from '../src/platform/ids.ts'
import type { SellerPermission } from '../src/platform/policies.ts'

export interface TestMember {
  accountId: string
  /** On the wire. */
  memberId: string
  email: string
  token: string
  /** A request in the name of this member. */
  send: (method: string, path: string, of?: Parameters<typeof send>[3]) => Promise<Answer>
}

export interface TestSeller {
  id: string
  wireId: string
  name: string
  owner: TestMember
}

let serial = 0

/** A seller that trades, with an owner who is signed in. */
export async function createTestSeller(api: TestApi, store: TestStore): Promise<TestSeller> {
  serial += 1
  const name = `Seller ${serial}`
  const id = await createSeller(store.context, { name, description: 'For tests', country: 'DE' })
  const owner = await createTestMember(api, store, { sellerId: id, isOwner: true })
  return { id, wireId: toWire('seller', id), name, owner }
}

/** Somebody new who works for the seller, signed in. */
export async function createTestMember(
  api: TestApi,
  store: TestStore,
  of: { sellerId: string; isOwner?: boolean; permissions?: SellerPermission[] },
): Promise<TestMember> {
  const email = `member-${randomUUID()}@example.com`
  const account = { email, name: 'Test Member', password: testPassword }
  const accountId = await createStaffAccount({ ...store.context, db: api.owner }, account)
  const { sellerId, isOwner = false, permissions = [] } = of
  await addSellerMember(store.context, { sellerId, accountId, isOwner, permissions })
  const { token } = await createSellerSession(
    { ...store.context, db: api.services.db },
    { email, password: testPassword, sellerId, client: { address: '192.0.2.1', userAgent: '' } },
  )
  return {
    accountId,
    memberId: toWire('staffAccount', accountId),
    email,
    token,
    send: (method, path, more = {}) => send(api.app.request, method, path, { bearer: token, ...more }),
  }
}

/** A paid order with two pieces of one thing of each of the given sellers. */
export async function orderFrom(
  api: TestApi,
  store: TestStore,
  sellerIds: (string | undefined)[],
): Promise<{ id: string; number: string; secret: string }> {
  const buyer = shopper(api.app.request, store)
  const lineItems = []
  for (const sellerId of sellerIds) {
    const { offerIds } = await createTestProduct(store, sellerId === undefined ? {} : { sellerId })
    lineItems.push({ offerId: offerIds[0] ?? '', quantity: 2 })
  }
  const { body: cart } = await buyer.cart(lineItems)
  const { body: checkout } = await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
  const paid = await buyer.pay(cart, checkout, { idempotencyKey: randomUUID() })
  return paid.body.order
}
