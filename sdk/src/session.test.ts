import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Arrived, problem, reply } from './fake-api.fixture.ts'
import { ConnectionProblem } from './refusal.ts'
import { createSession } from './session.ts'
import { cookieStorage, memoryStorage, type SessionStorage, webStorage } from './session-storage.ts'

const person = { id: 'cus_1', email: 'ada@example.com', fullName: 'Ada Lovelace', locale: 'en-DE' }

/** A token that lives so many seconds, by the clock of an API that is an hour ahead. */
function token(name: string, seconds = 600): string {
  const iat = Math.floor(Date.now() / 1000) + 3_600
  return `h.${btoa(JSON.stringify({ iat, exp: iat + seconds, name }))}.s`
}

// Renewals are remembered for a minute by their token: each test has its own.
let run = 0
beforeEach(() => {
  run += 1
})

const signedIn = (name: string, seconds?: number) => ({
  status: 'signed_in',
  accessToken: token(name, seconds),
  accessTokenExpiresAt: '2026-11-22T09:40:00.000Z',
  refreshToken: `rt_${run}_${name}`,
  refreshTokenExpiresAt: '2026-12-22T09:30:00.000Z',
  customer: { ...person, phone: null, metadata: {}, version: 1 },
})

/** An API whose answers are chosen by the operation that is asked for. */
function open(answers: Record<string, (arrived: Arrived) => Response>, storage?: SessionStorage) {
  const arrived: Arrived[] = []
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const path = String(url).replace('http://api.test', '')
    const body = init.body === undefined ? undefined : JSON.parse(String(init.body))
    const request: Arrived = {
      method: init.method ?? 'GET',
      path,
      headers: { ...(init.headers as object) },
      body,
      init,
    }
    arrived.push(request)
    const answer = answers[`${request.method} ${path}`]
    if (!answer) throw new TypeError(`nobody answers ${request.method} ${path}`)
    return answer(request)
  }
  const session = createSession({
    baseUrl: 'http://api.test',
    publishableKey: 'pk_test',
    fetch,
    retries: 0,
    storage,
  })
  return { session, arrived }
}

const signInRoute = 'POST /v1/customers/sessions'
const refreshRoute = 'POST /v1/customers/sessions/refresh'
const meRoute = 'GET /v1/customers/me'
const credentials = { email: person.email, password: 'four random words together' }
const nameOf = ({ headers }: Arrived) =>
  headers.authorization && JSON.parse(atob(headers.authorization.split('.')[1] ?? '')).name

describe('a session', () => {
  test('signs in and shows its token, with the publishable key, where a person is asked for', async () => {
    const { session, arrived } = open({
      [signInRoute]: () => reply(signedIn('one'), 201),
      [meRoute]: () => reply(person),
      'GET /v1/store': () => reply({}),
      'GET /v1/carts/cart_1': () => reply({}),
    })
    expect(await session.current()).toBeNull()
    expect(await session.signIn(credentials)).toEqual({ status: 'signed_in', customer: person })
    expect(await session.current()).toEqual(person)
    await session.client.getCustomer()
    expect(nameOf(arrived[1] as Arrived)).toBe('one')
    await session.client.getCart({ cartId: 'cart_1' })
    expect(nameOf(arrived[2] as Arrived)).toBe('one')
    expect(arrived[2]?.headers['tradepost-publishable-key']).toBe('pk_test')
    // A reply that is everybody's is asked for as by everybody, so that caches can answer.
    await session.client.getStore()
    expect(arrived[3]?.headers.authorization).toBeUndefined()
  })

  test('answers a sign-in that needs a code with the challenge, and keeps nothing until the code came', async () => {
    const challenge = {
      status: 'second_factor_required',
      challengeToken: 'c',
      expiresAt: 'x',
      methods: ['totp'],
    }
    const { session } = open({
      [signInRoute]: () => reply(challenge, 201),
      'POST /v1/customers/sessions/second-factor': () => reply(signedIn('two'), 201),
    })
    expect(await session.signIn(credentials)).toEqual(challenge)
    expect(await session.current()).toBeNull()
    expect(await session.completeSignIn({ challengeToken: 'c', code: '123456' })).toMatchObject({
      status: 'signed_in',
    })
    expect(await session.current()).toEqual(person)
  })

  test('refreshes before the end, by the token’s own lifetime and not by this machine’s clock', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const { session, arrived } = open({
        [signInRoute]: () => reply(signedIn('one'), 201),
        [refreshRoute]: () => reply(signedIn('two')),
        [meRoute]: () => reply(person),
      })
      await session.signIn(credentials)
      vi.advanceTimersByTime(569_000)
      await session.client.getCustomer()
      expect(nameOf(arrived.at(-1) as Arrived)).toBe('one')
      vi.advanceTimersByTime(2_000)
      await session.client.getCustomer()
      expect(arrived.at(-2)?.body).toEqual({ refreshToken: expect.stringMatching(/_one$/) })
      expect(nameOf(arrived.at(-1) as Arrived)).toBe('two')
    } finally {
      vi.useRealTimers()
    }
  })

  test('refreshes once for twenty calls at once', async () => {
    let refreshed = 0
    const { session, arrived } = open({
      [signInRoute]: () => reply(signedIn('one', 10), 201),
      [refreshRoute]: () => reply(signedIn(`two-${++refreshed}`)),
      [meRoute]: () => reply(person),
    })
    await session.signIn(credentials)
    await Promise.all(Array.from({ length: 20 }, () => session.client.getCustomer()))
    expect(refreshed).toBe(1)
    expect(arrived.filter(({ path }) => path === '/v1/customers/me').map(nameOf)).toEqual(
      Array(20).fill('two-1'),
    )
  })

  test('repeats a call once when the API no longer takes the token, with the same idempotency key', async () => {
    const { session, arrived } = open({
      [signInRoute]: () => reply(signedIn('one'), 201),
      [refreshRoute]: () => reply(signedIn('two')),
      'POST /v1/customers/me/addresses': (request) =>
        nameOf(request) === 'one' ? problem('not-authenticated', 401) : reply({}, 201),
    })
    await session.signIn(credentials)
    await session.client.createAddress({ idempotencyKey: 'a-key-of-sixteen-letters' } as never)
    const tries = arrived.filter(({ path }) => path.endsWith('/addresses'))
    expect(tries.map(nameOf)).toEqual(['one', 'two'])
    expect(new Set(tries.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  test('is over when the API ended it: nothing is kept, whoever listens is told, calls are a visitor’s', async () => {
    const { session, arrived } = open({
      [signInRoute]: () => reply(signedIn('one', 10), 201),
      [refreshRoute]: () => problem('token-reused', 401),
      [meRoute]: () => problem('not-authenticated', 401),
    })
    const told: unknown[] = []
    session.onChange((customer) => told.push(customer?.id ?? null))
    await session.signIn(credentials)
    await expect(session.client.getCustomer()).rejects.toMatchObject({ code: 'not-authenticated' })
    expect(arrived.at(-1)?.headers.authorization).toBeUndefined()
    expect(await session.current()).toBeNull()
    expect(told).toEqual(['cus_1', null])
  })

  test('survives an API that is away or busy: the tokens are kept for the next try', async () => {
    let away = true
    const { session } = open({
      [signInRoute]: () => reply(signedIn('one', 10), 201),
      [refreshRoute]: () => (away ? problem('busy', 503, { retryAfter: 60 }) : reply(signedIn('two'))),
      [meRoute]: () => reply(person),
    })
    await session.signIn(credentials)
    await expect(session.client.getCustomer()).rejects.toMatchObject({ code: 'busy' })
    expect(await session.current()).toEqual(person)
    away = false
    expect(await session.client.getCustomer()).toEqual(person)
  })

  test('signs out at the API and here, also when the API is away', async () => {
    const storage = memoryStorage()
    const here = open({ [signInRoute]: () => reply(signedIn('one'), 201) }, storage)
    await here.session.signIn(credentials)
    await here.session.signOut()
    expect(here.arrived.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/customers/sessions/current' })
    expect(await storage.read()).toBeNull()
    expect(await here.session.accessToken()).toBeNull()
  })

  test('is refreshed once by a server that gets several requests with the same cookie', async () => {
    let refreshed = 0
    const answers = {
      [signInRoute]: () => reply(signedIn('cookie', 10), 201),
      [refreshRoute]: () => reply(signedIn(`next-${++refreshed}`)),
      [meRoute]: () => reply(person),
    }
    const browser = memoryStorage()
    await open(answers, browser).session.signIn(credentials)
    const cookie = (await browser.read()) ?? ''
    const requests = Array.from({ length: 5 }, () => {
      const storage = memoryStorage()
      void storage.write(cookie)
      return open(answers, storage)
    })
    await Promise.all(requests.map(({ session }) => session.client.getCustomer()))
    expect(refreshed).toBe(1)
    for (const { arrived } of requests) expect(nameOf(arrived.at(-1) as Arrived)).toBe('next-1')
  })

  test('takes over from another tab that was faster, instead of using a refresh token twice', async () => {
    const storage = { ...memoryStorage(), subscribe: () => () => undefined }
    let refreshed = 0
    const answers = {
      [signInRoute]: () => reply(signedIn('one', 10), 201),
      [refreshRoute]: () => reply(signedIn(`two-${++refreshed}`)),
      [meRoute]: () => reply(person),
    }
    const [first, second] = [open(answers, storage), open(answers, storage)]
    // What the platform's Web Locks do for tabs.
    let turn = Promise.resolve<unknown>(undefined)
    vi.stubGlobal('navigator', {
      locks: {
        request: (_: string, work: () => Promise<unknown>) => {
          const mine = turn.then(work)
          turn = mine.catch(() => undefined)
          return mine
        },
      },
    })
    try {
      await first.session.signIn(credentials)
      await Promise.all([first.session.client.getCustomer(), second.session.client.getCustomer()])
      expect(refreshed).toBe(1)
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

describe('storage', () => {
  test('in a cookie is base64url, and what is none of ours is no session', async () => {
    let cookie: string | undefined
    const storage = cookieStorage({
      get: () => cookie,
      set: (value) => {
        cookie = value
      },
      remove: () => {
        cookie = undefined
      },
    })
    const { session } = open(
      {
        [signInRoute]: () => reply({ ...signedIn('one'), customer: { ...person, fullName: 'Zoë Ōno' } }, 201),
      },
      storage,
    )
    await session.signIn(credentials)
    expect(cookie).toMatch(/^[\w-]+$/)
    expect((await session.current())?.fullName).toBe('Zoë Ōno')
    for (const foreign of ['', 'x', '%%%', btoa('{"accessToken":1}'), btoa('[]'), btoa('null')]) {
      cookie = foreign
      expect(await session.current()).toBeNull()
    }
  })

  test('in the browser tells of changes in other tabs', () => {
    const kept = new Map<string, string>()
    const web = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    const storage = webStorage(web)
    void storage.write('text')
    expect(storage.read()).toBe('text')
    expect(kept.has('tradepost_session')).toBe(true)
    void storage.remove()
    expect(storage.read()).toBeNull()
    expect(storage.subscribe?.(() => undefined)).toBeTypeOf('function')
  })
})

test('a connection problem of a refresh reaches the caller and ends nothing', async () => {
  const { session } = open({ [signInRoute]: () => reply(signedIn('one', 10), 201) })
  await session.signIn(credentials)
  await expect(session.client.getCustomer()).rejects.toBeInstanceOf(ConnectionProblem)
  expect(await session.current()).toEqual(person)
})
