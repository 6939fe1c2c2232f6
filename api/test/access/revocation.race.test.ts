import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestStaffSession,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../test/api.ts'
import { count, patience } from '../../../test/counts.ts'
import { createTestCustomer } from '../customers.ts'
import { anotherApp } from '../quoted-checkout.ts'
import { createTestMember, createTestSeller } from '../sellers.ts'

/** The promise; what is measured may be twice that: the machine may be busy with other tests. */
const promised = 5_000

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
})
afterAll(() => api.close())

/** A credential: how it is used, and how somebody ends it. */
interface Credential {
  use: { path: string; sent: Sent }
  end: { method: string; path: string; body?: unknown; bearer: string }
  /** What it is told afterwards. */
  afterwards: string
}

interface Scene {
  store: TestStore
  owner: string
  make(body: object): Promise<{ id: string; secret: string }>
}

async function openScene(): Promise<Scene> {
  const store = await api.store()
  const { token: owner } = await createTestStaffSession(api, store)
  return {
    store,
    owner,
    async make(body) {
      const sent = { bearer: owner, idempotencyKey: randomUUID(), body: { name: 'Warehouse', ...body } }
      const answer = await send(api.app.request, 'POST', '/v1/admin/keys', sent)
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return { id: answer.body.key?.id ?? answer.body.id, secret: answer.body.secret }
    },
  }
}

const secretKey = { kind: 'secret', scopes: ['orders:read'] }
const refused = '401 not-authenticated'

const credentials: Record<string, (scene: Scene) => Promise<Credential>> = {
  'a publishable key that is revoked': async ({ owner, make }) => {
    const { id, secret } = await make({ kind: 'publishable' })
    return {
      use: { path: '/v1/shipping-methods', sent: { key: secret } },
      end: { method: 'DELETE', path: `/v1/admin/keys/${id}`, bearer: owner },
      afterwards: refused,
    }
  },
  'a publishable key that is bound to another origin': async ({ store, owner, make }) => {
    const { id, secret } = await make({ kind: 'publishable' })
    return {
      use: { path: '/v1/shipping-methods', sent: { key: secret, headers: { origin: store.origin } } },
      end: {
        method: 'PATCH',
        path: `/v1/admin/keys/${id}`,
        body: { allowedOrigins: ['https://elsewhere.example'] },
        bearer: owner,
      },
      afterwards: '403 origin-not-allowed',
    }
  },
  'a secret key that is revoked': async ({ owner, make }) => {
    const { id, secret } = await make(secretKey)
    return {
      use: { path: '/v1/admin/orders', sent: { bearer: secret } },
      end: { method: 'DELETE', path: `/v1/admin/keys/${id}`, bearer: owner },
      afterwards: refused,
    }
  },
  'a secret key that loses a scope': async ({ owner, make }) => {
    const { id, secret } = await make(secretKey)
    return {
      use: { path: '/v1/admin/orders', sent: { bearer: secret } },
      end: {
        method: 'PATCH',
        path: `/v1/admin/keys/${id}`,
        body: { scopes: ['store:read'] },
        bearer: owner,
      },
      afterwards: '403 not-permitted',
    }
  },
  'a secret key that is bound to a network': async ({ owner, make }) => {
    const { id, secret } = await make(secretKey)
    return {
      use: { path: '/v1/admin/orders', sent: { bearer: secret } },
      end: {
        method: 'PATCH',
        path: `/v1/admin/keys/${id}`,
        body: { networks: ['203.0.113.0/24'] },
        bearer: owner,
      },
      afterwards: '403 network-not-allowed',
    }
  },
  'a secret key that is changed without overlap': async ({ owner, make }) => {
    const { id, secret } = await make(secretKey)
    return {
      use: { path: '/v1/admin/orders', sent: { bearer: secret } },
      end: {
        method: 'POST',
        path: `/v1/admin/keys/${id}/rotation`,
        body: { overlapSeconds: 0 },
        bearer: owner,
      },
      afterwards: refused,
    }
  },
  'a customer who signs out': async ({ store }) => {
    const { accessToken: bearer } = await createTestCustomer(store)
    return {
      use: { path: '/v1/customers/me', sent: { bearer } },
      end: { method: 'DELETE', path: '/v1/customers/sessions/current', bearer },
      afterwards: refused,
    }
  },
  'a customer who is suspended': async ({ store, owner }) => {
    const { accessToken: bearer, wireId } = await createTestCustomer(store)
    return {
      use: { path: '/v1/customers/me', sent: { bearer } },
      end: {
        method: 'PUT',
        path: `/v1/admin/customers/${wireId}/suspension`,
        body: { reason: 'A test.' },
        bearer: owner,
      },
      afterwards: refused,
    }
  },
  'a session of staff that is ended': async ({ store }) => {
    const { token: bearer } = await createTestStaffSession(api, store)
    return {
      use: { path: '/v1/admin/orders', sent: { bearer } },
      end: { method: 'DELETE', path: '/v1/account/sessions/current', bearer },
      afterwards: refused,
    }
  },
  'a member of the staff who is removed': async ({ store, owner }) => {
    const { token: bearer, email } = await createTestStaffSession(api, store, { role: 'support' })
    return {
      use: { path: '/v1/admin/orders', sent: { bearer } },
      end: { method: 'DELETE', path: `/v1/admin/staff/${await memberOf(owner, email)}`, bearer: owner },
      afterwards: refused,
    }
  },
  'a role that loses a permission': async ({ store, owner }) => {
    const role = { name: `Readers ${randomUUID()}`.slice(0, 40), permissions: ['orders:read'] }
    const made = await ask('POST', '/v1/admin/roles', owner, role)
    const id = made.body.role?.id ?? made.body.id
    const { token: bearer, email } = await createTestStaffSession(api, store, { role: 'support' })
    await ask('PATCH', `/v1/admin/staff/${await memberOf(owner, email)}`, owner, { roleId: id })
    return {
      use: { path: '/v1/admin/orders', sent: { bearer } },
      end: {
        method: 'PATCH',
        path: `/v1/admin/roles/${id}`,
        body: { permissions: ['store:read'] },
        bearer: owner,
      },
      afterwards: '403 not-permitted',
    }
  },
  'a member of a seller who is removed': async ({ store }) => {
    const seller = await createTestSeller(api, store)
    const member = await createTestMember(api, store, {
      sellerId: seller.id,
      permissions: ['seller-orders:read'],
    })
    return {
      use: { path: '/v1/seller/orders', sent: { bearer: member.token } },
      end: {
        method: 'DELETE',
        path: `/v1/seller/members/${member.memberId}`,
        bearer: seller.owner.token,
      },
      afterwards: refused,
    }
  },
  'a key of a seller who is suspended': async ({ store, owner }) => {
    const seller = await createTestSeller(api, store)
    const body = { name: 'Warehouse', scopes: ['seller-orders:read'] }
    const made = await ask('POST', '/v1/seller/keys', seller.owner.token, body)
    return {
      use: { path: '/v1/seller/orders', sent: { bearer: made.body.secret } },
      end: { method: 'PUT', path: `/v1/admin/sellers/${seller.wireId}/suspension`, bearer: owner },
      afterwards: refused,
    }
  },
  'a key of a store that is suspended': async () => {
    const { store, owner } = await openScene()
    return {
      use: { path: '/v1/admin/orders', sent: { bearer: store.secretKey } },
      end: { method: 'PUT', path: '/v1/admin/store/suspension', body: { reason: 'A test.' }, bearer: owner },
      afterwards: '403 store-suspended',
    }
  },
}

const ask = (method: string, path: string, bearer: string, body?: unknown): Promise<Answer> =>
  send(api.app.request, method, path, {
    bearer,
    ...(method === 'POST' ? { idempotencyKey: randomUUID() } : {}),
    ...(body === undefined ? {} : { body }),
  })

async function memberOf(owner: string, email: string): Promise<string> {
  const { items } = (await ask('GET', '/v1/admin/staff?limit=100', owner)).body
  return items.find((item: { email: string }) => item.email === email).id
}

const told = ({ status, body }: Answer): string => (status < 400 ? String(status) : `${status} ${body.code}`)

type App = typeof api.app
const useAt = async (app: App, { use }: Credential): Promise<string> =>
  told(await send((path, init) => app.request(path, init), 'GET', use.path, use.sent))

/** What an instance says in the end: it is asked until it says what is expected, or until it is too late. */
async function saidInTheEnd(app: App, credential: Credential, deadline: number): Promise<string> {
  for (;;) {
    const said = await useAt(app, credential)
    if (said === credential.afterwards || performance.now() > deadline) return said
    await wait(50)
  }
}

describe('on every instance of the API, within five seconds, it is over with', () => {
  it('every credential that was revoked, suspended or narrowed on one of them', {
    timeout: patience(60_000),
  }, async () => {
    for (let round = 0; round < count(1, 20); round += 1) {
      const scene = await openScene()
      const apps = [api.app, anotherApp(api)] as App[]
      const all = new Map<string, Credential>()
      // Both instances have just seen it, and remember what may be remembered.
      for (const [name, make] of Object.entries(credentials)) {
        const credential = await make(scene)
        all.set(name, credential)
        for (const app of apps) expect(await useAt(app, credential), name).toBe('200')
      }
      for (const [name, { end }] of all) {
        const ended = await ask(end.method, end.path, end.bearer, end.body)
        expect(ended.status, `${name}: ${JSON.stringify(ended.body)}`).toBeLessThan(300)
      }
      const deadline = performance.now() + 2 * promised
      const said = await Promise.all(
        [...all].map(async ([name, credential]) => [
          name,
          ...(await Promise.all(apps.map((app) => saidInTheEnd(app, credential, deadline)))),
        ]),
      )
      expect(said).toEqual([...all].map(([name, { afterwards }]) => [name, afterwards, afterwards]))
    }
  })
})
