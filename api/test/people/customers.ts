import { type TestApi, type TestStore, testTotpSecret } from '../../../test/api.ts'
import { totpSealContext } from '../../src/domains/customers/sign-in-code.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import { digest, storeToken } from '../../src/platform/secrets.ts'
import { inSeconds, passwordHash, type RowWriter } from './rows.ts'
import { createPasskey, createProviders, oneTimeTokens } from './strong-sign-in.ts'

/** A customer with one living session, whatever its status. */
export interface TestCustomer {
  id: string
  email: string
  sessionId: string
  accessToken: string
}

export interface CustomerScene {
  customers: Record<'ada' | 'bob' | 'suspended' | 'erased' | 'signedOut', TestCustomer>
  /** Of Ada: true until a minute ago. */
  expiredToken: string
  adas: {
    otherSessionId: string
    addressId: string
    refreshToken: string
    /** Of mailed links that wait to be followed. */
    resetToken: string
    emailToken: string
  }
  registrationToken: string
  /** Of Bob's sign-in, whose second factor is asked for. */
  challengeToken: string
  groupId: string
  emptyGroupId: string
  passkey: Awaited<ReturnType<typeof createPasskey>>
  provider: Awaited<ReturnType<typeof createProviders>>
}

/** Customers of every status, and a row in each table about them. Names and texts hold the canary. */
export async function createCustomers(
  api: TestApi,
  store: TestStore,
  rows: RowWriter,
  of: { canary: string; issuer: string },
): Promise<CustomerScene> {
  const { canary, issuer } = of
  const storeId = store.context.store.id
  const { accessTokens, sealer } = api.services
  const password_hash = await passwordHash()
  const sign = (customerId: string, sessionId: string, now = inSeconds(0)) =>
    accessTokens.sign({
      subject: toWire('customer', customerId),
      session: toWire('customerSession', sessionId),
      audience: toWire('store', storeId),
      now,
      lifetimeSeconds: 3600,
    })
  const session = async (customerId: string, ended = false) => {
    const id = newId('customerSession')
    await rows.insert('customer_sessions', {
      store_id: storeId,
      id,
      customer_id: customerId,
      device: `Browser of ${canary}`,
      last_used_at: inSeconds(0),
      expires_at: inSeconds(86_400),
      ended_at: ended ? inSeconds(0) : null,
      ended_because: ended ? 'signed_out' : null,
    })
    return id
  }
  const customer = async (name: string, of: { status?: string; ended?: boolean } = {}) => {
    const id = newId('customer')
    const erased = of.status === 'erased'
    const email = `${name}.${canary}@example.com`.toLowerCase()
    await rows.insert('customers', {
      store_id: storeId,
      id,
      status: of.status ?? 'active',
      email: erased ? null : email,
      full_name: erased ? '' : `${name} ${canary}`,
      locale: 'en-DE',
      password_hash: erased ? null : password_hash,
      erased_at: erased ? inSeconds(0) : null,
    })
    const sessionId = await session(id, of.ended)
    return { id, email, sessionId, accessToken: await sign(id, sessionId) }
  }
  const customers = {
    ada: await customer('Ada'),
    bob: await customer('Bob'),
    suspended: await customer('Sue', { status: 'suspended' }),
    erased: await customer('Eve', { status: 'erased' }),
    signedOut: await customer('Sid', { ended: true }),
  }
  const { ada, bob } = customers
  const ofAda = { store_id: storeId, customer_id: ada.id }
  const ids = {
    addressId: newId('customerAddress'),
    groupId: newId('customerGroup'),
    emptyGroupId: newId('customerGroup'),
  }
  const [otherSessionId, refreshToken] = [await session(ada.id), storeToken('rt', storeId)]
  await rows.insert('refresh_tokens', {
    store_id: storeId,
    token_hash: digest(refreshToken),
    session_id: otherSessionId,
  })
  await rows.insert('customer_addresses', {
    ...ofAda,
    id: ids.addressId,
    label: canary,
    full_name: `Ada ${canary}`,
    street_address: `Street of ${canary} 1`,
    address_locality: 'Berlin',
    postal_code: '10119',
    address_country: 'DE',
  })
  await rows.insert('customer_consents', {
    ...ofAda,
    id: newId('consent'),
    purpose: 'analytics',
    granted: true,
    text_version: '1',
    source: 'account',
    recorded_at: inSeconds(0),
  })
  for (const [id, handle] of [
    [ids.groupId, 'regulars'],
    [ids.emptyGroupId, 'empty'],
  ])
    await rows.insert('customer_groups', { store_id: storeId, id, handle, name: `Group ${canary}` })
  await rows.insert('customer_group_members', { ...ofAda, group_id: ids.groupId })
  // Bob has a second factor; Ada has begun to set one up.
  const factor = (customerId: string, confirmed: boolean) =>
    rows.insert('customer_second_factors', {
      store_id: storeId,
      customer_id: customerId,
      sealed_secret: sealer.seal(testTotpSecret, totpSealContext(storeId, customerId)),
      confirmed_at: confirmed ? inSeconds(-60) : null,
    })
  await factor(bob.id, true)
  await factor(ada.id, false)
  await rows.insert('customer_recovery_codes', {
    store_id: storeId,
    customer_id: bob.id,
    code_hash: digest(canary),
  })
  const oneTimeToken = oneTimeTokens(api, store, rows)
  const newcomer = `new.${canary}@example.com`.toLowerCase()
  return {
    registrationToken: await oneTimeToken('register', null, {
      email: newcomer,
      fullName: `New ${canary}`,
      locale: 'en-DE',
      passwordHash: password_hash,
      consents: [],
    }),
    challengeToken: await oneTimeToken('second_factor', bob.id),
    customers,
    expiredToken: await sign(ada.id, ada.sessionId, inSeconds(-3660)),
    adas: {
      otherSessionId: toWire('customerSession', otherSessionId),
      addressId: toWire('customerAddress', ids.addressId),
      refreshToken,
      resetToken: await oneTimeToken('reset_password', ada.id),
      emailToken: await oneTimeToken('change_email', ada.id, { from: ada.email, to: `other.${newcomer}` }),
    },
    groupId: toWire('customerGroup', ids.groupId),
    emptyGroupId: toWire('customerGroup', ids.emptyGroupId),
    passkey: await createPasskey(store, rows, {
      customerId: ada.id,
      name: `Key of ${canary}`,
      issue: oneTimeToken,
    }),
    provider: await createProviders(api, store, rows, {
      issuer,
      canary,
      customerId: ada.id,
      issue: oneTimeToken,
    }),
  }
}
