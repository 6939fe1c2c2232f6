import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sitesOf } from './services.ts'
import { fingerprint } from './storefront-build.ts'

let root: string
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tradepost-build-'))
  write('pnpm-lock.yaml', 'lockfileVersion: 9')
  for (const folder of ['sdk', 'storefront/shop', 'storefront/admin', 'storefront/seller', 'storefront/desk'])
    write(`${folder}/src/index.ts`, folder)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const built = () => sitesOf(root, root).map((site) => [site.name, fingerprint(site, root)] as const)

it.each([
  ['storefront/desk/src/index.ts', ['admin desk', 'seller desk']],
  ['storefront/desk/src/new.css', ['admin desk', 'seller desk']],
  ['storefront/admin/server.ts', ['admin desk']],
  ['storefront/shop/src/index.ts', ['shop']],
  ['sdk/src/index.ts', ['shop', 'admin desk', 'seller desk']],
  ['pnpm-lock.yaml', ['shop', 'admin desk', 'seller desk']],
  ['storefront/desk/node_modules/astro/index.js', []],
  ['storefront/shop/dist/client/index.html', []],
])('a change of %s rebuilds %j', (file, expected) => {
  const before = new Map(built())
  write(file, 'changed')
  const changed = built().filter(([name, sources]) => before.get(name) !== sources)
  expect(changed.map(([name]) => name)).toEqual(expected)
})
