import { describe, expect, it } from 'vitest'
import type { Project } from './docs.ts'
import { documentRefused } from './docs.ts'

const project: Project = {
  files: new Set([
    'README.md',
    'openapi.yaml',
    'api/src/domains/orders/place-order.ts',
    'api/package.json',
    'docs/guides/selling.md',
  ]),
  folders: new Set(['api', 'api/src', 'api/src/domains', 'api/src/domains/orders', 'docs', 'docs/guides']),
  scripts: new Map([
    ['', new Set(['check', 'test', 'start'])],
    ['@tradepost/api', new Set(['migration'])],
  ]),
  ignored: new Set(['.data', '.env', 'node_modules']),
}
const refused = (text: string, path = 'README.md') =>
  documentRefused(path, text, project).map(({ what }) => what)

describe('documents', () => {
  it.each([
    'See `api/src/domains/orders/place-order.ts`, `place-order.ts` and `orders/place-order.ts:12`.',
    'The folder `api/src/` and the folder `docs`.',
    'Any `api/src/domains/*/place-order.ts`, any `domains/<x>/tables.ts`.',
    'A [guide](docs/guides/selling.md#prices), a [page](https://example.com/x.md), [below](#below).',
    'Run `pnpm check`, `pnpm install`, `npm start`, `npm ci`, `pnpm --filter @tradepost/api migration`.',
    'Paths of the API such as `/v1/orders`, types such as `application/json`, packages such as `@hono/zod-openapi`.',
    'What appears at run time: `.env`, `.data/keys.json`.',
    '```sh\npnpm check # or pnpm nothing\nnode api/src/domains/orders/place-order.ts\n```',
    "```ts\nimport { x } from 'nowhere/at-all.ts'\n```",
  ])('allows: %s', (text) => {
    expect(refused(text)).toEqual([])
  })

  it.each([
    ['`api/src/domains/orders/cancel.ts`', 'a path that is not there'],
    ['`cancel-order.ts`', 'a file name that is nowhere'],
    ['`api/source/`', 'a folder that is not there'],
    ['`api/src/domains/*/cancel.ts`', 'a pattern that matches nothing'],
    ['[guide](docs/guides/buying.md)', 'a link to nothing'],
    ['`pnpm chekc`', 'a script that is not there'],
    ['`npm run deploy`', 'an npm script that is not there'],
    ['`pnpm --filter @tradepost/api deploy`', 'a script of a package that is not there'],
    ['```sh\npnpm chekc\n```', 'a script in a block'],
    ['```sh\nnode api/src/missing.ts\n```', 'a path in a block'],
  ])('refuses %s: %s', (text) => {
    expect(refused(text)).toHaveLength(1)
  })

  it('resolves links from the folder of the document', () => {
    expect(refused('[home](../../README.md)', 'docs/guides/selling.md')).toEqual([])
    expect(refused('[home](../README.md)', 'docs/guides/selling.md')).toHaveLength(1)
  })
})

describe('decision records', () => {
  const record = (end: string) =>
    refused(`# A decision\n\nWhy.\n\n${end}\n`, 'docs/decisions/0001-a-decision.md')

  it('end with what enforces them', () => {
    expect(record('Enforced by: `pnpm check imports`, `place-order.ts` (`orders_quantity`).')).toEqual([])
    expect(record('**Enforced by:** `api/src/domains/orders/place-order.ts`')).toEqual([])
  })

  it('are refused without it, with nothing named, or with a path that is not there', () => {
    expect(record('The end.')).toEqual(['does not end with what enforces it'])
    expect(record('Enforced by: good will.')).toEqual(['names nothing that enforces it'])
    expect(record('Enforced by: `gone.test.ts`')).toContain('is enforced by gone.test.ts, which is not there')
  })
})
