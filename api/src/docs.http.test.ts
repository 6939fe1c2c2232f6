import { setImmediate as nextTurn } from 'node:timers/promises'
import { createContext, Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createTestApi, send, type TestApi, type TestStore } from '../../test/api.ts'
import { seedDemo } from '../demo/seed.ts'
import { tokenMailedTo } from '../test/customers.ts'
import { demoKeys, demoSignIns } from './demo-credentials.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

interface Request {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}
interface Operation {
  operationId: string
  security: Record<string, string[]>[]
  parameters?: {
    name: string
    in: string
    required?: boolean
    example?: string
    schema: { example?: string }
  }[]
  requestBody?: { content: Record<string, { schema: { $ref?: string; example?: unknown } }> }
}
type Resolve = (spec: object, path: string[]) => unknown
interface Settings {
  plugins: (() => { afterLoad: (this: { fn: { resolveSubtree: Resolve } }) => void })[]
  spec: {
    paths: Record<string, Record<string, Operation>>
    components: {
      schemas: Record<string, { example?: unknown }>
      securitySchemes: Record<string, { type: string; name?: string }>
    }
  }
  requestInterceptor: (request: Request) => Request
  responseInterceptor: (response: object) => object
  onComplete: () => void
}

const address = 'http://localhost:4000'

/** Swagger UI without a browser: runs what starts it, and sends an operation as its Execute button does. */
async function openDocs() {
  const authorized: Record<string, string> = {}
  let settings: Settings | undefined
  const opened = Promise.withResolvers<void>()
  const context = createContext({
    fetch: (path: string, init?: RequestInit) => api.app.request(path, init),
    location: { href: `${address}/docs` },
    URL,
    crypto,
    SwaggerUIBundle: (of: Settings) => {
      settings = of
      queueMicrotask(() => {
        of.onComplete()
        opened.resolve()
      })
      const values = () => Object.entries(authorized).map(([scheme, value]) => [scheme, { value }])
      return {
        authSelectors: { authorized: () => ({ toJS: () => Object.fromEntries(values()) }) },
        preauthorizeApiKey: (scheme: string, value: string) => {
          authorized[scheme] = value
        },
      }
    },
  })
  new Script(await (await api.app.request('/docs/start.js')).text()).runInContext(context)
  await opened.promise
  const ui = settings as Settings

  const headersOf = ({ security, parameters = [] }: Operation): Record<string, string> => {
    const headers: Record<string, string> = {}
    for (const scheme of new Set(security.flatMap((way) => Object.keys(way)))) {
      const { type, name = '' } = ui.spec.components.securitySchemes[scheme] ?? { type: '' }
      const value = authorized[scheme]
      if (value !== undefined)
        headers[type === 'http' ? 'Authorization' : name] = type === 'http' ? `Bearer ${value}` : value
    }
    for (const parameter of parameters.filter((each) => each.in === 'header'))
      headers[parameter.name] = parameter.example ?? parameter.schema.example ?? ''
    return headers
  }

  return {
    spec: ui.spec,
    authorized,
    /** What Swagger UI reads of the document to draw a part of it. */
    readsFor(path: string[]) {
      const system = {
        fn: { resolveSubtree: (spec: object) => spec as unknown } as { resolveSubtree: Resolve },
      }
      for (const plugin of ui.plugins) plugin().afterLoad.call(system)
      return system.fn.resolveSubtree(ui.spec, path)
    },
    async execute(operationId: string) {
      const [path, method, operation] =
        Object.entries(ui.spec.paths)
          .flatMap(([at, methods]) => Object.entries(methods).map(([how, of]) => [at, how, of] as const))
          .find(([, , of]) => of.operationId === operationId) ?? []
      if (!path || !method || !operation) throw new Error(`no operation ${operationId}`)
      const at = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
        const parameter = operation.parameters?.find((each) => each.name === name)
        return parameter?.example ?? parameter?.schema.example ?? ''
      })
      const schema = operation.requestBody?.content['application/json']?.schema
      const named = schema?.$ref && ui.spec.components.schemas[schema.$ref.split('/').at(-1) ?? '']
      const body = schema && JSON.stringify((named || schema).example)
      const headers = {
        ...headersOf(operation),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }
      const query = new URLSearchParams()
      for (const { in: place, name, example, schema: of } of operation.parameters ?? [])
        if (place === 'query' && (example ?? of.example) !== undefined)
          query.set(name, String(example ?? of.example))
      const sent = ui.requestInterceptor({
        url: address + at + (query.size > 0 ? `?${query}` : ''),
        method: method.toUpperCase(),
        headers,
        ...(body === undefined ? {} : { body }),
      })
      const response = await api.app.request(sent.url, sent)
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      const answer = text === '' || !isJson ? undefined : JSON.parse(text)
      ui.responseInterceptor({ ok: response.ok, url: sent.url, status: response.status, body: answer })
      return { status: response.status, body: answer, sent }
    },
  }
}

describe('the contract as JSON', () => {
  it('is what the YAML says, and whoever asks for it first keeps nobody waiting', async () => {
    let isThere = false
    const asked = Promise.resolve(api.app.request('/openapi.json')).finally(() => {
      isThere = true
    })
    let turns = 0
    for (; !isThere; turns += 1) await nextTurn()
    // Made in between, it would be there after a few: whatever comes meanwhile would wait for all of it.
    expect(turns).toBeGreaterThan(50)
    const yaml = await (await api.app.request('/openapi.yaml')).text()
    expect(await (await asked).json()).toEqual(parse(yaml))
  })
})

describe('Swagger UI', () => {
  it('knows no credential where there is no demo', async () => {
    const docs = await openDocs()
    expect(docs.authorized).toEqual({})
    expect(exampleOf(docs, 'CreateStaffSession')).toMatchObject({ email: 'mira@example.com' })
    const script = await (await api.app.request('/docs/start.js')).text()
    const { staff, seller, sellerKey } = demoSignIns
    for (const secret of [demoKeys.northlight.secret, staff.password, seller.password, sellerKey])
      expect(script).not.toContain(secret)
  })

  it('has every button of a demo work, one after the other, with what the replies have brought', async () => {
    const { ownerUrl, workerUrl } = api.database
    await seedDemo({ ownerUrl, workerUrl, origins: { northlight: ['http://localhost:4321'] } })
    const docs = await openDocs()
    const walk = async (steps: Record<string, number>) => {
      const answered: Record<string, number> = {}
      for (const operationId of Object.keys(steps))
        answered[operationId] = (await docs.execute(operationId)).status
      expect(answered).toEqual(steps)
    }
    await walk({ getStore: 200, listProducts: 200, getProduct: 200, createCart: 201, addCartLine: 200 })
    await walk({ createCheckout: 201, payCheckout: 200, getOrder: 200 })
    // With the demo's keys, before anybody has signed in; then as the demo's people.
    await walk({ listOrders: 200, createFulfillment: 201, listCustomers: 403, listSellerOrders: 200 })
    await walk({ createStaffSession: 201, getAccount: 200, listAccountStores: 200, listAccountSessions: 200 })
    await walk({ listStaff: 200, getStaffMember: 200, listRoles: 200, listAuditEntries: 200, listKeys: 200 })
    await walk({ listCustomers: 200, createCustomerGroup: 201, getCustomerGroup: 200, listSellers: 200 })
    await walk({ getSeller: 200, getStoreSettings: 200, createShippingMethod: 201 })
    await walk({ createSellerSession: 201, getSellerProfile: 200, listSellerMembers: 200, getAccount: 200 })
    await walk({ createSellerKey: 201, getSellerKey: 200, createCart: 201 })
    expect((await docs.execute('registerCustomer')).status).toBe(202)
    await confirm(exampleOf(docs, 'RegisterCustomer') as { email: string; password: string })
    await walk({ createCustomerSession: 201, getCustomer: 200, createAddress: 201, getAddress: 200 })
    await walk({ refreshCustomerSession: 201, listCustomerSessions: 200, associateCart: 200 })
    await walk({ getCustomerCart: 200, getCustomerAsStaff: 200, listProducts: 200 })
    const reads = Object.values(docs.spec.paths)
      .flatMap(({ get }) => (get ? [get.operationId] : []))
      // For owners, and the demo's staff is a manager; without an end, which no button shows.
      .filter((operationId) => operationId !== 'exportStore' && !operationId.startsWith('stream'))
    const unwell: unknown[] = []
    for (const operationId of reads) {
      const { status, body } = await docs.execute(operationId)
      // What nobody has made yet is not there, what needs a second factor says so, and all that was ordered has left.
      const fine =
        status === 200 || ['not-found', 'second-factor-required', 'nothing-to-pack'].includes(body?.code)
      if (!fine) unwell.push([operationId, status, body])
    }
    expect(unwell).toEqual([])
  })

  it('asks a list for everything until somebody fills in what to look for', async () => {
    const { spec } = await openDocs()
    const filled = Object.values(spec.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, parameters = [] }) =>
        parameters
          .filter(
            ({ in: place, required, example, schema }) =>
              place === 'query' && !required && (example ?? schema.example) !== undefined,
          )
          .map(({ name }) => `${operationId} ${name}`),
      )
    expect(filled).toEqual([])
  })

  it('reads of the document only what an operation leads to, and all of that', async () => {
    const docs = await openDocs()
    const at = (document: unknown, path: string[]) =>
      path.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
    const whole = JSON.stringify(docs.spec).length
    for (const [path, methods] of Object.entries(docs.spec.paths)) {
      for (const method of Object.keys(methods)) {
        const place = ['paths', path, method]
        const read = docs.readsFor(place)
        const text = JSON.stringify(read)
        expect(text.length).toBeLessThan(whole / 10)
        const names = [...text.matchAll(/"#\/(components\/[^"]+)"/g)].map(([, name = '']) => name.split('/'))
        for (const part of [place, ...names])
          expect(at(read, part), part.join('/')).toEqual(at(docs.spec, part))
      }
    }
  })

  it('sends each part of the API what belongs to it, whoever else has signed in', async () => {
    const docs = await openDocs()
    const credentials = ['customerToken', 'staffSession', 'secretKey', 'sellerSession', 'sellerKey']
    for (const scheme of credentials) docs.authorized[scheme] = `x-${scheme}`
    const sent: Record<string, string | undefined> = {}
    for (const operationId of [
      'listProducts',
      'createCart',
      'getCustomer',
      'getAccount',
      'listOrders',
      'listSellerOrders',
    ])
      sent[operationId] = (await docs.execute(operationId)).sent.headers.Authorization
    expect(sent).toEqual({
      listProducts: undefined,
      createCart: 'Bearer x-customerToken',
      getCustomer: 'Bearer x-customerToken',
      getAccount: 'Bearer x-staffSession',
      listOrders: 'Bearer x-staffSession',
      listSellerOrders: 'Bearer x-sellerSession',
    })
  })
})

const exampleOf = ({ spec }: Awaited<ReturnType<typeof openDocs>>, name: string) =>
  spec.components.schemas[name]?.example

/** Follows the link that was mailed to a customer. */
async function confirm({ email, password }: { email: string; password: string }): Promise<void> {
  const demo = await api.services.authenticator.byKey(demoKeys.northlight.publishable)
  const context = { store: demo?.store, db: api.worker } as TestStore['context']
  const token = await tokenMailedTo(api, { context } as TestStore, email)
  const key = demoKeys.northlight.publishable
  const body = { token, password }
  expect((await send(api.app.request, 'POST', '/v1/customers/confirmations', { key, body })).status).toBe(201)
}
