import { expect, it } from 'vitest'
import { configsRefused } from './functions.ts'

const sound = { imports: { postgres: 'npm:postgres@3.4.9' }, lock: false, nodeModulesDir: 'none' }
const refused = (config: object | null) =>
  configsRefused(
    new Map([
      ['', sound],
      ['a_function', config],
    ]),
  ).map(({ what }) => what)

it('accepts exact versions that are the same in all functions', () => {
  expect(refused(sound)).toEqual([])
  expect(refused({ ...sound, imports: {} })).toEqual([])
})

it.each([
  ['no file', null, 'is not there'],
  ['a range', { ...sound, imports: { postgres: 'npm:postgres@^3.4.9' } }, 'imports npm:postgres@^3.4.9'],
  [
    'another registry',
    { ...sound, imports: { postgres: 'jsr:@a/postgres@3.4.9' } },
    'imports jsr:@a/postgres@3.4.9',
  ],
  [
    'an address',
    { ...sound, imports: { postgres: 'https://esm.sh/postgres' } },
    'imports https://esm.sh/postgres',
  ],
  [
    'another version',
    { ...sound, imports: { postgres: 'npm:postgres@3.4.8' } },
    'imports postgres as another version than the tests',
  ],
  ['a lock', { ...sound, lock: true }, 'does not say "nodeModulesDir": "none" and "lock": false'],
])('refuses %s', (_, config, what) => {
  expect(refused(config)).toContain(what)
})
