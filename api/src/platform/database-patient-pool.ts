import type pg from 'pg'
import { refusalFor } from './problems.ts'
import { platformRefusals } from './refusals.ts'

/** What PostgreSQL says while it starts; whoever knows of it waits and asks again. */
const startingUp = '57P03'
/** Somebody was faster, or a limit was reached: the database is there. */
const isThere = new Set(['55P03', '57014', '40001', '40P01', '25P03'])

/**
 * The pool for graphile-worker, which asks again when the database is starting, and takes every other way to lose it for the
 * end of the process: a job that is done would be done again hours later, when its lock is over.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return overlaid(pool, {
    connect: (...sent: unknown[]) =>
      sent.length > 0
        ? (pool.connect as (...sent: unknown[]) => unknown)(...sent)
        : pool.connect().then(patientClient, asStartingUp),
  })
}

const patientClient = (client: pg.PoolClient): pg.PoolClient =>
  overlaid(client, {
    query: (...sent: unknown[]) => {
      const asked: unknown = (client.query as (...sent: unknown[]) => unknown)(...sent)
      return asked instanceof Promise ? asked.catch(asStartingUp) : asked
    },
  })

function asStartingUp(error: unknown): never {
  const { code } = error as { code?: string }
  const isLost = refusalFor(error).kind === platformRefusals.busy && !(code && isThere.has(code))
  throw isLost ? Object.assign(error as Error, { code: startingUp }) : error
}

/** The same with other methods. */
function overlaid<T extends object>(of: T, methods: Record<string, unknown>): T {
  return new Proxy(of, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(methods, name)) return methods[name]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
