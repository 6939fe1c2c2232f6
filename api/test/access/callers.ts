import type { Sent, TestApi } from '../../../test/api.ts'
import { type Forgery, foreignAudience, forgedTokens } from '../../../test/forged-tokens.ts'
import { toWire } from '../../src/platform/ids.ts'
import type { Permission, SellerPermission } from '../../src/platform/policies.ts'
import { keyScopes, permissions, sellerKeyScopes } from '../../src/platform/policies.ts'
import type { BusyStore } from '../busy-store.ts'
import { allowedNetwork, allowedOrigin } from '../people/keys.ts'

/**
 * Somebody who calls, and what is true of it: what it may do is worked out from this by `expectation.ts`, apart from the
 * code that judges it.
 */
export interface Caller {
  name: string
  sent: Sent
  /** Of which store: of the one whose resources are asked for, of another, of a suspended one, of none. */
  home: 'own' | 'foreign' | 'suspended' | null
  /** Why the credential opens nothing, though the caller is who it says. */
  held?: 'origin-not-allowed' | 'network-not-allowed'
  is:
    | { kind: 'nobody' }
    | { kind: 'shopper' }
    | { kind: 'customer'; who: 'ada' | 'bob' }
    | {
        kind: 'staff'
        holds: readonly Permission[]
        secondFactor: boolean
        /** Whether the account has one. */
        setUp: boolean
        isOwner: boolean
        is?: 'theOwner'
      }
    | { kind: 'secretKey'; holds: readonly Permission[] }
    | {
        kind: 'sellerMember'
        holds: readonly SellerPermission[]
        seller: 'first' | 'second'
        secondFactorMissing?: true
      }
    | { kind: 'sellerKey'; holds: readonly SellerPermission[]; seller: 'first' | 'second' }
  /** Secrets that come along, and whose they are. */
  cart?: 'own' | 'other'
  order?: 'own' | 'other' | 'expired'
  /** What it holds in place of the store's: `own` means these to it. */
  resources?: Record<string, string>
}

const nobody = { kind: 'nobody' } as const
const shopper = { kind: 'shopper' } as const

const noOne = (name: string, sent: Sent): Caller => ({ name, sent, home: null, is: nobody })

/** Every kind of caller of the design, of store A unless it says otherwise. */
export async function callersOf(
  api: TestApi,
  of: { a: BusyStore; b: BusyStore; suspended: BusyStore; deleted: BusyStore },
): Promise<Caller[]> {
  return [
    ...strangers(of.a, of.deleted),
    ...shoppers(of),
    ...guests(of.a, of.b),
    ...customers(of.a, of.b),
    ...(await forgers(api, of.a)),
    ...staff(of.a),
    ...(['b', 'suspended'] as const).flatMap((which) => elsewhere(of[which], which)),
    ...servers(of.a),
    ...sellers(of.a, of.b),
  ]
}

function strangers(a: BusyStore, deleted: BusyStore): Caller[] {
  const { people, store } = a
  const basic = Buffer.from(`${store.secretKey}:`).toString('base64')
  const bearers = {
    ...people.keys.dead,
    ...people.sellers.dead,
    ...Object.fromEntries(Object.entries(people.staff.dead).map(([of, token]) => [`staff: ${of}`, token])),
    'customer, suspended': people.customers.suspended.accessToken,
    'customer, erased': people.customers.erased.accessToken,
    'customer, signed out': people.customers.signedOut.accessToken,
    'customer, expired token': people.expiredToken,
    'secret key of a deleted store': deleted.store.secretKey,
    'owner of a deleted store': deleted.people.staff.workers.owner?.token ?? '',
    'customer of a deleted store': deleted.people.customers.ada.accessToken,
    'seller of a deleted store': deleted.people.sellers.members.owner?.token ?? '',
    'publishable key as bearer': store.publishableKey,
    'refresh token as bearer': people.adas.refreshToken,
    'unknown secret key': 'sk_test_unknown_0123456789abcdef',
    'seller session under the prefix of staff':
      people.sellers.members.owner?.token.replace(/^sm_/, 'st_') ?? '',
    'staff session under the prefix of sellers':
      people.staff.workers.owner?.token.replace(/^st_/, 'sm_') ?? '',
  }
  return [
    noOne('nobody', {}),
    noOne('Basic with a secret key', { headers: { authorization: `Basic ${basic}` } }),
    noOne('secret key in the place of the publishable one', { key: store.secretKey }),
    noOne('publishable key of a deleted store', { key: deleted.store.publishableKey }),
    ...Object.entries(people.keys.deadPublishable).map(([name, key]) => noOne(name, { key })),
    ...Object.entries(bearers).map(([name, bearer]) => noOne(name, { bearer })),
    noOne("customer with another store's publishable key", {
      bearer: people.customers.ada.accessToken,
      key: deleted.store.publishableKey,
    }),
  ]
}

function shoppers({ a, b, suspended }: Record<'a' | 'b' | 'suspended', BusyStore>): Caller[] {
  const from = (origin: string) => ({ key: a.people.keys.originBound, headers: { origin } })
  return [
    { name: 'publishable key', sent: { key: a.store.publishableKey }, home: 'own', is: shopper },
    { name: 'publishable key on its page', sent: from(allowedOrigin), home: 'own', is: shopper },
    {
      name: 'publishable key on another page',
      sent: from('https://evil.test'),
      home: 'own',
      held: 'origin-not-allowed',
      is: shopper,
    },
    {
      name: 'publishable key of another store',
      sent: { key: b.store.publishableKey },
      home: 'foreign',
      is: shopper,
    },
    {
      name: 'publishable key of a suspended store',
      sent: { key: suspended.store.publishableKey },
      home: 'suspended',
      is: shopper,
    },
  ]
}

function guests(a: BusyStore, b: BusyStore): Caller[] {
  const key = a.store.publishableKey
  const guest = (name: string, more: Sent, holds: Pick<Caller, 'cart' | 'order' | 'resources'>): Caller => ({
    name,
    sent: { key, ...more },
    home: 'own',
    is: shopper,
    ...holds,
  })
  return [
    guest('cart secret', { cartSecret: a.cart.secret }, { cart: 'own' }),
    guest('cart secret of another cart', { cartSecret: a.shipped.cart.secret }, { cart: 'other' }),
    guest('cart secret of another store', { cartSecret: b.cart.secret }, { cart: 'other' }),
    guest(
      "cart secret of a customer's cart",
      { cartSecret: a.adas.openCart.secret },
      {
        cart: 'other',
        resources: { cartId: a.adas.openCart.id, lineId: a.adas.openCart.lineItems[0].id },
      },
    ),
    guest('order secret', { orderSecret: a.placed.order.secret }, { order: 'own' }),
    guest('order secret of another order', { orderSecret: a.shipped.order.secret }, { order: 'other' }),
    guest('order secret of another store', { orderSecret: b.placed.order.secret }, { order: 'other' }),
    guest(
      'order secret, expired',
      { orderSecret: a.expired.order.secret },
      {
        order: 'expired',
        resources: { orderId: a.expired.order.id },
      },
    ),
    guest('order secret as cart secret', { cartSecret: a.placed.order.secret }, { cart: 'other' }),
  ]
}

function customers(a: BusyStore, b: BusyStore): Caller[] {
  const { ada, bob } = a.people.customers
  const key = a.store.publishableKey
  return [
    {
      name: 'customer Ada',
      sent: { bearer: ada.accessToken, key },
      home: 'own',
      is: { kind: 'customer', who: 'ada' },
      // `own` means hers to her.
      resources: {
        cartId: a.adas.openCart.id,
        lineId: a.adas.openCart.lineItems[0].id,
        checkoutId: a.adas.quote.id,
        orderId: a.adas.order.id,
      },
    },
    {
      name: 'customer Bob',
      sent: { bearer: bob.accessToken, key },
      home: 'own',
      is: { kind: 'customer', who: 'bob' },
    },
    {
      name: "customer Bob with a guest's cart secret",
      sent: { bearer: bob.accessToken, cartSecret: a.cart.secret },
      home: 'own',
      is: { kind: 'customer', who: 'bob' },
      cart: 'own',
    },
    {
      name: "customer Bob at Ada's",
      sent: { bearer: bob.accessToken },
      home: 'own',
      is: { kind: 'customer', who: 'bob' },
      resources: { cartId: a.adas.openCart.id, checkoutId: a.adas.quote.id, orderId: a.adas.order.id },
    },
    {
      name: 'customer of another store',
      sent: { bearer: b.people.customers.ada.accessToken },
      home: 'foreign',
      is: { kind: 'customer', who: 'ada' },
      resources: { origin: b.store.origin },
    },
  ]
}

async function forgers(api: TestApi, a: BusyStore): Promise<Caller[]> {
  const { accessTokens, env } = api.services
  const [publicJwk] = accessTokens.jwks().keys
  const [key] = env.TOKEN_KEYS ?? []
  if (!publicJwk || !key?.privateKey) throw new Error('the test keys have no private token key')
  const { ada } = a.people.customers
  const claims = JSON.parse(Buffer.from(ada.accessToken.split('.')[1] ?? '', 'base64url').toString())
  const desk = { publicJwk: publicJwk as never, privateKey: key.privateKey, claims }
  const forger = ({ what, make }: Forgery): Caller => noOne(`forged: ${what}`, { bearer: make(desk) })
  const otherStore = toWire('store', '018f0000-0000-7000-8000-000000000001')
  return [
    ...forgedTokens.map(forger),
    forger(foreignAudience),
    forger({
      what: 'of a store that is not there',
      make: (of) => foreignAudience.make({ ...of, claims: { ...of.claims, aud: otherStore } }),
    }),
  ]
}

function staff(a: BusyStore): Caller[] {
  return Object.entries(a.people.staff.workers).map(([name, worker]) => ({
    name: `staff: ${name}`,
    sent: { bearer: worker.token },
    home: 'own',
    is: {
      kind: 'staff',
      holds: worker.permissions,
      secondFactor: worker.secondFactor,
      setUp: worker.setUp,
      isOwner: worker.isOwner,
      ...(name === 'owner' ? { is: 'theOwner' } : {}),
    },
  }))
}

/** The mighty of another store, and of one that is suspended. */
function elsewhere(of: BusyStore, which: 'b' | 'suspended'): Caller[] {
  const [where, home] =
    which === 'b' ? (['another', 'foreign'] as const) : (['a suspended', 'suspended'] as const)
  const { owner } = of.people.staff.workers
  return [
    {
      name: `staff: owner of ${where} store`,
      sent: { bearer: owner?.token ?? '' },
      home,
      is: {
        kind: 'staff',
        holds: permissions,
        secondFactor: true,
        setUp: true,
        isOwner: true,
        is: 'theOwner',
      },
      resources: { storeName: of.store.context.store.name },
    },
    {
      name: `secret key of ${where} store`,
      sent: { bearer: of.store.secretKey },
      home,
      is: { kind: 'secretKey', holds: keyScopes },
    },
    {
      name: `seller's owner of ${where} store`,
      sent: { bearer: of.people.sellers.members.owner?.token ?? '' },
      home,
      is: {
        kind: 'sellerMember',
        holds: of.people.sellers.members.owner?.permissions ?? [],
        seller: 'first',
      },
    },
  ]
}

function servers(a: BusyStore): Caller[] {
  const { keys } = a.people
  const networked = (address: string) => ({ bearer: keys.networked, headers: { 'x-forwarded-for': address } })
  const inside = allowedNetwork.replace('0/24', '7')
  return [
    ...Object.entries(keys.scoped).map(
      ([scope, bearer]): Caller => ({
        name: `secret key: ${scope}`,
        sent: { bearer },
        home: 'own',
        // A scope that no key may have opens nothing, even where a row says so.
        is: { kind: 'secretKey', holds: keyScopes.filter((each) => each === scope) },
      }),
    ),
    {
      name: 'secret key in its network',
      sent: networked(inside),
      home: 'own',
      is: { kind: 'secretKey', holds: keyScopes },
    },
    {
      name: 'secret key in another network',
      sent: networked('198.51.100.7'),
      home: 'own',
      held: 'network-not-allowed',
      is: { kind: 'secretKey', holds: keyScopes },
    },
  ]
}

function sellers(a: BusyStore, b: BusyStore): Caller[] {
  const { members, keys, sellerIds } = a.people.sellers
  const whose = (sellerId: string) =>
    sellerId === sellerIds.second ? ('second' as const) : ('first' as const)
  const foreignKey = Object.values(b.people.sellers.keys)[0]
  return [
    ...Object.entries(members).map(
      ([name, { token, sellerId, permissions: holds, secondFactorMissing }]): Caller => ({
        name: `seller: ${name}`,
        sent: { bearer: token },
        home: 'own',
        is: {
          kind: 'sellerMember',
          holds,
          seller: whose(sellerId),
          ...(secondFactorMissing ? { secondFactorMissing } : {}),
        },
      }),
    ),
    ...Object.entries(keys).map(
      ([name, { secret, sellerId, scopes }]): Caller => ({
        name: `seller key: ${name}`,
        sent: { bearer: secret },
        home: 'own',
        is: {
          kind: 'sellerKey',
          holds: sellerKeyScopes.filter((scope) => scopes.includes(scope)),
          seller: whose(sellerId),
        },
      }),
    ),
    {
      name: 'seller key of another store',
      sent: { bearer: foreignKey?.secret ?? '' },
      home: 'foreign',
      is: {
        kind: 'sellerKey',
        holds: sellerKeyScopes.filter((s) => foreignKey?.scopes.includes(s)),
        seller: 'first',
      },
    },
  ]
}
