import { compactVerify } from 'jose'
import { createAccessTokens } from '../api/src/platform/access-tokens.ts'
import { newId, toWire } from '../api/src/platform/ids.ts'
import type { KeyRing, TokenKey } from '../api/src/platform/key-rings.ts'
import { hashPassword, passwordFits } from '../api/src/platform/passwords.ts'
import { digest, storeToken } from '../api/src/platform/secrets.ts'
import { type Connection, httpRequest } from './http-client.ts'
import type { AnyOperation, Operation } from './operations.ts'
import type { Choice } from './replay.ts'
import type { BenchShop } from './shop.ts'
import { expectReply, unexpected } from './shopper.ts'

const password = 'four random words, one after another'
/** Sessions of staff whose tokens come in turn. */
const staffSessionsInUse = 50

interface SignedIn {
  customerId: string
  sessionId: string
  email: string
  accessToken: string
  refreshToken: string
}

interface StaffSession {
  sessionId: string
  token: string
}

/** Who is behind a request: every way to show it, and to begin and renew a session. */
export async function createSessions(
  shop: BenchShop,
  port: number,
  tokenKey: TokenKey,
): Promise<AnyOperation[]> {
  const keys: KeyRing<TokenKey> = [tokenKey]
  const issuer = `http://127.0.0.1:${port}`
  const people = createPeople(shop, keys, issuer, await hashPassword(password))
  const [known] = (await people.customers(1)) as [SignedIn]
  const key = { 'tradepost-publishable-key': shop.publishableKey }
  const get = (path: string, token: string) =>
    httpRequest('GET', path, {
      authorization: `Bearer ${token}`,
      'tradepost-publishable-key': shop.publishableKey,
    })
  const look = async (on: Connection, request: string) => {
    const reply = await on.send(request)
    if (reply.status !== 200) throw unexpected(request, reply)
  }
  const choice = (taped: SignedIn, of: SignedIn): Choice => ({
    [taped.customerId]: of.customerId,
    [taped.sessionId]: of.sessionId,
    [taped.email]: of.email,
    [digest(taped.refreshToken)]: digest(of.refreshToken),
  })

  const seen: Operation<SignedIn> = {
    title: 'access token, seen before',
    users: 32,
    count: 10_000,
    draw: async (count) => Array.from({ length: count }, () => known),
    perform: (on, { accessToken }) => look(on, get('/v1/customers/me', accessToken)),
    choice,
  }
  const first: Operation<SignedIn> = {
    title: 'access token, first request',
    users: 32,
    count: 5_000,
    draw: people.customers,
    perform: (on, { accessToken }) => look(on, get('/v1/customers/me', accessToken)),
    choice,
    alone: {
      name: 'jose alone: verify',
      prepare: async (count) => {
        const tokens = (await people.customers(count)).map(({ accessToken }) => accessToken)
        return async (index) => {
          await compactVerify(tokens[index] ?? '', tokenKey.publicKey, { algorithms: ['ES256'] })
        }
      },
    },
  }
  const refresh: Operation<SignedIn> = {
    title: 'refresh a session',
    users: 32,
    count: 2_500,
    draw: people.customers,
    async perform(on, { refreshToken }) {
      await expectReply(on, 201, httpRequest('POST', '/v1/customers/sessions/refresh', key, { refreshToken }))
    },
    choice,
    proof: 'commerce.refresh_tokens',
  }
  const signIn: Operation<SignedIn> = {
    title: 'customer sign-in',
    users: 8,
    count: 150,
    draw: people.customers,
    async perform(on, { email }) {
      await expectReply(on, 201, httpRequest('POST', '/v1/customers/sessions', key, { email, password }))
    },
    choice,
    proof: 'commerce.customer_sessions',
    alone: {
      name: 'argon2id alone: verify',
      prepare: async () => {
        const hash = await hashPassword(password)
        return async () => {
          if (!(await passwordFits(password, hash))) throw new Error('the password of the bench does not fit')
        }
      },
    },
  }
  const staffSessions = await people.staff(staffSessionsInUse)
  const staff: Operation<StaffSession> = {
    title: 'staff session',
    users: 32,
    count: 5_000,
    draw: async (count) =>
      Array.from({ length: count }, (_, n) => staffSessions[n % staffSessions.length] as StaffSession),
    perform: (on, { token }) => look(on, get('/v1/admin/orders?limit=1', token)),
    choice: (taped, of) => ({
      [taped.sessionId]: of.sessionId,
      [digest(taped.token)]: digest(of.token),
    }),
  }
  const secretKey: Operation<null> = {
    title: 'secret key',
    users: 32,
    count: 5_000,
    draw: async (count) => Array.from({ length: count }, () => null),
    perform: (on) => look(on, get('/v1/admin/orders?limit=1', shop.secretKey)),
    choice: () => ({}),
  }
  return [seen, first, refresh, signIn, staff, secretKey]
}

/** Makes people with living sessions past the API: nothing of that is measured. */
function createPeople(shop: BenchShop, keys: KeyRing<TokenKey>, issuer: string, passwordHash: string) {
  const { admin, storeId } = shop
  const accessTokens = createAccessTokens({ keys, issuer })
  const sign = ({ customerId, sessionId }: Pick<SignedIn, 'customerId' | 'sessionId'>) =>
    accessTokens.sign({
      subject: toWire('customer', customerId),
      session: toWire('customerSession', sessionId),
      audience: toWire('store', storeId),
      now: new Date(),
      lifetimeSeconds: 600,
    })
  return {
    async customers(count: number): Promise<SignedIn[]> {
      const made = Array.from({ length: count }, () => {
        const customerId: string = newId('customer')
        return {
          customerId,
          sessionId: newId('customerSession') as string,
          email: `${customerId}@bench.example`,
          refreshToken: storeToken('rt', storeId),
        }
      })
      const column = <K extends keyof (typeof made)[number]>(name: K) => made.map((each) => each[name])
      await admin.query(
        `WITH new AS (SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS n (customer_id, session_id, email, token_hash)),
        customer AS (INSERT INTO commerce.customers (store_id, id, email, full_name, locale, password_hash)
          SELECT $1, customer_id, email, 'Ada Lovelace', 'en-DE', $6 FROM new),
        session AS (INSERT INTO commerce.customer_sessions (store_id, id, customer_id, device, last_used_at, expires_at)
          SELECT $1, session_id, customer_id, 'Bench', now(), now() + interval '30 days' FROM new)
        INSERT INTO commerce.refresh_tokens (store_id, token_hash, session_id)
          SELECT $1, token_hash, session_id FROM new`,
        [
          storeId,
          column('customerId'),
          column('sessionId'),
          column('email'),
          column('refreshToken').map(digest),
          passwordHash,
        ],
      )
      return Promise.all(made.map(async (each) => ({ ...each, accessToken: await sign(each) })))
    },
    /** Sessions of one member of the staff who may read orders. */
    async staff(count: number): Promise<StaffSession[]> {
      const made = Array.from({ length: count }, () => ({
        sessionId: newId('staffSession') as string,
        token: storeToken('st', storeId),
      }))
      await admin.query(
        `INSERT INTO commerce.staff_sessions (store_id, id, account_id, token_hash, expires_at)
         SELECT $1, n.id, (SELECT m.account_id FROM commerce.staff_memberships m
           JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = m.role_id AND r.name = 'manager'
           WHERE m.store_id = $1 LIMIT 1), n.token_hash, now() + interval '12 hours'
         FROM unnest($2::uuid[], $3::text[]) AS n (id, token_hash)`,
        [storeId, made.map(({ sessionId }) => sessionId), made.map(({ token }) => digest(token))],
      )
      return made
    },
  }
}
