import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { seedDemo } from '../api/demo/seed.ts'
import { demoKeys } from '../api/src/demo-credentials.ts'
import { createStoreIdentification } from '../api/src/domains/stores/index.ts'
import { importProduct } from '../api/src/import-catalogue.ts'
import type { Context } from '../api/src/platform/context.ts'
import { openDatabase } from '../api/src/platform/database.ts'
import { keyless } from '../api/src/platform/keyless.ts'
import { createLog } from '../api/src/platform/log.ts'
import { prepareDatabase, urlAs } from '../api/src/platform/migrate.ts'
import { keyScopes } from '../api/src/platform/policies.ts'
import { createSecretKeeper, type SecretKeeper } from '../api/src/platform/secrets.ts'
import { removeDatabase, startPostgres } from '../scripts/postgres.ts'
import { inventedProduct } from './invented-products.ts'

const databaseName = 'tradepost'
/** More than any run sells: a sold-out variant would be another operation. */
const plenty = 1_000_000

/** A variant on sale, as one buys it. */
export interface Article {
  offerId: string
  productId: string
  handle: string
}

/** A demo shop with a large catalogue, in a PostgreSQL of its own that keeps what it commits. */
export interface BenchShop {
  storeId: string
  publishableKey: string
  /** Of a server, with every scope that keys may have */
  secretKey: string
  signingKey: string
  secrets: SecretKeeper
  /** Where a payment may send the shopper back to */
  returnUrl: string
  /** Two of each invented product, in listing order */
  articles: Article[]
  products: number
  postgresVersion: string
  dataDirectory: string
  /** As `tradepost_api` */
  apiUrl: string
  /** As `tradepost_worker` */
  workerUrl: string
  /** As superuser, for setting up and counting; never measured */
  admin: pg.Pool
  adminUrl: string
  /** Puts another product on sale and answers with its article. */
  addProduct(of: { number: number; stock: number }): Promise<Article>
  close(): Promise<void>
}

/** Starts the database in `folder` (emptied first) and fills it: the demo, then `products` invented products. */
export async function openShop(folder: string, products: number): Promise<BenchShop> {
  const dataDirectory = join(folder, 'postgres')
  await removeDatabase(dataDirectory)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const server = await startPostgres({ dataDirectory, durable: true })
  try {
    const shop = await fillShop(server.url, products)
    return {
      ...shop,
      dataDirectory,
      async close() {
        await shop.close()
        await server.stop()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function fillShop(serverUrl: string, products: number): Promise<Omit<BenchShop, 'dataDirectory'>> {
  const adminUrl = await createDatabase(serverUrl)
  const secret = () => randomBytes(24).toString('base64url')
  const passwords = { owner: secret(), api: secret(), worker: secret() }
  await prepareDatabase({ adminUrl, passwords })
  const returnUrl = 'http://shop.test/thanks'
  const workerUrl = urlAs(adminUrl, 'worker', passwords.worker)
  const ownerUrl = urlAs(adminUrl, 'owner', passwords.owner)
  await seedDemo({ ownerUrl, workerUrl, origins: { northlight: ['http://shop.test'] } })

  const worker = openDatabase({ url: workerUrl, poolSize: 4, onIdleError: () => undefined })
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 })
  admin.on('error', () => undefined)
  const signingKey = secret() + secret()
  const publishableKey = demoKeys.northlight.publishable
  const identity = await createStoreIdentification(worker).byKey(publishableKey)
  if (!identity) throw new Error('the demo has no store with its own key')
  const context: Context = {
    store: identity.store,
    actor: { kind: 'worker' },
    db: worker,
    ...keyless(),
    secrets: createSecretKeeper([signingKey]),
    requestId: 'bench-import',
    log: createLog('silent'),
  }
  const numbers = Array.from({ length: products }, (_, index) => index + 1)
  const handles = numbers.map((number) => inventedProduct(number, plenty).facts.handle)
  await Promise.all(
    Array.from({ length: 4 }, async (_, lane) => {
      for (const number of numbers.filter((n) => n % 4 === lane)) {
        await importProduct(context, inventedProduct(number, plenty))
      }
    }),
  )
  await admin.query("UPDATE commerce.store_keys SET scopes = $2 WHERE store_id = $1 AND kind = 'secret'", [
    context.store.id,
    keyScopes,
  ])
  // What promotions cost is measured by those that a bench makes.
  await admin.query("UPDATE commerce.promotions SET status = 'ended'")
  await admin.query('UPDATE commerce.stores SET rules_version = rules_version + 1')
  await settleTables(admin)
  const { rows } = await admin.query<{ count: number; version: string }>(
    "SELECT count(*)::int AS count, current_setting('server_version') AS version FROM commerce.product_pages WHERE store_id = $1",
    [context.store.id],
  )
  return {
    storeId: context.store.id,
    publishableKey,
    secretKey: demoKeys.northlight.secret,
    signingKey,
    secrets: context.secrets,
    returnUrl,
    articles: await articlesOf(admin, context.store.id, handles),
    products: rows[0]?.count ?? 0,
    postgresVersion: rows[0]?.version ?? 'unknown',
    apiUrl: urlAs(adminUrl, 'api', passwords.api),
    workerUrl,
    admin,
    adminUrl,
    async addProduct({ number, stock }) {
      const product = inventedProduct(number, stock)
      await importProduct(context, product)
      const [article] = await articlesOf(admin, context.store.id, [product.facts.handle])
      return article as Article
    },
    async close() {
      await Promise.all([worker.close(), admin.end()])
    },
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  await client.query(`CREATE DATABASE ${databaseName}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${databaseName}`
  return url.href
}

/**
 * Brings statistics up to date, as autovacuum does within a minute or so; prepared plans are made anew after that.
 * Empty tables are left alone: once counted as empty they would be planned for as empty, until the next time.
 */
export async function settleTables(admin: pg.Pool): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables WHERE pg_relation_size(relid) > 0`,
  )
  await admin.query(`VACUUM (ANALYZE) ${rows.map(({ name }) => name).join(', ')}`)
}

async function articlesOf(admin: pg.Pool, storeId: string, handles: string[]): Promise<Article[]> {
  const { rows } = await admin.query<Article>(
    `SELECT o.id AS "offerId", p.id AS "productId", p.handle
     FROM commerce.products p
     JOIN commerce.variants v ON v.store_id = $1 AND v.product_id = p.id
     JOIN commerce.offers o ON o.store_id = $1 AND o.variant_id = v.id
     WHERE p.store_id = $1 AND p.handle = ANY($2) ORDER BY p.rank, p.id, v.position`,
    [storeId, handles],
  )
  return rows
}
