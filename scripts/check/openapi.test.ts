import { expect, it } from 'vitest'
import { redoclyProblems, spectralProblems } from './openapi.ts'

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
