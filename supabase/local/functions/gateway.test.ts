import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLocal, type Project } from '../../tests/project.ts'
import { readConfig } from './config.ts'
import { findDeno } from './deno.ts'

const sources: Record<string, string> = {
  echo: `Deno.serve(async (request) => Response.json({
    path: new URL(request.url).pathname + new URL(request.url).search,
    method: request.method,
    body: await request.text(),
    headers: Object.fromEntries(request.headers),
    env: Deno.env.toObject(),
  }, { status: 201, headers: { 'x-own': 'yes' } }))`,
  fetching: `export default { fetch: () => new Response('by default') }`,
  broken: `throw new Error('cannot start')`,
  silent: `Deno.serve(() => new Promise(() => {}))`,
  dying: `let asked = 0
    Deno.serve(({ headers }) => headers.has('x-die') ? Deno.exit(3) : new Response(String(++asked)))`,
  guarded: `Deno.serve(() => new Response('in'))`,
  disabled: `Deno.serve(() => new Response('in'))`,
  curious: `Deno.serve(() => {
    const attempts = {
      read: () => Deno.readTextFileSync('/etc/passwd'),
      write: () => Deno.writeTextFileSync('./new.txt', ''),
      run: () => new Deno.Command('id').outputSync(),
    }
    return Response.json(Object.entries(attempts).map(([name, attempt]) => {
      try { attempt(); return name } catch (error) { return error.name }
    }))
  })`,
  working: `Deno.serve(async (request) => {
    const told = request.headers.get('x-told')
    EdgeRuntime.waitUntil((async () => {
      await new Promise((done) => setTimeout(done, 600))
      await fetch(told, { method: 'POST', body: 'in the background' })
    })())
    await new Promise((done) => setTimeout(done, 300))
    return new Response('answered')
  })`,
}

let project: Project
let folder: string
const told: string[] = []
const listener = createServer((request, response) => {
  request.on('data', (chunk: Buffer) => told.push(chunk.toString()))
  response.end()
})
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-functions-'))
  const tables = Object.entries(sources).map(([slug, source]) => {
    const place = join(folder, 'functions', slug)
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, 'index.ts'), source)
    writeFileSync(join(place, 'deno.json'), '{ "lock": false, "nodeModulesDir": "none" }')
    return `[functions.${slug}]
      enabled = ${slug !== 'disabled'}
      verify_jwt = ${slug === 'guarded'}
      import_map = "./functions/${slug}/deno.json"
      entrypoint = "./functions/${slug}/index.ts"`
  })
  writeFileSync(join(folder, 'config.toml'), tables.join('\n'))
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  project = await openLocal({
    functions: readConfig(folder),
    functionEnv: { OWN: 'secret of mine' },
    idleMs: 2500,
  })
})
afterAll(async () => {
  await project.stop()
  listener.close()
  rmSync(folder, { recursive: true })
})
const call = (path: string, init: RequestInit = {}) => fetch(`${project.url}/functions/v1/${path}`, init)

it('a function gets path, body and headers as they were sent, and its answer comes back', async () => {
  const body = '{"n":1,  "text":"Größe 🎁"}'
  const response = await call('echo/deep/er?x=1&y=%20', {
    method: 'PUT',
    body,
    headers: { 'webhook-id': 'evt_1', 'content-type': 'application/json' },
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('x-own')).toBe('yes')
  expect(await response.json()).toMatchObject({
    path: '/echo/deep/er?x=1&y=%20',
    method: 'PUT',
    body,
    headers: { 'webhook-id': 'evt_1', 'content-type': 'application/json' },
  })
})

it('a function sees its own variables and those of the platform, and none of this process', async () => {
  process.env.REALTIME_DB_URL = 'postgres://not-for-functions'
  const { env } = (await (await call('echo')).json()) as { env: Record<string, string> }
  delete process.env.REALTIME_DB_URL
  expect(env).toMatchObject({
    OWN: 'secret of mine',
    SUPABASE_URL: project.url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: project.secretKey }),
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: project.publishableKey }),
  })
  expect(Object.keys(env).filter((name) => /DB_URL|VITEST|TRADEPOST/.test(name))).toEqual([])
})

it('a function that exports fetch is served, too', async () => {
  expect(await (await call('fetching')).text()).toBe('by default')
})

it.each(['absent', 'disabled', '', '..', '__proto__', 'echo%2Fdeep'])(
  'nothing is served at %j',
  async (slug) => {
    expect((await call(slug)).status).toBe(404)
  },
)

it('a function that does not start is 503 BOOT_ERROR, and the others go on', async () => {
  const response = await call('broken')
  expect([response.status, await response.json()]).toMatchObject([503, { code: 'BOOT_ERROR' }])
  expect((await call('fetching')).status).toBe(200)
})

it('a function that says nothing for too long is 504', async () => {
  const response = await call('silent')
  expect([response.status, await response.json()]).toMatchObject([504, { code: 'IDLE_TIMEOUT' }])
})

it('a function that ends in the middle is 502, and is started anew for the next', async () => {
  const asked = async () => (await call('dying')).text()
  expect([await asked(), await asked()]).toEqual(['1', '2'])
  expect((await call('dying', { headers: { 'x-die': 'yes' } })).status).toBe(502)
  await sleep(200)
  expect(await asked()).toBe('1')
})

it('verify_jwt lets in tokens and keys of the project, and nobody else', async () => {
  const withToken = async (token: string) =>
    (await call('guarded', { headers: { authorization: `Bearer ${token}` } })).status
  expect((await call('guarded')).status).toBe(401)
  expect(await withToken('garbage')).toBe(401)
  expect(await withToken('sb_publishable_of_nobody')).toBe(401)
  expect(await withToken(await project.sign([], { isForged: true }))).toBe(401)
  expect(await withToken(await project.sign([], { lifetime: -1 }))).toBe(401)
  expect(await withToken(await project.sign([]))).toBe(200)
  expect(await withToken(project.publishableKey)).toBe(200)
  expect((await call('guarded', { headers: { apikey: project.secretKey } })).status).toBe(200)
  expect((await call('guarded', { method: 'OPTIONS' })).status).toBe(200)
})

it('a function reads no file but its own, writes none and runs nothing', async () => {
  expect(await (await call('curious')).json()).toEqual(['NotCapable', 'NotCapable', 'NotCapable'])
})

it('when it is stopped, requests are answered and work in the background ends', async () => {
  const other = await openLocal({ functions: readConfig(folder) })
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  const url = `${other.url}/functions/v1/working`
  // So that it has started.
  await fetch(url, { headers: { 'x-told': address } })
  await sleep(700)
  told.length = 0
  const answer = fetch(url, { headers: { 'x-told': address } })
  await sleep(100)
  await other.stop()
  expect(await (await answer).text()).toBe('answered')
  expect(told).toEqual(['in the background'])
})

it('a function ends with the gateway, however that ends', async () => {
  const entrypoint = join(folder, 'functions', 'silent', 'index.ts')
  const args = ['run', '--allow-all', join(import.meta.dirname, 'boot.js'), entrypoint]
  const child = spawn(findDeno(), args, { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.stdin.end()
  expect(await once(child, 'exit')).toEqual([0, null])
})
