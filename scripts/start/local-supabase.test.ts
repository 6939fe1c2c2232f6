import { join } from 'node:path'
import { expect, it } from 'vitest'
import { publishedTypes } from '../../api/src/domains/events/index.ts'
import { readConfig } from '../../supabase/local/functions/config.ts'
import { projectFolder } from '../../supabase/local/server.ts'
import { functionEvents } from './edge-functions.ts'
import { reasonWithout } from './local-supabase.ts'
import { readSettings } from './settings.ts'

const reason = (variables: Record<string, string>) =>
  reasonWithout(readSettings(join(import.meta.dirname, 'nowhere'), [], { DENO: '/bin/deno', ...variables }))

it('the local Supabase runs where nothing speaks against it', () => {
  expect(reason({})).toBeNull()
})

it.each<[string, Record<string, string>]>([
  ['LOCAL_SUPABASE is false', { LOCAL_SUPABASE: 'false' }],
  ['SUPABASE_URL names another', { SUPABASE_URL: 'https://project.supabase.co' }],
  ['it needs the embedded database', { DATABASE_URL: 'postgres://u:p@db/shop' }],
  ['WEBHOOKS_TO_LOOPBACK is false', { WEBHOOKS_TO_LOOPBACK: 'false' }],
])('and not where %s', (said, variables) => {
  expect(reason(variables)).toBe(said)
})

it('refuses a wrong switch or port in one line', () => {
  expect(() => reason({ LOCAL_SUPABASE: 'no' })).toThrow(/^LOCAL_SUPABASE: must be true or false[^\n]*$/)
  expect(() => reason({ SUPABASE_PORT: '0' })).toThrow(/^SUPABASE_PORT: [^\n]*$/)
})

it('every function of the project hears something, but for the one that hands on, and nothing that is never told', () => {
  const slugs = readConfig(projectFolder).map(({ slug }) => slug)
  expect([...Object.keys(functionEvents), 'drain_queue'].toSorted()).toEqual(slugs.toSorted())
  const unknown = Object.values(functionEvents)
    .flat()
    .filter(
      (choice) => !publishedTypes.some((type) => type === choice || `${type.split('.')[0]}.*` === choice),
    )
  expect(unknown).toEqual([])
})
