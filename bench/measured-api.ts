import { join } from 'node:path'
import { type MeasuredProcess, startMeasured } from './measured-process.ts'
import type { BenchShop } from './shop.ts'

const root = join(import.meta.dirname, '..')

/** The API's own program with the settings of production, but for the limit a single client would meet. */
export function startApi(
  shop: BenchShop,
  of: { port: number; poolSize: number; encryptionKeys: string; tokenKeys: string; logFile: string },
): Promise<MeasuredProcess> {
  const { PATH } = process.env
  return startMeasured({
    program: 'src/main.ts',
    cwd: join(root, 'api'),
    port: of.port,
    environment: {
      PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      DATABASE_URL: shop.apiUrl,
      DATABASE_POOL_SIZE: String(of.poolSize),
      PORT: String(of.port),
      PUBLIC_URL: `http://127.0.0.1:${of.port}`,
      SIGNING_KEY: shop.signingKey,
      ENCRYPTION_KEYS: of.encryptionKeys,
      TOKEN_KEYS: of.tokenKeys,
      TEST_PROVIDER: 'true',
      RATE_LIMIT_PER_MINUTE: '1000000000',
      CHECKOUT_HOLDS_PER_ADDRESS: '0',
    },
    logFile: of.logFile,
    readyPath: '/health/ready',
  })
}
