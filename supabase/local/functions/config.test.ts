import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectFolder } from '../server.ts'
import { ConfigProblem, readConfig } from './config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-config-'))
  mkdirSync(join(folder, 'functions', 'hello'), { recursive: true })
  for (const file of ['index.ts', 'deno.json']) writeFileSync(join(folder, 'functions', 'hello', file), '{}')
})
afterEach(() => rmSync(folder, { recursive: true }))

const hello = {
  enabled: 'true',
  verify_jwt: 'false',
  import_map: '"./functions/hello/deno.json"',
  entrypoint: '"./functions/hello/index.ts"',
}
const tomlOf = (table: Record<string, string>, more = '') =>
  `${more}\n[functions.hello]\n${Object.entries(table)
    .map(([key, value]) => `${key} = ${value}`)
    .join('\n')}`

function problemsOf(toml: string): string {
  writeFileSync(join(folder, 'config.toml'), toml)
  try {
    readConfig(folder)
    return 'none'
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error
    return error.problems.map((problem) => problem.replaceAll(folder, '')).join('\n')
  }
}

it('the config of this project is right, and lists the functions there are', () => {
  cpSync(join(projectFolder, 'config.toml'), join(folder, 'config.toml'))
  expect(readConfig(projectFolder).map(({ slug, verifiesJwt }) => [slug, verifiesJwt])).toEqual([
    ['order_status_update', false],
    ['product_sync', false],
    ['cart_activity_log', false],
    ['notify_user', false],
    ['drain_queue', false],
  ])
})

it('reads a function', () => {
  writeFileSync(join(folder, 'config.toml'), `${tomlOf(hello)}\n[functions.hello.env]\nCOLOR = "green"`)
  expect(readConfig(folder)).toEqual([
    {
      slug: 'hello',
      isEnabled: true,
      verifiesJwt: false,
      configFile: join(folder, 'functions/hello/deno.json'),
      entrypoint: join(folder, 'functions/hello/index.ts'),
      env: { COLOR: 'green' },
    },
  ])
})

it.each([
  [
    'a key that is misspelt',
    tomlOf({ ...hello, verfy_jwt: 'true' }),
    'functions.hello.verfy_jwt is not known here',
  ],
  ['a table that is not known', tomlOf(hello, '[functoins.x]'), 'functoins is not known here'],
  ['a key at the top', tomlOf(hello, 'verify_jwt = true'), 'verify_jwt is not known here'],
  [
    'a key inherited by every object',
    tomlOf({ ...hello, constructor: '1' }),
    'functions.hello.constructor is not known',
  ],
  [
    'a text for a yes',
    tomlOf({ ...hello, verify_jwt: '"false"' }),
    'functions.hello.verify_jwt is to be a boolean',
  ],
  [
    'a key that is missing',
    tomlOf({ ...hello, verify_jwt: '' }).replace('verify_jwt = \n', ''),
    'verify_jwt is missing',
  ],
  [
    'a missing entry point',
    tomlOf({ ...hello, entrypoint: '"./functions/hello/main.ts"' }),
    'main.ts does not exist',
  ],
  [
    'a missing import map',
    tomlOf({ ...hello, import_map: '"./nowhere.json"' }),
    'nowhere.json does not exist',
  ],
  ['a function in the folder that it does not list', '[functions]', 'functions/hello is not listed'],
  ['a name that is none', `${tomlOf(hello)}\n[functions."a b"]`, 'functions.a b is no name for a function'],
  [
    'a variable of the platform',
    `${tomlOf(hello)}\n[functions.hello.env]\nSUPABASE_URL = "x"`,
    'SUPABASE_URL',
  ],
  ['no TOML', '[functions', 'line 1'],
])('refuses %s', (_, toml, problem) => {
  expect(problemsOf(toml)).toContain(problem)
})
