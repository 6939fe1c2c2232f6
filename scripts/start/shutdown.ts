import { setTimeout as sleep } from 'node:timers/promises'

const servicePatienceMs = 1000
const databasePatienceMs = 500
/** After this everything still there is left to the watchdogs, which end it without us. */
const givingUpMs = 1950
const parentCheckMs = 300

type Stoppable = { stop(patienceMs: number): Promise<void> }

/**
 * What runs, and how it all ends: services first and together, the database last, within two seconds, once, however
 * many signals arrive.
 */
export class Shutdown {
  readonly #services: Stoppable[] = []
  #database: Promise<Stoppable> | undefined
  #ending: Promise<void> | undefined
  #farewell: (() => void) | undefined

  /** True from the first signal or failure on; what is on its way up then should not report failures. */
  get hasBegun(): boolean {
    return this.#ending !== undefined
  }

  addService(service: Stoppable): void {
    this.#services.push(service)
    if (this.hasBegun) void service.stop(0)
  }

  /** The database counts from the moment it is being started, so that an early Ctrl-C does not forget it. */
  setDatabase(database: Promise<Stoppable>): void {
    this.#database = database
  }

  /** What to do last, when it was asked to end and nothing went wrong. */
  onEnd(farewell: () => void): void {
    this.#farewell = farewell
  }

  /** Ends the process on Ctrl-C, `kill`, a closed terminal, and when the `npm start` that began it is gone. */
  watchSignals(): void {
    const leave = () => void this.end(0)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
    // Nobody reads what is printed any more when the terminal is closed; that must not be what ends us.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
    const parent = process.ppid
    if (Number(process.env.TRADEPOST_RUNNER) !== parent) return
    setInterval(() => process.ppid !== parent && leave(), parentCheckMs).unref()
  }

  /** Stops everything in order and exits with this code. The first call decides. */
  end(exitCode: number): Promise<void> {
    this.#ending ??= this.#stopAll().then(() => {
      if (exitCode === 0) this.#farewell?.()
      process.exit(exitCode)
    })
    return this.#ending
  }

  async #stopAll(): Promise<void> {
    const inOrder = async () => {
      await Promise.all(this.#services.map((service) => service.stop(servicePatienceMs)))
      const database = await this.#database?.catch(() => undefined)
      await database?.stop(databasePatienceMs)
    }
    await Promise.race([inOrder(), sleep(givingUpMs)])
  }
}
