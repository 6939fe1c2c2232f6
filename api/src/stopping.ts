import type { Log } from './platform/log.ts'

const graceMilliseconds = 8_000

/**
 * Waits for the first SIGTERM or SIGINT, lets `stop` finish what is running, and ends the process: 0 when it did,
 * 1 when it did not within eight seconds. A second signal ends it at once.
 */
export async function untilStopped(log: Log, stop: () => Promise<void>): Promise<never> {
  const signal = await new Promise<string>((received) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => received(name))
  })
  log.info({ signal }, 'stopping')
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => process.exit(1))
  const late = setTimeout(() => process.exit(1), graceMilliseconds)
  await stop()
  clearTimeout(late)
  process.exit(0)
}
