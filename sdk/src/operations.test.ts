import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createClient } from './index.ts'
import type { Operation } from './method.ts'
import { operations } from './operations.gen.ts'

interface Described {
  operationId: string
  security: Record<string, unknown>[]
  'x-refusals': string[]
  parameters?: { in: string; name: string }[]
  requestBody?: unknown
}

const contract = parse(await readFile(new URL('../../openapi.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Described>>
}
const described = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
)

test('the SDK has the operations of openapi.yaml, all of them and no other', () => {
  const ours = Object.entries(operations).map(([id, { method, path }]) => `${id} ${method} ${path}`)
  const theirs = described.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)
  expect(ours.sort()).toEqual(theirs.sort())
  const shop = createClient({ baseUrl: 'http://api.test' })
  expect(Object.keys(shop).sort()).toEqual(described.map(({ operationId }) => operationId).sort())
})

test.each(described)('$operationId has the fields, credentials and refusals of openapi.yaml', (its) => {
  const operation: Operation = operations[its.operationId as keyof typeof operations]
  const named = (place: string) =>
    (its.parameters ?? []).filter((one) => one.in === place).map(({ name }) => name)
  const secretHeaders: Record<string, string> = {
    cartSecret: 'Tradepost-Cart-Secret',
    orderSecret: 'Tradepost-Order-Secret',
  }
  const credentials = [...new Set(its.security.flatMap((one) => Object.keys(one)))]
  const secrets = credentials.flatMap((name) => secretHeaders[name] ?? [])
  expect([...its.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(named('path'))
  expect(operation.query).toEqual(named('query'))
  expect(Object.values(operation.headers).sort()).toEqual([...named('header'), ...secrets].sort())
  expect(operation.body).toBe(its.requestBody !== undefined)
  const held = credentials
    .filter((name) => !(name in secretHeaders))
    .map((name) => (name === 'publishableKey' ? name : 'bearer'))
  expect([...operation.credentials].sort()).toEqual([...new Set(held)].sort())
  // Where the publishable key is enough it comes first, so that the reply is everybody's and may be cached.
  const isForEverybody = its.security.some((one) => Object.keys(one).join() === 'publishableKey')
  expect(operation.credentials[0] === 'publishableKey').toBe(isForEverybody)
  expect(operation.refusals).toEqual(its['x-refusals'])
})
