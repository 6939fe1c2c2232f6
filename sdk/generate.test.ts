import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Contract, DescribedOperation } from './generate/contract.ts'
import { readOperations } from './generate/read-operations.ts'
import { writeTypes } from './generate/write-operations.ts'
import { generateSdk } from './generate.ts'

const yaml = await readFile(new URL('../openapi.yaml', import.meta.url), 'utf8')
const document = () => parse(yaml) as Record<string, unknown>

/** A document with one operation. */
function contractOf(operation: Partial<DescribedOperation>, path = '/v1/orders/{orderId}'): Contract {
  const whole = { operationId: 'changeOrder', responses: { 204: {} }, ...operation }
  return {
    info: { title: 'Test API', version: '0.0.0' },
    paths: { [path]: { patch: whole } },
    components: {
      schemas: {},
      securitySchemes: {
        publishableKey: { type: 'apiKey', in: 'header', name: 'Key' },
        orderSecret: { type: 'apiKey', in: 'header', name: 'Order-Secret' },
        customerToken: { type: 'http' },
        staffSession: { type: 'http' },
      },
    },
  }
}
const orderId = { in: 'path', name: 'orderId', required: true }
const bodyOf = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } })

test('the same document gives the same bytes, and is left as it was', async () => {
  const given = document()
  const first = await generateSdk({ yaml, document: given, version: '0.1.0' })
  expect(await generateSdk({ yaml, document: given, version: '0.1.0' })).toEqual(first)
  expect(given).toEqual(document())
  for (const [path, content] of first) expect(path, content.slice(0, 60)).toMatch(/^sdk\/src\/\w+\.gen\.ts$/)
})

test('a field that would be in two places is refused when the SDK is made, not when it is used', () => {
  const contract = contractOf({
    parameters: [orderId],
    ...bodyOf({ type: 'object', properties: { orderId: { type: 'string' } } }),
  })
  expect(() => readOperations(contract)).toThrow('changeOrder has two fields named orderId')
})

test('a body that cannot lie flat is refused', () => {
  const contract = contractOf({ parameters: [orderId], ...bodyOf({ type: 'array' }) })
  expect(() => readOperations(contract)).toThrow('The body of changeOrder is not a JSON object')
})

test('a component with the name of one of our types is refused', () => {
  const contract = contractOf({ parameters: [orderId] })
  contract.components.schemas.Refusal = { type: 'object' }
  expect(() => writeTypes(contract, readOperations(contract))).toThrow('Refusal would name two types')
})

test('a secret is required only when every alternative asks for it', () => {
  const fieldsOf = (security: Record<string, string[]>[]) =>
    readOperations(contractOf({ security }))[0]?.fields.map(({ name, required }) => ({ name, required }))
  expect(fieldsOf([{ publishableKey: [], orderSecret: [] }])).toEqual([
    { name: 'orderSecret', required: true },
  ])
  expect(fieldsOf([{ orderSecret: [] }, { customerToken: [] }])).toEqual([
    { name: 'orderSecret', required: false },
  ])
})

test('whatever is shown as a bearer is one credential of the client, behind the publishable key where that is enough', () => {
  const credentialsOf = (security: Record<string, string[]>[]) =>
    readOperations(contractOf({ security }))[0]?.credentials
  const [publishableKey, customerToken, staffSession] = [
    { publishableKey: [] },
    { customerToken: [] },
    { staffSession: [] },
  ]
  expect(credentialsOf([publishableKey, customerToken, staffSession])).toEqual(['publishableKey', 'bearer'])
  expect(credentialsOf([{ ...publishableKey, orderSecret: [] }, customerToken])).toEqual([
    'bearer',
    'publishableKey',
  ])
})

test('an operation that asks for two credentials of the client at once is refused', () => {
  const contract = contractOf({ security: [{ publishableKey: [], staffSession: [] }] })
  expect(() => readOperations(contract)).toThrow('changeOrder asks for two credentials')
})
