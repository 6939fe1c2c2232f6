import { areTexts, type Environment, EnvironmentProblem, isRecord } from './env.ts'
import { CallFailed, postJson } from './outbound.ts'

/** A message to everybody on a private channel. */
export interface Broadcast {
  topic: string
  event: string
  payload: unknown
  /** UUID; comes out as `meta.id`, by which listeners drop a repetition. */
  id: string
}

/** Sends to channels of Realtime. @throws CallFailed unless all of them were taken: it is all or nothing. */
export type Announce = (messages: readonly Broadcast[]) => Promise<void>

/**
 * Reads `SUPABASE_URL` and the project's secret key, which the platform sets.
 * @throws EnvironmentProblem
 */
export function readRealtime(env: Environment): Announce {
  const url = new URL('/realtime/v1/api/broadcast', env.required('SUPABASE_URL')).href
  const key = readSecretKey(env)
  return async (messages) => {
    if (messages.length === 0) return
    const body = { messages: messages.map((message) => ({ ...message, private: true })) }
    const status = await postJson('Realtime', url, body, { apikey: key })
    if (status !== 202) throw new CallFailed('Realtime', status)
  }
}

/** `SUPABASE_SECRET_KEYS` holds them by name; `SUPABASE_SERVICE_ROLE_KEY` is what projects had before. */
function readSecretKey(env: Environment): string {
  const keys = env.json('SUPABASE_SECRET_KEYS', {})
  const named = isRecord(keys)
    ? [keys.default, ...Object.values(keys)].filter((key) => key !== undefined)
    : []
  const key = areTexts(named) ? named[0] : undefined
  const found = key ?? env.optional('SUPABASE_SERVICE_ROLE_KEY')
  if (found === undefined) throw new EnvironmentProblem('SUPABASE_SECRET_KEYS has no key')
  return found
}
