import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Sent } from '../../test/api.ts'
import { count, seed } from '../../test/counts.ts'
import { leaks } from '../../test/leak-watch.ts'
import { someoneAllowed } from './access/allowed-caller.ts'
import { fixtureOf, requestOf } from './access/fixture.ts'
import { fixtures } from './access/fixtures.ts'
import { operations } from './access/operations.ts'
import { type Resources, resourcesOf } from './access/resources.ts'
import { createSandbox } from './access/sandbox.ts'
import { openRefusals } from './refused-requests.ts'

const scene = await openRefusals({ DATABASE_POOL_SIZE: '1' })
const { api, a, b, ask, expectProblem } = scene
// What succeeds is undone: no call spoils the next.
const sandbox = createSandbox(api)
afterAll(async () => {
  sandbox.close()
  await scene.close()
})

describe('whatever is sent', () => {
  it('never answers 5xx: arbitrary bodies, paths, queries and headers on every operation', async () => {
    // Whatever the pool holds is sent as anything, also as a password.
    for (const value of [...Object.values(resourcesOf(a)), a.offerId, b.offerId]) leaks.show(value)
    const declared = operations()
    const real: Resources = { ...resourcesOf(a), callersOrigin: a.store.origin }
    const text = fc.oneof(
      fc.array(fc.nat(0x10ffff), { maxLength: 30 }).map((codes) => String.fromCodePoint(...codes)),
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '',
        '\0',
        '%',
        '%00',
        '..',
        "'",
        '"',
        '\\',
        '{}',
        '1',
        '-1',
        '\ud800',
        '&',
        '|',
        '!',
        ':*',
        '<->',
        '()',
      ),
    )
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      text,
      fc.double(),
      fc.integer(),
      fc.constantFrom(...Object.values(real), a.offerId, b.offerId, a.shippingMethodId),
    )
    const params = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text })
    const queries = fc.array(
      fc.tuple(
        fc.constantFrom('q', 'limit', 'cursor', 'sort', 'category', 'status', 'x'),
        fc.oneof(text, fc.constantFrom('1', '100', 'price', 'newest', 'lamps')),
      ),
      { maxLength: 4 },
    )
    /** The working body with some values replaced, or anything at all. */
    const bodies = fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 3 })
          .map((changes) => ({ changes })),
      },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }).map((whole) => ({ whole })) },
      { weight: 1, arbitrary: text.map((rawBody) => ({ rawBody })) },
    )
    const headers = fc.record(
      {
        'if-match': fc.constantFrom('"1"', '"2"', 'x', '*'),
        'idempotency-key': fc.constantFrom(randomUUID(), 'x'),
        'if-none-match': fc.constantFrom('*', '"x"', 'W/"x", "y"'),
        'content-type': fc.constantFrom('application/json', 'application/problem+json', 'text/plain'),
      },
      { requiredKeys: [] },
    )
    let fives: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...declared),
        params,
        queries,
        bodies,
        headers,
        async (operation, param, query, body, extra) => {
          const fixture = fixtureOf(fixtures, operation)
          const working = requestOf(operation, fixture, real)
          const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
            const value = param ?? real[fixture.params?.[name] ?? name] ?? 'x'
            return encodeURIComponent(value.toWellFormed()) || '%20'
          })
          const search = new URLSearchParams(
            query.map(([name, value]) => [name, value.toWellFormed()]),
          ).toString()
          const sent: Sent = {
            ...someoneAllowed(operation, a),
            headers: extra as Record<string, string>,
            ...(operation.takesBody ? bodyFrom(working.body, body) : {}),
          }
          const answer = await sandbox.undo(() =>
            ask(working.method, `${path}${search ? `?${search}` : ''}`, sent),
          )
          // That somebody else's provider is away is no fault of ours.
          if (answer.body.code === 'identity-provider-not-answering') return
          if (answer.status >= 500)
            fives = [
              ...fives,
              `${operation.operationId} ${answer.status} ${path}?${search} ${sent.rawBody ?? ''}`,
            ]
          expect(fives).toEqual([])
          if (answer.status >= 400)
            expectProblem(answer, new URL(path, 'http://localhost').pathname, operation.operationId)
        },
      ),
      { numRuns: count(600, 20_000), seed: seed(), endOnFailure: true },
    )
  }, 600_000)
})

/** The body that a generated change makes of a working one, as text. */
function bodyFrom(
  working: unknown,
  change: { changes: [number, unknown][] } | { whole: unknown } | { rawBody: string },
): Pick<Sent, 'rawBody'> {
  if ('rawBody' in change) return change
  if ('whole' in change || working === undefined)
    return { rawBody: JSON.stringify('whole' in change ? change.whole : {}) }
  const body = structuredClone(working) as Record<string, unknown>
  for (const [at, value] of change.changes) {
    const places: [Record<string, unknown>, string][] = []
    const visit = (of: unknown): void => {
      if (typeof of !== 'object' || of === null) return
      for (const key of Object.keys(of)) {
        places.push([of as Record<string, unknown>, key])
        visit((of as Record<string, unknown>)[key])
      }
    }
    visit(body)
    const place = places[at % Math.max(1, places.length)]
    if (place) place[0][place[1]] = value
  }
  return { rawBody: JSON.stringify(body) }
}
