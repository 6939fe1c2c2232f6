const demoStores = {
  Northlight: 'pk_demo_northlight_5b1f8c2e',
  'Kumo Paper': 'pk_demo_kumo_paper_93d7aa10',
}

export type Settings = {
  port: number
  host: string
  /** Address of the API, without a slash at the end. */
  apiUrl: string
  /** Publishable key of each store that one can sign in to, by the name it is chosen by. */
  stores: Record<string, string>
}

/** What a desk calls its own variables of the environment, and where it listens when nothing is set. */
export type OwnSettings = { portVariable: string; port: number; storesVariable: string }

/** A variable of the environment cannot be used; the message is one line for the person who starts the desk. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads the settings of a desk; an empty value counts as absent.
 * @throws SettingsError
 */
export function readSettings(env: Record<string, string | undefined>, own: OwnSettings): Settings {
  const stores = env[own.storesVariable]
  return {
    port: readPort(env.PORT || env[own.portVariable] || String(own.port), own.portVariable),
    host: env.HOST || '127.0.0.1',
    apiUrl: readAddress(env.TRADEPOST_API_URL || 'http://127.0.0.1:4000'),
    stores: stores ? readStores(stores, own.storesVariable) : demoStores,
  }
}

function readPort(text: string, variable: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new SettingsError(`PORT (or ${variable}) must be a port number between 1 and 65535.`)
}

function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '')
  throw new SettingsError('TRADEPOST_API_URL must be an http or https address.')
}

function readStores(text: string, variable: string): Record<string, string> {
  const stores = parseJson(text)
  const isMap = typeof stores === 'object' && stores !== null && !Array.isArray(stores)
  const entries = isMap ? Object.entries(stores) : []
  if (entries.length > 0 && entries.every(([name, key]) => name !== '' && /^pk_[\w-]+$/.test(String(key)))) {
    return Object.fromEntries(entries)
  }
  throw new SettingsError(
    `${variable} must be a JSON object of store names and publishable keys: {"My shop":"pk_…"}.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
