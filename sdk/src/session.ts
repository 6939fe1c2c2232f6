import { type ClientOptions, createClient } from './client.ts'
import { isRefusal } from './refusal.ts'
import { memoryStorage, type SessionStorage } from './session-storage.ts'
import type {
  Client,
  CompleteCustomerSessionInput,
  CreateCustomerSessionInput,
  CustomerSession,
  SecondFactorChallenge,
} from './types.gen.ts'

/** Who is signed in, as of the sign-in or the last refresh; `getCustomer` has the rest. */
export interface SignedInCustomer {
  id: string
  email: string
  fullName: string
  locale: string
}

/** Signed in, or a code is needed: `session.completeSignIn` takes it with the challenge's token. */
export type SignIn =
  | { status: 'signed_in'; customer: SignedInCustomer }
  | (SecondFactorChallenge & { status: 'second_factor_required' })

/** A customer's session: keeps the tokens, refreshes them in time and gives them to its client. */
export interface Session {
  /** The API as the customer may use it; as any visitor while nobody is signed in. */
  readonly client: Client
  /** @throws Refusal wrong-credentials, too-many-requests … */
  signIn(input: CreateCustomerSessionInput): Promise<SignIn>
  /** The second step of a sign-in that asked for a code. @throws Refusal */
  completeSignIn(input: CompleteCustomerSessionInput): Promise<SignIn>
  /** Takes over the reply of any operation that signs in: a confirmed registration, a passkey, a provider. */
  take(reply: CustomerSession | SecondFactorChallenge): Promise<SignIn>
  /** Forgets the session here, and ends it at the API; whether the API could be reached is not said. */
  signOut(): Promise<void>
  /** Who is signed in, without a request; null for nobody. */
  current(): Promise<SignedInCustomer | null>
  /** An access token that is good for half a minute at least, or null. For calls that do not go through `client`. */
  accessToken(): Promise<string | null>
  /** Calls back with who is signed in, whenever that changes, here or in another tab. Gives what ends that. */
  onChange(listener: (customer: SignedInCustomer | null) => void): () => void
}

interface Kept {
  accessToken: string
  refreshToken: string
  /** By this machine's clock: tokens are judged by the API's, which may differ. */
  renewAt: number
  customer: SignedInCustomer
}

/** An access token is renewed this much before it ends, so that no call sets out with one that ends on the way. */
const earlyMilliseconds = 30_000

/**
 * A session for one customer: of this page or app, or of one request on a server.
 * @param options as for `createClient`, with where to keep the session; in memory unless given
 */
export function createSession(
  options: Omit<ClientOptions, 'bearer' | 'renew'> & { storage?: SessionStorage | undefined },
): Session {
  const { storage = memoryStorage(), ...of } = options
  const visitor = createClient(of)
  const listeners = new Set<(customer: SignedInCustomer | null) => void>()
  let lastTold: string | undefined
  let renewing: Promise<Kept | null> | undefined

  const read = async (): Promise<Kept | null> => keptOf(await storage.read())
  const tell = (customer: SignedInCustomer | null) => {
    const told = customer?.id ?? ''
    if (told === lastTold) return
    lastTold = told
    for (const listener of listeners) listener(customer)
  }
  const keep = async (reply: CustomerSession): Promise<Kept> => {
    const kept = keptFrom(reply)
    await storage.write(JSON.stringify(kept))
    tell(kept.customer)
    return kept
  }
  const forget = async (): Promise<null> => {
    await storage.remove()
    tell(null)
    return null
  }
  const renew = (stale: string): Promise<Kept | null> => {
    // Only a storage that others share needs a lock; on a server it would make all visitors wait for each other.
    const lock = storage.subscribe ? `tradepost:${of.baseUrl}:${of.publishableKey ?? ''}` : undefined
    renewing ??= alone(lock, async () => {
      const kept = await read()
      // Somebody else, in another tab or request, was faster: a refresh token works once, and twice ends the session.
      if (!kept || kept.accessToken !== stale) return kept
      const answer = await usedOnce(kept.refreshToken, () =>
        visitor.refreshCustomerSession.try({ refreshToken: kept.refreshToken }),
      )
      if (answer.ok) return keep(answer.data)
      if (answer.refusal.status === 429 || answer.refusal.status === 503) throw answer.refusal
      return forget()
    }).finally(() => {
      renewing = undefined
    })
    return renewing
  }
  const living = async (): Promise<Kept | null> => {
    const kept = await read()
    return kept && Date.now() >= kept.renewAt ? renew(kept.accessToken) : kept
  }
  const take = async (reply: CustomerSession | SecondFactorChallenge): Promise<SignIn> =>
    reply.status === 'signed_in'
      ? { status: 'signed_in', customer: (await keep(reply)).customer }
      : { ...reply, status: 'second_factor_required' }

  const client = createClient({
    ...of,
    bearer: async () => (await living())?.accessToken,
    renew: async (refused) => (await renew(refused))?.accessToken,
  })
  return {
    client,
    take,
    signIn: async (input) => take(await visitor.createCustomerSession(input)),
    completeSignIn: async (input) => take(await visitor.completeCustomerSession(input)),
    async signOut() {
      const kept = await read()
      await forget()
      if (!kept) return
      const leaving = createClient({ ...of, bearer: kept.accessToken })
      await leaving.endCustomerSession().catch(async (error: unknown) => {
        if (!isRefusal(error, 'not-authenticated')) return
        // The access token had run out: the session it belongs to has not.
        const renewed = await visitor.refreshCustomerSession
          .try({ refreshToken: kept.refreshToken })
          .catch(() => undefined)
        if (!renewed?.ok) return
        const again = createClient({ ...of, bearer: renewed.data.accessToken })
        await again.endCustomerSession().catch(() => undefined)
      })
    },
    current: async () => (await read())?.customer ?? null,
    accessToken: async () => (await living())?.accessToken ?? null,
    onChange(listener) {
      listeners.add(listener)
      const leave = storage.subscribe?.(() => void read().then((kept) => tell(kept?.customer ?? null)))
      return () => {
        listeners.delete(listener)
        leave?.()
      }
    },
  }
}

function keptFrom(reply: CustomerSession): Kept {
  const { id, email, fullName, locale } = reply.customer
  return {
    accessToken: reply.accessToken,
    refreshToken: reply.refreshToken,
    renewAt: Date.now() + lifetimeOf(reply.accessToken) - earlyMilliseconds,
    customer: { id, email: email ?? '', fullName, locale },
  }
}

/** How long the token lives, by its own `iat` and `exp` (RFC 7519): both are of the API's clock. */
function lifetimeOf(token: string): number {
  try {
    const { iat, exp } = JSON.parse(
      atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
    )
    return (Number(exp) - Number(iat)) * 1_000 || 0
  } catch {
    return 0
  }
}

function keptOf(text: string | null | undefined): Kept | null {
  if (!text) return null
  try {
    const kept = JSON.parse(text) as Partial<Kept>
    const isWhole =
      typeof kept.accessToken === 'string' &&
      typeof kept.refreshToken === 'string' &&
      typeof kept.renewAt === 'number' &&
      typeof kept.customer?.id === 'string'
    return isWhole ? (kept as Kept) : null
  } catch {
    return null
  }
}

type Refreshed = Awaited<ReturnType<Client['refreshCustomerSession']['try']>>
const refreshing = new Map<string, { reply: Promise<Refreshed>; until: number }>()
const rememberedMilliseconds = 60_000

/**
 * A server gets several requests of one visitor at once, all with the same cookie: the first one refreshes, those that
 * come within a minute get the same reply.
 */
function usedOnce(refreshToken: string, refresh: () => Promise<Refreshed>): Promise<Refreshed> {
  const now = Date.now()
  for (const [token, { until }] of refreshing) if (until <= now) refreshing.delete(token)
  const known = refreshing.get(refreshToken)
  if (known) return known.reply
  const reply = refresh()
  refreshing.set(refreshToken, { reply, until: now + rememberedMilliseconds })
  const forget = () => refreshing.delete(refreshToken)
  // What came to nothing may be tried again.
  reply.then((answer) => {
    if (!answer.ok) forget()
  }, forget)
  return reply
}

/** One at a time over all tabs of the browser, where the platform can do that (Web Locks). */
function alone<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
  return locks && name !== undefined ? (locks.request(name, work) as Promise<T>) : work()
}
