import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lintByRuleset, redoclyProblems, spectralProblems } from './openapi.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

it("reads Redocly's report, and warnings in it are findings", () => {
  const problem = { ruleId: 'r', severity: 'warn', message: 'm', location: [{ pointer: '#/info' }] }
  expect(redoclyProblems(JSON.stringify({ problems: [problem] }))?.[0]).toMatchObject({
    where: 'openapi.yaml#/info',
    what: 'm (redocly r)',
  })
  expect(redoclyProblems('{"problems":[]}')).toEqual([])
})

it("reads Spectral's report", () => {
  const problem = { code: 'c', message: 'm', path: ['paths', '/v1/a'], severity: 1 }
  expect(spectralProblems(JSON.stringify([problem]))?.[0]).toMatchObject({
    where: 'openapi.yaml#/paths/~1v1~1a',
    what: 'm (spectral c)',
  })
  expect(spectralProblems('[]')).toEqual([])
})

it('does not take a report that is not there for a clean one', () => {
  expect(redoclyProblems('the config is broken')).toBeUndefined()
  expect(spectralProblems('the ruleset is broken')).toBeUndefined()
})

it('finds an operation of staff that asks for no more than others, and what OWASP wants to be said', async () => {
  const operation = (...security: object[]) => ({
    security,
    responses: { 200: { description: 'It.', content: { 'text/plain': { schema: { type: 'string' } } } } },
  })
  const document = {
    openapi: '3.1.0',
    paths: {
      '/v1/account': { get: operation({ staffSession: [] }) },
      '/v1/admin/things': {
        get: operation({ staffSession: ['things:read'] }),
        post: operation({ staffSession: [] }),
      },
      '/v1/admin/others': {
        get: operation({ staffsession: [] }),
        post: operation({ staffSession: ['All'] }),
      },
    },
  }
  const folder = await mkdtemp(join(tmpdir(), 'contract-'))
  try {
    await writeFile(join(folder, 'contract.json'), JSON.stringify(document))
    const { findings } = await lintByRuleset(root, join(folder, 'contract.json'))
    const foundBy = (rule: string) =>
      findings
        .filter(({ what }) => what.endsWith(`(spectral ${rule})`))
        .map(({ where }) => where.replace(/^openapi.yaml#.paths./, '').replaceAll('~1', '/'))
    expect(foundBy('owasp:api5:2023-admin-security-unique')).toEqual(['/v1/admin/things/post/security/0'])
    expect(foundBy('oas3-operation-security-defined')).toEqual([
      '/v1/admin/others/get/security/0/staffsession',
      '/v1/admin/others/post/security/0/staffSession/0',
    ])
    for (const [rule, times] of [
      ['owasp:api4:2023-string-restricted', 5],
      ['owasp:api8:2023-define-error-validation', 5],
      ['owasp:api8:2023-define-error-responses-401', 10],
    ] as const)
      expect(foundBy(rule), rule).toHaveLength(times)
  } finally {
    await rm(folder, { recursive: true })
  }
}, 60_000)
