import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse, TomlError } from 'smol-toml'

/** One edge function as config.toml describes it. */
export interface FunctionConfig {
  slug: string
  isEnabled: boolean
  /** Whether a caller needs a token or key of the project before the function is asked at all */
  verifiesJwt: boolean
  /** Absolute; the deno.json beside the function */
  configFile: string
  /** Absolute */
  entrypoint: string
  env: Record<string, string>
}

/** config.toml says what cannot be; one line for each thing. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
  readonly problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

type Kind = 'boolean' | 'string' | 'number' | 'strings'
interface Table {
  [key: string]: Kind | Table
}

/**
 * All that this project sets, with its types. The official CLI passes over what it does not know, a misspelt
 * `verify_jwt` included; here every key is known or refused.
 */
const known: Table = {
  project_id: 'string',
  api: { enabled: 'boolean', schemas: 'strings', extra_search_path: 'strings', max_rows: 'number' },
  db: { major_version: 'number' },
  edge_runtime: { enabled: 'boolean', policy: 'string', deno_version: 'number' },
  functions: {},
}
const knownOfFunction: Record<string, Kind | Table> = {
  enabled: 'boolean',
  verify_jwt: 'boolean',
  import_map: 'string',
  entrypoint: 'string',
  env: {},
}
const slugs = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const notFunctions = new Set(['tests', 'node_modules'])

/**
 * Reads config.toml and checks it against the folder: no unknown key, no wrong type, every function said in full, with
 * its files there, and no function in the folder that it does not list.
 * @param folder of the project on Supabase, with config.toml and functions/
 * @throws ConfigProblem
 */
export function readConfig(folder: string): FunctionConfig[] {
  const file = join(folder, 'config.toml')
  const config = parsed(file)
  const functions = isTable(config.functions) ? config.functions : {}
  const problems = [
    ...problemsOfTable(config, known, ''),
    ...Object.entries(functions).flatMap(([slug, said]) => problemsOfFunction(slug, said)),
    ...unlisted(folder, functions),
  ]
  if (problems.length > 0) throw new ConfigProblem(problems.map((problem) => `${file}: ${problem}`))

  const list = Object.entries(functions).map(([slug, said]) => functionOf(slug, said as Said, dirname(file)))
  const missing = list.flatMap(({ slug, entrypoint, configFile }) =>
    [entrypoint, configFile]
      .filter((path) => !existsSync(path))
      .map((path) => `${file}: functions.${slug}: ${path} does not exist`),
  )
  if (missing.length > 0) throw new ConfigProblem(missing)
  return list
}

interface Said {
  enabled: boolean
  verify_jwt: boolean
  import_map: string
  entrypoint: string
  env?: Record<string, string>
}

const functionOf = (slug: string, said: Said, folder: string): FunctionConfig => ({
  slug,
  isEnabled: said.enabled,
  verifiesJwt: said.verify_jwt,
  configFile: resolve(folder, said.import_map),
  entrypoint: resolve(folder, said.entrypoint),
  env: said.env ?? {},
})

function parsed(file: string): Record<string, unknown> {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const why =
      cause instanceof TomlError ? `line ${cause.line}: ${cause.message.split('\n')[0]}` : String(cause)
    throw new ConfigProblem([`${file}: ${why}`])
  }
}

function problemsOfTable(said: Record<string, unknown>, table: Table, path: string): string[] {
  return Object.entries(said).flatMap(([key, value]) => {
    const name = `${path}${key}`
    const kind = Object.hasOwn(table, key) ? table[key] : undefined
    if (kind === undefined) return [`${name} is not known here`]
    if (typeof kind === 'string') return isOfKind(value, kind) ? [] : [`${name} is to be ${articleOf(kind)}`]
    if (!isTable(value)) return [`${name} is to be a table`]
    return Object.keys(kind).length === 0 ? [] : problemsOfTable(value, kind, `${name}.`)
  })
}

function problemsOfFunction(slug: string, said: unknown): string[] {
  const name = `functions.${slug}`
  if (!slugs.test(slug)) return [`${name} is no name for a function`]
  if (!isTable(said)) return [`${name} is to be a table`]
  const env = isTable(said.env) ? said.env : {}
  return [
    ...problemsOfTable(said, knownOfFunction, `${name}.`),
    ...['enabled', 'verify_jwt', 'import_map', 'entrypoint']
      .filter((key) => said[key] === undefined)
      .map((key) => `${name}.${key} is missing`),
    ...Object.entries(env).flatMap(([key, value]) => [
      ...(typeof value === 'string' ? [] : [`${name}.env.${key} is to be a text`]),
      ...(key.startsWith('SUPABASE_') ? [`${name}.env.${key}: names with SUPABASE_ are the platform's`] : []),
    ]),
  ]
}

function unlisted(folder: string, functions: Record<string, unknown>): string[] {
  const place = join(folder, 'functions')
  if (!existsSync(place)) return []
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name) && !notFunctions.has(entry.name))
    .filter(({ name }) => !Object.hasOwn(functions, name))
    .map(({ name }) => `functions/${name} is not listed`)
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === 'strings') return Array.isArray(value) && value.every((one) => typeof one === 'string')
  return typeof value === kind
}

const articleOf = (kind: Kind): string => (kind === 'strings' ? 'a list of texts' : `a ${kind}`)

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
