import { deepEqual, equal, throws } from 'node:assert/strict'
import { EnvironmentProblem, environment } from './env.ts'
import { readStores } from './stores.ts'

const one = 'store_01h455vb4pex5vsknk084sn02q'
const other = 'store_01h455vb4pex5vsknk084sn02r'
const secrets = ['A', 'B', 'C'].map((letter) => `whsec_${letter.repeat(43)}=`)
const read = (stores: unknown) =>
  readStores(
    environment((name) =>
      name === 'COMMERCE_URL'
        ? 'http://127.0.0.1:4000'
        : typeof stores === 'string'
          ? stores
          : JSON.stringify(stores),
    ),
  )

Deno.test('the store of an event follows from whose secret it is signed with', () => {
  const stores = read({
    [one]: { webhookSecrets: secrets.slice(0, 2), secretKey: 'sk_one' },
    [other]: { webhookSecrets: secrets.slice(2), secretKey: 'sk_other' },
  })
  deepEqual(stores.secrets, secrets)
  deepEqual(
    secrets.map((secret) => stores.ofSecret(secret).id),
    [one, one, other],
  )
  equal(stores.ofId(other)?.id, other)
})

Deno.test('a wrong setting stops the function, and its message holds no secret', () => {
  const access = { webhookSecrets: secrets.slice(0, 1), secretKey: 'sk_canary' }
  const wrong = [
    '',
    '{"sk_canary"',
    {},
    [],
    { store_1: access },
    { [one]: { ...access, webhookSecrets: [] } },
    { [one]: { ...access, webhookSecrets: ['canary'] } },
    { [one]: { ...access, secretKey: '' } },
    { [one]: 'sk_canary' },
    { [one]: access, [other]: access },
  ]
  for (const stores of wrong) {
    throws(
      () => read(stores),
      (error: Error) => error instanceof EnvironmentProblem && !/canary|AAAA/.test(error.message),
      JSON.stringify(stores),
    )
  }
})
