// The local Supabase: edge functions and Realtime at one address. Settings come from the environment.

import { ConfigProblem } from './functions/config.ts'
import { DenoUnavailable } from './functions/deno.ts'
import { startLocalSupabase } from './server.ts'
import { readSettings, SettingsProblem } from './settings.ts'

try {
  const settings = readSettings(process.env)
  const supabase = await startLocalSupabase(settings)
  settings.log({ msg: 'listening', url: supabase.url })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void supabase.stop().then(() => process.exit(0)))
  }
} catch (error) {
  leave(error)
}

function leave(error: unknown): never {
  const isForPeople =
    error instanceof SettingsProblem || error instanceof ConfigProblem || error instanceof DenoUnavailable
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (isBusy) console.error('The port of the local Supabase is in use: set SUPABASE_PORT to another.')
  else console.error(isForPeople ? error.message : error)
  process.exit(1)
}
