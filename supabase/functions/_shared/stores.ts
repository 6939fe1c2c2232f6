import { areTexts, type Environment, EnvironmentProblem, isRecord } from './env.ts'
import { type Client, type ClientOptions, createClient } from './sdk/index.ts'
import { isWebhookSecret } from './webhook.ts'

/** A store that sends events to this project. */
export interface Store {
  /** `store_…` */
  id: string
  /** The API, with the store's secret key. */
  commerce: Client
}

/** Stores are told apart by whose secret a message is signed with: nothing in it that could be forged says which. */
export interface Stores {
  secrets: readonly string[]
  ofSecret(secret: string): Store
  ofId(id: string): Store | undefined
}

const storeId = /^store_[0-7][0-9a-hjkmnp-tv-z]{25}$/

/**
 * Reads `COMMERCE_URL` and `COMMERCE_STORES`: `{ "store_…": { "webhookSecrets": ["whsec_…"], "secretKey": "sk_…" } }`.
 * @throws EnvironmentProblem
 */
export function readStores(env: Environment, options: Partial<ClientOptions> = {}): Stores {
  const baseUrl = env.required('COMMERCE_URL')
  const said = env.json('COMMERCE_STORES', undefined)
  if (!isRecord(said) || Object.keys(said).length === 0)
    throw new EnvironmentProblem('COMMERCE_STORES names no store')
  const bySecret = new Map<string, Store>()
  const byId = new Map<string, Store>()
  for (const [id, access] of Object.entries(said)) {
    if (!storeId.test(id)) throw new EnvironmentProblem(`COMMERCE_STORES: "${id}" is no id of a store`)
    const { webhookSecrets, secretKey } = isRecord(access) ? access : {}
    if (!areTexts(webhookSecrets) || webhookSecrets.length === 0 || !webhookSecrets.every(isWebhookSecret))
      throw new EnvironmentProblem(`COMMERCE_STORES: ${id} needs webhookSecrets, a list of whsec_…`)
    if (typeof secretKey !== 'string' || secretKey === '')
      throw new EnvironmentProblem(`COMMERCE_STORES: ${id} needs a secretKey`)
    // A sender waits 15 seconds for an answer: an API that is slow must not use them up.
    const client = { baseUrl, bearer: secretKey, timeoutMilliseconds: 4_000, retries: 1, ...options }
    const store = { id, commerce: createClient(client) }
    byId.set(id, store)
    for (const secret of webhookSecrets) {
      if (bySecret.has(secret))
        throw new EnvironmentProblem(`COMMERCE_STORES: ${id} has a webhook secret of another store`)
      bySecret.set(secret, store)
    }
  }
  return {
    secrets: [...bySecret.keys()],
    ofId: (id) => byId.get(id),
    ofSecret(secret) {
      const store = bySecret.get(secret)
      if (!store) throw new Error('a secret of no store')
      return store
    },
  }
}
