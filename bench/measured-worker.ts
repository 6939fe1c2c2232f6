import { join } from 'node:path'
import { httpRequest, withConnection } from './http-client.ts'
import { type MeasuredProcess, startMeasured } from './measured-process.ts'
import type { BenchShop } from './shop.ts'

const root = join(import.meta.dirname, '..')

/** The worker's own program. Not as in production, which refuses to send webhooks to this machine. */
export function startWorker(
  shop: BenchShop,
  of: { port: number; encryptionKeys: string; tokenKeys: string; logFile: string },
): Promise<MeasuredProcess> {
  const { PATH } = process.env
  return startMeasured({
    program: 'src/worker.ts',
    cwd: join(root, 'api'),
    port: of.port,
    environment: {
      PATH,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      DATABASE_URL: shop.workerUrl,
      DATABASE_DIRECT_URL: shop.workerUrl,
      WORKER_PORT: String(of.port),
      SIGNING_KEY: shop.signingKey,
      ENCRYPTION_KEYS: of.encryptionKeys,
      TOKEN_KEYS: of.tokenKeys,
      WEBHOOKS_TO_LOOPBACK: 'true',
    },
    logFile: of.logFile,
    readyPath: '/health/ready',
  })
}

/** A counter of a process that tells its metrics. */
export async function readCounter(port: number, name: string): Promise<number> {
  const { body } = await withConnection(port, (on) => on.send(httpRequest('GET', '/metrics')))
  const [, value] = new RegExp(`^${name} (\\d+)`, 'm').exec(body.toString()) ?? []
  return Number(value)
}
